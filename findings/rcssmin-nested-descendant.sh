#!/usr/bin/env bash
# rcssmin 1.3.0: in a nested rule the space before a pseudo-class is taken out as if it stood before a declaration's
# colon. `& .table :is(td, th)`, the cells within, becomes `& .table:is(td,th)`, which is nothing; the same selector
# outside of a nested rule keeps its space. No error is told, and a sheet that is not made small looks right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check rcssmin==1.3.0
seen=$(venv/bin/python -c '
from rcssmin import cssmin

print(cssmin(".page .table :is(td, th) { padding: 0 }"))
print(cssmin(".page { & .table :is(td, th) { padding: 0 } }"))
')
echo "$seen"
test "$seen" = ".page .table :is(td,th){padding:0}
.page{& .table:is(td,th){padding:0}}"
