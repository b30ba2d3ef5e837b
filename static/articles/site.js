// Opens the answer or the passage that an address points at. Everything works without this.
const parts = [...document.querySelectorAll("details")];
function reveal() {
  const target = document.getElementById(location.hash.slice(1));
  for (const one of parts) if (one.contains(target)) one.open = true;
  target?.scrollIntoView();
}

// Where there is a margin, what is on the page is listed there.
if (matchMedia("(min-width: 64rem)").matches) {
  for (const one of parts) if (one.matches(".contents *")) one.open = true;
}

// After a reload, and on the way back, what was open is open again, and the browser finds the reader's place itself.
const note = () => history.replaceState(parts.map((one) => one.open), "");
const arrive = () => note(history.state || reveal());
if (history.state) parts.forEach((one, place) => (one.open = history.state[place]));
addEventListener("hashchange", arrive);
addEventListener("toggle", note, true);
arrive();

// Gives each heading of a text an address to share, each group of folded parts a button that opens all of it,
// and each citation a button that copies it.
for (const heading of document.querySelectorAll(".prose > h2[id]")) {
  const link = document.createElement("a");
  link.href = `#${heading.id}`;
  link.className = "permalink";
  link.textContent = "#";
  link.setAttribute("aria-label", `Link to “${heading.textContent}”`);
  heading.append(" ", link);
}

function addButton(before, words, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "small-button";
  button.textContent = words;
  button.addEventListener("click", () => act(button));
  before.before(button);
}

for (const group of document.querySelectorAll(".own-words, .faq-groups")) {
  const folded = group.querySelectorAll("details");
  if (folded.length < 2) continue;
  addButton(group.querySelector("section, details"), "Open all", (button) => {
    const open = button.textContent === "Open all";
    for (const one of folded) one.open = open;
    button.textContent = open ? "Close all" : "Open all";
  });
}

for (const cited of document.querySelectorAll("[data-copy]")) {
  addButton(cited, "Copy", async (button) => {
    await navigator.clipboard.writeText(cited.textContent.trim());
    button.textContent = "Copied";
  });
}

// Offers the titles of pages while a reader types, where a server knows them. The form works without it.
for (const box of document.querySelectorAll("body:not(:has([data-pagefind-body])) .search-form input")) {
  const titles = document.createElement("datalist");
  titles.id = `${box.id}-titles`;
  box.after(titles);
  box.setAttribute("list", titles.id);
  let waiting;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      if (box.value.trim().length < 2) return titles.replaceChildren();
      const answer = await fetch(`/search/titles.json?q=${encodeURIComponent(box.value)}`).catch(() => null);
      if (!answer?.ok) return;
      titles.replaceChildren(...(await answer.json()).titles.map((title) => new Option(title, title)));
    }, 150);
  });
}
