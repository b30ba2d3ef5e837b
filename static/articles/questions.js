// The list of questions: what is typed finds those that have all its words, in themselves or in what stands for them.
// Loaded before mark.js.
const ENDING = /^.?(?:(?:ing|ed|ers?|es|e|ies|y|ances?|ations?|ions?|ly|al|ment|ness|s)s?)$/;
const wholeLists = new WeakMap();

// Shows in the list what is found, and what is chosen already. The values of what is found, the likely ones first.
function findQuestions(select, typed) {
  if (!wholeLists.has(select)) {
    wholeLists.set(select, [...select.querySelectorAll("optgroup")].map((group) => ({ group, options: [...group.children] })));
  }
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (option) => {
    const sought = `${option.text} ${option.dataset.sought}`.toLowerCase();
    const stems = sought.split(/[^\p{L}]+/u).filter((one) => one.length > 2);
    const isFormOf = (word, stem) => word.startsWith(stem) && ENDING.test(word.slice(stem.length));
    return words.every((word) => sought.includes(word) || stems.some((stem) => isFormOf(word, stem)));
  };
  const { value } = select;
  select.replaceChildren(...wholeLists.get(select).map(({ group, options }) => {
    group.replaceChildren(...options.filter((option) => option.value === value || fits(option)));
    return group;
  }).filter((group) => group.children.length));
  select.value = value;
  return [...select.options].filter(fits).map((option) => option.value);
}
