"""The sources of templates, and which of them lead to which: what is rendered depends on all that its own leads to."""

from __future__ import annotations

from hashlib import blake2b

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError
from jinja2.loaders import split_template_path
from jinja2.meta import find_referenced_templates

MISSING = ""
"""What is told of a template that there is not: there may be one later."""


class Sources:
    """What the templates of an environment are made of, as they are now.

    What is edited later, while pages are made, is told otherwise to the next who asks: those pages are made again.
    """

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._names = frozenset(environment.list_templates())
        self._texts = {name: self._read(name) for name in self._names}
        self._known: dict[str, frozenset[str]] = {}

    def behind(self, name: str) -> list[tuple[str, str]]:
        """A template and all that it includes, imports or extends, at any remove: their names and digests, by name."""
        found: dict[str, str] = {}
        left = {name}
        while left:
            each = left.pop()
            text = self._text(each)
            found[each] = MISSING if text is None else _digest(text)
            left |= self._led_to(each, text or "") - found.keys()
        return sorted(found.items())

    def _text(self, name: str) -> str | None:
        """The source of a template; one that is in no list may be all the same, behind a link to a folder."""
        if name not in self._texts:
            self._texts[name] = self._read(name)
        return self._texts[name]

    def _read(self, name: str) -> str | None:
        loader = self._environment.loader
        try:
            return loader.get_source(self._environment, name)[0] if loader else None
        except (TemplateNotFound, UnicodeDecodeError):  # told when it is rendered
            return None

    def _led_to(self, name: str, text: str) -> frozenset[str]:
        """The names of the templates that a text names, as lists have them."""
        if name not in self._known:
            try:
                named = {*find_referenced_templates(self._environment.parse(text, name))}
            except TemplateSyntaxError:  # that, too
                named = set()
            known = frozenset(_listed(each) for each in named if each is not None)
            # a name that is made in the template itself may be any
            self._known[name] = known | self._names if None in named else known
        return self._known[name]


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=20).hexdigest()


def _listed(name: str) -> str:
    try:
        return "/".join(split_template_path(name))
    except TemplateNotFound:  # it leads out of the folder
        return name
