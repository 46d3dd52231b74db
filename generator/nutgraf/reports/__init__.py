"""What `nutgraf check` found, as text: a module for each form in which it may be told."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from nutgraf.problems import Problem
from nutgraf.reports.github import as_github
from nutgraf.reports.json import as_json
from nutgraf.reports.sarif import as_sarif
from nutgraf.reports.text import as_text, summary

REPORTS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}
"""The forms by name: problems, in the order in which they are told → the whole report."""

__all__ = ["REPORTS", "summary"]
