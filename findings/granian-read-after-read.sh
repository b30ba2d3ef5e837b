#!/usr/bin/env bash
# granian (WSGI): wsgi.input.read() after wsgi.input.read(2) gives nothing: all that granian holds already is lost.
# A program that looks at the first bytes of a body to tell what it is, and then reads "the rest", works with an
# empty rest and sees no error. PEP 3333 asks for the meaning that read() has on files.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check granian==2.8.9
cat > app.py <<'PYTHON'
def app(environ, start_response):
    body = environ["wsgi.input"]
    told = repr((body.read(2), body.read())).encode()
    start_response("200 OK", [("Content-Length", str(len(told)))])
    return [told]
PYTHON
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
venv/bin/granian --interface wsgi --port "$port" --backpressure 4 --log-level error app:app &
seen=$(curl --silent --show-error --retry 20 --retry-delay 1 --retry-connrefused --data 'one two' "http://127.0.0.1:$port/")
venv/bin/granian --version
echo "Sent 'one two'; read(2) and then read() give: $seen"
echo "A file would give: (b'on', b'e two')"
[ "$seen" = "(b'on', b'')" ]
