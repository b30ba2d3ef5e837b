#!/usr/bin/env bash
# warcio 1.8.1: a response record that is made with its HTTP headers and without `length` copies the payload into a
# temporary file to count it, and leaves that file to the garbage collector: with warnings as errors a program that
# only writes one record ends with a ResourceWarning. Told the length, it makes no copy. The record is the same.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check warcio==1.8.1
cat > write.py <<'PYTHON'
import gc
import io
import sys
import warnings

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

caught = []
sys.unraisablehook = lambda told: caught.append(told.exc_value)
warnings.simplefilter("error")
for told in ({}, {"length": 5}):
    caught.clear()
    writer = WARCWriter(io.BytesIO(), gzip=False)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/plain")], protocol="HTTP/1.1")
    record = writer.create_warc_record("https://a.example/", "response", io.BytesIO(b"words"), http_headers=headers, **told)
    writer.write_record(record)
    ends_well = writer.out.getvalue().endswith(b"words\r\n\r\n")
    del record, writer
    gc.collect()
    print("with length" if told else "without", "written" if ends_well else "lost", [type(one).__name__ for one in caught])
PYTHON
seen=$(venv/bin/python write.py 2>/dev/null)
echo "$seen"
test "$seen" = "without written ['ResourceWarning']
with length written []"
