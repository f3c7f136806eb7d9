// The draft and its check: one request at a time, always of the newest text; what comes too late is dropped.

const past = []; // what can be undone: the state before each step, and what the step was
let wanted = 0;
let done = 0;
let running = false;
let timer;
let slow;
let stop = new AbortController();

/** Remember the state before a step. */
function remember(what, source = draft.source) {
  past.push({ what, source, format: draft.format, decisions: [...decisions] });
  if (past.length > 500) past.shift();
  byId("undo").disabled = false;
}

function undo() {
  if (editing) {
    leaveEditing();
  }
  const step = past.pop();
  byId("undo").disabled = past.length === 0;
  if (!step) {
    say("There is nothing to undo.");
    return;
  }
  decisions.splice(0, decisions.length, ...step.decisions);
  const same = step.source === draft.source && step.format === draft.format;
  draft.source = step.source;
  draft.format = step.format;
  byId("format").value = draft.format;
  say(`Undone: ${step.what}.`);
  if (same) decided();
  else changed();
}

/** Begin with a draft; ``original`` is the Word file that was dropped. */
function begin(opened, said = "", original = null) {
  Object.assign(draft, { source: opened.source, format: opened.format, name: opened.name, file: opened.file ?? "", changed: false });
  draft.notes = opened.notes ?? [];
  draft.read = opened.source;
  draft.original = original;
  draft.isWord = /\.docx$/i.test(opened.name);
  past.length = 0;
  decisions.length = 0;
  stop.abort();
  blank();
  byId("undo").disabled = true;
  byId("format").value = draft.format;
  byId("name").textContent = draft.name;
  byId("notices").replaceChildren();
  if (wholeIsOpen()) closeWhole();
  showView("draft");
  say(said);
  recheck();
  byId("main").focus({ preventScroll: true });
  scrollTo(0, 0);
}

/** The text is another one. */
function changed(delay = 0) {
  draft.changed = true;
  if (wholeIsOpen() && byId("whole-text").value !== draft.source) byId("whole-text").value = draft.source;
  recheck(delay);
}

function recheck(delay = 0) {
  wanted += 1;
  clearTimeout(timer);
  timer = setTimeout(run, delay);
}

async function run() {
  if (running) return;
  running = true;
  slow = setTimeout(() => say("Checking …", true), 700);
  while (done !== wanted) {
    const number = wanted;
    const source = draft.source;
    stop = new AbortController();
    try {
      const asks = { source, format: draft.format, name: draft.name, file: draft.file };
      const found = await answered("/check", asks, stop.signal);
      if (number === wanted) {
        clearTimeout(slow);
        show({ ...found, source });
      }
    } catch (problem) {
      clearTimeout(slow);
      if (number === wanted) failed(problem.message);
    }
    done = number;
  }
  clearTimeout(slow);
  running = false;
}

function failed(message) {
  byId("notices").replaceChildren(made("p", { class: "notice wrong", role: "alert" }, message));
  if (!answer) document.title = `not checked · ${draft.name} · sourcecheck`;
  say("");
}

function showView(name) {
  document.body.dataset.view = name;
  byId("empty").hidden = name !== "empty";
  byId("draft").hidden = name === "empty";
  byId("tools").hidden = name === "empty";
  byId("name").hidden = name === "empty";
  if (name === "empty") {
    document.title = "sourcecheck";
    say("");
  }
}

addEventListener("beforeunload", (event) => {
  if (document.body.dataset.view !== "empty" && (draft.changed || decisions.length > 0)) event.preventDefault();
});
