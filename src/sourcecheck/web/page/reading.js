// The draft as it reads: rows of text with the cards of their findings beside them. Rows whose HTML is the same stay
// the elements they are, so that a check while somebody types moves nothing under their eyes.

const hiddenLevels = new Set();

function show(found) {
  const kept = answer && current >= 0 ? answer.findings[current] : null;
  const focus = focusedPart();
  const move = moved(answer?.source ?? found.source, found.source);
  spot = move.to(spot);
  followDecisions(move);
  answer = found;
  document.querySelector(".after").hidden = false;
  if (byId("status").textContent === "Checking …") say("");
  byId("notices").querySelector(".wrong")?.remove();
  answer.aside = setAside(found.findings);
  current = kept ? sameFinding(kept, move) : -1;
  if (editing?.closing) editing = ended(editing);
  drawRows();
  drawAbout();
  drawVisible();
  drawAside();
  drawEvidence();
  drawLooked();
  if (current >= 0) makeCurrent(current, { scroll: false });
  restoreFocus(focus);
}

/** The number of the finding that is the same as one of an earlier answer; -1 where it is gone. */
function sameFinding(old, move) {
  const place = move.to(old.start);
  const alike = answer.findings.filter((one) => one.rule === old.rule && one.words === old.words);
  const here = alike.find((one) => one.start === place);
  // Where more than one part changed at a time, its place is not known: the same words with the same words around.
  const same = here ?? (move.changed(old.start) ? alike.find((one) => one.key === old.key) : undefined);
  return same ? answer.findings.indexOf(same) : -1;
}

/** Nothing is known of a draft yet. */
function blank() {
  answer = null;
  current = -1;
  spot = -1;
  for (const count of document.querySelectorAll(".filter b")) count.textContent = "–";
  for (const part of [byId("clear"), byId("about"), document.querySelector(".after")]) part.hidden = true;
  byId("counts").textContent = "";
  byId("previous").disabled = byId("next").disabled = true;
  byId("rows").replaceChildren();
  document.title = `${draft.name} · sourcecheck`;
}

/** Which part of a card or of the page has the focus, so that it has it again when the card is drawn anew. */
function focusedPart() {
  const card = document.activeElement?.closest?.(".card");
  return card ? { inCard: true, does: document.activeElement.dataset.do } : null;
}

function restoreFocus(part) {
  if (!part || document.activeElement !== document.body) return;
  const card = current >= 0 ? byId(`dc${current}`) : null;
  const target = card && part.does ? card.querySelector(`[data-do="${part.does}"]:not([hidden])`) : card;
  (target ?? byId("main")).focus({ preventScroll: true });
}

/** Cards can be gone to. */
function ready(cards) {
  for (const card of cards.querySelectorAll(".card")) card.tabIndex = -1;
}

function rowElement(row) {
  const text = made("div", { class: "text", dir: "auto", spellcheck: false });
  setHtml(text, row.text);
  const element = made("div", { class: "row" }, text);
  if (row.cards) {
    const cards = made("div", { class: "cards" });
    setHtml(cards, row.cards);
    ready(cards);
    element.append(cards);
  }
  if (row.end > row.start) {
    const words = text.textContent.trim().slice(0, 40);
    const button = made("button", { type: "button", class: "edit" }, "Edit");
    button.setAttribute("aria-label", `Edit: ${words}`);
    text.append(button);
  }
  return element;
}

function drawRows() {
  const rows = byId("rows");
  const known = new Map();
  for (const element of rows.children) {
    if (element.made) known.set(element.made, [...(known.get(element.made) ?? []), element]);
  }
  const before = [];
  const after = [];
  for (const row of answer.rows) {
    const name = `${row.text}\0${row.cards}\0${row.end > row.start}`;
    const element = known.get(name)?.shift() ?? rowElement(row);
    element.made = name;
    element.row = row;
    const inside = editing !== null && row.start >= editing.start && row.end <= editing.end;
    element.classList.toggle("inside", inside);
    (editing && row.end <= editing.start && !inside ? before : after).push(element);
  }
  const wanted = new Set([...before, ...after]);
  for (const element of [...rows.children]) {
    if (element !== editing?.element && !wanted.has(element)) element.remove();
  }
  // The field that is being edited never moves: moved, it would lose the caret.
  if (editing && editing.element.parentNode !== rows) rows.prepend(editing.element);
  placed(rows, before, rows.firstChild, editing?.element ?? null);
  placed(rows, after, editing ? editing.element.nextSibling : rows.firstChild, null);
  if (answer.more > 0) {
    const said = `The draft is longer than the page shows: ${counted(answer.more, "more part")}. All of it was checked.`;
    rows.append(made("p", { class: "notice" }, said));
  }
  land();
}

function placed(parent, elements, from, end) {
  let cursor = from;
  for (const element of elements) {
    if (element === cursor) {
      cursor = cursor.nextSibling;
    } else {
      parent.insertBefore(element, cursor ?? end);
    }
  }
}

