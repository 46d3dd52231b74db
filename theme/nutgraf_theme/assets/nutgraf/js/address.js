// What the address of a page leads to.

/** The element that the fragment names; null where it names none, as one that is no valid escape. */
export function askedFor() {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null;
  }
}
