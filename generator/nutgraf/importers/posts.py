"""The front matter of a post → the fields of a briefing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import PurePosixPath

from nutgraf.importers.assets import Asset, Assets, is_picture
from nutgraf.importers.fields import SWITCHES, Fields, as_address, as_date, as_words
from nutgraf.importers.originals import Generator, Original
from nutgraf.importers.people import People
from nutgraf.importers.report import Remark
from nutgraf.importers.schedule import dated_by_name, shown_from, still_to_come
from nutgraf.importers.slugs import material_slug
from nutgraf.importers.terms import Terms
from nutgraf.importers.values import inner, mapping, scalars, text
from nutgraf.importers.words import HEADING, plain_words
from nutgraf.load.document import Document
from nutgraf.load.nodes import Entry, Mapping, Node, Scalar, Sequence
from nutgraf.model import BriefingStatus
from nutgraf.problems import Place
from nutgraf.text import quoted, slugify

SUMMARIES = ("summary", "description", "standfirst", "subtitle", "excerpt", "deck", "lead")
DATES = ("date", "publishDate", "publishdate", "pubdate", "created")
UPDATED = ("updated", "lastmod", "modified", "last_modified_at", "last_updated", "updated_at")
EXPIRES = ("expires", "expirydate", "expiryDate", "unpublishdate")
ADDRESSES = ("redirect_from", "aliases", "permalink", "url")
TOPICS = ("topics", "tags", "categories", "category", "topic", "tag")
STORIES = ("series", "story")
AUTHORS = ("authors", "author", "byline")
MEDIA = (
    *(
        "image",
        "images",
        "media",
        "featured_image",
        "featuredImage",
        "feature_image",
        "cover",
        "header",
    ),
    *("thumbnail", "banner", "hero", "teaser", "primary_image", "og_image", "photo"),
)
PICTURE = ("src", "url", "path", "image", "teaser", "file", "filename")
ORIGINAL_URLS = (
    *("source_url", "original_url", "externalUrl", "external_url"),
    *("canonical", "canonical_url", "canonicalURL", "canonicalUrl"),
)
SAME = ("slug", *SWITCHES, "lang", "language", "kind", "place", "location")

TITLES = ("title", "headline")
TAKEN = (
    *(*TITLES, *SUMMARIES, *DATES, *UPDATED, *EXPIRES, *ADDRESSES, *TOPICS, *STORIES, *AUTHORS),
    *(*MEDIA, *ORIGINAL_URLS, "source", *SAME, "status"),
)
"""The names of all fields that a post may give its briefing."""

UNTITLED = "there is no title; it is made from the file's name"
UNDATED = "there is no date, which a draft need not have"
NO_MOMENT = (
    "It is a draft now. For an `embargo` in place of `draft`, write date, time and offset: "
    "`2024-03-26T14:30+00:00`."
)

MORE = re.compile(r"<!--[ \t]*more[ \t]*-->", re.IGNORECASE)
MARKUP = re.compile(r"[*_`\[\]<>{}|\\]|^\s*(?:#|[-+]\s|\d+\.\s|:::|!!!)|\n\s*\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the fields of a post refer to."""

    generator: Generator
    people: People
    topics: Terms
    stories: Terms
    assets: Assets
    site_url: str | None
    now: datetime
    waits_for_dates: bool = True


@dataclass(frozen=True, slots=True)
class Post:
    """A post with the fields of a briefing, the pictures in them, and what else to know of it."""

    document: Document
    pictures: tuple[Asset, ...] = ()
    remarks: tuple[Remark, ...] = ()


def map_post(document: Document, original: Original, around: Surroundings) -> Post:
    """The briefing that a post becomes, as far as its fields go."""
    mapper = _Mapper(document, original, around)
    return Post(mapper.document(), tuple(mapper.pictures), tuple(mapper.remarks))


