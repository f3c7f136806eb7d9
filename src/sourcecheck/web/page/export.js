// Handing on: the findings as a list, a page, data; the draft as it stands.

function saved(blob, name) {
  const link = made("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

const stem = () => draft.name.replace(/\.[A-Za-z0-9]+$/, "") || "draft";
const ENDINGS = { text: ".txt", markdown: ".md", html: ".html" };

function list() {
  const order = shown().map((number) => answer.findings[number]);
  const parts = LEVELS.map((level) => {
    const some = order.filter((one) => one.level === level);
    if (some.length === 0) return "";
    const lines = some.map((one) => {
      const quote = one.quote ? `“${one.quote}” (line ${one.line})\n  ` : "";
      return `- ${quote}${one.message}${one.settle ? `\n  What settles it: ${one.settle}` : ""}`;
    });
    return `${NAMES[level]}\n\n${lines.join("\n")}\n`;
  });
  return `${draft.name}: ${counted(order.length, "finding")}\n\n${parts.filter(Boolean).join("\n")}`;
}

async function handOn(as) {
  if (as === "copy") await copy(draft.source, "The draft is copied.");
  else if (as === "draft") saved(new Blob([draft.source], { type: "text/plain;charset=utf-8" }), stem() + ENDINGS[draft.format]);
  else if (!answer) say("The draft is not checked yet.");
  else if (as === "list") await copy(list(), "The findings are copied as a list.");
  else {
    const aside = answer.findings.filter((_, number) => answer.aside.has(number)).map((one) => one.id);
    const value = { source: answer.source, format: draft.format, name: draft.name, file: draft.file, aside };
    const original = answer.source === draft.read ? draft.original : null;
    const response = await (as === "docx" ? inWord(value, original) : ask("/export", { ...value, as }));
    saved(await response.blob(), `${stem()}-findings.${as}`);
    const changed = as === "docx" && draft.isWord && answer.source !== draft.read;
    say(`Saved where the browser keeps its downloads.${changed ? " It is made of the draft as it stands now, with simple formatting: the Word file you opened does not have your changes." : ""}`);
  }
}

byId("hand-on").addEventListener("click", (event) => {
  const button = event.target.closest("[data-export]");
  if (!button) return;
  byId("hand-on").open = false;
  byId("hand-on").querySelector("summary").focus();
  trying(() => handOn(button.dataset.export));
});
document.addEventListener("click", (event) => {
  if (!event.target.closest("#hand-on")) byId("hand-on").open = false;
});
byId("hand-on").addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  byId("hand-on").open = false;
  byId("hand-on").querySelector("summary").focus();
});
