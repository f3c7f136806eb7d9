// How a draft comes in: pasted, as plain words or with its headings, tables and links; dropped; chosen.

/** Text or Markdown? Only what is plainly markup counts. */
function guessed(text) {
  if (/^\s*<(!doctype html|html|article|body|p|h[1-6]|div)\b/i.test(text)) return "html";
  const signs = [/^#{1,6} \S/m, /\[[^\]\n]+\]\([^)\s]+\)/, /^\|.+\|\s*\n\|[\s:|-]+\|/m, /^---\n[\s\S]*?\n---\n/, /^```/m, /(\*\*|__)[^\s*_][^*_\n]*\1/, /^> \S/m, /^\[[^\]\n]+\]: \S/m];
  return signs.some((sign) => sign.test(text)) ? "markdown" : "text";
}

/** Whether the clipboard's HTML says more than its words do. Programmers' editors put coloured words there. */
function saysMore(html) {
  // By its tags alone: it is not made a document here, where it would be looked at by the browser.
  return /<(p|h[1-6]|table|ul|ol|blockquote|b|strong|em|i|img|a)[\s>/]/i.test(html.replace(/<style[\s\S]*?<\/style>/gi, ""));
}

/** What is on the clipboard, which can be read only while the paste lasts. */
function pasted(clipboard) {
  return {
    file: [...clipboard.files].find((one) => /\.(docx|md|markdown|html?|txt)$/i.test(one.name)),
    html: clipboard.getData("text/html"),
    plain: clipboard.getData("text/plain").replace(/\r\n?/g, "\n"),
  };
}

async function take({ file, html, plain }) {
  if (html && saysMore(html)) {
    say("Reading what you pasted …", true);
    const words = { source: plain, format: guessed(plain), name: "Pasted draft" };
    try {
      const opened = await answered("/paste", { html });
      if (opened.source.trim()) {
        begin({ ...opened, name: "Pasted draft" });
        if (plain.trim()) noteRich(words);
        return;
      }
    } catch (problem) {
      if (!plain.trim()) throw problem;
      begin(words);
      notice(`Only the plain words were taken: ${problem.message}`);
      return;
    }
  }
  if (plain.trim()) begin({ source: plain, format: guessed(plain), name: "Pasted draft" });
  else if (file) await openFile(file);
  else say("There are no words on the clipboard.");
}

function notice(words, ...more) {
  byId("notices").replaceChildren(made("p", { class: "notice" }, words, " ", ...more));
}

function noteRich(words) {
  const plain = made("button", { type: "button", onclick: () => begin(words) }, "Take the plain words instead");
  notice("Pasted with its headings, lists, tables and links.", plain);
}

async function openFile(file, among = 1) {
  say(`Reading ${file.name} …`, true);
  const said = among > 1 ? `Of ${among} files the first was read. To read a folder: sourcecheck serve FOLDER.` : "";
  begin(await readFile(file), said, /\.docx$/i.test(file.name) ? file : null);
}

/** Do something that may fail, and say so. */
async function trying(what) {
  try {
    await what();
  } catch (problem) {
    say(problem.message, true);
  }
}

const inField = (target) => target.closest?.("input, textarea, select, [contenteditable]") !== null;

document.addEventListener("paste", (event) => {
  if (document.querySelector("dialog[open]")) return;
  if (inField(event.target) && (event.target.id !== "paste" || event.target.value.trim())) return;
  event.preventDefault();
  const found = pasted(event.clipboardData);
  leaving(() => trying(() => take(found)));
});

function startTyped() {
  const field = byId("paste");
  if (!field.value.trim()) {
    say("Paste or write something first.");
    field.focus();
    return;
  }
  begin({ source: field.value, format: guessed(field.value), name: "Draft" });
  field.value = "";
}

byId("start").addEventListener("click", startTyped);
byId("paste").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) startTyped();
});
byId("file").addEventListener("change", (event) => {
  const [file] = event.target.files;
  if (file) trying(() => openFile(file));
  event.target.value = "";
});

// A file over the page: it is read when it is let go, never opened by the browser in place of the page.
let over = 0;
const hasFile = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
addEventListener("dragenter", (event) => {
  if (!hasFile(event)) return;
  over += 1;
  byId("drop").hidden = false;
});
addEventListener("dragleave", (event) => {
  if (hasFile(event) && --over <= 0) byId("drop").hidden = true;
});
addEventListener("dragover", (event) => {
  if (hasFile(event)) event.preventDefault();
});
addEventListener("drop", (event) => {
  if (!hasFile(event)) return;
  event.preventDefault();
  over = 0;
  byId("drop").hidden = true;
  const { files } = event.dataTransfer;
  const [file] = files;
  const among = files.length;
  if (file) leaving(() => trying(() => openFile(file, among)));
});

byId("format").addEventListener("change", (event) => {
  if (editing) leaveEditing();
  remember("reading it as something else");
  draft.format = event.target.value;
  changed();
});

/** Go on to something else, after asking where something would be lost. */
function leaving(then) {
  if (document.body.dataset.view === "empty" || !(draft.changed || decisions.length > 0)) {
    then();
    return;
  }
  byId("leave-yes").onclick = () => {
    byId("leave").close();
    then();
  };
  byId("leave").showModal();
}

byId("another").addEventListener("click", () =>
  leaving(() => {
    if (editing) editing = ended(editing);
    showView("empty");
    byId("paste").focus();
  }),
);
