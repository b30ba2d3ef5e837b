// Keeps what an editor has written and not saved in this browser, and offers it again after a tab was closed.
// The server's text is never replaced unasked; once the server has the words, they are forgotten here.
addEventListener("DOMContentLoaded", () => {
  const offer = document.querySelector(".text-kept");
  const field = document.querySelector("textarea.markdown");
  if (!offer || !field) return;
  const { kept: key, keptNew: keyOfNew } = offer.dataset;
  const basedOn = field.form.elements.based_on;
  const saved = field.defaultValue;
  const wasRefused = "refused" in offer.dataset;
  const PAUSE = 300;
  let waiting;

  // A browser may refuse to keep anything: then writing goes on as it would without this.
  function read(name) {
    try {
      return JSON.parse(localStorage.getItem(name));
    } catch {
      return null;
    }
  }

  // What is offered and was neither taken nor thrown away stays behind what is written now.
  function keep() {
    clearTimeout(waiting);
    waiting = undefined;
    const isWritten = field.value !== saved || wasRefused;
    const now = { words: field.value, basedOn: basedOn.value, at: Date.now(), before: unanswered };
    const entry = isWritten ? now : unanswered;
    if (!entry) return forget(key);
    try {
      localStorage.setItem(key, JSON.stringify(entry));
    } catch {}
  }

  function forget(name) {
    try {
      localStorage.removeItem(name);
    } catch {}
  }

  function take() {
    const { words, basedOn: base } = unanswered;
    typeOver(field, 0, field.value.length, words, 0);
    basedOn.value = base; // So that the server tells of what was saved since, and publishes nothing over it.
    answer();
  }

  function answer() {
    unanswered = unanswered.before;
    keep();
    show();
    field.focus();
  }

  function show() {
    offer.hidden = !unanswered;
    if (!unanswered) return;
    const at = new Date(unanswered.at);
    const time = offer.querySelector("time");
    const [day, hour] = [{ day: "numeric", month: "long", year: "numeric" }, { hour: "2-digit", minute: "2-digit" }];
    time.dateTime = at.toISOString();
    time.textContent = `on ${at.toLocaleDateString("en-GB", day)} at ${at.toLocaleTimeString("en-GB", hour)}`;
    offer.querySelector(".text-kept-older").hidden = unanswered.basedOn === basedOn.value;
    offer.querySelector(".text-kept-words").textContent = unanswered.words;
  }

  for (const name of [key, keyOfNew]) if (!wasRefused && saved && read(name)?.words === saved) forget(name);
  let unanswered = (!wasRefused && read(key)) || undefined;
  if (wasRefused) keep();
  show();

  offer.querySelector("[data-does=take]").addEventListener("click", take);
  offer.querySelector("[data-does=throw]").addEventListener("click", answer);
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
  });
  // A tab that is closed has no time left to wait.
  addEventListener("pagehide", () => waiting && keep());
  document.addEventListener("visibilitychange", () => waiting && keep());
});
