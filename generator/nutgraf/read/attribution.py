"""Block quotes with an attribution line: `— John Kirby, White House briefing, 2024-03-25 [@source]`."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from itertools import pairwise
from urllib.parse import unquote

from nutgraf.read.html import VOID, pieces, text_of
from nutgraf.read.syntax import BARE_CLASS, CITATION_SCHEME, COMMAS, DASH, LINK_SCHEME
from nutgraf.text import fold, is_in_quotation_marks
from nutgraf.times import find_when

QUOTE = re.compile(r'<(?P<closing>/?)blockquote\b(?:[^>"]|"[^"]*")*>')
_OPENING, _CLOSING = "<blockquote>", "</blockquote>"
"""What Markdown writes: a block quote with attributes is HTML, and is left as it is."""
LINE = re.compile(rf"\s*{DASH}\s*")
_PARTS = "[./‐‑‒–—―-]"
"""What stands between the numbers of a date, or what a word processor makes of a hyphen."""
LIKE_A_DATE = re.compile(
    rf"(?:on )?(?:\d{{3,4}}({_PARTS})\d{{1,2}}\1\d{{1,2}}\b.*|\d{{1,2}}({_PARTS})\d{{1,2}}\2\d{{2,4}}"
    rf"|\d{{4}}{_PARTS}\d{{1,2}})|\d{{1,2}}\.? [^\W\d]+ \d{{4}}"
)
MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
IN_WORDS = re.compile(
    rf"(?:on )?(?:{_DAY}\.? (?:of )?(?:{MONTHS})\.?,?|(?:{MONTHS})\.? {_DAY},?) \d{{4}}",
    re.IGNORECASE,
)
"""A day in English words; one without a year could be what an occasion is called."""
CITE = re.compile(rf'<a href="{CITATION_SCHEME}([^"?]*)(?:\?([^"]*))?"></a>')
MISREAD = re.compile(r"(\[@[^\]]*\]?)\s*(?:\.$)?")
"""A citation that is read as none: readers see it as it was typed."""
FULL_STOP = re.compile(r"(?<=</a>)\s*\.\s*$")
"""One that ends the line, not the name of an occasion (`the U.N.`)."""
LINK = re.compile(
    rf'(?P<tag><a [^>]*?href="{LINK_SCHEME}(?P<target>[^"]*)"[^>]*>)(?P<words>.*?)</a>', re.DOTALL
)
IN_MARKS = re.compile(r"<p>[^\w<](.*)[^\w>]</p>", re.DOTALL)
"""Words that begin and end with a sign, be it a quotation mark; paragraphs of them."""
_HELD = "\ue000"
"""What stands for a link while the line is cut."""


class Names:
    """What names in a line mean: here nothing, as where only its place is asked for."""

    def shown(self, reference: str) -> str:
        """How a page shows a link `[[reference]]`: by the name of the item."""
        return reference

    def longer(self, name: str) -> Collection[str]:
        """The names of actors, folded, that go on with a comma after `name`: `Acme, Inc.`."""
        del name
        return ()


AS_TYPED = Names()


@dataclass(frozen=True, slots=True)
class Attribution:
    """An attribution line, read: the speaker as shown, and the item that the whole of it links to if it does."""

    speaker: str
    reference: str | None
    said: date | None
    venue: str | None
    source: str | None
    locator: str | None
    no_date: str | None = None
    """What looks like a date, and is none."""


Around = Callable[[str, Attribution], tuple[str, str]]
"""Says what is to stand before and after the words of a block quote, by these and their attribution."""


def replace_quotes(html: str, around: Around, names: Names = AS_TYPED) -> str:
    """`html` with each attributed block quote replaced: its words stand between what `around` gives.

    One may stand within another: the outer one comes first, and the attribution line of the inner one is not among
    its words. They may stand in each other thousands of times: so there is no recursion.
    """
    if _OPENING not in html:
        return html
    written: list[str] = []
    rest = [*reversed(_parsed(html))]
    while rest:
        each = rest.pop()
        if isinstance(each, str):
            written.append(each)
            continue
        before, after = each.opening, _CLOSING
        if each.line:
            before, after = around(each.words, parse_attribution(each.line, names))
        written.append(before)
        rest += [after, *reversed(each.inside)]
    return "".join(written)


@dataclass(slots=True)
class _Quote:
    """A block quote: the HTML in it, cut at the block quotes in it, and its attribution line, if it has one.

    `words` is all of that HTML, without the attribution lines of those.
    """

    opening: str
    inside: list[str | _Quote] = field(default_factory=list)
    words: str = ""
    line: str = ""
    has_words: bool = False

    def end(self) -> None:
        """Part the attribution line from the words, now that all is in it: a piece of HTML is the last."""
        *before, last = self.inside
        words, line = str(last), ""
        if self.opening == _OPENING:
            words, line = _parted(words.rstrip() if before else words.strip())
        self.has_words = bool(text_of(words)) or any(map(_has_words, before))
        if line and self.has_words:
            words = words if before else _without_marks(words)
            self.line, self.inside = line, [*before, _with_other_citations(words, line)]
            self.inside[0] = self.inside[0].lstrip() if isinstance(self.inside[0], str) else ""
        self.words = "".join(map(_whole, self.inside))
        for each in before:
            if isinstance(each, _Quote) and not each.line:
                each.words = ""  # as long as all that stands within, and not asked for again


def _without_marks(words: str) -> str:
    """The words of a block quote without the quotation marks round them: pages have them."""
    marked = IN_MARKS.fullmatch(words)
    is_one = marked is not None and is_in_quotation_marks(text_of(words))
    return f"<p>{marked[1]}</p>" if marked and is_one else words


def _with_other_citations(words: str, line: str) -> str:
    """The words of a block quote with all citations of its attribution line but the first, which is its source."""
    others = "".join(each[0] for each in [*CITE.finditer(line)][1:])
    end = "</p>" if words.endswith("</p>") else ""
    return f"{words.removesuffix(end)}{others}{end}"


def _has_words(part: str | _Quote) -> bool:
    return bool(text_of(part)) if isinstance(part, str) else part.has_words


def _whole(part: str | _Quote) -> str:
    return part if isinstance(part, str) else f"{part.opening}{part.words}{_CLOSING}"


def _parsed(html: str) -> list[str | _Quote]:
    """HTML cut at the block quotes that stand in no other one."""
    open_quotes = [_Quote("")]
    last = 0
    for tag in QUOTE.finditer(html):
        open_quotes[-1].inside.append(html[last : tag.start()])
        last = tag.end()
        if not tag["closing"]:
            open_quotes.append(_Quote(tag[0]))
            continue
        quote = open_quotes.pop()
        quote.end()
        open_quotes[-1].inside.append(quote)
    [everything] = open_quotes
    return [*everything.inside, html[last:]]


def _parted(html: str) -> tuple[str, str]:
    """The words of a block quote, and its attribution line (empty if it has none): its last paragraph, or in that."""
    start = html.rfind("<p>")
    if start < 0 or not html.endswith("</p>"):
        return html, ""
    paragraph = html[start:].removeprefix("<p>").removesuffix("</p>")
    if LINE.match(paragraph):
        return html[:start].strip(), _without_dash(paragraph.replace("<br>", ", "))
    words, line = _last_line(paragraph)
    return f"{html[:start]}<p>{words}</p>", line


def _last_line(paragraph: str) -> tuple[str, str]:
    """A paragraph up to its last line that begins with a dash, and that line with what is below it.

    A dash within the words (small letters after it, and more lines below) is an aside; so is one inside a tag.
    """
    lines = paragraph.split("\n")
    index = max((place for place, each in enumerate(lines) if LINE.match(each)), default=0)
    words, line = "\n".join(lines[:index]), _without_dash("\n".join(lines[index:]))
    is_aside = index < len(lines) - 1 and text_of(line)[:1].islower()
    if index == 0 or is_aside or not _is_whole(line):
        return paragraph, ""
    return words.removesuffix("<br>"), line


def _without_dash(line: str) -> str:
    dash = LINE.match(line)
    return line[dash.end() :] if dash else line


def _is_whole(html: str) -> bool:
    """Whether every element that ends in a piece of HTML begins in it, too."""
    depth = 0
    for piece in pieces(html):
        if piece.tag and piece.tag not in VOID:
            depth += -1 if piece.closing else 1
        if depth < 0:
            return False
    return depth == 0


def parse_attribution(html: str, names: Names = AS_TYPED) -> Attribution:
    """An attribution line: speaker first, then the venue; a date and a citation anywhere."""
    cite = CITE.search(html)
    line = CITE.sub("", FULL_STOP.sub("", html))
    parts = _parts(MISREAD.sub("", line), names)
    place = next((place for place, each in enumerate(parts) if not _is_day(each.text)), len(parts))
    speaker, *rest = _speaker_first(parts[place:], names)
    said: date | None = None
    venue: list[str] = []
    for part in (*parts[:place], *rest):
        when = find_when(part.text.removesuffix("."))
        if when and said is None:
            said = when
        elif part.text:
            venue.append(part.text)
    return Attribution(
        speaker=speaker.text,
        reference=speaker.reference,
        said=said,
        venue=", ".join([*venue, *map(text_of, MISREAD.findall(line))]) or None,
        source=unquote(unescape(cite[1])) if cite else None,
        locator=unquote(unescape(cite[2])) if cite and cite[2] else None,
        no_date=next(filter(_is_no_date, [*venue, *map(", ".join, pairwise(venue))]), None),
    )


def _is_no_date(text: str) -> bool:
    return bool(LIKE_A_DATE.fullmatch(text) or IN_WORDS.fullmatch(text))


def _speaker_first(parts: list[_Part], names: Names) -> list[_Part]:
    """Parts of a line, those joined in which the name of an actor begins that has commas in it; never none."""
    if not parts or parts[0].reference:
        return parts or [_Part("", None)]
    known = names.longer(parts[0].text) if len(parts) > 1 else ()
    for number in range(len(parts), 1, -1) if known else ():
        name = ", ".join(part.text for part in parts[:number])
        if fold(name) in known:
            return [_Part(name, None), *parts[number:]]
    return parts


def _is_day(text: str) -> bool:
    """Whether a part tells a day, or is meant to: so it is no speaker."""
    day = text.removesuffix(".")
    return bool(find_when(day) or LIKE_A_DATE.fullmatch(day))


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands between two commas of a line, and what it links to if it is a link to an item and nothing else."""

    text: str
    reference: str | None


def _parts(html: str, names: Names) -> list[_Part]:
    """An attribution line cut at its commas; one within a link to an item parts nothing."""
    links = [(_reference(each), _words(each, names)) for each in LINK.finditer(html)]
    following = iter(links)
    parts = []
    for each in re.split(f"[{COMMAS}]", text_of(LINK.sub(_HELD, html.replace(_HELD, "")))):
        text = each.strip()
        own = [next(following) for _ in range(text.count(_HELD))]
        reference = own[0][0] if text == _HELD else None  # `a spokesman for [[x]]` is not x
        for _, words in own:
            text = text.replace(_HELD, words, 1)
        parts.append(_Part(text, reference))
    return parts


def _reference(link: re.Match[str]) -> str:
    return unquote(unescape(link["target"]))


def _words(link: re.Match[str], names: Names) -> str:
    """What readers see of a link; it is looked up, too, where it has words of its own: it may lead nowhere."""
    name = names.shown(_reference(link))
    return name if BARE_CLASS in link["tag"] else text_of(link["words"])
