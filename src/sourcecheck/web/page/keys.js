// Keys. Single ones only outside of text fields, and not at all where the person says so (WCAG 2.1, 2.1.4).

const KEYS = {
  n: () => step(1),
  j: () => step(1),
  p: () => step(-1),
  k: () => step(-1),
  i: () => act("ignore"),
  I: () => act("ignore-rule"),
  e: () => act("edit"),
  c: () => act("copy"),
  u: () => undo(),
};

document.addEventListener("keydown", (event) => {
  const dialog = document.querySelector("dialog[open]");
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key === "z" && !inField(event.target) && !dialog && answer) {
    event.preventDefault();
    undo();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || dialog) return;
  const reading = document.body.dataset.view === "draft";
  if (event.key === "F7" && reading) {
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
    return;
  }
  if (inField(event.target)) return;
  if (event.key === "Enter" && event.target.matches(".card") && reading) {
    event.preventDefault();
    makeCurrent(Number(event.target.dataset.finding), { focus: true, words: true });
    return;
  }
  if (!byId("keys-on").checked) return;
  if (event.key === "?") {
    event.preventDefault();
    byId("help").showModal();
  } else if (reading && KEYS[event.key]) {
    event.preventDefault();
    KEYS[event.key]();
  }
});

byId("keys-on").checked = sessionStorage.getItem("keys") !== "off";
byId("keys-on").addEventListener("change", (event) => sessionStorage.setItem("keys", event.target.checked ? "on" : "off"));

byId("previous").addEventListener("click", () => step(-1));
byId("next").addEventListener("click", () => step(1));
byId("undo").addEventListener("click", () => undo());
for (const button of document.querySelectorAll(".help-button")) button.addEventListener("click", () => byId("help").showModal());
for (const button of document.querySelectorAll("dialog [data-close]")) {
  button.addEventListener("click", () => button.closest("dialog").close());
}
