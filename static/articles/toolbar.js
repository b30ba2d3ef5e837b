// The buttons above a text in Markdown, and their keys. Everything that they write can be typed as well.
addEventListener("DOMContentLoaded", () => {
  const toolbar = document.querySelector(".toolbar");
  const field = document.querySelector("textarea.markdown");
  if (!toolbar || !field) return;

  const BOXES = {
    note: '!!! note "From published research, not from our sources"',
    advice: '!!! advice "What you can do next"',
  };
  const buttons = [...toolbar.querySelectorAll("button")];
  const isMac = /Mac|iP(hone|ad)/.test(navigator.platform);

  // The words marked, without the space around them, which a double click takes along.
  function marked() {
    const { selectionStart, selectionEnd, value } = field;
    const words = value.slice(selectionStart, selectionEnd);
    const start = selectionStart + (words.trim() ? words.length - words.trimStart().length : 0);
    return { start, end: start + words.trim().length, words: words.trim(), value };
  }

  // Around the words marked, or away again if it stands there already.
  function wrap(sign) {
    const { start, end, words, value } = marked();
    const [before, after] = [value.slice(0, start), value.slice(end)];
    const runs = [before.match(/\**$/)[0].length, after.match(/^\**/)[0].length];
    const stands = runs.every((run) => run === sign.length || run === 3);
    if (stands) typeOver(field, start - sign.length, end + sign.length, words, start - sign.length, end - sign.length);
    else typeOver(field, start, end, sign + words + sign, start + sign.length, end + sign.length);
  }

  // Every line that the marked words touch, changed one by one.
  function eachLine(change) {
    const { selectionStart, selectionEnd, value } = field;
    const start = value.lastIndexOf("\n", selectionStart - 1) + 1;
    const found = value.indexOf("\n", Math.max(selectionStart, selectionEnd - 1));
    const end = found < 0 ? value.length : found;
    const before = value.slice(start, end);
    const after = change(before.split("\n")).join("\n");
    const isOneLine = !before.includes("\n");
    const caret = isOneLine ? Math.max(start, selectionEnd + after.length - before.length) : start;
    typeOver(field, start, end, after, caret, isOneLine ? caret : start + after.length);
  }

  const headings = { "": "## ", "## ": "### ", "### ": "" };
  const heading = (lines) => lines.map((line) => {
    const [, sign, words] = line.match(/^(#{2,3} )?(.*)$/);
    return headings[sign ?? ""] + words;
  });

  function list(lines) {
    const isList = lines.every((line) => !line.trim() || /^\s*- /.test(line));
    return lines.map((line) => (isList ? line.replace(/^(\s*)- /, "$1") : line.trim() || lines.length === 1 ? `- ${line}` : line));
  }

  // A box stands between blank lines; what was marked goes into it.
  function box(opening) {
    const { start, end, words: chosen, value } = marked();
    const words = chosen || "Write here.";
    const before = value.slice(0, start).trimEnd();
    const after = value.slice(end).replace(/^(\s*\n|[ \t]+)/, ""); // The next line keeps what it is indented by.
    const lead = before ? "\n\n" : "";
    const inside = words.split("\n").map((line) => (line.trim() ? `    ${line}` : line)).join("\n");
    const first = before.length + lead.length + opening.length + 5;
    typeOver(field, before.length, value.length - after.length, `${lead}${opening}\n${inside}\n${after ? "\n" : ""}`, first, first + inside.length - 4);
  }

  // A mark with the caret where its name goes: what it may point at is offered there (completing.js).
  function mark(opening, closing, words = "") {
    const { start, end } = marked();
    typeOver(field, words ? start : end, end, opening + words + closing, (words ? start : end) + opening.length);
  }

  function link() {
    const { words } = marked();
    const isAddress = /^https?:\/\/\S+$/.test(words);
    if (isAddress) mark("[", `](${words})`, " ");
    else mark("[[", "]]", words && `|${words}`);
  }

  const spaced = () => (/\S/.test(field.value[marked().end - 1] ?? "") ? " " : "");
  const actions = {
    heading: () => eachLine(heading),
    bold: () => wrap("**"),
    italic: () => wrap("*"),
    list: () => eachLine(list),
    link,
    citation: () => mark(`${spaced()}[@`, "]"),
    reference: () => mark(`${spaced()}[^`, "]"),
    note: () => box(BOXES.note),
    advice: () => box(BOXES.advice),
  };

  // One stop for the tab key; the arrows go from button to button.
  function moveTo(place) {
    const next = buttons[(place + buttons.length) % buttons.length];
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  }

  function keysOf(button) {
    const keys = button.getAttribute("aria-keyshortcuts");
    return keys && isMac ? keys.replace("Control", "Meta") : keys;
  }

  function pressed(event) {
    const command = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
    if (!command || event.altKey) return null;
    const keys = [isMac ? "Meta" : "Control", ...(event.shiftKey ? ["Shift"] : []), event.key.toUpperCase()].join("+");
    return buttons.find((button) => keysOf(button) === keys);
  }

  for (const [place, button] of buttons.entries()) {
    const keys = keysOf(button);
    if (keys) {
      button.setAttribute("aria-keyshortcuts", keys);
      button.title = keys.replace("Control", "Ctrl").replace("Meta", "⌘");
    }
    button.tabIndex = place ? -1 : 0;
    button.addEventListener("click", () => actions[button.dataset.does]());
  }
  toolbar.addEventListener("keydown", (event) => {
    const place = buttons.indexOf(document.activeElement);
    const to = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    moveTo(to);
  });
  field.addEventListener("keydown", (event) => {
    const button = pressed(event);
    if (!button) return;
    event.preventDefault();
    actions[button.dataset.does]();
  });
  toolbar.hidden = false;
});
