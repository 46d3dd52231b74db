"""Small things done with text: slugs, sentences, folding, digests."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import unquote

SHAPELESS = re.compile(r"[\u00ad\u200d-\u200f\u202a-\u202e\u2066-\u2069'’]")
"""Characters that steer joining, direction or hyphenation, and apostrophes: in an address they part nothing."""

RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
"""What Windows takes for a device, whatever its ending: no folder or file of that name can be there."""

UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
"""Control characters, those that turn the direction of a line, and those of no width."""

LEADING = "href|poster|src"
"""The attributes of HTML elements that lead to a page or a file: a part of a pattern."""

QUOTATION_MARKS = frozenset({"“”", '""', "«»", "»«", "„“", "„”", "「」", "『』"})
"""How quotations open and close."""

MARKUP = re.compile('[<>"]')
"""What no name may hold on Windows, and pages would have to take for text: names of files become titles in them."""

LONGEST_STEP = 240
"""How many bytes a part of an address may have: it becomes a folder, and file systems end at 255."""


def unfit_step(name: str) -> str:
    """What is wrong with one part of a path, as the end of a sentence; empty where nothing is."""
    unseen = UNSEEN.search(name)
    if unseen:
        return f"holds U+{ord(unseen[0]):04X}, which nobody sees"
    markup = MARKUP.search(name)
    if markup:
        return f"holds {markup[0]}, which Windows takes in no name"
    if name in (".", ".."):
        return "leads out of its folder"
    if RESERVED.fullmatch(name):
        return "is the name of a device on Windows"
    if len(name.encode("utf-8", "surrogatepass")) > LONGEST_STEP:
        return f"is longer than {LONGEST_STEP} bytes"
    return ""


def is_in_quotation_marks(text: str) -> bool:
    """Whether a text is one quotation, with its marks at both ends and none of them within."""
    inside = text[1:-1].strip()
    is_marked = bool(inside) and f"{text[0]}{text[-1]}" in QUOTATION_MARKS
    return is_marked and not {text[0], text[-1]} & {*inside}


def quoted(text: str, limit: int | None = 60) -> str:
    """`text` as it was typed, in quotation marks; cut where it is long, and what nobody sees told by its number."""
    shown = text if limit is None or len(text) <= limit else text[: limit - 1] + "…"
    shown = with_unseen(shown)
    return f'"{shown}"' if "'" in shown and '"' not in shown else f"'{shown}'"


def with_unseen(text: str) -> str:
    """`text` with what nobody sees told by its number."""
    if text.isprintable():
        return text
    return "".join(each if each.isprintable() else repr(each)[1:-1] for each in text)


def as_read(url: str) -> str:
    """An address as people read it: without scheme and last slash, letters of other scripts as such (RFC 3987, 3.2).

    What is escaped and no letter of another script stays so: it could pass for a part of the address.
    """
    return FOREIGN.sub(_unescaped, SCHEME.sub("", url)).rstrip("/")


def _unescaped(escaped: re.Match[str]) -> str:
    shown = unquote(escaped[0], errors="replace")
    return shown if shown.isprintable() and "\ufffd" not in shown else escaped[0]


SCHEME = re.compile(r"^https?://", re.IGNORECASE)
FOREIGN = re.compile(r"(?:%[89A-F][0-9A-F])+", re.IGNORECASE)
"""What is no ASCII, escaped."""

ASCII_WORD = re.compile(r"[a-z0-9]+")

ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Capt|Sgt|Sen|Rep|Gov|Prof|Rev|Hon|Jr|Sr|No|vs|etc|e\.g|i\.e)|\b[A-Z])\.$"
)
SENTENCE_END = re.compile(r"[.!?…؟。！？]+[\"'”’»)\]]*(?=\s|$)|[。！？]")
LONGEST_SENTENCE = 320


@lru_cache(maxsize=65536)  # of each item once for its id, and again for each reference and address
def slugify(text: str) -> str:
    """`text` as a part of an address: NFC, lower case, letters, marks and digits of any script joined by `-`."""
    if text.isascii():
        return "-".join(ASCII_WORD.findall(text.lower().replace("'", "")))
    text = SHAPELESS.sub("", unicodedata.normalize("NFC", text).lower())
    words = "".join(each if each.isalnum() or _is_mark(each) else " " for each in text).split()
    return "-".join(word for word in words if any(map(str.isalnum, word)))


def _is_mark(character: str) -> bool:
    """Whether it belongs to the letter before it, as vowels do in scripts of India."""
    return unicodedata.category(character).startswith("M")


LONGEST_SLUG = 60


def short_slug(text: str) -> str:
    """`slugify(text)`; where that is long, its beginning and a digest of it, so that it is still its own."""
    slug = slugify(text)
    if len(slug) <= LONGEST_SLUG:
        return slug
    cut = slug[: LONGEST_SLUG - 9]
    return f"{cut.rpartition('-')[0] or cut}-{digest(slug)}"


_MINUS = re.compile("(?<!\\w)[-\u2010-\u2013\u2212](?=[^\\w\\s]?\\d)")
"""What stands for a minus before a number: the hyphen of `5-6` does not."""

_BRACKET = re.compile("[<>](?!\\s*[^\\w\\s]?\\d)")
"""What stands before no number compares nothing: `<all>`."""

_SPOKEN = frozenset("%‰‱#@§")
"""Punctuation that is read aloud, as are symbols."""


def exact_slug(text: str) -> str:
    """`short_slug(text)`; where signs are lost that change what is said (`+5%`, `-5%`, `$5`), a digest after it."""
    slug = short_slug(text)
    words = _BRACKET.sub("", SHAPELESS.sub("", fold_words(text)))
    words = _MINUS.sub("\u2212", words).rstrip(" .!?…؟。！？")
    return f"{slug}-{digest(words)}" if slug and any(map(_is_sign, words)) else slug


def _is_sign(character: str) -> bool:
    """Whether it is read aloud, or at least says something, and is neither a letter nor a digit."""
    return character in _SPOKEN or unicodedata.category(character) in {"Sm", "Sc", "So"}


APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bb\u02bc\u2032\uff07\u05f3", "'"))
"""What readers take for an apostrophe, as where names are recognised in prose."""


NO_LETTERS = str.maketrans(dict.fromkeys("\u00ad\u0640\u061c\u200e\u200f\u2066\u2067\u2068\u2069"))
"""Signs that part, stretch or direct a word and change none, as where names are recognised in prose.

