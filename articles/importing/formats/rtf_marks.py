"""Control words of RTF 1.9.1: which groups hold what, which words are signs, and how bytes become letters."""

import re

GROUPS = {
    "fonttbl": "fonts",
    "stylesheet": "styles",
    "info": "info",
    "title": "title",
    "author": "author",
    "company": "company",
    "footnote": "note",
    "listtext": "mark",
    "pntext": "mark",
    "fldinst": "link",
    "annotation": "head",
    **dict.fromkeys(("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"), "head"),
}
SKIPPED = frozenset((
    "aftncn", "aftnsep", "aftnsepc", "atnauthor", "atnid", "atrfend", "atrfstart", "background",
    "bkmkend", "bkmkstart", "colortbl", "comment", "datafield", "datastore", "doccomm", "falt", "ffdeftext", "ffname",
    "filetbl", "fname", "fontemb", "formfield", "ftncn", "ftnsep", "ftnsepc", "generator", "keywords", "latentstyles",
    "listoverridetable", "listtable", "mmathPr", "nonesttables", "nonshppict", "objdata", "object", "operator",
    "panose", "pgptbl", "pict", "pn", "pnseclvl", "private", "revtbl", "rsidtbl", "sp", "subject", "tc", "themedata",
    "userprops", "xe", "xmlnstbl",
))  # fmt: skip
# Words of the text inside a group of which the rest is none: a shape's box, what an object shows.
TEXT_INSIDE = frozenset(("shptxt", "result"))
SIGNS = {
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "~": "\xa0",
    "-": "\xad",
    "_": "\u2011",
}
LEVEL = re.compile(r"(?:heading|überschrift|titre)\s+(?P<level>[1-6])\b|title;?$", re.IGNORECASE)
CODE_PAGES = {
    437: "cp437", 850: "cp850", 852: "cp852", 866: "cp866", 874: "cp874", 932: "cp932", 936: "gbk", 949: "cp949",
    950: "cp950", 1250: "cp1250", 1251: "cp1251", 1252: "cp1252", 1253: "cp1253", 1254: "cp1254", 1255: "cp1255",
    1256: "cp1256", 1257: "cp1257", 1258: "cp1258", 10000: "mac_roman", 65001: "utf-8",
}  # fmt: skip
CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
