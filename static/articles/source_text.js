// The text of a source: what is marked in it, from sentence to sentence, and what is recorded there. Loaded before mark.js.
function textToMark(text, here) {
  const CONTEXT = 40;
  // Between the letters of a word or the figures of a number; the server refuses words that begin or end there.
  const INSIDE = /[\p{L}\p{M}\p{N}]\|[\p{L}\p{M}\p{N}]|\d[.,]\|\d|\d\|[.,]\d|\p{L}['’]\|\p{L}|\p{L}\|['’](?!s\b)\p{L}/u;
  const isInside = (whole, place) => INSIDE.test(`${whole.slice(Math.max(0, place - 2), place)}|${whole.slice(place, place + 3)}`);
  const onOneLine = (words) => words.replace(/\s+/g, " "); // A field of one line drops line ends without a space.

  // Sentences, as spans of the text as the browser has it.
  const places = text.dataset.sentences.split(" ").filter(Boolean).map(Number);
  const sentences = places.flatMap((place, index) => (index % 2 ? [] : [{ start: place, end: places[index + 1] }]));
  let at = -1;

  function marked() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
    const before = range.cloneRange();
    before.selectNodeContents(text);
    before.setEnd(range.startContainer, range.startOffset);
    const whole = text.textContent;
    let start = before.toString().length;
    let end = start + range.toString().length;
    while (start < end && /\s/.test(whole[start])) start += 1;
    while (end > start && /\s/.test(whole[end - 1])) end -= 1;
    if (start === end) return null;
    while (isInside(whole, start)) start -= 1; // A mouse that let go a letter too early or too late meant the word.
    while (isInside(whole, end)) end += 1;
    at = sentences.findIndex((sentence) => sentence.end > start);
    return {
      exact: whole.slice(start, end),
      prefix: onOneLine(whole.slice(Math.max(0, start - CONTEXT), start)),
      suffix: onOneLine(whole.slice(end, end + CONTEXT)),
    };
  }

  function pointOf(place) {
    const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    let left = place;
    while (nodes.nextNode()) {
      if (left <= nodes.currentNode.length) return [nodes.currentNode, left];
      left -= nodes.currentNode.length;
    }
    return [text, text.childNodes.length];
  }

  function markSentence(step) {
    at = Math.min(Math.max(at + step, 0), sentences.length - 1);
    if (at >= 0) markSpan(sentences[at].start, sentences[at].end);
  }

  function markSpan(start, end) {
    getSelection().setBaseAndExtent(...pointOf(start), ...pointOf(end));
    const range = getSelection().getRangeAt(0);
    const box = range.getBoundingClientRect();
    if (text.scrollHeight > text.clientHeight + 1) text.scrollTop += box.top - text.getBoundingClientRect().top - 60;
    else scrollBy({ top: box.top - innerHeight / 4, behavior: "instant" });
    tellRecorded([...text.querySelectorAll("mark")].filter((shade) => range.intersectsNode(shade)));
  }

  // Words that came along are marked where they stand after these.
  function markWords({ exact, prefix }) {
    const words = exact.trim().split(/\s+/).filter(Boolean).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    if (!words.length) return;
    const places = [...text.textContent.matchAll(new RegExp(words.join("\\s+"), "g"))];
    const isHere = ({ index }) => onOneLine(text.textContent.slice(0, index)).trimEnd().endsWith(prefix.trim());
    const place = places.find(isHere) ?? places[0];
    if (!place) return;
    at = sentences.findIndex((sentence) => sentence.end > place.index);
    markSpan(place.index, place.index + place[0].length);
  }

  function tellRecorded(shades) {
    const ids = new Set(shades.flatMap((shade) => shade.getAttribute("aria-describedby").split(" ")));
    const said = [...ids].map((id) => onOneLine(document.getElementById(id)?.textContent ?? "").trim()).filter(Boolean);
    here.hidden = !said.length;
    here.textContent = said.length ? `Recorded here: ${said.join("; ")}` : "";
  }

  const shadeAt = (event) => event.target.closest?.("mark");
  for (const kind of ["pointerover", "click"]) text.addEventListener(kind, (event) => shadeAt(event) && tellRecorded([shadeAt(event)]));

  return { marked, markSentence, markWords };
}
