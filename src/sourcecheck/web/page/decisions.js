// What the person has decided: not a problem here, ignore this rule. Decisions stick to the quoted words: they find
// their finding again first by its words and the words around, then by its words alone. They live in this window.

const decisions = [];

/** For each finding that is set aside its decision, by the number of the finding. */
function setAside(findings) {
  const aside = new Map();
  const ignored = new Map(decisions.filter((one) => one.kind === "rule").map((one) => [one.rule, one]));
  findings.forEach((finding, number) => {
    if (ignored.has(finding.rule)) aside.set(number, ignored.get(finding.rule));
  });
  let open = decisions.filter((one) => one.kind === "words");
  for (const same of ["key", "words"]) {
    const free = new Map();
    findings.forEach((finding, number) => {
      if (aside.has(number)) return;
      const name = `${finding.rule} ${finding[same]}`;
      free.set(name, [...(free.get(name) ?? []), { number, start: finding.start }]);
    });
    open = open.filter((one) => {
      // Of equal passages it is the one that stood there.
      const found = free.get(`${one.rule} ${one[same]}`) ?? [];
      const [match] = found.splice(nearest(found, one.start), found.length > 0 ? 1 : 0);
      if (!match) return true;
      aside.set(match.number, one);
      one.key = findings[match.number].key; // where it stands now
      one.start = match.start;
      return false;
    });
  }
  return aside;
}

/** The text is another one: decisions, and those that can come back by undoing, stand elsewhere in it. */
function followDecisions(move) {
  for (const one of new Set([...decisions, ...past.flatMap((step) => step.decisions)])) {
    if (one.kind === "words") one.start = move.to(one.start);
  }
}

function ignoreHere(number) {
  const { rule, key, words, quote, message, start } = answer.findings[number];
  remember("not a problem here");
  decisions.push({ kind: "words", rule, key, words, quote, message, start });
  afterDecision(number, "Set aside: not a problem here. Undo brings it back.");
}

function ignoreRule(number) {
  const { rule, message, start } = answer.findings[number];
  const found = answer.findings.filter((one) => one.rule === rule).length;
  remember("ignoring a rule");
  decisions.push({ kind: "rule", rule, message, start });
  afterDecision(number, `Set aside: ${counted(found, "finding")} of this rule. Undo brings them back.`);
}

function afterDecision(number, said) {
  const order = shown();
  const place = order.indexOf(number);
  decided();
  const left = new Set(shown());
  const next = [...order.slice(place + 1), ...order.slice(0, place).reverse()].find((one) => left.has(one));
  if (next === undefined) {
    current = -1;
    byId("main").focus({ preventScroll: true });
  } else {
    makeCurrent(next, { focus: true });
  }
  say(said);
}

/** Decisions are others: show what follows from it. */
function decided() {
  if (!answer) return;
  answer.aside = setAside(answer.findings);
  if (answer.aside.has(current)) current = -1;
  drawVisible();
  drawAside();
}

function drawAside() {
  const found = new Map();
  for (const one of answer.aside.values()) found.set(one, (found.get(one) ?? 0) + 1);
  byId("aside").hidden = decisions.length === 0;
  byId("aside-list").replaceChildren(
    ...decisions.map((one) => {
      const times = found.get(one) ?? 0;
      const now = times === 0 ? " Not in the text now." : one.kind === "rule" ? ` ${counted(times, "finding")}.` : "";
      const words = one.kind === "rule" ? made("span", {}, "Everything of this kind:") : one.quote && !one.message.includes(one.quote) ? made("q", { dir: "auto" }, one.quote) : "";
      const back = made("button", { type: "button", onclick: () => takeBack(one) }, "Take back");
      back.setAttribute("aria-label", `Take back: ${one.quote || one.message}`);
      return made("li", {}, words, ` ${one.message}${now} `, back);
    }),
  );
}

function takeBack(one) {
  remember("taking back");
  decisions.splice(decisions.indexOf(one), 1);
  decided();
  say("It counts again.");
  byId("aside").hidden ? byId("main").focus({ preventScroll: true }) : byId("aside-list").querySelector("button")?.focus();
}
