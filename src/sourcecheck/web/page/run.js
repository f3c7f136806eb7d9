// Last: begin.

if (key === "") {
  const said = "This address lacks its key. Open the whole address that sourcecheck printed.";
  byId("empty").replaceChildren(made("h2", {}, "Nearly there"), made("p", { class: "lead" }, said));
} else if (document.body.dataset.folder === "yes") {
  trying(drawFolder);
} else {
  byId("paste").focus();
}
