// The worklist: what is recorded or said to be silent leaves the list at once, and the next claim is in the hand.
addEventListener("DOMContentLoaded", () => {
  const list = document.getElementById("worklist");
  if (!list) return;

  const nextOf = (entry) => {
    const entries = [...list.querySelectorAll(".worklist-entry")];
    return entries[entries.indexOf(entry) + 1] ?? entries[entries.indexOf(entry) - 1];
  };
  const goTo = (entry) => (entry?.querySelector(":scope > :not(details) button") ?? entry)?.focus();

  function leave(entry) {
    const next = nextOf(entry);
    const topic = entry.closest(".worklist-topic");
    entry.remove();
    if (!topic.querySelector(".worklist-entry")) topic.remove();
    goTo(next);
  }

  list.addEventListener("submit", async (event) => {
    const button = event.submitter;
    const entry = button?.closest(".worklist-entry");
    if (!entry) return;
    event.preventDefault();
    const isOfOpen = list.dataset.look === "open";
    const part = isOfOpen ? "top" : "all";
    const answered = await sendOnce(button.formAction, new FormData(list, button), { part });
    if (!answered) return;
    if (answered.url.pathname !== location.pathname) return location.assign(`${button.formAction}&then=worklist`);
    putParts(answered.page, "said", "progress");
    if (isOfOpen) return leave(entry);
    putParts(answered.page, "worklist");
    goTo(document.getElementById(entry.id));
  });

  document.getElementById("said").addEventListener("submit", async (event) => {
    event.preventDefault();
    const before = new Set([...list.querySelectorAll(".worklist-entry")].map((entry) => entry.id));
    const answered = await sendOnce(location.href, new FormData(event.target, event.submitter));
    if (!answered) return;
    putParts(answered.page, "said", "progress", "worklist");
    goTo([...list.querySelectorAll(".worklist-entry")].find((entry) => !before.has(entry.id)));
  });
});
