#!/usr/bin/env bash
# pypdf 7.1.1: the visitor of extract_text is told the place of each piece of text without its rise (Ts), so that a
# raised figure, the mark of a note for example, stands on the line as if it belonged to the number before it; the
# text has it glued to it: "0.5" with a raised 2 is "0.52". Nothing but the size of the font tells them apart.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pypdf==7.1.1 reportlab==5.1.0
seen=$(venv/bin/python - <<'PYTHON'
import io

from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

file = io.BytesIO()
page = Canvas(file, invariant=True)
line = page.beginText(100, 700)
line.setFont("Helvetica", 12)
line.textOut("The needles go 0.5")
line.setFont("Helvetica", 8)
line.setRise(5)
line.textOut("2")
line.setRise(0)
line.setFont("Helvetica", 12)
line.textOut(" mm deep.")
page.drawText(line)
page.save()
places = set()
text = PdfReader(file).pages[0].extract_text(
    visitor_text=lambda text, page, line, font, size: places.add(line[5]) if text.strip() else None
)
print(text.strip())
print("heights:", sorted(places))
PYTHON
)
echo "$seen"
test "$seen" = "The needles go 0.52 mm deep.
heights: [700.0]"
