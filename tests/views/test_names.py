"""What an actor is called: by the name in the page's language, wherever that stands."""

from __future__ import annotations

from pathlib import Path

from nutgraf.settings import Settings
from tests.cases import NOW, write_files
from tests.press.newsrooms import edition_of, made_anew

BRIEFING = (
    "---\ntitle: A\ndate: 2024-01-01\ntopics: [talks]\nactors: [pm, ann, bob, cid]\nstatements:\n"
)
SAID = "  - {speaker: pm, quote: We talk.}\n  - {speaker: ann, quote: They do.}\n  - {speaker: bob, quote: Do they?}\n"
FILES = {
    "actors/pm.yml": "name: 石破茂\nnames: {en: Shigeru Ishiba, ko: 이시바}\n",
    **{f"actors/{each}.yml": f"name: {each.title()}\n" for each in ("ann", "bob", "cid")},
    "topics/talks.yml": "name: Talks\n",
    "briefings/a.md": f"{BRIEFING}{SAID}---\nWe met 石破茂.\n",
}
FOREIGN = "石破茂"


def test_the_name_in_the_language_of_the_page(tmp_path: Path) -> None:
    """Title, pictures, feeds and Markdown call an actor as cards do; the other name is told once, among the others."""
    settings = Settings(now=NOW, site_url="https://desk.example/", social_cards=False)
    made = {
        name: each.decode()
        for name, each in made_anew(edition_of(write_files(FILES, tmp_path), settings)).items()
    }

    page = made["actors/pm/index.html"]
    copy = made["actors/pm/index.md"]
    assert 'id="part-title">Shigeru Ishiba</h1>' in page
    assert copy.startswith("# Shigeru Ishiba\n")
    assert f"- Also known as: 이시바, {FOREIGN}\n" in copy
    assert f"<li>{FOREIGN}</li>" in page
    assert "<li>Shigeru Ishiba</li>" not in page
    elsewhere = (
        "actors/ann/index.html",
        "topics/talks/index.html",
        "topics/talks/index.md",
        "actors/pm/feed.xml",
        "llms.txt",
    )
    for name in elsewhere:
        assert "Shigeru Ishiba" in made[name], name
        assert FOREIGN not in made[name].replace(f"We met {FOREIGN}", ""), name


def test_a_front_page_without_a_title_is_called_as_the_site(tmp_path: Path) -> None:
    """Where its introduction names an item, the link back to it would have no words."""
    files = {**FILES, "index.md": "All about the Talks.\n"}
    settings = Settings(now=NOW, site_name="The Desk", social_cards=False)

    made = made_anew(edition_of(write_files(files, tmp_path), settings))

    assert '<a href="../../">The Desk</a></p>' in made["topics/talks/index.html"].decode()
