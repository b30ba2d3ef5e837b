#!/usr/bin/env bash
# cyclonedx-bom names each component after the line of the requirements file on which it stands, and takes no notice of
# markers: a list that grows by one line gives other references to what did not change, and what only Windows needs is
# listed like the rest. Whoever compares two lists, or points at a component from outside (VEX), must use the purl.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv .venv
.venv/bin/pip install --quiet --disable-pip-version-check cyclonedx-bom==7.5.0 2> pip.log || { cat pip.log; exit 2; }
echo "cyclonedx-bom $(.venv/bin/python -c 'from importlib.metadata import version; print(version("cyclonedx-bom"))')"

printf 'six==1.17.0\ntzdata==2026.6 ; sys_platform == "win32"\n' > before.txt
printf 'idna==3.20\nsix==1.17.0\ntzdata==2026.6 ; sys_platform == "win32"\n' > after.txt
for list in before after; do
    .venv/bin/cyclonedx-py requirements "$list.txt" --output-reproducible --no-validate --output-file "$list.json" 2> /dev/null
done
.venv/bin/python - <<'PYTHON'
import json
import sys

before, after = (
    {one["name"]: (one["bom-ref"], one["purl"]) for one in json.load(open(f"{name}.json"))["components"]}
    for name in ("before", "after")
)
for name in before:
    print(f"{name}: {before[name]}; with one line above it: {after[name]}")
counted = all(before[name][0] != after[name][0] and before[name][1] == after[name][1] for name in before)
unmarked = sys.platform != "win32" and "tzdata" in before
print("The reference is the number of the line:", "yes" if counted else "NO LONGER")
print("What this machine does not need is listed too:", "yes" if unmarked else "NO LONGER")
sys.exit(not (counted and unmarked))
PYTHON
