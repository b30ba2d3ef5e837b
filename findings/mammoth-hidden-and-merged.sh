#!/usr/bin/env bash
# mammoth 1.13.0: words that Word hides (w:vanish) stand among the others in what a Word file becomes, while words in a
# cell that is joined to the one above (w:vMerge), words of a text box without a fallback in VML, and words that were
# moved elsewhere (w:moveFrom) are left out. Only the text box has a message, which does not say that words were in it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check mammoth==1.13.0
seen=$(venv/bin/python - <<'PYTHON'
import io
import zipfile

import mammoth

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def run(words, properties=""):
    return f'<w:r>{properties}<w:t xml:space="preserve">{words}</w:t></w:r>'


def cell(words, merge):
    return f'<w:tc><w:tcPr><w:vMerge{merge}/></w:tcPr><w:p>{run(words)}</w:p></w:tc>'


PARTS = {
    "hidden": f"<w:p>{run('Rinse. ')}{run('Ask Jo first.', '<w:rPr><w:vanish/></w:rPr>')}</w:p>",
    "joined cells": '<w:tbl><w:tr>' + cell("Day 1", ' w:val="restart"') + "</w:tr><w:tr>" + cell("Day 2", "")
    + "</w:tr></w:tbl>",
    "text box": f"<w:p>{run('Rinse.')}<w:r><wps:txbx><w:txbxContent><w:p>{run('Keep cool.')}</w:p>"
    "</w:txbxContent></wps:txbx></w:r></w:p>",
    "moved away": f'<w:p>{run("Rinse.")}<w:moveFrom w:id="1" w:author="Jo">{run(" Dry well.")}</w:moveFrom></w:p>',
}


def document(body):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        parts.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/word/document.xml" ContentType='
            '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        )
        parts.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships">'
            f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        parts.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{WORD}" xmlns:wps="{SHAPE}"><w:body>{body}</w:body></w:document>',
        )
    return file


for name, body in PARTS.items():
    told = mammoth.convert_to_html(document(body))
    print(f"{name}: {told.value} {[one.message for one in told.messages]}")
PYTHON
)
echo "$seen"
test "$seen" = "hidden: <p>Rinse. Ask Jo first.</p> []
joined cells: <table><tr><td rowspan=\"2\"><p>Day 1</p></td></tr><tr></tr></table> []
text box: <p>Rinse.</p> ['An unrecognised element was ignored: {http://schemas.microsoft.com/office/word/2010/wordprocessingShape}txbx']
moved away: <p>Rinse.</p> []"
