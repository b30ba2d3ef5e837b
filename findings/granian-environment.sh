#!/usr/bin/env bash
# granian (WSGI): every request's environ holds the environment of the server's process, keys and passwords included.
# PEP 3333 lets a server add it; what shows or logs an environ then shows them too. gunicorn adds nothing of it.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check granian==2.8.9 gunicorn==23.0.0
cat > app.py <<'PYTHON'
def app(environ, start_response):
    told = repr(environ.get("KEPT_BY_THE_SERVER")).encode()
    start_response("200 OK", [("Content-Length", str(len(told)))])
    return [told]
PYTHON
export KEPT_BY_THE_SERVER=sesame
free() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
asked() { curl --silent --show-error --retry 20 --retry-delay 1 --retry-connrefused "http://127.0.0.1:$1/"; }
port=$(free)
venv/bin/granian --interface wsgi --port "$port" --log-level error app:app &
of_granian=$(asked "$port")
port=$(free)
venv/bin/gunicorn --bind "127.0.0.1:$port" --log-level error app:app &
of_gunicorn=$(asked "$port")
venv/bin/granian --version
echo "A variable of the process, seen in a request: granian $of_granian, gunicorn $of_gunicorn"
test "$of_granian $of_gunicorn" = "'sesame' None"
