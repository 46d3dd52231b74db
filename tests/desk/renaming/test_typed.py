"""A reference is found in each way in which it can be typed, also as the only one of a text."""

import pytest

from nutgraf.desk.renaming.markdown import Way, typed_in

TYPED = [
    (Way.LINK, "See [[kirby]]."),
    (Way.LINK, "| [[kirby\\|him]] |"),
    (Way.CITATION, "He said so [@kirby, page 3]."),
    *((Way.SPEAKER, f"> Yes\n>\n> {dash} kirby, yesterday") for dash in ("—", "―", "–", "--")),
    (Way.SPEAKER, "> Yes\n>\n> — 2024-05-01, kirby"),
    (Way.SPEAKER, "> Yes\n>\n> — kirby، 2024-05-01"),
    (Way.INLINE, "See [him](kirby)."),
    (Way.DEFINITION, "[him]: kirby"),
    (Way.HTML, '<a href="kirby">him</a>'),
    (Way.HTML, '<img src="kirby">'),
    (Way.HTML, '<video poster="kirby">'),
]


@pytest.mark.parametrize(("way", "text"), TYPED)
def test_alone(way: Way, text: str) -> None:
    """Nothing else in the text tells that there is one."""
    assert [(each.way, each.text) for each in typed_in(text)] == [(way, "kirby")]


def test_every_way() -> None:
    """No way is left out here."""
    assert {way for way, _ in TYPED} == {*Way}
