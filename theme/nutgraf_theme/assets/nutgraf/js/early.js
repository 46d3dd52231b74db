// What has to be known before anything is painted.

const own = document.currentScript.dataset;

// Scripts run. Material says so at the end of the page, when a browser would have to look at all of it again.
document.documentElement.classList.replace("no-js", "js");

// What Material keeps of a reader's choices: its own four, by its own names.
window.__md_scope = new URL(own.scope, location);
window.__md_hash = (text) => [...text].reduce((sum, each) => (sum << 5) - sum + each.charCodeAt(0), 0);
window.__md_get = (key, storage = localStorage, scope = __md_scope) =>
  JSON.parse(storage.getItem(`${scope.pathname}.${key}`));
window.__md_set = (key, value, storage = localStorage, scope = __md_scope) => {
  try {
    storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing.
  }
};

// Material's script takes each link to a feed or to another language for a site of its own, and would ask for its
// sitemap. A blank in the value keeps it from that, and says the same; as pages are served there is none, since many
// who look for such links ask for the bare word. It looks when all is parsed, and when it has loaded a page in place.
const tame = (node) => {
  if (node.rel === "alternate") node.rel = "alternate ";
  return node;
};
document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("link[rel=alternate]").forEach(tame));
document.head.appendChild = (node) => Node.prototype.appendChild.call(document.head, tame(node));

// Light or dark: as the reader has chosen, else as the reader's system asks. Material's script knows only at the end of
// the page's header, and a page that is to be dark would flash.
if (own.palette) {
  const EITHER = "(prefers-color-scheme)";
  const names = ["media", "scheme", "primary", "accent"];
  const palette = own.palette.split(";").map((each) => each.split("|"));
  const asked = palette.find(([media]) => media && media !== EITHER && matchMedia(media).matches);
  const chosen = __md_get("__palette")?.color;
  const colors =
    chosen && chosen.media !== EITHER ? chosen : asked && Object.fromEntries(names.map((name, i) => [name, asked[i]]));

  const paint = (_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    for (const name of names.slice(1))
      if (colors[name]) document.body.setAttribute(`data-md-color-${name}`, colors[name]);
  };
  if (colors) new MutationObserver(paint).observe(document.documentElement, { childList: true });
}
