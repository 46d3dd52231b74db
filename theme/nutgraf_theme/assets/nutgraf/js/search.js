// Material's search lists the labels of each result as a landmark of its own, many of one name.

/** Let the labels of results be text. */
export function tameLabels() {
  const list = document.querySelector(".md-search-result__list");
  const tame = () => list.querySelectorAll("nav:not([role])").forEach((each) => (each.role = "none"));
  if (list) new MutationObserver(tame).observe(list, { childList: true, subtree: true });
}
