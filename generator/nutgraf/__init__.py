"""Nutgraf turns briefings about a news story into a static site whose pages link to each other."""

__version__ = "0.1.0"
