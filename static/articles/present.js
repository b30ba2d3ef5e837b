// Tells the site once a minute that this form is open and looked at, and shows who else has it open.
addEventListener("DOMContentLoaded", () => {
  const MINUTE = 60_000;
  const place = document.querySelector("[data-present]");
  if (!place) return;

  async function ask() {
    if (document.hidden) return;
    const headers = { "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value };
    const body = new URLSearchParams({ of: place.dataset.of });
    const answer = await fetch(place.dataset.present, { method: "POST", body, headers });
    const words = answer.ok ? await answer.text() : place.textContent;
    if (words !== place.textContent) place.textContent = words;
  }

  setInterval(() => ask().catch(() => {}), MINUTE);
});
