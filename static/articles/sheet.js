// Keeps on this device what a reader ticked, and copies it as text. The sheet works and prints without this.
const boxes = [...document.querySelectorAll(".sheet input[type=checkbox]")];
const KEPT = "ticked";

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? [];
  } catch {
    return [];
  }
}

function keep() {
  try {
    localStorage.setItem(KEPT, JSON.stringify(boxes.filter((box) => box.checked).map((box) => box.id)));
  } catch {
    // A browser that keeps nothing still ticks.
  }
}

const ticked = new Set(kept());
for (const box of boxes) {
  box.checked ||= ticked.has(box.id);
  box.addEventListener("change", keep);
}

const told = document.querySelector(".sheet .standfirst");
if (told && boxes.length) {
  told.append(" Your ticks stay on this device.");
  const tools = document.createElement("p");
  tools.className = "sheet-tools";
  told.after(tools);
  const tool = (words, act) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "small-button";
    button.textContent = words;
    button.addEventListener("click", () => act(button));
    tools.append(button);
  };
  tool("Print", () => print());
  tool("Copy as text", async (button) => {
    const wanted = boxes.some((box) => box.checked) ? boxes.filter((box) => box.checked) : boxes;
    const lines = wanted.map((box) => `- ${document.querySelector(`label[for="${box.id}"]`).textContent}`);
    await navigator.clipboard.writeText(`${document.title}\n\n${lines.join("\n")}\n\n${location.href}`);
    button.textContent = "Copied";
  });
  tool("Untick all", () => {
    for (const box of boxes) box.checked = false;
    keep();
  });
}
