// Types into a field as an editor would: what was typed can be undone, and whoever listens hears of it.
function typeOver(field, start, end, words, caret = start + words.length, caretEnd = caret) {
  field.focus();
  field.setSelectionRange(start, end);
  const known = words ? document.execCommand("insertText", false, words) : start === end || document.execCommand("delete");
  if (!known) {
    field.setRangeText(words, start, end, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  field.setSelectionRange(caret, caretEnd);
}
