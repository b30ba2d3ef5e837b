"""Words marked with the mouse in the text of a source."""

from playwright.sync_api import Page

# A page that is still arriving moves: what was measured on it is elsewhere when the mouse comes.
STANDS_STILL = """() => {
  const was = window.stoodAt;
  window.stoodAt = JSON.stringify(document.querySelector("#source-text")?.getBoundingClientRect());
  return was && was === window.stoodAt && document.readyState !== "loading" && document.fonts.status === "loaded";
}"""
OFTEN = 200  # milliseconds between two looks

ENDS_OF = """(text, words) => {
  const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode() && !nodes.currentNode.data.includes(words));
  const range = document.createRange();
  const start = nodes.currentNode.data.indexOf(words);
  range.setStart(nodes.currentNode, start);
  range.setEnd(nodes.currentNode, start + words.length);
  text.scrollIntoView({block: "start", behavior: "instant"});
  text.scrollTop += range.getBoundingClientRect().top - text.getBoundingClientRect().top - 60;
  const lines = [...range.getClientRects()], first = lines[0], last = lines.at(-1);
  return [first.left, (first.top + first.bottom) / 2, last.right, (last.top + last.bottom) / 2];
}"""


def mark(page: Page, words: str) -> None:
    """Drag the mouse over the words."""
    page.wait_for_function(STANDS_STILL, polling=OFTEN)
    left, top, right, bottom = page.locator("#source-text").evaluate(ENDS_OF, words)
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move(right, bottom, steps=5)
    page.mouse.up()