function drawAbout() {
  const html = answer.aboutCards;
  const cards = byId("about-cards");
  if (cards.made !== html) {
    setHtml(cards, html);
    cards.made = html;
    ready(cards);
  }
}

function isShown(number) {
  return !answer.aside.has(number) && !hiddenLevels.has(answer.findings[number].level);
}

/** Numbers of the findings that are shown, in the order in which their cards stand. */
function shown() {
  const cards = document.querySelectorAll("#about-cards .card, #rows .card");
  return [...cards].map((card) => Number(card.dataset.finding)).filter(isShown);
}

/** Show and hide what filters and decisions ask for; counts; the words for "nothing left". */
function drawVisible() {
  const { findings } = answer;
  const see = findings.map((_, number) => isShown(number));
  for (const card of document.querySelectorAll("#about-cards .card, #rows .card")) {
    card.hidden = !see[card.dataset.finding];
  }
  for (const badge of document.querySelectorAll("#rows .badge")) badge.hidden = !see[badge.dataset.finding];
  for (const mark of document.querySelectorAll("#rows mark[data-findings]")) {
    const about = mark.dataset.findings.split(" ").map(Number).filter((one) => see[one]);
    const worst = LEVELS.find((level) => about.some((one) => findings[one].level === level)) ?? "quiet";
    mark.className = about.includes(current) ? `${worst} current` : worst;
  }
  for (const frame of document.querySelectorAll("#rows .framed")) {
    const badges = [...frame.querySelectorAll(":scope > .badge")];
    frame.classList.toggle("quiet", badges.length > 0 && badges.every((badge) => badge.hidden));
  }
  layOut();
  byId("about").hidden = wholeIsOpen() || !answer.about.some((one) => see[one]);
  drawCounts(see);
  if (wholeIsOpen()) drawWholeCards();
}

function drawCounts(see) {
  const left = { error: 0, warning: 0, info: 0 };
  answer.findings.forEach((finding, number) => {
    if (!answer.aside.has(number)) left[finding.level] += 1;
  });
  for (const button of document.querySelectorAll(".filter")) {
    button.querySelector("b").textContent = left[button.dataset.level].toLocaleString("en");
    button.setAttribute("aria-pressed", String(!hiddenLevels.has(button.dataset.level)));
  }
  const all = left.error + left.warning + left.info;
  const visible = see.filter(Boolean).length;
  const aside = answer.aside.size;
  const said = `${left.error} must fix, ${left.warning} should look, ${left.info} for your information`;
  document.title = `${all === 0 ? "nothing found" : counted(all, "finding")} · ${draft.name} · sourcecheck`;
  byId("clear").hidden = visible > 0;
  const looked = answer.looked.rules.toLocaleString("en");
  const empty = answer.looked.words === 0;
  byId("clear-title").textContent = all > 0 ? "Nothing of what you chose to see" : aside > 0 ? "Nothing left: the rest is set aside" : empty ? "There are no words in this" : "Nothing found";
  byId("clear-said").textContent = all > 0 ? `${said}. Press one of them above to see it.` : empty ? "So there was nothing to look at." : `${looked} rules looked at this draft. ${answer.cannot}`;
  const counts = all > 0 ? said + (aside ? `, ${aside} set aside` : "") : `${byId("clear-title").textContent}.`;
  if (byId("counts").textContent !== counts) byId("counts").textContent = counts; // said only when they change
  byId("previous").disabled = byId("next").disabled = visible === 0;
}

function drawEvidence() {
  const place = byId("evidence");
  if (place.made !== answer.evidence) setHtml(place, answer.evidence);
  place.made = answer.evidence;
}

function drawLooked() {
  const { rules, words, language, type, config } = answer.looked;
  const names = new Intl.DisplayNames(["en"], { type: "language" });
  let spoken = language;
  try {
    spoken = language ? names.of(language) : "";
  } catch {
    // not a name of a language: shown as it is
  }
  const taken = [type ? `as ${type}` : "", spoken ? `in ${spoken}` : ""].filter(Boolean).join(" ");
  byId("looked").textContent =
    `${rules.toLocaleString("en")} rules looked at ${counted(words, "word")}${taken ? `, read ${taken}` : ""}.` +
    (config ? ` The settings of ${config} hold.` : "");
  byId("notes").replaceChildren(...[...(draft.notes ?? []), ...answer.notes].map((note) => made("li", {}, note)));
  byId("cannot").textContent = answer.cannot;
}

byId("tools").addEventListener("click", (event) => {
  const filter = event.target.closest(".filter");
  if (!filter || !answer) return;
  const { level } = filter.dataset;
  if (!hiddenLevels.delete(level)) hiddenLevels.add(level);
  if (current >= 0 && !isShown(current)) current = -1;
  drawVisible();
});
