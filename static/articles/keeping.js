// Keeps what an editor has written and not saved in this browser, and offers it again after a tab was closed.
// Every page that is opened keeps its own, so that no tab writes over another's. The server's text is never
// replaced unasked; once the server has the words, they are forgotten here.
addEventListener("DOMContentLoaded", () => {
  const offer = document.querySelector(".text-kept");
  const field = document.querySelector("textarea.markdown");
  if (!offer || !field) return;
  const { kept, keptNew } = offer.dataset;
  const [list, each] = [offer.querySelector("ul"), offer.querySelector("template")];
  const basedOn = field.form.elements.based_on;
  const saved = "refused" in offer.dataset ? "" : field.defaultValue;
  const PAUSE = 300;
  const newName = () => `${kept}#${Date.now()}-${Math.random()}`;
  let mine = newName();
  let waiting;

  // A browser may refuse to keep anything: then writing goes on as it would without this.
  function attempt(act, otherwise) {
    try {
      return act(localStorage);
    } catch {
      return otherwise;
    }
  }

  const read = (name) => attempt((all) => JSON.parse(all.getItem(name)));
  const forget = (name) => attempt((all) => all.removeItem(name));
  const write = (name, entry) => attempt((all) => (all.setItem(name, JSON.stringify(entry)), true), false);

  // What other pages have kept, the latest first.
  function others(key) {
    const names = attempt(Object.keys, []).filter((name) => name.startsWith(`${key}#`) && name !== mine);
    return names.map((name) => ({ ...read(name), name })).filter(({ at }) => at > 0).sort((one, two) => two.at - one.at);
  }

  // A text used to have one place for all of them, the earlier inside the later.
  const chain = (entry) => (entry ? [entry, ...chain(entry.before)] : []);
  function unfold(key) {
    if (chain(read(key)).every((entry) => write(`${key}#${entry.at}`, { ...entry, before: undefined }))) forget(key);
  }

  // Whether nothing would be lost if this page were closed now.
  function keep() {
    waiting = clearTimeout(waiting);
    const words = field.value;
    if (words !== saved && words.trim()) return write(mine, { words, basedOn: basedOn.value, at: Date.now() });
    forget(mine);
    return true;
  }

  // Whether an offer is still what it was when it was shown: its page may be writing on.
  const isAsShown = ({ name, at }) => read(name)?.at === at;

  // What stands in the field makes room, and is offered in its turn; where nothing can be kept, it stays.
  function take(entry) {
    const { name, words, basedOn: base } = entry;
    if (!isAsShown(entry) || !keep()) return show();
    mine = newName();
    typeOver(field, 0, field.value.length, words, 0);
    basedOn.value = base; // So that the server tells of what was saved since, and publishes nothing over it.
    if (keep()) forget(name);
    show();
    field.focus();
  }

  function throwAway(entry) {
    if (isAsShown(entry)) forget(entry.name);
    show();
    (list.querySelector("summary") ?? field).focus();
  }

  function show() {
    list.replaceChildren(...others(kept).map(shown));
    offer.hidden = !list.children.length;
  }

  function shown(entry) {
    const item = each.content.cloneNode(true);
    const told = new Date(entry.at).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
    for (const time of item.querySelectorAll("time")) time.textContent = told;
    item.querySelector(".text-kept-older").hidden = entry.basedOn === basedOn.value;
    item.querySelector(".text-kept-words").textContent = entry.words;
    item.querySelector("[data-does=take]").addEventListener("click", () => take(entry));
    item.querySelector("[data-does=throw]").addEventListener("click", () => throwAway(entry));
    return item;
  }

  // What stands in the field as the page opens is the server's, was refused by it, or was put back by the browser.
  function begin() {
    for (const key of [kept, keptNew]) {
      unfold(key);
      // The server has these words, or this page keeps them now.
      if (keep()) for (const { name, words } of others(key)) if (words === field.value) forget(name);
    }
    show();
  }

  begin();
  addEventListener("pageshow", begin); // Only then has the browser put back what it does.
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
  });
  // Another page threw away, or took, what is still being written here.
  addEventListener("storage", ({ key, newValue }) => key === mine && newValue === null && keep());
  // A tab that is closed has no time left to wait.
  addEventListener("pagehide", () => waiting && keep());
  document.addEventListener("visibilitychange", () => waiting && keep());
});