class _Mapper:
    """Maps the fields of one post."""

    def __init__(self, document: Document, original: Original, around: Surroundings) -> None:
        self._before = document
        self._body = document.body
        self._original = original
        self._around = around
        self._fields = Fields(document)
        self._is_untitled = False
        self.pictures: list[Asset] = []
        self.remarks: list[Remark] = []

    def document(self) -> Document:
        """The document with its new fields; a heading that became the title stands no longer in its prose."""
        self._title()
        self._summary()
        self._dates()
        self._addresses()
        self._terms()
        self._authors()
        self._media()
        self._source()
        self._fields.pass_on(*SAME)
        self._slug()
        self._status()
        self._draft()
        self._schedule()
        gone = self._before.body[: len(self._before.body) - len(self._body)]
        line = self._before.body_line + gone.count("\n")
        return replace(self._fields.document(), body=self._body, body_line=line)

    def _title(self) -> None:
        given = self._fields.first(*TITLES)
        heading = HEADING.match(self._body)
        words = plain_words(heading["title"]) if heading else ""
        title = as_words(given.value) if given else text(words, self._before.mark())
        self._is_untitled = not given and not words
        if self._is_untitled:
            title = text(_title_of(self._original.target), self._before.mark())
            hint = f"It is {quoted(title.text)} for now."
            self.remarks.append(Remark(Place(self._original.label), UNTITLED, hint))
        if heading and isinstance(title, Scalar) and title.text == words:
            self._body = self._body[heading.end() :]
        self._fields.give("title", title)

    def _summary(self) -> None:
        given = self._fields.take(*SUMMARIES)
        first = as_words(given[0].value) if given else self._standfirst()
        self._fields.give("summary", first)
        self._fields.give_back(each for each in given[1:] if not _same(as_words(each.value), first))

    def _standfirst(self) -> Scalar | None:
        """What stands above `<!-- more -->`, where that is one plain paragraph; it stands in the prose no longer."""
        more = MORE.search(self._body)
        above = self._body[: more.start()].strip() if more else ""
        if more is None or not above or MARKUP.search(above):
            return None
        self._body = self._body[more.end() :]
        return text(" ".join(above.split()), self._before.mark())

    def _dates(self) -> None:
        for name, old in (("date", DATES), ("updated", UPDATED), ("expires", EXPIRES)):
            given = self._fields.take(*old)
            self._fields.give(name, as_date(given[0].value) if given else None)
            self._fields.give_back(given[1:])

    def _addresses(self) -> None:
        kept: list[Node] = []
        for each in self._fields.take(*ADDRESSES):
            old = [(value, as_address(value)) for value in scalars(each.value)]
            kept += [address for _, address in old if address]
            others: list[Node] = [value for value, address in old if not address]
            if others:
                rest = Sequence(others, others[0].mark) if len(others) > 1 else others[0]
                self._fields.give_back([Entry(each.name, each.mark, rest)])
        self._fields.give_list("redirect_from", kept)

    def _slug(self) -> None:
        """Material makes the address of the title, or of the file's name where there is none."""
        if self._around.generator is not Generator.MATERIAL_BLOG or self._fields.ours("slug"):
            return
        title, mark = self._fields.ours("title"), self._before.mark()
        words = title.text if isinstance(title, Scalar) else ""
        old = material_slug(_spaced(self._original.path) if self._is_untitled else words)
        slug = slugify(old)
        if not slug:
            return
        self._fields.give("slug", text(slug, mark))
        day = _day(self._fields.ours("date"))
        if slug != old and day:
            address = f"/{self._original.section}/{day.replace('-', '/')}/{old}/"
            given = self._fields.ours("redirect_from")
            known = scalars(given) if given else []
            self._fields.give_list("redirect_from", [*known, text(address, mark)])

    def _terms(self) -> None:
        label = self._original.label
        topics = [value for each in self._fields.take(*TOPICS) for value in self._names(each)]
        topics += [
            text(name, self._before.mark())
            for key, name in self._original.defaults
            if key == "topics"
        ]
        known = self._around.topics
        self._fields.give_list(
            "topics", _once(known.term(each, label) for each in known.named(topics, label))
        )
        stories = [value for each in self._fields.take(*STORIES) for value in scalars(each.value)]
        known = self._around.stories
        self._fields.give_list(
            "story", _once(known.identifier(each, label) for each in known.named(stories, label))
        )

    def _names(self, each: Entry) -> Iterator[Scalar]:
        """Jekyll takes a text of several words for several names, all but in `category` and `tag`."""
        is_split = self._around.generator is Generator.JEKYLL and each.name in (
            "tags",
            "categories",
        )
        for value in scalars(each.value):
            if is_split and value is each.value:
                separator = "," if "," in value.text else None
                names = filter(None, (name.strip() for name in value.text.split(separator)))
                yield from (text(name, value.mark) for name in names)
            else:
                yield value

    def _authors(self) -> None:
        given = self._fields.take(*AUTHORS)
        authors = [name for each in given for name in self._around.people.authors(each.value)]
        self._fields.give_list("authors", _once(authors))

    def _media(self) -> None:
        """The first picture that can be found; what else was said of pictures stays as it is, below `extra`."""
        given = self._fields.take(*MEDIA)
        media: list[Node] = []
        for each in given:
            found = [] if media else [*self._pictures(each.value)]
            media += found
            if not found:
                self._fields.give_back([each])
        self._fields.give_list("media", media)

    def _pictures(self, node: Node) -> Iterator[Mapping]:
        for value in node.items if isinstance(node, Sequence) else [node]:
            address = value.text if isinstance(value, Scalar) else _first_inner(value, PICTURE)
            src = self._picture(address) if address else None
            if src:
                about = {name: inner(value, name) for name in ("caption", "credit", "alt")}
                yield mapping(value.mark, src=src, **about)

    def _picture(self, address: str) -> str | None:
        if address.startswith(("http://", "https://")):
            return address if is_picture(address) else None
        asset = self._around.assets.find(address, self._original)
        if asset:
            self.pictures.append(asset)
        return asset.target if asset else None

    def _source(self) -> None:
        """A post that was published elsewhere first names that as its source."""
        given = self._fields.take(*ORIGINAL_URLS)
        url = next((each for each in given if self._is_elsewhere(each.value)), None)
        self._fields.give_back(each for each in given if each is not url)
        title = self._fields.ours("title")
        if url is None or not isinstance(url.value, Scalar) or not isinstance(title, Scalar):
            return
        publisher = self._fields.first("source")
        name = publisher.value.text if publisher and isinstance(publisher.value, Scalar) else None
        source = mapping(url.mark, title=title.text, publisher=name, url=url.value.text.strip())
        self._fields.give_list("sources", [source])

    def _is_elsewhere(self, node: Node) -> bool:
        own = self._around.site_url
        return (
            isinstance(node, Scalar)
            and node.text.startswith(("http://", "https://"))
            and not (own and node.text.startswith(own))
        )

    def _status(self) -> None:
        """What is withdrawn stays so; what else a status says is not of ours."""
        for each in self._fields.take("status"):
            word = each.value.text.strip().casefold() if isinstance(each.value, Scalar) else ""
            if word == BriefingStatus.WITHDRAWN:
                self._fields.give("status", text(word, each.value.mark))
            else:
                self._fields.give_back([each])

    def _draft(self) -> None:
        """What stands among the drafts is one, and needs no date there: it gets that of today."""
        if ("draft", "true") not in self._original.defaults:
            return
        mark = self._before.mark()
        self._fields.give("draft", Scalar("true", mark))
        if not self._fields.ours("date") and not dated_by_name(self._before):
            today = self._around.now.date().isoformat()
            self._fields.give("date", Scalar(today, mark))
            hint = f"It is {today}, the day of the import, for now."
            self.remarks.append(Remark(Place(self._original.label), UNDATED, hint))

    def _schedule(self) -> None:
        """Keep back what the old site would not show yet."""
        shown = shown_from(self._before)
        if shown is None or not self._around.waits_for_dates:
            return
        if self._around.generator is Generator.MATERIAL_BLOG and self._fields.ours("draft"):
            return  # there the switch counts, and not the date
        try:
            when = still_to_come(shown, self._around.now)
        except ValueError:  # as an embargo it is told, as a wrong date is
            for each in self._fields.take(shown.name):
                self._fields.give("embargo", each.value)
            return
        if when is not None:
            self._keep_back(shown, when)

    def _keep_back(self, shown: Entry, when: date) -> None:
        """Until a moment, or as a draft where none is told, or another one is."""
        mark = shown.value.mark
        is_moment = isinstance(when, datetime) and when.tzinfo is not None
        if is_moment and not self._fields.ours("embargo"):
            self._fields.take(shown.name)
            self._fields.give("embargo", Scalar(when.isoformat(), mark))
            hint = "That is its `embargo` now."
        else:
            self._fields.give("draft", Scalar("true", mark))
            hint = NO_MOMENT
        place = Place(self._original.label, mark.line, mark.column)
        message = f"the old site would show it from {when.isoformat()} on"
        self.remarks.append(Remark(place, message, hint))


def _title_of(target: str) -> str:
    path = PurePosixPath(target)
    stem = path.parent.name if path.stem == "index" else path.stem
    stem = re.sub(r"^\d{4}-\d{2}-\d{2}-", "", stem)
    words = " ".join(re.split(r"[-_\s]+", stem)).strip()
    return words[:1].upper() + words[1:]


def _spaced(path: str) -> str:
    """The name of a file as MkDocs makes a title of it, but for its capital."""
    return re.sub("[-_]", " ", PurePosixPath(path).stem)


def _day(node: Node | None) -> str | None:
    """The day of a date, as it was typed or as Material's map of dates has it."""
    when = node.text if isinstance(node, Scalar) else node and inner(node, "created")
    return when[:10] if when else None


def _first_inner(node: Node, names: Iterable[str]) -> str | None:
    return next((found for name in names if (found := inner(node, name))), None)


def _once(values: Iterable[Scalar]) -> list[Scalar]:
    first: dict[str, Scalar] = {}
    for value in values:
        first.setdefault(value.text, value)
    return [*first.values()]


def _same(node: Node, other: Node | None) -> bool:
    return isinstance(node, Scalar) and isinstance(other, Scalar) and node.text == other.text
