"""The sources of templates, and which of them lead to which: what is rendered depends on all that its own leads to."""

from __future__ import annotations

from hashlib import blake2b

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError
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
        self._known = {name: self._read(name) for name in self._names}

    def behind(self, name: str) -> list[tuple[str, str]]:
        """A template and all that it includes, imports or extends, at any remove: their names and digests, by name."""
        found: dict[str, str] = {}
        left = {name}
        while left:
            each = left.pop()
            found[each], led_to = self._known.get(each, (MISSING, frozenset()))
            left |= led_to - found.keys()
        return sorted(found.items())

    def _read(self, name: str) -> tuple[str, frozenset[str]]:
        """The digest of a template, and the names of those that it leads to."""
        loader = self._environment.loader
        try:
            source = loader.get_source(self._environment, name)[0] if loader else MISSING
        except (TemplateNotFound, UnicodeDecodeError):  # no template: told when it is rendered
            return MISSING, frozenset()
        return blake2b(source.encode(), digest_size=20).hexdigest(), self._led_to(source, name)

    def _led_to(self, source: str, name: str) -> frozenset[str]:
        try:
            named = {*find_referenced_templates(self._environment.parse(source, name))}
        except TemplateSyntaxError:  # that, too
            return frozenset()
        known = frozenset(each for each in named if each is not None)
        # a name that is made in the template itself may be any
        return known | self._names if None in named else known
