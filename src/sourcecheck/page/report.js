"use strict";
// The page reads without this. It adds a field that leaves the articles and cards in which the words stand.
{
  const filters = document.querySelector(".filters");
  const label = document.createElement("label");
  const field = document.createElement("input");
  field.type = "search";
  field.placeholder = "words, a rule, a file";
  label.append("Find ", field);
  filters.append(label);
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  filters.append(status);

  const parts = [...document.querySelectorAll(".overview tbody tr, .article")];
  const words = new Map(parts.map((part) => [part, part.textContent.toLowerCase()]));
  field.addEventListener("input", () => {
    const wanted = field.value.toLowerCase().trim();
    let left = 0;
    for (const part of parts) {
      part.hidden = wanted !== "" && !words.get(part).includes(wanted);
      left += part.matches(".article") && !part.hidden ? 1 : 0;
    }
    for (const table of document.querySelectorAll(".wide")) {
      table.hidden = !table.querySelector("tbody tr:not([hidden])");
    }
    status.textContent = wanted === "" ? "" : left === 1 ? "1 article" : left + " articles";
  });
}
