"""What readers search: the entries of pages, and an index of them that is read in parts."""

from nutgraf.search.entries import entries, packed, read_index, without_marks, write_index
from nutgraf.search.pagefind import PagefindError, place_index

__all__ = [
    "PagefindError",
    "entries",
    "packed",
    "place_index",
    "read_index",
    "without_marks",
    "write_index",
]
