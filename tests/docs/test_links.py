"""Links of the handbook lead somewhere."""

import pytest

from tests.docs.pages import Page, pages
from tests.project.commands import ROOT

PAGES = pages()
BY_PATH = {(ROOT / page.name).resolve(): page for page in PAGES}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Page) -> None:
    """Each link between pages leads to a file that is there, and to a heading in it."""
    for link in page.links():
        if "://" in link:
            continue
        path, _, fragment = link.partition("#")
        target = (page.folder / path).resolve() if path else (ROOT / page.name).resolve()
        assert target.exists(), link
        assert not fragment or fragment in BY_PATH[target].anchors(), link


def test_every_page_of_the_handbook_is_led_to() -> None:
    """From the first page of the handbook a reader reaches all others; folders stand for what they hold."""
    [index] = [page for page in PAGES if page.name == "docs/index.md"]
    led_to = {(index.folder / link.partition("#")[0]).resolve() for link in index.links()}

    pages_there = {(ROOT / page.name).resolve() for page in PAGES if page.name.startswith("docs/")}
    assert {path for path in pages_there if not led_to & {path, path.parent}} == {
        ROOT.resolve() / "docs/index.md"
    }
