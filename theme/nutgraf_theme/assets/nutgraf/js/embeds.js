// Films of other hosts: a link until its reader asks for it. The hosts are those of nutgraf/read/embeds.py.

const HOSTS = ["www.youtube-nocookie.com", "player.vimeo.com", "archive.org"];

/** Open a film in the place of its link. */
export function playInPlace() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".md-content a.ng-embed[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.protocol !== "https:" || !HOSTS.includes(link.host)) return;
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.className = "ng-embed__frame";
    frame.src = link.href;
    frame.title = link.textContent;
    frame.allow = "fullscreen; encrypted-media";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    link.replaceWith(frame);
    frame.focus();
  });
}
