"""All rules, in the order of the handbook."""

from __future__ import annotations

from nutgraf.rules import (
    actors,
    briefings,
    claims,
    differing,
    events,
    links,
    markup,
    media,
    names,
    sources,
    statements,
    times,
)
from nutgraf.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    statements.without_source,
    statements.without_speaker,
    statements.without_date,
    statements.after_briefing,
    differing.differing,
    claims.one_position,
    claims.differing,
    claims.translated,
    events.overdue,
    events.held_early,
    sources.without_date,
    actors.without_role,
    actors.never_mentioned,
    names.near_duplicates,
    briefings.without_summary,
    briefings.without_topic,
    briefings.title_length,
    briefings.correction_without_date,
    briefings.translation_in_same_language,
    times.in_future,
    times.out_of_order,
    links.broken_reference,
    links.broken_citation,
    links.missing_file,
    links.hidden_source,
    links.unknown_actor,
    links.broken_fragment,
    links.broken_link,
    markup.unread_markup,
    media.without_alt,
    media.without_credit,
    times.without_offset,
)
