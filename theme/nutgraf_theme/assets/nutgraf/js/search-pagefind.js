// Search in a large site: what Pagefind finds, in the form in which Material's dialog shows it.

import { plain, signs, UNSEEN } from "./search-fold.js";

/** How many pages are shown, at once and in all: each is a file to be loaded. Who finds more looks for one more word. */
const [FIRST, MOST] = [5, 20];

const escape = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt()};`);

/** Words round those that were found. The title of a page or section stands above them already. */
function excerpt({ title, excerpt, plain_excerpt: plain }) {
  const words = plain.startsWith(title) ? title.split(" ").length : 0;
  const seen = excerpt.split(" ").slice(words).filter((word) => !word.includes(UNSEEN));
  return `<p>${seen.join(" ")}</p>`;
}

/** A section in which words were found, or what stands before the first one, as Material's worker would tell of it. */
const section = (page, part) => ({
  location: `${page.location}${part.anchor ? `#${part.anchor.id}` : ""}`,
  title: escape(part.title),
  text: excerpt(part),
  score: part.weighted_locations.reduce((sum, each) => sum + each.balanced_score, 0),
  terms: {},
});

/** A page with its sections. Material shows what comes first, and the rest on demand; the page has to be among it. */
function item({ raw_url: path, meta, sub_results: parts }) {
  const location = path.slice(1).split("/").map(encodeURIComponent).join("/");
  const page = { location, title: escape(meta.title), tags: JSON.parse(meta.tags).map(escape), terms: {} };
  const sections = parts.map((part) => section(page, part)).sort((one, other) => other.score - one.score);
  const itself = sections.findIndex(({ location }) => location === page.location);
  if (itself >= 0) sections[itself] = { ...sections[itself], ...page };
  else sections.push({ ...page, text: "", score: 0 });
  return sections;
}

/** How long somebody who types may think of the next letter, in milliseconds: for each query files are loaded. */
const PAUSE = 150;

/** What answers a query by the index in a folder, first in part; with nothing, if by then another has taken its place. */
export async function finder(folder) {
  const pagefind = await import(new URL("pagefind.js", folder));
  pagefind.init(); // while the reader types; a search waits for it
  return async function* (words, isLatest) {
    await new Promise((over) => setTimeout(over, PAUSE));
    if (!isLatest()) return;
    const looked = plain(words.replace(/[*+~^:"]/g, " "));
    const { results } = await pagefind.search(signs(looked).join(" "));
    const found = [];
    for (const most of results.length > FIRST ? [FIRST, MOST] : [FIRST]) {
      if (!isLatest()) return;
      found.push(...(await Promise.all(results.slice(found.length, most).map((each) => each.data()))));
      yield { items: found.map(item) };
    }
  };
}
