// Takes the words that an editor marks in the source's text into the form, with the words before and
// after them, and has them checked at once. Without this, the words can be copied into the form.
addEventListener("DOMContentLoaded", () => {
  const text = document.getElementById("source-text");
  const form = document.getElementById("marking-form");
  const result = document.getElementById("marking-result");
  document.querySelector(".marking-choice select")?.addEventListener("change", (event) => event.target.form.submit());
  if (!text || !form) return;

  const CONTEXT = 40;
  const onOneLine = (words) => words.replace(/\s+/g, " "); // A field of one line drops line ends without a space.
  const field = (name) => form.elements.namedItem(name);

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
    return {
      exact: whole.slice(start, end),
      prefix: onOneLine(whole.slice(Math.max(0, start - CONTEXT), start)),
      suffix: onOneLine(whole.slice(end, end + CONTEXT)),
    };
  }

  let asked = 0;
  async function check() {
    const mine = (asked += 1);
    const sent = new FormData(form);
    sent.append("_check", "");
    const answer = await fetch(location.href, { method: "POST", body: sent, credentials: "same-origin" });
    if (mine !== asked) return;
    if (!answer.ok) {
      const told = document.createElement("p");
      told.className = "errornote";
      told.textContent = `The words could not be checked (the server answered ${answer.status}). Nothing is lost: press “Check” again.`;
      result.replaceChildren(told);
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("marking-result");
    if (fresh) result.replaceChildren(...fresh.childNodes);
  }

  function take() {
    const words = marked();
    if (!words) return;
    for (const name of ["exact", "prefix", "suffix"]) field(name).value = words[name];
    check();
  }

  text.addEventListener("mouseup", () => setTimeout(take));
  text.addEventListener("keyup", take);
  text.addEventListener("touchend", () => setTimeout(take, 300));
  form.addEventListener("change", () => field("exact").value && check());
  document.getElementById("check-button").addEventListener("click", (event) => {
    event.preventDefault();
    check();
  });
});
