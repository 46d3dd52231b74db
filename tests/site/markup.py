"""An HTML file as a tree, read strictly: what a browser would have to guess is a fault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
INLINE = frozenset("a abbr b bdi cite code em i mark q s small span strong sub sup time u".split())
UNREAD = frozenset({"script", "style", "template"})


@dataclass(slots=True)
class Element:
    """An element: its tag, its attributes, and what is in it."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    inside: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """The classes of the element."""
        return frozenset(self.attributes.get("class", "").split())

    @property
    def words(self) -> str:
        """What a reader reads in it, white space folded."""
        return " ".join("".join(texts(self)).split())

    def all(self, *tags: str, **attributes: str) -> Iterator[Element]:
        """The elements in it, at any depth, of these tags (or any) and attributes; `class_` is one of several."""
        for each in self.inside:
            if isinstance(each, str):
                continue
            if (not tags or each.tag in tags) and each.has(attributes):
                yield each
            yield from each.all(*tags, **attributes)

    def has(self, attributes: Mapping[str, str]) -> bool:
        """Whether it has these attributes."""
        wanted = dict(attributes)
        name = wanted.pop("class_", None)
        is_one = name is None or name in self.classes
        return is_one and all(self.attributes.get(key) == value for key, value in wanted.items())

    def one(self, *tags: str, **attributes: str) -> Element:
        """The only such element in it."""
        found = [*self.all(*tags, **attributes)]
        assert len(found) == 1, f"{len(found)} elements {tags} {attributes}"
        return found[0]


def texts(element: Element) -> Iterator[str]:
    """The texts in an element, in order, with a blank round what begins on a line of its own."""
    for each in element.inside:
        if isinstance(each, str):
            yield each
        elif each.tag not in UNREAD:
            around = "" if each.tag in INLINE else " "
            yield from (around, *texts(each), around)


class Page(HTMLParser):
    """One HTML file, read."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = text
        self.root = Element("")
        self.faults: list[str] = []
        self._open = [self.root]
        self.feed(text)
        self.close()
        self.faults += [f"<{each.tag}> is never closed" for each in self._open[1:]]
        self.ids = Counter(
            each.attributes["id"] for each in self.root.all() if "id" in each.attributes
        )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element opens."""
        times = Counter(name for name, _ in attrs)
        self.faults += [f"<{tag}> has {name} twice" for name in times if times[name] > 1]
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].inside.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element opens and closes at once, as in SVG."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        """Words."""
        self._open[-1].inside.append(data)

    def handle_endtag(self, tag: str) -> None:
        """An element closes; those that should have closed before it are faults."""
        if tag in VOID or tag not in {each.tag for each in self._open}:
            self.faults.append(f"</{tag}> closes nothing")
            return
        while (closed := self._open.pop()).tag != tag:
            self.faults.append(f"</{tag}> closes <{closed.tag}>")

    def meta(self, name: str) -> str:
        """The content of a `<meta>` of the page's head; empty where there is none."""
        return next((each.attributes["content"] for each in self.root.all("meta", name=name)), "")

    @property
    def links(self) -> Iterator[tuple[Element, str]]:
        """Every element that leads somewhere, with the address."""
        for element in self.root.all():
            for name in ("href", "src", "poster"):
                if name in element.attributes and element.tag != "use":
                    yield element, element.attributes[name]
