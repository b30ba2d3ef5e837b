#!/usr/bin/env bash
# lxml 6.1.3 (with the libxml2 that its wheel brings): words that stand behind </body></html>, which every browser
# shows, are dropped by the HTML parser without an error; nor do they stand in any tail. A <wbr> takes what follows
# it as its content, where HTML says that it has none.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check lxml==6.1.3
seen=$(venv/bin/python -c '
from lxml import etree, html

print(etree.LIBXML_COMPILED_VERSION)
parser = html.HTMLParser()
page = html.document_fromstring("<html><body><p>First.</p></body></html><p>Last.</p>", parser=parser)
print(" ".join(page.itertext()), len(parser.error_log.filter_from_fatals()))
print(html.tostring(html.fragment_fromstring("<p>micro<wbr>needle <b>now</b></p>"), encoding="unicode"))
')
echo "$seen"
test "$(echo "$seen" | tail -n 2)" = "First. 0
<p>micro<wbr>needle <b>now</b></wbr></p>"
