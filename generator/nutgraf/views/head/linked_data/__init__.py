"""What a page is about, as JSON-LD in the vocabulary of schema.org: a module a family of things.

Each item has one node, on its own page, whose `@id` is the canonical URL; other pages refer to it with its type and its
name. Every type and property is one of the vocabulary, used as the vocabulary says; a test holds them to it.
"""

from nutgraf.views.head.linked_data.graph import linked_data

__all__ = ["linked_data"]
