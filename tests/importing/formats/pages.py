"""Pages for the tests of formats: what every one of them holds around the part that is tried."""

PROSE = "Microneedling uses tiny needles to puncture the scalp, which starts healing and the growth of collagen."
MORE = "Several studies have looked at how well it works for people who lose their hair, and most were small."


def page(body: str, head: str = "<title>Needling for hair</title>") -> str:
    """A whole page with this body."""
    return f"<!DOCTYPE html>\n<html lang=en><head><meta charset=utf-8>{head}</head><body>\n{body}\n</body></html>\n"


def article(body: str) -> str:
    """A page of nothing but an article with a title and two sentences around what is tried."""
    return page(f"<main><h1>Needling for hair</h1><p>{PROSE}</p>{body}<p>{MORE}</p></main>")


def parts_of(reading, skipped=0):
    """Each part: its kind, or the rule that sets it aside, and its words."""
    return [(one.rule or one.kind.value, reading.text[one.start : one.end]) for one in reading.structure][skipped:]


def out(reading):
    return {one.what: one.words for one in reading.left_out}
