// Keeps what was ticked while the editor looks elsewhere, as long as what it was ticked for stays the same.
const ticks = document.querySelector("[data-ticked-for]");
const KEPT = `ticked ${location.pathname}`;
const boxes = [...ticks.querySelectorAll("input[type=checkbox]")];
const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "{}");
if (kept.for === ticks.dataset.tickedFor) for (const box of boxes) box.checked ||= kept.ticked.includes(box.value);
ticks.addEventListener("change", () => {
  const ticked = boxes.filter((box) => box.checked).map((box) => box.value);
  sessionStorage.setItem(KEPT, JSON.stringify({ for: ticks.dataset.tickedFor, ticked }));
});
