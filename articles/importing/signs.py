"""Signs with which items open, in whatever format."""

import re

PICTURE = r"(?:[↑-⇿⌀-⏿①-⓿▐-☄☇-➿⬀-⯿🀀-\U0001FAFF][️\u200d🏻-🏿]*|[0-9]️?⃣)+"
PICTURED = re.compile(PICTURE)
OPENS_ITEM = re.compile(rf"\s*(?:[-–—•*·▪◦‣+✓✔✗✘➤►▶●○■□◆]\s+|[•▪◦‣✓✔✗✘➤►▶●○■□◆]|{PICTURE})\s*\w", re.UNICODE)
