// Material's search, asleep: its code and its index are asked for when something is looked for, and not by every page.

// What Material's page and Material's worker tell each other.
const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];

const told = new URLSearchParams(location.search);
let awake;

/** Material's worker, when it has the index. */
async function wake() {
  const worker = new Worker(new URL(`../../javascripts/workers/${told.get("worker")}`, location));
  const answer = await fetch(new URL("../../../search/search_index.json", location));
  const options = { suggest: told.has("suggest") };
  worker.postMessage({ type: SETUP, data: { ...(await answer.json()), options } });
  await new Promise((ready) => worker.addEventListener("message", ready, { once: true }));
  worker.addEventListener("message", ({ data }) => postMessage(data));
  return worker;
}

addEventListener("message", async ({ data: { type, data } }) => {
  if (type !== QUERY) return;
  if (!data) return postMessage({ type: RESULT, data: { items: [] } });
  awake ??= wake();
  (await awake).postMessage({ type, data });
});

postMessage({ type: READY });
