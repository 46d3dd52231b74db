// Copying and sharing, where this browser can.

/** Put in the buttons that can work here. */
export function offerTools() {
  for (const list of document.querySelectorAll("[data-ng-tools]")) {
    if (list.querySelector("button")) continue;
    const { ngTools, ngCopy, ngCopied, ngShare } = list.dataset;
    if (navigator.share) add(list, ngShare, share);
    if (!navigator.clipboard) continue;
    add(list, ngCopy, async (button) => {
      await navigator.clipboard.writeText(document.getElementById(ngTools).textContent);
      button.textContent = ngCopied;
    });
  }
}

function add(list, label, run) {
  const button = document.createElement("button");
  button.type = "button";
  button.ariaLive = "polite";
  button.textContent = label;
  button.addEventListener("click", () => run(button));
  list.prepend(button);
}

async function share() {
  const url = document.querySelector("link[rel=canonical]")?.href ?? location.href;
  try {
    await navigator.share({ title: document.title, url });
  } catch {
    // the reader thought better of it
  }
}