Writers from right to left put marks of direction round a name, and do not see them.
"""


def fold(text: str) -> str:
    """`text` as names are compared: NFC, case, runs of white space and forms of the apostrophe do not count.

    Nor does what steers how a word is written: soft hyphens, tatweel, marks of direction.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.translate(NO_LETTERS)).translate(APOSTROPHES)
    return " ".join(text.casefold().split())


QUOTES = str.maketrans("“”„«»‘’‚‹›", "\"\"\"\"\"'''''")


def fold_words(text: str) -> str:
    """`text` as what was said, or a title, is known again: folded, typographic quotation marks as plain ones."""
    return fold(text.translate(QUOTES)).strip("\"' ")


def digest(*parts: str, size: int = 4) -> str:
    """A short name for `parts` that stays the same everywhere: `size` bytes, as hexadecimal digits."""
    return blake2b("\x1f".join(parts).encode(), digest_size=size).hexdigest()


def sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before `start` and after `end` in the sentence that holds both, white space folded.

    Long sentences are cut to a readable length on both sides.
    """
    first, last = 0, len(text)
    for found in SENTENCE_END.finditer(text):
        if ABBREVIATION.search(text, max(0, found.end() - 8), found.end()) or _goes_on(
            text, found.end()
        ):
            continue
        if found.end() <= start:
            first = found.end()
        elif found.start() >= end:
            last = found.end()
            break
    before, after = text[first:start].lstrip(), text[end:last].rstrip()
    return _shorten_start(_folded(before)), shorten(_folded(after), LONGEST_SENTENCE // 2)


def _goes_on(text: str, place: int) -> bool:
    """Whether the sentence does not end there: a small letter follows (10 a.m. on Monday, "Why?" he asked)."""
    return text[place:].lstrip()[:1].islower()


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _shorten_start(text: str) -> str:
    limit = LONGEST_SENTENCE // 2
    end = text[-limit:]
    return text if len(text) <= limit else f"… {end.partition(' ')[2] or end}"


def shorten(text: str, limit: int) -> str:
    """The first `limit` characters of `text`, cut between two words where it has any."""
    start = text[:limit]
    return text if len(text) <= limit else f"{start.rpartition(' ')[0] or start} …"


_ARTICLE = re.compile("^(?:ال|ٱل)(?=..)")
"""The Arabic article: nearly every second name begins with it."""

_JOINING = re.compile("[\u0600-\u077f]")
"""Letters that would join with the next one, and so not be read as initials."""


@lru_cache(maxsize=8192)  # who is quoted, is quoted again
def monogram(name: str) -> str:
    """One or two letters that stand for a name where there is no picture."""
    bare = "".join(each for each in unicodedata.normalize("NFC", name) if not _is_mark(each))
    words: list[str] = [_ARTICLE.sub("", word) for word in re.findall(r"\w+", bare)]
    words = [word for word in words if word[0].isupper() or not word[0].isascii()] or words
    letters = [words[0][0], words[-1][0]] if len(words) > 1 else [word[0] for word in words]
    joined = any(map(_JOINING.match, letters))
    return ("\u200c" if joined else "").join(letters).upper()
