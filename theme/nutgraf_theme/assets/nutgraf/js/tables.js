// Wide tables scroll in a box that Material's script puts round them; not every browser lets a keyboard reach it.

/** Make each box that scrolls a stop, named by the table's caption or the heading above it. */
export function reachTables() {
  const watch = new ResizeObserver((changed) => {
    for (const { target } of changed) {
      const box = target.closest(".md-typeset__scrollwrap");
      if (!box) continue;
      watch.observe(box);
      const scrolls = box.scrollWidth > box.clientWidth;
      const given = { tabindex: "0", role: "region", "aria-label": nameOf(box) };
      for (const [name, value] of Object.entries(given))
        if (scrolls) box.setAttribute(name, value);
        else box.removeAttribute(name);
    }
  });
  for (const table of document.querySelectorAll(".md-typeset table:not([class])")) watch.observe(table);
}

function nameOf(box) {
  const above = [...document.querySelectorAll(".md-content :is(h1, h2, h3, h4, h5, h6)")].filter(
    (heading) => heading.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const name = box.querySelector("caption") ?? above.at(-1);
  const words = [...(name?.childNodes ?? [])].filter((node) => !node.classList?.contains("headerlink"));
  return words.map((node) => node.textContent).join("").trim();
}
