#!/usr/bin/env bash
# granian: a client that sends a whole request and then shuts its writing side down (as `nc -N` and `socat` do) gets
# no answer at all, though the request is complete; gunicorn answers. And one whose body is NOT complete gets one.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check granian==2.8.9 gunicorn==27.0.1
cat > app.py <<'PYTHON'
import time


def app(environ, start_response):
    told = environ["wsgi.input"].read(7)
    time.sleep(0.2)
    start_response("200 OK", [("Content-Length", str(len(told)))])
    return [told]
PYTHON
cat > send.py <<'PYTHON'
import socket
import sys


def answer(told: int) -> str:
    with socket.create_connection(("127.0.0.1", int(sys.argv[1])), timeout=20) as wire:
        wire.sendall(f"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: {told}\r\nConnection: close\r\n\r\none two".encode())
        wire.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: wire.recv(4096), b"")).decode().partition("\r\n")[0] or "nothing"


print(f"whole: {answer(7)}; one byte short: {answer(8)}")
PYTHON
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
ask() {
  "$@" >server.log 2>&1 &
  server=$!
  curl --silent --output /dev/null --retry 20 --retry-delay 1 --retry-connrefused "http://127.0.0.1:$port/"
  python3 send.py "$port"
  kill "$server"
  wait "$server" || true
}
granian=$(ask venv/bin/granian --interface wsgi --port "$port" --backpressure 4 app:app)
gunicorn=$(ask venv/bin/gunicorn --bind "127.0.0.1:$port" --no-control-socket app:app)
venv/bin/granian --version
venv/bin/gunicorn --version
echo "granian:  $granian"
echo "gunicorn: $gunicorn"
[ "$granian" = "whole: nothing; one byte short: HTTP/1.1 200 OK" ]
[[ "$gunicorn" = "whole: HTTP/1.1 200 OK; "* ]]
