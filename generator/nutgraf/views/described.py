"""How an item is described in a line or two, wherever it is not shown itself: in heads, feeds, data."""

from __future__ import annotations

from nutgraf.keys import Key
from nutgraf.text import shorten
from nutgraf.views.site import Site

LENGTH = 200
"""The length of a description made from the text where no summary is given, in characters."""


def describe(key: Key, site: Site) -> str:
    """The summary of an item, an actor's role, or the beginning of its text; empty where there is none of them."""
    corpus = site.corpus
    items = (corpus.briefings, corpus.actors, corpus.topics, corpus.stories)
    item = next((found[key].item for found in items if key in found), None)
    told = getattr(item, "summary", None) or getattr(item, "role", None)
    text = "" if told or key not in corpus.texts else corpus.texts[key].body.text
    return told or shorten(" ".join(text.split()), LENGTH)
