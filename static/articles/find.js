// On a site of plain files: finds the words in the address by the index that Pagefind made (https://pagefind.app).
const typed = new URLSearchParams(location.search).get("q")?.trim() ?? "";
const told = document.querySelector(".search-told");
const found = document.querySelector(".search-found");
const MOST = 30;

function element(name, className, ...inside) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...inside);
  return made;
}

function hit(page) {
  const link = element("a", "", page.meta.title);
  link.href = page.url;
  const excerpt = element("p", "search-excerpt");
  excerpt.innerHTML = page.excerpt; // Pagefind's own: text that it escaped, with <mark> around what was found.
  return element("li", "search-hit", element("p", "", link), excerpt);
}

const letters = (word) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** Whether more was found than a letter: Pagefind takes the “Q” of a name for the beginning of “qwerty”. */
function isMeant(page) {
  const asked = typed.split(/\s+/).map(letters);
  const marked = [...page.excerpt.matchAll(/<mark>(.*?)<\/mark>/g)].map(([, word]) => letters(word));
  return !marked.length || marked.some((word) => word.length > 1 || asked.includes(word));
}

if (typed) {
  for (const box of document.querySelectorAll(".search-form input")) box.value = typed;
  const pagefind = await import("/pagefind/pagefind.js");
  const { results } = await pagefind.search(typed);
  const pages = (await Promise.all(results.slice(0, MOST).map((one) => one.data()))).filter(isMeant);
  told.textContent = pages.length ? "" : `We found nothing for “${typed}”.`;
  if (pages.length) found.append(element("ul", "search-hits", ...pages.map(hit)));
}
