"""How long a reader waits who looks for something, and how much is loaded for it.

    python -m benchmarks.search NEWSROOM

Takes a newsroom that `benchmarks.peers` has made and Nutgraf has built, serves it compressed as GitHub Pages does, and
types into the search of a page that has just been opened: in Chromium, on a phone's screen, over a fast network.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import yaml
from playwright.sync_api import Browser, ViewportSize, sync_playwright

from benchmarks.serving import BROWSER, Server, served

PHONE: ViewportSize = {"width": 390, "height": 844}
RESULT = ".md-search-result__item"
SEARCHES = 8
"""So many of each kind, from all over the newsroom."""

WATCH = """(result) => {
  addEventListener("keydown", () => (window.typed ??= performance.now()), true);
  const look = () => {
    if (document.querySelector(result)) window.shown = performance.now();
    else requestAnimationFrame(look);
  };
  look();
}"""
"""Notes when the first key was pressed, and when the first result is there: by frames, as a reader sees it."""

TOLD = "({ seconds: (shown - typed) / 1000, moment: (performance.timeOrigin + shown) / 1000 })"


@dataclass(frozen=True)
class Found:
    """The seconds from the first key to the first result, and the bytes that were loaded from the one to the other."""

    seconds: float
    loaded: int


def words_of(newsroom: Path) -> dict[str, list[str]]:
    """What is looked for: its kind → what is typed."""
    content = newsroom / "content"
    briefings = sorted((content / "briefings").rglob("*.md"))
    some = briefings[:: max(1, len(briefings) // SEARCHES)][:SEARCHES]
    actors = yaml.safe_load((content / "actors" / "all.yml").read_text(encoding="utf-8"))
    names = [str(each["name"]) for each in actors.values()]
    titles, texts = [], []
    for path in some:
        _, matter, text = path.read_text(encoding="utf-8").split("---\n", 2)
        titles.append(str(yaml.safe_load(matter)["title"]))
        texts.append(text.split())
    return {
        "a title": titles,
        "a title's first word": [title.split()[0] for title in titles],
        "an actor's name": names[:: max(1, len(names) // SEARCHES)][:SEARCHES],
        "a word of a text": [text[len(text) // 2].strip(".,>—") or text[0] for text in texts],
    }


def search(browser: Browser, server: Server, words: str) -> Found:
    """Look for words on a page that has just been opened, with nothing in the browser's cache."""
    context = browser.new_context(viewport=PHONE, service_workers="block")
    page = context.new_page()
    page.goto(server.address, wait_until="networkidle")
    page.click("label.md-header__button[for=__search]")
    page.wait_for_timeout(300)  # it slides in
    before = len(server.sent)
    page.evaluate(WATCH, RESULT)
    page.keyboard.type(words)
    page.wait_for_selector(RESULT)
    told = page.evaluate(TOLD)
    context.close()
    sent = server.sent[before:]
    return Found(told["seconds"], sum(size for asked, size in sent if asked <= told["moment"]))


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser that the tests use, without a window."""
    with sync_playwright() as playwright:
        path = BROWSER.read_text(encoding="utf-8") if BROWSER.exists() else None
        # The sandbox needs rights that containers lack; only our own pages are opened.
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


def search_table(newsroom: Path) -> Iterator[str]:
    """The rows of a Markdown table."""
    yield "| looked for | median | slowest | loaded, median | most |"
    yield "|---|---:|---:|---:|---:|"
    with served(newsroom / "site") as server, chromium() as browser:
        for kind, several in words_of(newsroom).items():
            found = [search(browser, server, words) for words in several]
            seconds, loaded = (
                [each.seconds for each in found],
                [each.loaded / 1000 for each in found],
            )
            yield (
                f"| {kind} | {median(seconds):.2f} s | {max(seconds):.2f} s "
                f"| {median(loaded):.0f} kB | {max(loaded):.0f} kB |"
            )


def main() -> None:
    """Measure, and print."""
    if len(sys.argv) < 2:  # noqa: PLR2004  # one word besides the program's name
        sys.exit("which newsroom? python -m benchmarks.search NEWSROOM")
    for line in search_table(Path(sys.argv[1])):
        print(line, flush=True)


if __name__ == "__main__":
    main()
