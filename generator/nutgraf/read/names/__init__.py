"""Names of items recognised in prose: whole words, the longest name, in any script.

Make a `Lexicon` of all the forms of all items; `scan` each text once; `resolve` the hits first with
nothing known, which tells the items that the page names, then with those (and the listed ones)
known, so that short names count too:

    hits = lexicon.scan(text)
    named = {match.key for match in lexicon.resolve(text, hits) if match.key}
    matches = lexicon.resolve(text, hits, known=named)

The rules, each told where it is kept: `folding` (which characters are the same), `boundaries`
(what a whole word is), `forms` (which spellings a form stands for), `surroundings` (when a name is
a part of a longer one), `lexicon` (the longest wins; what two items share names neither).
"""

from nutgraf.read.names.entries import Entry, Hit, Match, Strength
from nutgraf.read.names.lexicon import Lexicon

__all__ = ["Entry", "Hit", "Lexicon", "Match", "Strength"]
