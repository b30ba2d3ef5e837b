// What an editor adds to a form is there to be filled in: it is unfolded at once.
addEventListener("formset:added", ({ target }) => {
  const folded = target.querySelector("details");
  if (folded) folded.open = true;
});
