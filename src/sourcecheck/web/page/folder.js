// The articles of the folder that was named on the command line.

const files = [];

async function drawFolder() {
  const found = await answered("/folder", {});
  byId("folder").hidden = false;
  byId("folder-title").textContent = `Articles in ${found.folder}`;
  const more = found.more ? ` and ${counted(found.more, "more article")} not listed` : "";
  byId("folder-said").textContent = found.files.length ? `${counted(found.files.length, "article")}${more}` : "There is no article in it.";
  byId("count-all").disabled = found.files.length === 0;
  files.length = 0;
  byId("files").replaceChildren(
    ...found.files.map((name) => {
      const open = made("button", { type: "button", class: "open", dir: "auto" }, name);
      open.addEventListener("click", () => trying(async () => begin(await answered("/open", { file: name }))));
      const cells = LEVELS.map(() => made("td", { class: "figure" }, "–"));
      const row = made("tr", {}, made("td", {}, open), ...cells);
      files.push({ name, cells });
      return row;
    }),
  );
}

async function countAll() {
  const button = byId("count-all");
  button.disabled = true;
  let number = 0;
  for (const { name, cells } of files) {
    number += 1;
    byId("folder-said").textContent = `Checking ${number} of ${files.length} …`;
    try {
      const { counts } = await answered("/count", { file: name });
      LEVELS.forEach((level, place) => {
        cells[place].textContent = String(counts[level]);
        cells[place].className = `figure ${counts[level] ? level : ""}`;
      });
    } catch (problem) {
      cells[0].textContent = problem.message;
      cells[0].colSpan = 3;
      cells[0].className = "";
      cells[1].remove();
      cells[2].remove();
    }
  }
  byId("folder-said").textContent = `${counted(files.length, "article")} checked`;
  button.disabled = false;
}

byId("count-all").addEventListener("click", () => trying(countAll));
