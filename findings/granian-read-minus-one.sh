#!/usr/bin/env bash
# granian (WSGI): wsgi.input.read(-1) raises OverflowError, where a file reads all that is left.
# Code that passes a size on, with -1 for all of it, meets that on granian alone; PEP 3333 asks for read() as files
# have it.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check granian==2.8.9
cat > app.py <<'PYTHON'
def app(environ, start_response):
    try:
        told = repr(environ["wsgi.input"].read(-1)).encode()
    except Exception as error:
        told = repr(error).encode()
    start_response("200 OK", [("Content-Length", str(len(told)))])
    return [told]
PYTHON
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
venv/bin/granian --interface wsgi --port "$port" --backpressure 4 --log-level error app:app &
seen=$(curl --silent --show-error --retry 20 --retry-delay 1 --retry-connrefused --data 'one two' "http://127.0.0.1:$port/")
venv/bin/granian --version
echo "Sent 'one two'; read(-1) gives: $seen"
echo "A file would give: b'one two'"
case "$seen" in OverflowError*) ;; *) exit 1 ;; esac
