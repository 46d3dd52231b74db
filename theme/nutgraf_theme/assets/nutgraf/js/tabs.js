// Tabs in texts: the address may lead to one.

/** Open it. */
export function openTab() {
  const asked = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (asked?.name?.startsWith("__tabbed_")) asked.checked = true;
}
