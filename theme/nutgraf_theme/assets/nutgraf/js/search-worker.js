// Material's search, asleep: its code and its index are asked for when something is looked for, and not by every page.
// A large site has an index that is read in parts, and asks it in Material's place.

// What Material's page and Material's worker tell each other.
const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];

const told = new URLSearchParams(location.search);
const folder = new URL("../../../search/", location);
let answering;

/** What answers a query, once or more: a function of its words, and of whether they are still what is looked for. */
async function wake() {
  const index = await (await fetch(new URL("search_index.json", folder))).json();
  if (!index.pagefind) return wakeMaterial(index);
  const { finder } = await import(new URL("search-pagefind.js", location));
  return finder(new URL(index.pagefind, folder));
}

/** Material's worker, when it has the index. */
async function wakeMaterial(index) {
  const { orders } = await import(new URL("search-fold.js", location));
  const worker = new Worker(new URL(`search-material.js?${told.get("worker")}`, location));
  const next = () => new Promise((heard) => worker.addEventListener("message", heard, { once: true }));
  await next(); // until it listens
  worker.postMessage({ type: SETUP, data: { ...index, options: { suggest: told.has("suggest") } } });
  let turn = next(); // one query at a time: an answer does not say to which it is one
  const ask = (words) => {
    worker.postMessage({ type: QUERY, data: orders(words) });
    return next();
  };
  return async function* (words, isLatest) {
    turn = turn.then(() => isLatest() && ask(words));
    const answer = await turn;
    if (answer) yield answer.data.data;
  };
}

/** Nothing is found where nothing is looked for. */
async function* nothing() {
  yield { items: [] };
}

let latest; // a query, not its words: they may be typed, changed and typed again before the first answer

addEventListener("message", async ({ data: { type, data: words } }) => {
  if (type !== QUERY) return;
  const query = (latest = {});
  const isLatest = () => query === latest;
  const answer = words ? await (answering ??= wake()) : nothing;
  for await (const data of answer(words, isLatest)) if (isLatest()) postMessage({ type: RESULT, data });
});

postMessage({ type: READY });
