// The worklist: a claim that is answered stays in its place with what else might answer it, an offer is mended where
// it stands, and the next claim is in the hand. Ticks are kept while the editor looks at the text.
addEventListener("DOMContentLoaded", () => {
  const list = document.getElementById("worklist");
  if (!list) return;

  const PAUSE = 500; // milliseconds in which words that are typed have come to rest
  const TICKED = `ticked ${location.pathname}`;
  const entryOf = (element) => element?.closest(".worklist-entry");
  const goTo = (entry) => (entry?.querySelector(":scope > :not(details) button") ?? entry)?.focus();

  function nextOf(entry) {
    const open = [...list.querySelectorAll(".worklist-entry.is-open")];
    return open.find((one) => entry.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) ?? open.at(-1);
  }

  // The claim as the server shows it now, in its place.
  function put(page) {
    putParts(page, "said", "progress", ...[...document.querySelectorAll(".worklist-looks span")].map((count) => count.id));
    const fresh = page.querySelector(".worklist-entry");
    const stale = fresh && document.getElementById(fresh.id);
    if (!stale) return null;
    fresh.querySelector("details")?.toggleAttribute("open", Boolean(stale.querySelector("details[open]")));
    stale.replaceWith(fresh);
    tick();
    return fresh;
  }

  async function send(form, button) {
    const address = button?.hasAttribute("formaction") ? button.formAction : form.action;
    const answered = await sendOnce(address, new FormData(form, button), { part: "entry" });
    return answered && { ...answered, entry: put(answered.page) };
  }

  list.parentElement.addEventListener("submit", async (event) => {
    const button = event.submitter;
    const entry = entryOf(button);
    if (!entry) return;
    event.preventDefault();
    if (event.target.matches(".worklist-mending") && button.name === "_save" && (await isReadAnew(event.target))) return;
    const answered = await send(event.target, button);
    if (!answered?.entry) return;
    const { entry: fresh, isRedirected } = answered;
    const mending = fresh.querySelector(".worklist-mending");
    if (isSending()) return; // The editor is at another claim already.
    if (mending) (mending.querySelector(".errors :is(input, select, textarea)") ?? mending.querySelector(`[name=${button.name}]`) ?? mending.querySelector("[name=_save]")).focus();
    else if (isRedirected && !fresh.querySelector("[name=_save]")) goTo(nextOf(fresh));
    else fresh.focus({ preventScroll: true });
  });

  // An offer is opened and closed where it stands.
  list.addEventListener("click", async (event) => {
    const link = event.target.closest?.("a.is-in-place");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    try {
      const { page } = await askPart(link.href, { part: "entry" });
      const fresh = put(page);
      if (fresh) (fresh.querySelector(".worklist-mending textarea") ?? fresh).focus({ preventScroll: true });
    } catch {
      location.assign(link.href);
    }
  });

  // Words that are made shorter give their value anew, unless the editor said it.
  let resting;
  let reading = null;
  list.addEventListener("input", (event) => {
    const form = event.target.closest(".worklist-mending");
    if (!form) return;
    if (event.target.name !== "exact") form.dataset.isSaid = "";
    else if (!("isSaid" in form.dataset)) {
      clearTimeout(resting);
      form.dataset.isToRead = "";
      resting = setTimeout(() => (reading = readAnew(form)), PAUSE);
    }
  });

  // Whether the value became another.
  async function readAnew(form) {
    const words = form.elements.exact.value;
    const sent = new FormData(form);
    sent.append("_read", "");
    delete form.dataset.isToRead;
    try {
      const { page } = await askPart(form.action, { sent, part: "entry" });
      const fresh = page.querySelector(".worklist-mending");
      if (!fresh || form.elements.exact.value !== words || "isSaid" in form.dataset) return false;
      form.querySelector(".worklist-read").textContent = fresh.querySelector(".worklist-read").textContent;
      return takeValues(form, fresh);
    } catch (error) {
      form.querySelector(".worklist-read").textContent = `The value could not be read again (${error.message}): see that it fits the words.`;
      return false;
    } finally {
      reading = null;
    }
  }

  // Pressed before the words came to rest: what they give is seen before it is recorded.
  async function isReadAnew(form) {
    clearTimeout(resting);
    return (await (reading ?? ("isToRead" in form.dataset && readAnew(form)))) || false;
  }

  document.getElementById("said").addEventListener("submit", async (event) => {
    event.preventDefault();
    const answered = await sendOnce(location.href, new FormData(event.target, event.submitter), { part: "entry" });
    if (answered) goTo(put(answered.page));
  });

  const boxes = () => [...list.querySelectorAll("input[name=chosen]")];
  function tick() {
    const kept = new Set(JSON.parse(sessionStorage.getItem(TICKED) ?? "[]"));
    for (const box of boxes()) box.checked ||= kept.has(box.value);
  }
  list.addEventListener("change", (event) => {
    if (event.target.name !== "chosen") return;
    sessionStorage.setItem(TICKED, JSON.stringify(boxes().filter((box) => box.checked).map((box) => box.value)));
  });
  tick();
  const here = document.getElementById(location.hash.slice(1));
  if (entryOf(here)) here.focus();
});
