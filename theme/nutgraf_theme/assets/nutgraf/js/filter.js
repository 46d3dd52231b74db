// Statements by topic and year, chosen in place. The address keeps what is chosen: ?topic=…&year=…

import { askedFor } from "./tabs.js";

/** Make each list of choices choose in place. */
export function chooseInPlace() {
  for (const box of document.querySelectorAll("[data-ng-filter]")) {
    if (box.querySelector("a[data-ng-mark]")) new Filter(box);
  }
}

class Filter {
  constructor(box) {
    this.box = box;
    this.items = [...document.getElementById(box.dataset.ngFilter).querySelectorAll("[data-ng-marks]")];
    this.state = box.querySelector("[role=status]");
    this.buttons = [...box.querySelectorAll("a[data-ng-mark]")].map((link) => this.button(link));
    this.all = box.querySelector("[data-ng-reset]");
    this.all.addEventListener("click", () => this.giveUp());
    addEventListener("hashchange", () => this.reveal());
    const asked = new URLSearchParams(location.search);
    this.choose([...asked].map(([kind, name]) => `${kind}-${name}`));
    this.reveal();
  }

  button(link) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = link.className;
    button.dataset.ngMark = link.dataset.ngMark;
    button.append(...link.childNodes);
    button.addEventListener("click", () => this.toggle(button.dataset.ngMark));
    link.replaceWith(button);
    return button;
  }

  get chosen() {
    return this.buttons.filter((each) => each.ariaPressed === "true").map((each) => each.dataset.ngMark);
  }

  /** One topic and one year at a time; what is pressed again is given up. */
  toggle(mark) {
    const others = this.chosen.filter((each) => kind(each) !== kind(mark));
    this.choose(this.chosen.includes(mark) ? others : [...others, mark]);
  }

  /** Choose nothing; the focus goes from the button, which hides itself, to what was chosen. */
  giveUp() {
    const was = this.buttons.find((each) => each.ariaPressed === "true");
    this.choose([]);
    was?.focus({ preventScroll: true });
  }

  choose(marks) {
    for (const each of this.buttons) each.ariaPressed = String(marks.includes(each.dataset.ngMark));
    const chosen = this.chosen;
    for (const item of this.items) {
      const own = item.dataset.ngMarks.split(" ");
      item.hidden = !chosen.every((mark) => own.includes(mark));
    }
    for (const group of new Set(this.items.map((item) => item.closest("section")))) {
      group.hidden = !group.querySelector("[data-ng-marks]:not([hidden])");
    }
    this.tell(chosen.length > 0);
    this.keep(chosen);
  }

  tell(isChosen) {
    const shown = this.items.filter((item) => !item.hidden).length;
    const text = this.box.dataset.ngShown.replace("{shown}", shown).replace("{all}", this.items.length);
    this.state.textContent = isChosen ? text : "";
    this.all.hidden = !isChosen;
  }

  keep(chosen) {
    const url = new URL(location.href);
    for (const each of this.buttons) url.searchParams.delete(kind(each.dataset.ngMark));
    for (const mark of chosen) url.searchParams.set(kind(mark), mark.slice(kind(mark).length + 1));
    if (url.href !== location.href) history.replaceState(history.state, "", url);
  }

  /** A link to a statement shows it, whatever is chosen. */
  reveal() {
    const target = askedFor();
    if (target && target.closest("[data-ng-marks][hidden]")) {
      this.choose([]);
      target.scrollIntoView();
    }
  }
}

const kind = (mark) => mark.split("-", 1)[0];
