// Tabs in texts: the address may lead to one.

import { askedFor } from "./address.js";

/** Open it. */
export function openTab() {
  const asked = askedFor();
  if (asked?.name?.startsWith("__tabbed_")) asked.checked = true;
}
