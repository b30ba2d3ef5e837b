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
