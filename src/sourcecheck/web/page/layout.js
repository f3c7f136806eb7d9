// Where cards stand on a wide screen: beside their words, the current one exactly, the others above and below as near
// as they fit. The text does not move. On narrow screens, and in drafts of very many parts, they stand in the flow.

const WIDE = matchMedia("(min-width: 60.01rem)");
const MANY = 600;

function layOut() {
  const rows = byId("rows");
  const many = rows.children.length > MANY;
  rows.classList.toggle("many", many);
  const floating = WIDE.matches && !many;
  rows.classList.toggle("floating", floating);
  if (!floating) {
    rows.style.minHeight = "";
    return;
  }
  const groups = [...rows.querySelectorAll(":scope > .row > .cards")].map((cards) => ({ cards, at: cards.parentNode.offsetTop, high: cards.offsetHeight }));
  const seen = groups.filter((group) => group.cards.querySelector(":scope > .card:not([hidden])"));
  const anchor = Math.max(seen.findIndex((group) => group.cards.querySelector(".card.current")), 0);
  let edge = Number.NEGATIVE_INFINITY;
  for (const group of seen.slice(anchor)) {
    group.top = Math.max(group.at, edge);
    edge = group.top + group.high;
  }
  const bottom = Math.max(edge, 0);
  edge = seen[anchor]?.top ?? 0;
  for (const group of seen.slice(0, anchor).reverse()) {
    group.top = Math.min(group.at, edge - group.high);
    edge = group.top;
  }
  // What has no room above goes below the top again: nothing is covered by what stands over the text.
  edge = 0;
  for (const group of seen) {
    group.top = Math.max(group.top, edge);
    edge = group.top + group.high;
  }
  for (const { cards, at, top } of seen) cards.style.top = `${top - at}px`;
  rows.style.minHeight = `${Math.max(bottom, edge)}px`;
}

let laying = 0;
/** Soon, once for all that happens before the next frame. */
function layOutSoon() {
  cancelAnimationFrame(laying);
  laying = requestAnimationFrame(layOut);
}

WIDE.addEventListener("change", layOutSoon);
new ResizeObserver(layOutSoon).observe(byId("rows"));
byId("rows").addEventListener("toggle", layOutSoon, true);
