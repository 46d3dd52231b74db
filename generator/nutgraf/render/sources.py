"""The sources of templates, and which of them lead to which: what is rendered depends on all that its own leads to."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError
from jinja2.meta import find_referenced_templates

MISSING = ""
"""What is told of a template that there is not: there may be one later."""


class Sources:
    """What the templates of an environment are made of; each is read once."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._known: dict[str, tuple[str, frozenset[str]]] = {}

    def behind(self, name: str) -> list[tuple[str, str]]:
        """A template and all that it includes, imports or extends, at any remove: their names and digests, by name."""
        found: dict[str, str] = {}
        left = {name}
        while left:
            each = left.pop()
            found[each], led_to = self._read(each)
            left |= led_to - found.keys()
        return sorted(found.items())

    def _read(self, name: str) -> tuple[str, frozenset[str]]:
        """The digest of a template, and the names of those that it leads to."""
        if name not in self._known:
            self._known[name] = self._look(name)
        return self._known[name]

    def _look(self, name: str) -> tuple[str, frozenset[str]]:
        loader = self._environment.loader
        try:
            source = loader.get_source(self._environment, name)[0] if loader else MISSING
        except TemplateNotFound:
            return MISSING, frozenset()
        return blake2b(source.encode(), digest_size=20).hexdigest(), self._led_to(source, name)

    def _led_to(self, source: str, name: str) -> frozenset[str]:
        try:
            named: Iterable[str | None] = {
                *find_referenced_templates(self._environment.parse(source, name))
            }
        except TemplateSyntaxError:  # told when it is rendered
            return frozenset()
        known = frozenset(each for each in named if each is not None)
        if None in named:  # a name that is made in the template itself may be any
            return known.union(self._environment.list_templates())
        return known
