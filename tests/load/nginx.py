"""nginx with the shipped configuration, for as long as something is tried behind it."""

import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from microneedle_site.environment import BASE_DIR
from tests.load.serving import free_port

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin:/opt/homebrew/bin")
OPENSSL = shutil.which("openssl")
CAN_RUN = bool(NGINX and OPENSSL and sys.platform == "linux")
NAME = "example.org"
CERTIFICATE = "fullchain.pem"
SHIPPED = BASE_DIR / "deploy/nginx.conf"
MAIN = """
daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/errors;
events {{ worker_connections 256; }}
http {{ client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5; include {folder}/site.conf; }}
"""


@contextmanager
def in_front_of(server: int, folder: Path) -> Iterator[int]:
    """The port at which nginx answers in TLS for the server at another; its certificate is put into the folder."""
    plain, port = free_port(), free_port()
    _certify(folder)
    changes = {
        r"listen \[::\][^;]+;": "",
        r"listen 80;": f"listen 127.0.0.1:{plain};",
        r"listen 443 ": f"listen 127.0.0.1:{port} ",
        r"server 127\.0\.0\.1:\d+": f"server 127.0.0.1:{server}",
        r"/etc/letsencrypt/live/[^/]+/": f"{folder}/",
        r"/var/log/nginx/": f"{folder}/",
        r"/srv/microneedle/": f"{BASE_DIR}/",
    }
    text = SHIPPED.read_text(encoding="utf-8")
    for old, new in changes.items():
        text = re.sub(old, new, text)
    (folder / "site.conf").write_text(text, encoding="utf-8")
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder), encoding="utf-8")
    command = [str(NGINX), "-p", str(folder), "-e", str(folder / "errors"), "-c", str(folder / "nginx.conf")]
    running = subprocess.Popen(command, stderr=subprocess.PIPE)
    try:
        _wait_for(port, running)
        yield port
    finally:
        running.terminate()
        running.communicate(timeout=20)


def _certify(folder: Path) -> None:
    names = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / CERTIFICATE), "-subj", f"/CN={NAME}"]
    kind = [
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-addext",
        f"subjectAltName=DNS:{NAME}",
    ]
    subprocess.run([str(OPENSSL), "req", "-x509", *kind, *names], check=True, capture_output=True)


def _wait_for(port: int, running: "subprocess.Popen[bytes]") -> None:
    while True:
        assert running.poll() is None, running.communicate()[1].decode()
        with socket.socket() as wire:
            if wire.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
