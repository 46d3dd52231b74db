"""What a problem says of itself, and in which order problems are told."""

from nutgraf.problems import Code, Level, Place, Problem, errors

PLACE = Place("content/briefings/x.md", 12, 9)
URL = Problem(PLACE, "sources[1].url", "expected a URL, but got 'x'", "Write it whole.", Code.URL)
BROKEN = Problem(Place("content/actors/a.md"), "", "expected text", "Save it.", Code.NOT_UTF8)
NOTICE = Problem(PLACE, "mood", "expected less", "Leave it.", Code.UNKNOWN_FIELD, Level.NOTICE)


def test_a_problem_reads_as_one_line_and_a_hint() -> None:
    """Path, line, column, field, what was expected and found; below, what to do."""
    assert str(URL) == (
        "content/briefings/x.md:12:9: sources[1].url: expected a URL, but got 'x'\n"
        "    Write it whole."
    )
    assert str(BROKEN).startswith("content/actors/a.md:1:1: expected text\n")


def test_places_are_in_the_order_of_files_and_lines() -> None:
    """Lines and columns count as numbers, not as text."""
    places = [Place("b", 1), Place("a", 10, 1), Place("a", 9, 10), Place("a", 9, 9)]
    assert sorted(places) == places[::-1]


def test_only_errors_stop_a_build() -> None:
    """Notices and warnings are told, and stop nothing."""
    assert errors([NOTICE, URL]) == [URL]
