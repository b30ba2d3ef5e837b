#!/usr/bin/env bash
# django-csp 4.0: the same policy is written in another order by each process, because its directives pass through a set
# of strings, whose order Python draws anew at each start. Two workers of one server send different headers for the same
# page, and whatever is made from the header (a checksum, a file beside an export) is never the same twice.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check Django==5.2.19 django-csp==4.0
cat > policy.py <<'PYTHON'
from csp.constants import NONE, SELF
from csp.utils import build_policy
from django.conf import settings

directives = {"default-src": [NONE], "script-src": [SELF], "style-src": [SELF], "img-src": [SELF], "font-src": [SELF]}
settings.configure(CONTENT_SECURITY_POLICY={"DIRECTIVES": directives})
print(build_policy())
PYTHON
seen=$(for seed in 1 2 3 4; do PYTHONHASHSEED=$seed venv/bin/python policy.py; done)
venv/bin/pip --disable-pip-version-check list 2>/dev/null | grep -i '^django'
echo "One policy, built by four processes:"
echo "$seen"
sorted=$(echo "$seen" | while read -r line; do echo "$line" | tr -d ' ' | tr ';' '\n' | sort | tr '\n' ';'; echo; done | sort -u | wc -l)
echo "different as text: $(echo "$seen" | sort -u | wc -l), different as policies: $sorted"
if [ "$(echo "$seen" | sort -u | wc -l)" -lt 2 ] || [ "$sorted" -ne 1 ]; then
    echo "This is no longer so." >&2
    exit 1
fi
