"""A newsroom to begin with: files that are copied, and the function that does it."""

from nutgraf.scaffold.make import Made, make_newsroom

__all__ = ["Made", "make_newsroom"]
