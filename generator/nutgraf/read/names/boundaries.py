"""Where words begin and end, with or without spaces between them.

A name is whole where no letter, mark or digit goes on from it. What is glued to it all the same:

- an English, Turkish or other ending after an apostrophe (Biden's, Ankara'da), though not the rest
  of a word (Xi'an); a French or Italian article before one (l'Iran, though not O'Brien);
- the rest of a compound after a hyphen: Israel-based, anti-Israel, the Israel-Gaza war; but an
  Arabic article belongs to its name, so that Rubaie alone is not in al-Rubaie;
- Arabic and Hebrew prefixes (and, in, to, for, like, from, the), and Korean particles.

A full stop, `&` or `@` between letters joins them: U.S.A., AT&T, an address. Thai, Lao, Burmese,
Khmer, Han and Kana have no spaces between words: a name may begin and end anywhere, except inside
a syllable, or inside a run of Katakana, which is one word: インド (India) is not in インドネシア.

All texts here are folded: one kind of apostrophe, of hyphen and of space, no vowel points.
"""

import re
from functools import lru_cache
from unicodedata import category

UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\ua9e0-\ua9ff\uaa60-\uaa7f"  # Thai …
    "\u3005-\u3007\u3040-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff]"  # Kana and Han
)
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f]")
_VOWEL_LETTERS = frozenset("ะาำๅະາຳ")  # Thai and Lao ones, written after their consonant

_GLUE = frozenset(".&@")
_PREFIX = re.compile(
    r"(?<!\w)(?:"
    "[وف]?(?:[بلك]?ال|لل|[بلك])|[وف]"  # Arabic
    "|ו?(?:ל?כש|מש|ש)?[בכלמ]?ה?"  # Hebrew
    r")\Z"
)
_PREFIXED = 3  # letters at least: a shorter name would be found in too many words
_PARTICLE = re.compile(
    "(?:에서|에게|께서|으로|까지|부터|보다|처럼|[은는이가을를의에와과도로만측])"
    r"(?:[은는도의만])?(?!\w)"
)
_ELISION = re.compile(
    r"(?<!\w)(?:[cdjlmnstL]|[Qq]u|jusqu|lorsqu|puisqu|dall|dell|nell|sull|all|un)'\Z"
)  # not D' or O', which begin names
_ENDING = re.compile(r"'(\w{1,5})(?!\w)")
_ENDED = 4  # letters at least, for endings other than 's
_ARTICLE = re.compile(
    r"(?<!\w)(?:a[lnrstdz]|ash|el|ul|u[dr]|abu|bin|ben|bar|ibn|saint|st)-\Z", re.IGNORECASE
)
_ADDRESS = re.compile(r"\w[.:][^ ]*/\Z")
_REACH = 80  # how far to look back: longer than any prefix, and than most addresses


@lru_cache(maxsize=4096)
def is_word(character: str) -> bool:
    """Whether words are made of a character: a letter, mark, digit (raised ones: no), or `_`."""
    kind = category(character) if character else "Zs"
    return kind[0] in "LM" or kind in {"Nd", "Nl", "Pc"}


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether what stands between two places is one or more whole words."""
    return _opens(text, start, end) and _closes(text, start, end)


def _opens(text: str, start: int, end: int) -> bool:
    before = text[start - 1 : start]
    if before in {"", " "} or _part(before, text[start]):
        return True
    if is_word(before):
        return end - start >= _PREFIXED and _ends_with(_PREFIX, text, start)
    if before == "/":
        return not _ends_with(_ADDRESS, text, start)
    if not is_word(text[start - 2 : start - 1]):
        return before != "@"
    if before == "'":
        return _ends_with(_ELISION, text, start)
    return before not in _GLUE and not (before == "-" and _ends_with(_ARTICLE, text, start))


def _closes(text: str, start: int, end: int) -> bool:
    after = text[end : end + 1]
    if after in {"", " "} or _part(text[end - 1], after):
        return True
    if is_word(after):
        return bool(_PARTICLE.match(text, end))
    if not is_word(text[end + 1 : end + 2]):
        return True
    if after == "'":
        return _has_ending(text, start, end)
    return after not in _GLUE


def _part(before: str, after: str) -> bool:
    """Whether words can part between two letters, as in scripts without spaces."""
    if after in _VOWEL_LETTERS or category(after)[0] == "M":
        return False
    if _KATAKANA.match(before) and _KATAKANA.match(after):
        return False
    return bool(UNSPACED.match(before) or UNSPACED.match(after))


def _ends_with(pattern: re.Pattern[str], text: str, end: int) -> bool:
    return bool(pattern.search(text, max(0, end - _REACH), end))


def _has_ending(text: str, start: int, end: int) -> bool:
    """Whether an apostrophe adds an ending (Biden's, Ankara'da), not letters (Xi'an, Ba'ath)."""
    found = _ENDING.match(text, end)
    if not found:
        return False
    ending = found[1]
    return ending in {"s", "S"} or (end - start >= _ENDED and ending.islower())
