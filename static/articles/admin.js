// Refreshes the preview while an editor types. The button does the same without this.
addEventListener("DOMContentLoaded", () => {
  const text = document.querySelector("textarea.markdown");
  const button = document.getElementById("preview-button");
  if (!text || !button) return;
  let waiting;
  text.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => button.click(), 800);
  });
  button.click();
});
