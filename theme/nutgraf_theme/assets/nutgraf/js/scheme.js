// Light or dark before anything is painted: as the reader has chosen, else as the reader's system asks. Material's own
// script knows only at the end of the page, and a page that is to be dark would flash.
{
  const EITHER = "(prefers-color-scheme)";
  const palette = JSON.parse(document.currentScript.dataset.palette);
  const asked = palette.find(({ media }) => media && media !== EITHER && matchMedia(media).matches);
  const chosen = __md_get("__palette")?.color;
  const colors = chosen && chosen.media !== EITHER ? chosen : asked;

  const paint = (_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    for (const name of ["scheme", "primary", "accent"])
      if (colors[name]) document.body.setAttribute(`data-md-color-${name}`, colors[name]);
  };
  if (colors) new MutationObserver(paint).observe(document.documentElement, { childList: true });
}
