// Offers what a mark that was begun may point at: [[…]], [@…], [@A "…"] and [^…]. All of it can be typed as well.
addEventListener("DOMContentLoaded", () => {
  const room = document.querySelector(".writing-room");
  const field = room?.querySelector("textarea");
  if (!field) return;
  const list = room.querySelector(".offers");
  const count = room.querySelector(".offers-count");

  // How each mark begins, what closes it, and what is put in for an offer.
  const MARKS = [
    { mark: "link", begins: /\[\[(?<typed>[^[\]|\n]{0,80})$/, closes: "]]" },
    { mark: "words", begins: /\[@(?<source>[\w-]+)\s+["“](?<typed>[^"”[\]\n]{0,200})$/, closes: '"]' },
    { mark: "source", begins: /\[@(?<typed>[\w-]{0,60})$/, closes: "]" },
    { mark: "reference", begins: /\[\^(?<typed>[\w-]{0,60})$/, closes: "]" },
  ];
  let begun = null;
  let offers = [];
  let chosen = 0;
  let asked = 0;
  let waiting;

  function markBeforeCaret() {
    if (field.selectionStart !== field.selectionEnd) return null;
    const line = field.value.slice(0, field.selectionStart).split("\n").at(-1);
    for (const { mark, begins, closes } of MARKS) {
      const groups = line.match(begins)?.groups;
      if (groups) return { mark, closes, typed: groups.typed, source: groups.source ?? "" };
    }
    return null;
  }

  function close() {
    clearTimeout(waiting);
    asked += 1;
    offers = [];
    list.hidden = true;
    list.replaceChildren();
    count.textContent = "";
    field.removeAttribute("aria-activedescendant");
    field.removeAttribute("aria-controls");
  }

  async function ask() {
    const mine = (asked += 1);
    const wanted = new URLSearchParams({ mark: begun.mark, typed: begun.typed, source: begun.source });
    const answer = await fetch(`${room.dataset.complete}?${wanted}`).catch(() => null);
    if (mine !== asked) return;
    if (!answer?.ok || answer.redirected) return close();
    offers = (await answer.json()).offers;
    if (mine === asked) show();
  }

  function show() {
    if (!offers.length) return close();
    list.replaceChildren(...offers.map(option));
    list.hidden = false;
    place();
    count.textContent = `${offers.length} to choose from: arrow keys, then Enter. Escape closes.`;
    field.setAttribute("aria-controls", list.id);
    choose(0);
  }

  function option({ insert, label, kind }, place) {
    const item = document.createElement("li");
    item.id = `${list.id}_${place}`;
    item.setAttribute("role", "option");
    const name = document.createElement("span");
    name.textContent = label;
    const told = document.createElement("small");
    told.textContent = insert === label ? kind : `${insert} · ${kind}`;
    item.append(name, " ", told);
    item.addEventListener("mousedown", (event) => event.preventDefault()); // The field keeps the focus.
    item.addEventListener("click", () => accept(place));
    return item;
  }

  function choose(place) {
    chosen = (place + offers.length) % offers.length;
    for (const [at, item] of [...list.children].entries()) item.setAttribute("aria-selected", at === chosen);
    field.setAttribute("aria-activedescendant", list.children[chosen].id);
    list.children[chosen].scrollIntoView({ block: "nearest" });
  }

  // A source goes on to its words; everything else closes its mark, over what closes it already.
  function accept(place) {
    const end = field.selectionStart;
    const start = end - begun.typed.length;
    const rest = field.value.slice(end);
    const { insert } = offers[place];
    const { mark, closes } = begun;
    close();
    if (mark === "source") {
      const words = `${insert} ""]`;
      const isClosed = rest.startsWith("]");
      typeOver(field, start, end + (isClosed ? 1 : 0), words, start + insert.length + 2);
    } else if (mark === "link" && rest.startsWith("|")) {
      typeOver(field, start, end, insert, start + insert.length + Math.max(1, rest.indexOf("]]") + 2));
    } else {
      const closed = [...closes].findIndex((_, at) => !rest.startsWith(closes.slice(0, at + 1)));
      const over = closed < 0 ? closes.length : closed;
      typeOver(field, start, end + over, insert + closes);
    }
    begun = null;
  }

  // Under the caret, or above it where the window ends: the same words in a hidden copy of the field say where it stands.
  function place() {
    const copy = document.createElement("div");
    const worn = getComputedStyle(field);
    for (const name of ["font", "padding", "letterSpacing"]) copy.style[name] = worn[name];
    Object.assign(copy.style, { position: "absolute", visibility: "hidden", whiteSpace: "pre-wrap", overflowWrap: "break-word" });
    copy.style.boxSizing = "border-box";
    copy.style.width = `${field.clientWidth}px`;
    const caret = document.createElement("span");
    caret.textContent = "|";
    copy.append(field.value.slice(0, field.selectionStart - begun.typed.length), caret);
    field.after(copy);
    const { offsetLeft, offsetTop, offsetHeight } = caret;
    copy.remove();
    const left = Math.min(offsetLeft, field.clientWidth - list.offsetWidth);
    list.style.left = `${field.offsetLeft + Math.max(0, left)}px`;
    const top = field.offsetTop + offsetTop + offsetHeight - field.scrollTop + 4;
    list.style.top = `${top}px`;
    const under = list.getBoundingClientRect();
    const up = under.height + offsetHeight + 8;
    if (under.bottom > innerHeight && under.top >= up) list.style.top = `${top - up}px`;
  }

  function look() {
    begun = markBeforeCaret();
    if (!begun) return close();
    clearTimeout(waiting);
    waiting = setTimeout(ask, 120);
  }

  field.setAttribute("aria-autocomplete", "list");
  field.addEventListener("input", () => setTimeout(look)); // Once the caret stands where a button puts it.
  field.addEventListener("blur", close);
  field.addEventListener("scroll", () => list.hidden || place());
  field.addEventListener("click", close);
  field.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const acts = {
      ArrowDown: () => choose(chosen + 1),
      ArrowUp: () => choose(chosen - 1),
      Enter: () => accept(chosen),
      Tab: () => accept(chosen),
      Escape: close,
    };
    if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) return close();
    if (!acts[event.key] || event.shiftKey) return;
    event.preventDefault();
    acts[event.key]();
  });
});
