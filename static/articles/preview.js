// Keeps the preview and what is wrong with the text up to date while an editor types. The button does the same
// without this.
addEventListener("DOMContentLoaded", () => {
  const room = document.querySelector(".writing-room");
  const field = room?.querySelector("textarea");
  if (!field) return;
  const frame = room.querySelector("iframe");
  const pane = room.querySelector(".preview-pane");
  const checks = room.querySelector(".text-checks");
  const count = checks.querySelector(".text-checks-count");
  const found = checks.querySelector(".text-checks-found");
  const button = document.getElementById("preview-button");
  const PAUSE = 500;
  const DESKTOP = 1280;
  let asked = 0;
  let waiting;

  async function refresh() {
    const mine = (asked += 1);
    const sent = new FormData();
    sent.append("csrfmiddlewaretoken", field.form.elements.csrfmiddlewaretoken.value);
    sent.append("markdown", field.value);
    const answer = await fetch(room.dataset.preview, { method: "POST", body: sent }).catch(() => null);
    const page = answer?.ok && !answer.redirected && new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine === asked) show(page);
  }

  function show(page) {
    if (!page) return tell("The preview could not be made just now. What you write is kept in this browser.", []);
    const told = page.getElementById("checks");
    told?.remove();
    const main = frame.contentDocument?.querySelector("main");
    main?.replaceChildren(...page.querySelector("main").childNodes);
    if (main) passOver(main);
    const wrong = told ? told.querySelectorAll(".in-the-way li").length : 0;
    const doubts = told ? told.querySelectorAll(".shown-otherwise li").length : 0;
    let words = wrong ? `${wrong} ${wrong === 1 ? "thing stands" : "things stand"} in the way of publishing.` : "Nothing stands in the way of publishing.";
    if (doubts) words += ` ${doubts} ${doubts === 1 ? "place is" : "places are"} shown otherwise than you may mean.`;
    tell(told ? words : "", told ? [...told.querySelectorAll("p, ul")] : []);
  }

  // One stop for the keyboard, at which the preview scrolls, and not one for each link in it.
  function passOver(main) {
    main.tabIndex = 0;
    for (const link of main.querySelectorAll("a[href], summary")) link.tabIndex = -1;
  }

  // The count is heard by a screen reader, so it is touched only when it changes.
  function tell(words, nodes) {
    if (count.textContent !== words) count.textContent = words;
    for (const node of nodes) for (const line of node.querySelectorAll("[data-line]")) line.replaceWith(...goTo(line));
    found.replaceChildren(...nodes);
    checks.hidden = !words;
  }

  function goTo(line) {
    const to = [made(line.textContent, () => mark(Number(line.dataset.line), 1))];
    const { instead } = line.dataset;
    if (instead !== undefined) to.push(" ", offer(line, instead));
    return to;
  }

  // What is offered in place of lines is typed, so that it can be undone.
  function offer(line, instead) {
    const mend = made("Mend it", () => {
      mark(Number(line.dataset.line), Number(line.dataset.lines));
      document.execCommand("insertText", false, instead);
    });
    mend.setAttribute("aria-label", `Mend ${line.textContent.toLowerCase()}`);
    return mend;
  }

  function made(words, does) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words;
    button.addEventListener("click", does);
    return button;
  }

  function mark(number, count) {
    const lines = field.value.split("\n");
    const start = lines.slice(0, number - 1).join("\n").length + (number > 1 ? 1 : 0);
    field.focus();
    field.setSelectionRange(start, start); // First the caret alone, so that the browser scrolls to the line.
    field.setSelectionRange(start, start + lines.slice(number - 1, number - 1 + count).join("\n").length);
  }

  // As wide as a telephone or a desk's screen; a wide page is drawn smaller where there is no room.
  function fit() {
    const isDesktop = room.classList.contains("is-desktop");
    const scale = isDesktop ? Math.min(1, pane.clientWidth / DESKTOP) : 1;
    frame.style.width = isDesktop ? `${DESKTOP}px` : "";
    frame.style.height = isDesktop ? `${pane.clientHeight / scale}px` : "";
    frame.style.transform = isDesktop ? `scale(${scale})` : "";
  }

  // The page's own rules for dark screens are made to hold, or not to.
  const meant = new WeakMap();
  function colour(scheme) {
    const page = frame.contentDocument;
    if (!page || !scheme) return;
    page.documentElement.style.colorScheme = scheme;
    for (const sheet of page.styleSheets) {
      for (const rule of sheet.cssRules) {
        if (!(rule.media instanceof frame.contentWindow.MediaList)) continue;
        if (!meant.has(rule)) meant.set(rule, rule.media.mediaText);
        rule.media.mediaText = meant
          .get(rule)
          .replace("(prefers-color-scheme: dark)", scheme === "dark" ? "(min-width: 0px)" : "(max-width: 0px)");
      }
    }
  }

  function press(group, pressed) {
    for (const one of group.querySelectorAll("button")) one.setAttribute("aria-pressed", one === pressed);
  }

  let scheme = "";
  for (const group of room.querySelectorAll(".preview-looks")) {
    group.hidden = false;
    group.addEventListener("click", ({ target }) => {
      if (!target.matches("button")) return;
      press(group, target);
      if (target.dataset.width) room.classList.toggle("is-desktop", target.dataset.width === "desktop");
      if (target.dataset.scheme) colour((scheme = target.dataset.scheme));
      fit();
    });
  }
  const worn = () => (getComputedStyle(document.documentElement).colorScheme === "dark" ? "dark" : "light");
  function dress() {
    press(room.querySelector("[data-scheme]").parentElement, room.querySelector(`[data-scheme=${scheme || worn()}]`));
    colour(scheme || worn());
  }

  button.hidden = true;
  new ResizeObserver(fit).observe(pane);
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(refresh, PAUSE);
  });
  function begin() {
    dress();
    refresh();
  }
  frame.addEventListener("load", begin);
  if (frame.contentDocument?.querySelector("main")) begin();
});
