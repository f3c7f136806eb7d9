// The finding that is looked at: its card and its words, in step both ways.

let current = -1;
let spot = -1; // the place in the text of the finding that was looked at last; before all of it at first
const actions = byId("actions"); // kept here: the card in which it stands may go

function makeCurrent(number, { focus = false, scroll = true, words = false } = {}) {
  for (const old of document.querySelectorAll(".card.current, .badge.current, mark.current, .gone-to")) {
    old.classList.remove("current", "gone-to");
    old.removeAttribute("aria-current");
  }
  current = number;
  spot = answer.about.includes(number) ? -1 : answer.findings[number].start;
  const card = byId(`dc${number}`);
  if (!card) return;
  card.classList.add("current");
  card.setAttribute("aria-current", "true");
  const marks = document.querySelectorAll(`#rows mark[data-findings~="${number}"]`);
  for (const mark of marks) mark.classList.add("current");
  const badge = document.querySelector(`#rows .badge[data-finding="${number}"]`);
  badge?.classList.add("current");
  offer(card, answer.findings[number]);
  layOut();
  if (scroll) {
    const place = marks[0] ?? badge ?? card;
    intoView(words ? place : card.closest("#about") ? card : place);
    if (!words) card.scrollIntoView({ block: "nearest" });
  }
  if (focus) (words ? (badge ?? card) : card).focus({ preventScroll: true });
}

/** Scroll so that a place stands in the upper half of the window, unless it is well in it. */
function intoView(element) {
  const { top, bottom } = element.getBoundingClientRect();
  const bar = document.querySelector(".bar").getBoundingClientRect().bottom;
  if (top < bar + 24 || bottom > innerHeight * 0.75) element.scrollIntoView({ block: "center" });
}

/** Go to a further place of a finding, whose card stays the one that is looked at. */
function goTo(link) {
  makeCurrent(Number(link.closest(".card").dataset.finding), { scroll: false });
  const place = byId(link.hash.slice(1));
  if (!place) {
    say("That place is in a part of the draft that is not shown.");
    return;
  }
  place.classList.add("gone-to");
  place.tabIndex = -1;
  place.scrollIntoView({ block: "center" });
  place.focus({ preventScroll: true });
}

/** Put the buttons into a card. */
function offer(card, finding) {
  if (actions.parentNode !== card) card.querySelector(".more")?.before(actions);
  if (actions.parentNode !== card) card.append(actions);
  actions.hidden = false;
  const fix = actions.querySelector('[data-do="fix"]');
  fix.hidden = finding.fix === null;
  if (finding.fix) {
    fix.textContent = finding.fix.safe ? "Do it" : "Do it, then look at it";
    fix.className = finding.fix.safe ? "main-button" : "careful";
    fix.setAttribute("aria-label", `${fix.textContent}: ${finding.fix.message}`);
  }
}

function step(by) {
  if (!answer) return;
  const order = shown();
  if (order.length === 0) {
    say("There is no finding to go to.");
    return;
  }
  const place = order.indexOf(current);
  const next = place >= 0 ? place + by : between(order) - (by < 0 ? 1 : 0);
  if (next < 0 || next >= order.length) say(next < 0 ? "This was the first; here is the last." : "This was the last; here is the first.");
  makeCurrent(order[(next + order.length) % order.length], { focus: true });
}

/** The index of the first finding behind the place that was looked at, where the finding there is gone. */
function between(order) {
  if (spot < 0) return 0;
  const index = order.findIndex((number) => !answer.about.includes(number) && answer.findings[number].start >= spot);
  return index < 0 ? order.length : index;
}

function applyFix(number) {
  const { fix } = answer.findings[number];
  if (!fix || answer.source !== draft.source) return;
  if (editing) leaveEditing();
  remember(fix.message);
  let text = draft.source;
  for (const [start, end, put] of [...fix.edits].sort((one, other) => other[0] - one[0])) {
    text = text.slice(0, start) + put + text.slice(end);
  }
  draft.source = text;
  changed();
  say(`Done: ${fix.message}. Undo takes it back.`);
}

function asText(finding) {
  const quote = finding.quote ? `“${finding.quote}” ` : "";
  const settle = finding.settle ? ` What settles it: ${finding.settle}` : "";
  return `${NAMES[finding.level]}: ${quote}(line ${finding.line}) ${finding.message}${settle}`;
}

async function copy(text, said) {
  try {
    await navigator.clipboard.writeText(text);
    say(said);
  } catch {
    say("The browser did not let the page copy. Select the words and copy them.");
  }
}

function act(what) {
  if (current < 0 || !answer || !isShown(current)) {
    say("Go to a finding first, with Next.");
    return;
  }
  if (what === "fix") applyFix(current);
  else if (what === "edit") editFinding(current);
  else if (what === "ignore") ignoreHere(current);
  else if (what === "ignore-rule") ignoreRule(current);
  else if (what === "next") step(1);
  else if (what === "copy") copy(asText(answer.findings[current]), "Copied.");
}

byId("draft").addEventListener("click", (event) => {
  const does = event.target.closest("[data-do]");
  if (does) {
    act(does.dataset.do);
    return;
  }
  const link = event.target.closest("a[href^='#']");
  if (link?.closest(".places")) {
    goTo(link);
    return;
  }
  const badge = event.target.closest(".badge");
  const mark = event.target.closest("mark[data-findings]");
  const card = event.target.closest(".card");
  if (badge) makeCurrent(Number(badge.dataset.finding), { focus: true });
  else if (card) makeCurrent(Number(card.dataset.finding), link ? { focus: true, words: true } : { scroll: !card.classList.contains("current") });
  else if (mark) {
    const about = mark.dataset.findings.split(" ").map(Number).filter(isShown);
    const next = about[(about.indexOf(current) + 1) % about.length];
    if (next !== undefined && getSelection().isCollapsed) makeCurrent(next);
  }
});

byId("draft").addEventListener("focusin", (event) => {
  const card = event.target.closest(".card, .badge");
  const number = card ? Number(card.dataset.finding) : -1;
  if (number >= 0 && number !== current) makeCurrent(number, { scroll: false });
});

// Links of the page lead to places in it; the address keeps its key.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (!link) return;
  event.preventDefault();
  if (link.matches(".skip")) byId("main").focus();
});
