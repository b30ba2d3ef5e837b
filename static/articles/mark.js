// Text first: words marked with mouse, finger or keys are taken into the form, with the claims that they probably
// answer and the value that they give; what is recorded is shaded, and the text keeps its place.
// Without this, the words can be copied into the form.
addEventListener("DOMContentLoaded", () => {
  const text = document.getElementById("source-text");
  const panel = document.getElementById("marking-panel");
  if (!text) return;

  const { marked, markSentence, markWords } = textToMark(text, document.getElementById("recorded-here"));
  const PAUSE = 400; // milliseconds in which a finger has come to rest
  const form = () => document.getElementById("marking-form");
  const choice = () => panel.querySelector(".marking-choice");
  const list = () => document.getElementById("id_claim");
  const result = () => document.getElementById("marking-result");
  const side = panel.parentElement;
  const isNarrow = matchMedia("(max-width: 63.99rem)");
  let chosen = form() ? list().value : ""; // The claim that the editor named; empty: the likely one.
  let isEdited = false; // Whether the editor typed a value, which marked words must not take away.
  let waiting = null; // Words that were marked, while their form is on its way.
  let isComing = false; // Whether a form is on its way: what stands there is of another question or of other words.
  let asked = 0;
  let choosing;
  let recording = Promise.resolve();

  // From the moment in which another form is asked for, the one that stands there can do nothing.
  function expect(isOnItsWay) {
    isComing = isOnItsWay;
    document.getElementById("marking-of").inert = isOnItsWay;
    panel.setAttribute("aria-busy", isOnItsWay);
  }

  // Ask for the form of the words and the question; of all that was asked, only the last answer is shown.
  async function show(...ids) {
    const mine = (asked += 1);
    expect(true);
    await recording;
    if (mine !== asked) return false;
    const words = waiting ?? taken();
    const wanted = new URLSearchParams({ ...words, then: choice().elements.then.value, look: choice().elements.look.value });
    if (chosen) wanted.set("claim", chosen);
    if (!words.exact) for (const name of ["exact", "prefix", "suffix"]) wanted.delete(name);
    try {
      const { page } = await askPart(`${choice().action}?${wanted}`);
      if (mine !== asked) return false;
      waiting = null;
      isEdited = false;
      putParts(page, ...ids);
      panel.classList.toggle("has-claim", Boolean(form()));
      enhance();
      return true;
    } catch (error) {
      if (mine !== asked) return false;
      faultIn(document.getElementById("said"), `The form did not come (${error.message}). Choose the question again.`);
      if (chosen) chosen = form()?.dataset.claim ?? "";
      enhance();
      return false;
    }
  }

  async function check() {
    if (isComing || isSending()) return;
    const mine = (asked += 1);
    const sent = new FormData(form());
    sent.append("_check", "");
    try {
      const { page } = await askPart(form().action, { sent });
      if (mine === asked) tell(page);
    } catch (error) {
      if (mine === asked) faultIn(result(), `The words could not be checked (${error.message}). Nothing is lost: press “Check” again.`);
    }
  }

  // Words that are typed or made shorter give their value anew, unless the editor gave it.
  async function readAnew() {
    if (isComing || isSending()) return;
    const mine = (asked += 1);
    const words = taken();
    try {
      const { page } = await askPart(`${choice().action}?${new URLSearchParams({ ...words, claim: form().dataset.claim })}`);
      const fresh = page.getElementById("marking-form");
      if (mine !== asked || !fresh) return;
      if (isEdited || taken().exact !== words.exact) return check();
      takeValues(form(), fresh);
      tell(page);
      const told = document.createElement("p");
      told.textContent = "The value was read anew from these words.";
      result().prepend(told);
    } catch (error) {
      if (mine === asked) tellFault(error);
    }
  }

  // What is wrong with the words or left to say comes into sight, and stands above the buttons.
  function tell(page) {
    putParts(page, "marking-told", "marking-result");
    document.getElementById("marking-told").scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  const taken = () => Object.fromEntries(["exact", "prefix", "suffix"].map((name) => [name, (form() ?? choice()).elements[name]?.value ?? ""]));

  async function take({ isByKey = false } = {}) {
    const words = marked();
    if (!words) return;
    clearTimeout(choosing); // What was chosen goes along with the words.
    if (chosen && isEdited && form() && !isComing) {
      waiting = null;
      setAside(taken().exact, words.exact);
      for (const [name, value] of Object.entries(words)) form().elements[name].value = value;
      return check();
    }
    waiting = words;
    if (!(await show("marking-panel"))) return;
    keepInSight();
    if (isByKey) list().focus();
  }

  // A value that was typed stays; what was said of other words, that they are a mention or a study, does not.
  function setAside(former, words) {
    if (!former || former.includes(words) || words.includes(former)) return;
    for (const name of ASIDE) form().elements[name].checked = false;
  }

  // The sheet of a telephone does not lie over the words that were marked.
  function keepInSight() {
    const selection = getSelection();
    if (!isNarrow.matches || !selection.rangeCount) return;
    const hidden = selection.getRangeAt(0).getBoundingClientRect().bottom + 24 - side.getBoundingClientRect().top;
    if (hidden > 0) scrollBy({ top: hidden, behavior: "instant" });
  }

  function choose(claim) {
    chosen = claim;
    if (!isComing && claim === form()?.dataset.claim) return;
    expect(true);
    clearTimeout(choosing);
    choosing = setTimeout(() => show("marking-of"), 150);
  }

  // What is marked or chosen meanwhile waits for the answer.
  async function record(button) {
    const named = chosen;
    chosen = "";
    const answered = await sendOnce(form().action, new FormData(form(), button));
    if (!answered?.isRedirected) {
      chosen = named;
      waiting = null;
      asked += 1;
      if (!answered) return enhance();
      putParts(answered.page, "said", "marking-of");
      enhance();
      const fault = form().querySelector(".errors :is(input, textarea, select)");
      return (fault ?? form().elements._save).focus();
    }
    putParts(answered.page, "said", "progress", "source-text", "recorded", ...(isComing ? [] : ["marking-panel"]));
    if (isComing) return;
    asked += 1;
    enhance();
    text.focus({ preventScroll: true });
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

  let found = [];
  let pointer = "mouse";
  let resting;
  text.addEventListener("pointerdown", (event) => (pointer = event.pointerType));
  text.addEventListener("mouseup", () => pointer === "touch" || setTimeout(take));
  document.addEventListener("selectionchange", () => {
    if (pointer !== "touch") return;
    clearTimeout(resting);
    resting = setTimeout(take, PAUSE);
  });

  panel.addEventListener("input", (event) => {
    if (event.target.matches(".marking-find")) found = findQuestions(list(), event.target.value);
    else if (event.target.closest(".marking-value")) isEdited = true;
    else if (event.target.name === "exact") waiting = null;
  });
  panel.addEventListener("change", (event) => {
    if (event.target === list()) choose(event.target.value);
    else if (event.target.name === "exact" && form()?.contains(event.target) && !isEdited) readAnew();
    else if (form()?.contains(event.target) && form().elements.exact.value) check();
  });
  panel.addEventListener("click", (event) => {
    if (event.target.matches(".marking-asked")) panel.classList.remove("is-waiting");
    if (event.target.id !== "check-button") return;
    event.preventDefault();
    check();
  });
  panel.addEventListener("submit", (event) => {
    const isRecording = event.target.id === "marking-form";
    if (isRecording && !isComing && event.target.elements.then.value) return; // The worklist follows.
    event.preventDefault();
    if (isRecording) {
      if (!isComing && !isSending()) recording = record(event.submitter);
    } else if (!document.activeElement.matches(".marking-find")) show("marking-of");
    else if (found.length) choose((list().value = found[0]));
  });
  document.getElementById("said").addEventListener("submit", async (event) => {
    event.preventDefault();
    const answered = await sendOnce(event.target.action, new FormData(event.target, event.submitter));
    if (!answered) return;
    putParts(answered.page, "said", "progress", "source-text", "recorded");
    text.focus({ preventScroll: true });
  });
  document.getElementById("said").addEventListener("click", async (event) => {
    if (!event.target.matches(".recording-again")) return;
    event.preventDefault();
    const words = new URL(event.target.href).searchParams;
    waiting = Object.fromEntries(["exact", "prefix", "suffix"].map((name) => [name, words.get(name) ?? ""]));
    chosen = "";
    if (!(await show("marking-panel"))) return;
    markWords(taken());
    list().focus();
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !form()) return;
    const button = form().elements[event.shiftKey ? "_silent" : "_save"];
    if (!button) return;
    event.preventDefault();
    if (isComing) say("The form for this question is still on its way: look at it before you record.");
    else if (!event.shiftKey && !taken().exact.trim()) say("Mark words in the text first: nothing is recorded without them.");
    else form().requestSubmit(button);
  });

  // What only works with this script is shown by it.
  function enhance() {
    clearTimeout(choosing);
    expect(false);
    const hasForm = Boolean(form());
    if (hasForm) list().value = form().dataset.claim;
    if (hasForm) list().setAttribute("form", "marking-form");
    fit();
    panel.querySelector(".marking-find").hidden = false;
    panel.querySelector(".marking-choose").hidden = hasForm;
    panel.classList.toggle("is-waiting", hasForm && !taken().exact); // Folded on a telephone: the text first.
    for (const key of document.querySelectorAll(".marking-keys, .marking kbd")) key.hidden = false;
  }

  // The panel reaches from where it stands to the lower edge of the window; on a telephone the list takes one line.
  function fit() {
    side.style.setProperty("--top", `${Math.max(side.getBoundingClientRect().top, 0)}px`);
    list().size = form() && isNarrow.matches ? 1 : 8;
  }
  for (const kind of ["scroll", "resize"]) addEventListener(kind, fit, { passive: true });
  // What was chosen or marked before this was there to see it is not lost.
  const early = { words: marked(), claim: list().value };
  enhance();
  markWords(taken());
  if (early.claim && early.claim !== form()?.dataset.claim) choose((list().value = early.claim));
  if (early.words) take();
});
