// Material's worker, as it is, with an index of folded words: of each it keeps where it stands, so that it is marked.

const material = new URL(`../../javascripts/workers/${location.search.slice(1)}`, location);
const load = importScripts;
self.importScripts = (...scripts) => load(...scripts.map((each) => new URL(each, material))); // it names them from where it lies

const SIGNS = { "&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&#34;": '"', "&#39;": "'" };
const READY = 1;

/** Before the first message: one that nobody listens to is lost. */
async function begin() {
  const { bare, fold, isJoined, signs } = await import(new URL("search-fold.js", location));
  importScripts(material);
  const { lunr } = self;
  const words = (html) => html.replace(/&(?:lt|gt|amp|quot|#34|#39);/g, (each) => SIGNS[each]);
  const { Token } = lunr;
  lunr.Token = class extends Token {
    constructor(text = "", metadata = {}) {
      super(bare(fold(words(text)).replaceAll('"', "")), metadata);
    }
  };
  // Material asks this one of all scripts, where there is one, and calls it `H` where there are ideographs.
  class Segmenter {
    ctype_ = (text) => (isJoined(text) ? "H" : "");
    segment = signs;
  }
  Object.defineProperty(lunr, "TinySegmenter", { get: () => Segmenter, set() {} });
  postMessage({ type: READY });
}

begin();
