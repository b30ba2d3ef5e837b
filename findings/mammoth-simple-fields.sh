#!/usr/bin/env bash
# mammoth 1.13.0: the words of a simple field (w:fldSimple: a date, a page number, a cross-reference), of a direction
# (w:dir) and of a reading (w:ruby) are left out of what a Word file becomes, so that a sentence loses its middle. A
# message says that an element was ignored; it does not say that words were.
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
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def run(words):
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


body = "".join(
    f"<w:p>{run('Wait ')}{one}{run(' first.')}</w:p>"
    for one in (
        run("three days"),
        f'<w:fldSimple w:instr=" REF pause ">{run("three days")}</w:fldSimple>',
        f'<w:dir w:val="ltr">{run("three days")}</w:dir>',
        f"<w:r><w:ruby><w:rt>{run('3 d')}</w:rt><w:rubyBase>{run('three days')}</w:rubyBase></w:ruby></w:r>",
    )
)
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
    parts.writestr("word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')
told = mammoth.convert_to_html(file)
print(told.value)
print(*sorted({message.message for message in told.messages}), sep="\n")
PYTHON
)
echo "$seen"
test "$(echo "$seen" | head -n 1)" = "<p>Wait three days first.</p><p>Wait  first.</p><p>Wait  first.</p><p>Wait  first.</p>"
