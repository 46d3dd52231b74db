// What the address leads to, which may be a tab in a text.

/** The element that the fragment names; null where it names none, as one that is no valid escape. */
export function askedFor() {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null;
  }
}

/** Open the tab. */
export function openTab() {
  const asked = askedFor();
  if (asked?.name?.startsWith("__tabbed_")) asked.checked = true;
}
