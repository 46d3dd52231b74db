"""The content format: what each kind of item may say, field by field."""

from nutgraf.model.actor import Actor, ActorType, Portrait, Position
from nutgraf.model.briefing import (
    Briefing,
    BriefingKind,
    BriefingStatus,
    Correction,
    Media,
    MediaKind,
    Pointer,
    Translation,
    TranslationMethod,
)
from nutgraf.model.claim import Claim, ClaimPosition, ClaimStatus, Stance
from nutgraf.model.event import Event, EventStatus
from nutgraf.model.page import Page
from nutgraf.model.record import Also, Item, Record
from nutgraf.model.source import Source
from nutgraf.model.statement import Statement
from nutgraf.model.story import Story
from nutgraf.model.topic import Topic

__all__ = [
    "Actor",
    "ActorType",
    "Also",
    "Briefing",
    "BriefingKind",
    "BriefingStatus",
    "Claim",
    "ClaimPosition",
    "ClaimStatus",
    "Correction",
    "Event",
    "EventStatus",
    "Item",
    "Media",
    "MediaKind",
    "Page",
    "Pointer",
    "Portrait",
    "Position",
    "Record",
    "Source",
    "Stance",
    "Statement",
    "Story",
    "Topic",
    "Translation",
    "TranslationMethod",
]
