"""Whatever is asked while something is read or shown is noted: else it would stay as it was when the answer changes."""

from nutgraf.cache.questions import Witness
from nutgraf.gather import Targets
from nutgraf.press.witness import NotedSite
from nutgraf.views.site import Site


def ways(kind: type) -> set[str]:
    """The ways in which something of a kind may be asked."""
    return {name for name in vars(kind) if not name.startswith("_")}


def test_of_targets() -> None:
    """By who reads texts: all but what only other stages ask, and what asks in ways that are noted."""
    of_other_stages = {"add", "answers_like", "holds", "lacks", "names"}
    asks_in_other_ways = {"parted"}
    assert ways(Targets) - ways(Witness) == of_other_stages | asks_in_other_ways


def test_of_a_site() -> None:
    """By views: all but what asks in ways that are noted, and settings, which count for every page."""
    asks_in_other_ways = {"event_order", "language_of", "last_change", "of", "version"}
    asks_settings = {"instant", "url"}
    assert ways(Site) - ways(NotedSite) == asks_in_other_ways | asks_settings
