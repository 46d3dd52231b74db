"""Pages and files on their way out: what is as it was is taken from the archive, the rest is made, on every core.

A page is a pure function of its view, and a view of what it read of the site. So what was read is noted with each
thing that is printed, and in the next run only that is made anew of which something reads otherwise.
"""

from nutgraf.press.answers import Answers
from nutgraf.press.archive import Archive, Sheet
from nutgraf.press.ledger import ledgers_in, merge_ledgers, open_ledger
from nutgraf.press.press import Made, Order, Press, Printed
from nutgraf.press.share import Share
from nutgraf.press.witness import Notes, watched

__all__ = [
    "Answers",
    "Archive",
    "Made",
    "Notes",
    "Order",
    "Press",
    "Printed",
    "Share",
    "Sheet",
    "ledgers_in",
    "merge_ledgers",
    "open_ledger",
    "watched",
]
