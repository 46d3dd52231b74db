"""Statements and claims: https://schema.org/Quotation and https://schema.org/Claim."""

from __future__ import annotations

from collections.abc import Iterable

from nutgraf.keys import Key
from nutgraf.link.corpus import LinkedBriefing, LinkedClaim, LinkedStatement
from nutgraf.model import Stance
from nutgraf.views.context import PageContext
from nutgraf.views.head.linked_data.actors import acting, credit
from nutgraf.views.head.linked_data.nodes import item_url, newsroom, node, refer, refer_to
from nutgraf.views.head.linked_data.sources import source_reference
from nutgraf.views.parts import claim_address
from nutgraf.views.site import Site
from nutgraf.views.types import Node


def quotation_url(said: LinkedStatement, site: Site) -> str:
    """A statement is at home in the first briefing that carries it."""
    known = site.corpus.statement(said)
    first = known.briefings[-1]
    return item_url(first, site, site.corpus.anchor_in(known, first))


def quotation_nodes(briefing: LinkedBriefing, page: PageContext) -> Iterable[Node]:
    """The statements of a briefing; one that an earlier briefing tells of is referred to."""
    for said in briefing.statements:
        known = page.corpus.statement(said)
        if known.briefings[-1] == briefing.key:
            yield _quotation(known, page)
        else:
            yield refer(quotation_url(said, page.site))


def _quotation(said: LinkedStatement, page: PageContext) -> Node:
    """The words of a speaker; a paraphrase tells what they were about."""
    site = page.site
    speaker = [said.speaker] if said.speaker else []
    when = page.when(said.said)
    return node(
        "Quotation",
        quotation_url(said, site),
        text=said.text if said.verbatim else None,
        abstract=None if said.verbatim else said.text,
        creator=acting(speaker, page),
        creditText=credit(speaker, page),
        dateCreated=when.iso if when else None,
        locationCreated=node("Place", name=said.place) if said.place else None,
        citation=source_reference(said.source.source, site) if said.source else None,
        about=refer_to(said.topics, site),
    )


def claim_url(claim: LinkedClaim, site: Site, own: Key) -> str:
    """Where the site lists a claim; one of a briefing that is not listed stands on its page, `own`."""
    anchor = f"claim-{claim.id}"
    listed = claim_address(claim.id, site)
    return site.url(listed, anchor) if listed is not None else item_url(own, site, anchor)


def claim_nodes(briefing: LinkedBriefing, page: PageContext) -> Iterable[Node]:
    """What is disputed in a briefing: the newsroom words the claim, and gives no verdict here."""
    site = page.site
    for told in briefing.claims:
        claim = site.corpus.claims.get(told.id, told)
        asserting = [each.holder for each in claim.positions if each.stance is Stance.ASSERTS]
        others = [each.holder for each in claim.positions if each.stance is not Stance.ASSERTS]
        yield node(
            "Claim",
            claim_url(claim, site, briefing.key),
            text=claim.claim,
            inLanguage=page.told_in(claim.told_by),
            author=acting(dict.fromkeys(asserting), page),
            claimInterpreter=newsroom(site),
            appearance=refer_to(claim.briefings, site),
            mentions=acting(dict.fromkeys(others), page),
            about=refer_to(claim.topics, site),
        )
