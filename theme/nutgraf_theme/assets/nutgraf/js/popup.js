// A card at an element: shown on hover and on keyboard focus, gone with Escape, and the pointer can move onto it
// (WCAG 1.4.13). A finger follows the link instead.

const WAIT = 300; // milliseconds until a card comes, and until it goes
const GAP = 8; // pixels between the element and its card

let card = null;
let owner = null;
let timer = 0;
let turn = 0; // counts what was opened and closed: an answer that comes late shows nothing

/** Show a card at each element that `find` finds from an event's target: what `fill` promises, or nothing. */
export function showAt(find, fill) {
  const at = (event) => (event.target instanceof Element ? find(event.target) : null);
  document.addEventListener("pointerover", (event) => {
    const element = at(event);
    if (element && event.pointerType !== "touch") later(() => open(element, fill));
  });
  document.addEventListener("pointerout", (event) => {
    if (at(event)) later(close);
  });
  document.addEventListener("focusin", (event) => {
    const element = at(event);
    if (element?.matches(":focus-visible")) open(element, fill);
  });
  document.addEventListener("focusout", (event) => {
    if (at(event)) close();
  });
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
});

function later(run) {
  clearTimeout(timer);
  timer = setTimeout(run, WAIT);
}

async function open(element, fill) {
  clearTimeout(timer);
  if (element === owner) return;
  close();
  owner = element;
  const own = turn;
  const content = await fill(element);
  if (own !== turn) return; // the reader has gone on, or has come back
  if (content) show(element, content);
  else owner = null;
}

function show(element, { language, direction, lines }) {
  card = document.createElement("div");
  card.className = "ng-glance";
  card.id = "ng-glance";
  card.role = "tooltip";
  card.lang = language;
  card.dir = direction;
  card.append(...lines.map(([name, text]) => line(name, text)));
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", () => later(close));
  document.querySelector("main").append(card);
  place(element);
  element.setAttribute("aria-describedby", card.id);
}

function line(name, text) {
  const paragraph = document.createElement("p");
  paragraph.className = `ng-glance__${name}`;
  paragraph.textContent = text;
  return paragraph;
}

/** Beneath the element, above it where there is more room, and never past the edges of the window. */
function place(element) {
  const [first] = element.getClientRects();
  const own = card.getBoundingClientRect();
  const below = first.bottom + GAP;
  const above = first.top - GAP - own.height;
  const isBelow = below + own.height <= innerHeight || above < 0;
  const start = card.dir === "rtl" ? first.right - own.width : first.left;
  const most = document.documentElement.clientWidth - own.width - GAP;
  const left = Math.max(GAP, Math.min(start, most));
  card.style.translate = `${left - own.left}px ${(isBelow ? below : above) - own.top}px`;
}

function close() {
  turn += 1;
  clearTimeout(timer);
  card?.remove();
  if (card) owner?.removeAttribute("aria-describedby");
  card = owner = null;
}
