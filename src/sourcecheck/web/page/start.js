"use strict";
// What all parts of the page share: its elements, its state, words for people.

const byId = (id) => document.getElementById(id);
const LEVELS = ["error", "warning", "info"];
const NAMES = { error: "Must fix", warning: "Should look", info: "For your information" };

/** The draft as it stands. `source` is the one truth; everything shown is made from it. */
const draft = { source: "", format: "text", name: "", file: "", changed: false };

/** The last answer of the check, with the source it is about in `source`. */
let answer = null;

// HTML comes from our server alone, which escapes all text of drafts.
const policy = window.trustedTypes
  ? trustedTypes.createPolicy("sourcecheck", { createHTML: (html) => html })
  : { createHTML: (html) => html };

function setHtml(element, html) {
  element.innerHTML = policy.createHTML(html);
}

function made(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "class") element.className = value;
    else if (name in element && name !== "list") element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

function counted(number, thing) {
  return `${number.toLocaleString("en")} ${thing}${number === 1 ? "" : "s"}`;
}

let saying;
/** Say something in the status line; it is read aloud by screen readers. */
function say(words, lasting = false) {
  const status = byId("status");
  status.textContent = words;
  status.classList.toggle("shown", words !== "");
  clearTimeout(saying);
  if (words !== "" && !lasting) saying = setTimeout(() => status.classList.remove("shown"), 6000);
}
