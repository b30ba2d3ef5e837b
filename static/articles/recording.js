// Sends what an editor records without leaving the page, and puts what the server answers in its place.
// Loaded before mark.js and worklist.js.

// What the server answers, as a document. Throws where it answers with something else than such a page.
async function askPart(address, { sent = null, part = "all" } = {}) {
  const headers = { "X-Part": part };
  const answer = await fetch(address, { method: sent ? "POST" : "GET", body: sent, credentials: "same-origin", headers });
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!page.getElementById("said")) throw new Error("you are logged out: log in again in another tab");
  return { page, url: new URL(answer.url), isRedirected: answer.redirected };
}

function putParts(page, ...ids) {
  for (const id of ids) {
    const stale = document.getElementById(id);
    const fresh = page.getElementById(id);
    if (!stale || !fresh) continue;
    stale.className = fresh.className;
    stale.replaceChildren(...fresh.childNodes);
  }
}

const ASIDE = ["mention", "study"];
const valueFields = (form) => [...form.querySelectorAll(".marking-value :is(input, select, textarea)")];
const isValue = (field) => !ASIDE.includes(field.name) && Boolean(field.closest(".marking-value"));

// What other sources name is put among the values with a press, and taken out with another.
addEventListener("click", ({ target }) => {
  const name = target.closest?.(".marking-named button")?.textContent;
  const field = name && target.closest("form").elements.values;
  if (!field) return;
  const lines = field.value.split("\n").filter((line) => line.trim());
  const others = lines.filter((line) => line.trim().toLowerCase() !== name.toLowerCase());
  field.value = (others.length < lines.length ? others : [...lines, name]).join("\n");
  for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
});

// The value as it was read anew; whether it became another.
function takeValues(form, fresh) {
  let isOther = false;
  const read = valueFields(fresh);
  valueFields(form).forEach((field, place) => {
    isOther ||= field.value !== read[place].value || field.checked !== read[place].checked;
    field.value = read[place].value;
    field.checked = read[place].checked;
  });
  return isOther;
}

// A value that is said is no mention; of a mention the value stays in sight, set aside, and is not sent.
addEventListener("input", ({ target }) => {
  if (target.form?.elements.mention && isValue(target)) target.form.elements.mention.checked = false;
});
addEventListener("formdata", ({ target, formData }) => {
  if (target.elements.mention?.checked) for (const field of valueFields(target).filter(isValue)) formData.delete(field.name);
});

function faultIn(place, words) {
  const told = document.createElement("p");
  told.className = "errornote";
  told.textContent = words;
  place.replaceChildren(told);
}

function say(words) {
  const told = document.createElement("p");
  told.className = "recording-told";
  told.textContent = words;
  document.getElementById("said").replaceChildren(told);
}

function tellFault(error) {
  faultIn(document.getElementById("said"), `That may not have arrived (${error.message}). Look whether it is recorded, then press again: nothing is recorded twice.`);
}

// One thing after the other, in the order of the presses; the same thing pressed again while it is on its way is not
// sent twice.
const underway = new Set();
const isSending = () => underway.size > 0;
let before = Promise.resolve();
async function sendOnce(address, sent, options) {
  const what = `${address} ${new URLSearchParams(sent)}`;
  if (underway.has(what)) return null;
  underway.add(what);
  document.body.classList.add("is-sending");
  try {
    const answer = before.then(() => askPart(address, { sent, ...options }));
    before = answer.catch(() => null);
    return await answer;
  } catch (error) {
    tellFault(error);
    return null;
  } finally {
    underway.delete(what);
    document.body.classList.toggle("is-sending", isSending());
  }
}
