"""Digests of values, and of the settings of a site: the same only for what is equal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from hashlib import blake2b
from zoneinfo import ZoneInfo

import msgspec
from pydantic import BaseModel

from nutgraf.settings import Settings

SIZE = 12
"""The length of a digest, in bytes."""

UNSEEN = frozenset({"now", "rules", "markdown"})
"""Settings that no view looks at: the clock (the site is asked what is to come), and what comes before views."""


def digest(value: object) -> bytes:
    """A digest that is the same only for an equal value: of text, numbers, dates, records and what is made of these.

    JSON and not MessagePack, as a moment keeps its offset in it.
    """
    return blake2b(_ENCODER.encode(value), digest_size=SIZE).digest()


def settings_digest(settings: Settings) -> bytes:
    """A digest of the settings that views look at."""
    seen = (field.name for field in fields(settings) if field.name not in UNSEEN)
    return digest({name: getattr(settings, name) for name in seen})


def in_its_order(value: object) -> object:
    """A mapping as a list of what is in it: its order counts, as readers may see it. Anything else as it is."""
    return (
        [[key, in_its_order(each)] for key, each in value.items()]
        if isinstance(value, Mapping)
        else value
    )


def _plain(value: object) -> object:
    """What JSON has no form for, in one that differs where the value does."""
    if isinstance(value, BaseModel):
        return {name: in_its_order(each) for name, each in value.__dict__.items()}
    if isinstance(value, Mapping):
        return in_its_order(value)
    if isinstance(value, ZoneInfo):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no digest")


_ENCODER = msgspec.json.Encoder(enc_hook=_plain, order="deterministic")
