// Words that are marked in the text of a revision become those that a comment is about.
const words = document.getElementById("comment-exact");
const whole = document.querySelector(".revision-whole .text-changes");

if (words && whole) {
  document.addEventListener("selectionchange", () => {
    const marked = document.getSelection();
    if (!marked || marked.isCollapsed || !marked.rangeCount) return;
    if (whole.contains(marked.getRangeAt(0).commonAncestorContainer)) words.value = marked.toString();
  });
}
