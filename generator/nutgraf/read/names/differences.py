"""What one lexicon finds otherwise than another."""

import ahocorasick  # type: ignore[import-not-found]  # a C extension, without stubs

from nutgraf.read.names.folding import fold
from nutgraf.read.names.lexicon import Lexicon


class Difference:
    """The spellings that mean nothing, or something else, in one of two lexicons."""

    def __init__(self, one: Lexicon, other: Lexicon) -> None:
        self._automaton = ahocorasick.Automaton()
        for spelling in {*one.claims, *other.claims}:
            if one.claims.get(spelling) != other.claims.get(spelling):
                self._automaton.add_word(spelling, None)
        self._automaton.make_automaton()

    def stands_in(self, text: str) -> bool:
        """Whether one of them stands in a text, be it as a part of a word: if not, both find the same there."""
        if not self._automaton:
            return False
        return next(self._automaton.iter(fold(text).text), None) is not None
