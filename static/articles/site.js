// Opens the answer or the passage that an address points at. Everything works without this.
function reveal() {
  const target = document.getElementById(location.hash.slice(1));
  for (let around = target; around; around = around.parentElement) {
    if (around.matches("details")) around.open = true;
  }
  if (target) target.scrollIntoView();
}
addEventListener("hashchange", reveal);
reveal();

// Offers the titles of pages while a reader types. The form works without it.
for (const box of document.querySelectorAll(".search-form input")) {
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
