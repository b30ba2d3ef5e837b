// Text first: words marked with mouse, finger or keys are taken into the form, with the claims that they probably
// answer and the value that they give; what is recorded is shaded, and the text keeps its place.
// Without this, the words can be copied into the form.
addEventListener("DOMContentLoaded", () => {
  const text = document.getElementById("source-text");
  const panel = document.getElementById("marking-panel");
  const here = document.getElementById("recorded-here");
  if (!text) return;

  const CONTEXT = 40;
  const PAUSE = 400; // milliseconds in which a finger has come to rest
  const form = () => document.getElementById("marking-form");
  const choice = () => panel.querySelector(".marking-choice");
  const onOneLine = (words) => words.replace(/\s+/g, " "); // A field of one line drops line ends without a space.
  const result = () => document.getElementById("marking-result");
  let chosen = form() ? choice().elements.claim.value : ""; // The claim that the editor named; empty: the likely one.
  let isEdited = false; // Whether the editor typed a value, which marked words must not take away.
  let asked = 0;
  let choosing;

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
    at = sentences.findIndex((sentence) => sentence.end > start);
    return {
      exact: whole.slice(start, end),
      prefix: onOneLine(whole.slice(Math.max(0, start - CONTEXT), start)),
      suffix: onOneLine(whole.slice(end, end + CONTEXT)),
    };
  }

  // Ask for the form of these words; of all that was asked, only the last answer is shown.
  async function show(words, ...ids) {
    const mine = (asked += 1);
    const wanted = new URLSearchParams({ ...words, then: choice().elements.then.value, look: choice().elements.look.value });
    if (chosen) wanted.set("claim", chosen);
    if (!words.exact) for (const name of ["exact", "prefix", "suffix"]) wanted.delete(name);
    try {
      const { page } = await askPart(`${choice().action}?${wanted}`);
      if (mine !== asked) return false;
      putParts(page, ...ids);
      panel.classList.toggle("has-claim", Boolean(form()));
      isEdited = false;
      enhance();
      return true;
    } catch (error) {
      if (mine === asked) tellFault(error);
      return false;
    }
  }

  async function check() {
    const mine = (asked += 1);
    const sent = new FormData(form());
    sent.append("_check", "");
    try {
      const { page } = await askPart(form().action, { sent });
      if (mine === asked) putParts(page, "marking-result");
    } catch (error) {
      if (mine === asked) faultIn(result(), `The words could not be checked (${error.message}). Nothing is lost: press “Check” again.`);
    }
  }

  // Words that are typed or made shorter give their value anew, unless the editor gave it.
  async function readAnew() {
    const mine = (asked += 1);
    const words = taken();
    try {
      const { page } = await askPart(`${choice().action}?${new URLSearchParams({ ...words, claim: choice().elements.claim.value })}`);
      const fresh = page.getElementById("marking-form");
      if (mine !== asked || !fresh) return;
      if (isEdited || taken().exact !== words.exact) return check();
      takeValues(form(), fresh);
      putParts(page, "marking-result");
      const told = document.createElement("p");
      told.textContent = "The value was read anew from these words.";
      result().prepend(told);
    } catch (error) {
      if (mine === asked) tellFault(error);
    }
  }

  const taken = () => Object.fromEntries(["exact", "prefix", "suffix"].map((name) => [name, (form() ?? choice()).elements[name]?.value ?? ""]));

  async function take({ isByKey = false } = {}) {
    const words = marked();
    if (!words) return;
    clearTimeout(choosing); // What was chosen goes along with the words.
    if (chosen && isEdited && form()) {
      for (const [name, value] of Object.entries(words)) form().elements[name].value = value;
      return check();
    }
    if ((await show(words, "marking-panel")) && isByKey) choice().elements.claim.focus();
  }

  async function record(button) {
    const answered = await sendOnce(form().action, new FormData(form(), button));
    if (!answered) return;
    if (!answered.isRedirected) {
      putParts(answered.page, "marking-of");
      enhance();
      const fault = form().querySelector(".errors :is(input, textarea, select)");
      return (fault ?? button).focus();
    }
    asked += 1;
    chosen = "";
    putParts(answered.page, "said", "progress", "source-text", "recorded", "marking-panel");
    enhance();
    text.focus({ preventScroll: true });
  }

  // Sentences, as spans of the text as the browser has it.
  const places = text.dataset.sentences.split(" ").filter(Boolean).map(Number);
  const sentences = places.flatMap((place, index) => (index % 2 ? [] : [{ start: place, end: places[index + 1] }]));
  let at = -1;

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

  // Words that came with the address are marked in the text.
  function showTaken() {
    const { exact, prefix } = taken();
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

  const EXTENDS = { ArrowRight: ["forward", "character"], ArrowLeft: ["backward", "character"], ArrowDown: ["forward", "line"], ArrowUp: ["backward", "line"] };
  text.addEventListener("keydown", (event) => {
    const isPlain = !(event.ctrlKey || event.altKey || event.metaKey || event.shiftKey);
    if (event.shiftKey && EXTENDS[event.key] && marked()) {
      const [way, by] = EXTENDS[event.key];
      getSelection().modify("extend", way, event.ctrlKey && by === "character" ? "word" : by);
    } else if (isPlain && event.key === "j") markSentence(1);
    else if (isPlain && event.key === "k") markSentence(-1);
    else if (isPlain && event.key === "Enter") take({ isByKey: true });
    else return;
    event.preventDefault();
  });

  let pointer = "mouse";
  let resting;
  text.addEventListener("pointerdown", (event) => (pointer = event.pointerType));
  text.addEventListener("mouseup", () => pointer === "touch" || setTimeout(take));
  document.addEventListener("selectionchange", () => {
    if (pointer !== "touch") return;
    clearTimeout(resting);
    resting = setTimeout(take, PAUSE);
  });
  const shadeAt = (event) => event.target.closest?.("mark");
  for (const kind of ["pointerover", "click"]) text.addEventListener(kind, (event) => shadeAt(event) && tellRecorded([shadeAt(event)]));

  panel.addEventListener("input", (event) => {
    if (event.target.matches(".marking-find")) return find(event.target.value);
    if (event.target.closest(".marking-value")) isEdited = true;
  });
  panel.addEventListener("change", (event) => {
    if (event.target.matches(".marking-choice select")) {
      chosen = event.target.value;
      clearTimeout(choosing);
      choosing = setTimeout(() => show(taken(), "marking-of"), 150);
    } else if (event.target.name === "exact" && form()?.contains(event.target) && !isEdited) readAnew();
    else if (form()?.contains(event.target) && form().elements.exact.value) check();
  });
  panel.addEventListener("click", (event) => {
    if (event.target.matches(".marking-asked")) panel.classList.remove("is-waiting");
    if (event.target.id !== "check-button") return;
    event.preventDefault();
    check();
  });
  panel.addEventListener("submit", (event) => {
    if (event.target.id === "marking-form" && event.target.elements.then.value) return; // The worklist follows.
    event.preventDefault();
    if (event.target.id === "marking-form") record(event.submitter);
    else show(taken(), "marking-of");
  });
  document.getElementById("said").addEventListener("submit", async (event) => {
    event.preventDefault();
    const answered = await sendOnce(event.target.action, new FormData(event.target, event.submitter));
    if (!answered) return;
    putParts(answered.page, "said", "progress", "source-text", "recorded");
    text.focus({ preventScroll: true });
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !form()) return;
    const button = form().elements[event.shiftKey ? "_silent" : "_save"];
    if (!button) return;
    event.preventDefault();
    form().requestSubmit(button);
  });

  // The list shows what has all the words typed; the likely ones stay first.
  let groups = [];
  function find(typed) {
    const select = choice().elements.claim;
    const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (option) => words.every((word) => option.text.toLowerCase().includes(word));
    select.replaceChildren(...groups.map(({ group, options }) => {
      group.replaceChildren(...options.filter(fits));
      return group;
    }).filter((group) => group.children.length));
  }

  // What only works with this script is shown by it.
  function enhance() {
    groups = [...choice().querySelectorAll("optgroup")].map((group) => ({ group, options: [...group.children] }));
    panel.querySelector(".marking-find").hidden = false;
    panel.querySelector(".marking-choose").hidden = Boolean(form());
    panel.classList.toggle("is-waiting", Boolean(form()) && !taken().exact); // Folded on a telephone: the text first.
    for (const key of document.querySelectorAll(".marking-keys, .marking kbd")) key.hidden = false;
  }
  const early = marked();
  enhance();
  showTaken();
  // What was chosen or marked before this was there to see it is not lost.
  if (!form() && choice().elements.claim.value) {
    chosen = choice().elements.claim.value;
    show(taken(), "marking-of");
  }
  if (early) take();
});
