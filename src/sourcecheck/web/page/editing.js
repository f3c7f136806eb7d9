// Editing: a part of the text where it stands, or the whole. What is typed is checked a moment later.

const MOMENT = 180; // milliseconds without a key

/** The part that is edited: its range in the source, its element, the text of before. */
let editing = null;

function editRow(element, select = null) {
  const { row } = element;
  if (!row || row.end <= row.start || answer.source !== draft.source) return;
  if (editing) leaveEditing();
  if (answer.source !== draft.source) return;
  const field = made("textarea", { value: draft.source.slice(row.start, row.end), spellcheck: true, dir: "auto" });
  field.setAttribute("aria-label", "The text of this part");
  const end = made("button", { type: "button", class: "main-button", onclick: () => leaveEditing(true) }, "Done");
  const hint = made("span", { class: "hint" }, "Esc ends it. Below: how it reads.");
  const text = made("div", { class: "text" }, field, made("div", { class: "editing-bar" }, end, hint));
  const box = made("div", { class: "row editing" }, text);
  editing = { start: row.start, end: row.end, before: draft.source, element: box, closing: false };
  element.before(box);
  drawRows();
  drawVisible();
  grow(field);
  field.addEventListener("input", () => typed(field));
  field.focus({ preventScroll: true });
  if (select) field.setSelectionRange(select[0] - row.start, select[1] - row.start);
  else field.setSelectionRange(0, 0);
  intoView(field);
}

function editFinding(number) {
  const card = byId(`dc${number}`);
  const place = document.querySelector(`#rows mark[data-findings~="${number}"], #rows .badge[data-finding="${number}"]`);
  const element = place?.closest(".row");
  const { start, end } = answer.findings[number];
  if (element?.row && element.row.end > element.row.start) {
    const within = start >= element.row.start && end <= element.row.end;
    editRow(element, within ? [start, end] : null);
  } else if (card) {
    openWhole(answer.findings[number].quote ? [start, end] : null);
  }
}

function typed(field) {
  const value = field.value;
  draft.source = draft.source.slice(0, editing.start) + value + draft.source.slice(editing.end);
  editing.end = editing.start + value.length;
  grow(field);
  changed(MOMENT);
}

function grow(field) {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
  layOutSoon();
}

/** End editing; the part shows as it reads as soon as it is checked. */
function leaveEditing(focus = false) {
  if (!editing || editing.closing) return;
  if (editing.before !== draft.source) remember("editing", editing.before);
  editing.focus = focus;
  if (answer.source === draft.source) {
    editing = ended(editing);
    drawRows();
    drawVisible();
  } else {
    editing.closing = true;
    recheck();
  }
}

let landing = -1; // the place of a text that was edited, until the focus goes to what now stands there

/** Take the field away. */
function ended(one) {
  if (one.focus || one.element.contains(document.activeElement)) landing = one.start;
  one.element.remove();
  return null;
}

/** Put the focus on what stands where the field was. */
function land() {
  if (landing < 0) return;
  const row = [...byId("rows").children].find(({ row: one }) => one && one.end >= landing && one.end > one.start);
  landing = -1;
  (row?.querySelector(".edit") ?? byId("main")).focus({ preventScroll: true });
}

byId("rows").addEventListener("click", (event) => {
  const button = event.target.closest("button.edit");
  if (button) editRow(button.closest(".row"));
  else if (editing && !event.target.closest(".editing, .inside")) leaveEditing();
});

byId("rows").addEventListener("dblclick", (event) => {
  const row = event.target.closest(".row");
  if (event.target.closest(".text") && row?.row) editRow(row);
});

byId("rows").addEventListener("keydown", (event) => {
  if (event.key === "Escape" && editing?.element.contains(event.target)) {
    event.preventDefault();
    leaveEditing(true);
  }
});

// The whole text -------------------------------------------------------------------------

let wholeBefore = "";

function wholeIsOpen() {
  return !byId("whole").hidden;
}

function openWhole(select = null) {
  if (editing) leaveEditing();
  const field = byId("whole-text");
  wholeBefore = draft.source;
  field.value = draft.source;
  byId("whole").hidden = false;
  byId("rows").hidden = true;
  if (answer) drawVisible();
  byId("whole-button").setAttribute("aria-pressed", "true");
  byId("whole-button").textContent = "Show as it reads";
  field.focus({ preventScroll: true });
  byId("whole").scrollIntoView({ block: "start" });
  if (select) reveal(field, ...select);
  else field.setSelectionRange(0, 0);
}

function closeWhole() {
  if (wholeBefore !== draft.source) remember("editing", wholeBefore);
  byId("whole").hidden = true;
  byId("rows").hidden = false;
  if (answer) drawVisible();
  byId("whole-button").setAttribute("aria-pressed", "false");
  byId("whole-button").textContent = "Whole text";
}

/** Select words in the field; browsers scroll to a caret only when it is set by a focus. */
function reveal(field, start, end) {
  field.focus({ preventScroll: true });
  field.setSelectionRange(start, end);
  const lines = field.value.slice(0, start).split("\n").length;
  const all = field.value.split("\n").length;
  field.scrollTop = Math.max((field.scrollHeight * (lines - 1)) / all - field.clientHeight / 3, 0);
}

function drawWholeCards() {
  if (!answer) return;
  byId("whole-cards").replaceChildren(
    ...shown().map((number) => {
      const finding = answer.findings[number];
      const go = made("button", { type: "button", class: `find ${finding.level}` }, `${NAMES[finding.level]}, line ${finding.line}: ${finding.message}`);
      go.addEventListener("click", () => reveal(byId("whole-text"), finding.start, finding.end));
      return go;
    }),
  );
}

byId("whole-text").addEventListener("input", (event) => {
  draft.source = event.target.value;
  changed(MOMENT);
});

byId("whole-text").addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    closeWhole();
    byId("whole-button").focus();
  }
});

byId("whole-button").addEventListener("click", () => (wholeIsOpen() ? closeWhole() : openWhole()));
