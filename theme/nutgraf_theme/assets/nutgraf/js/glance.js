// Actors and topics at a glance: each has a small file beside its page, read when a link to it is looked at.

const ROOT = new URL("../../../", import.meta.url);
const PAGE = /^(?:actors|topics)\/[^/]+\/(?:index\.html)?$/;

const known = new Map();

/** What a card at a link shows; nothing for links to other pages, and to the page itself. */
export async function glance(link) {
  const url = new URL(link.getAttribute("href"), document.baseURI); // in a picture `href` is no text
  const path = url.href.slice(ROOT.href.length).replace(/[?#].*/s, "");
  if (!url.href.startsWith(ROOT.href) || !PAGE.test(path) || url.pathname === location.pathname) return null;
  const file = new URL(path.replace("index.html", "") + "glance.json", ROOT).href;
  if (!known.has(file)) known.set(file, read(file));
  const item = await known.get(file);
  return item && { ...item, lines: lines(item) };
}

async function read(file) {
  try {
    const answer = await fetch(file);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null; // read from a disk, or without a network: there is no card then
  }
}

function lines({ kind, name, line, summary, figures }) {
  const all = [
    ["kind ng-kind", kind],
    ["name", name],
    ["line", line],
    ["summary", summary],
    ["figures", figures.join(" · ")],
  ];
  return all.filter(([, text]) => text);
}
