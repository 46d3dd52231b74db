"""Documents → items, or all that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from pydantic import ValidationError

from nutgraf.keys import Key, Kind
from nutgraf.load.document import Document
from nutgraf.model import Actor, Briefing, Item, Page, Source, Story, Topic
from nutgraf.problems import Problem
from nutgraf.validate.data import as_data
from nutgraf.validate.introductions import introduction_problems
from nutgraf.validate.messages import to_problem
from nutgraf.validate.normalise import Normaliser
from nutgraf.validate.prepare import prepare_briefing, prepare_folder, prepare_page, prepare_switch
from nutgraf.validate.salvage import salvage

MODELS: dict[Kind, type[Item]] = {
    Kind.BRIEFING: Briefing,
    Kind.ACTOR: Actor,
    Kind.TOPIC: Topic,
    Kind.STORY: Story,
    Kind.SOURCE: Source,
    Kind.PAGE: Page,
}

ItemT = TypeVar("ItemT", bound=Item, covariant=True)


@dataclass(frozen=True, slots=True)
class Checked(Generic[ItemT]):
    """An item whose fields are all valid, with the document that tells where each of them stands."""

    item: ItemT
    document: Document

    @property
    def key(self) -> Key:
        """The item's name inside Nutgraf."""
        return self.document.key


def validate(documents: Iterable[Document]) -> tuple[list[Checked[Item]], list[Problem]]:
    """Every document as an item, as far as it can be read, and every problem with the fields of all."""
    checked: list[Checked[Item]] = []
    problems: list[Problem] = []
    for document in documents:
        item, wrong = validate_document(document)
        problems += wrong
        if item:
            checked.append(item)
    return checked, problems


def validate_document(document: Document) -> tuple[Checked[Item] | None, list[Problem]]:
    """One document as an item, and its problems, notices included.

    An item with errors is what could be read in spite of them, so that references in it and to it are looked at too;
    None where too little is left, or where the file could not be read. Of the item's id nothing depends but its key.
    """
    if document.is_broken:
        return None, []
    if document.kind is Kind.BRIEFING and not document.is_index:
        document = prepare_briefing(document)
    else:
        document = prepare_switch(document)
    if document.kind is Kind.PAGE:
        document = prepare_page(document)
    document = prepare_folder(document)
    model = Page if document.is_index else MODELS[document.kind]
    normaliser = Normaliser(document)
    normaliser.problems += introduction_problems(document)
    document = replace(document, fields=normaliser.item(model))
    try:
        item = model.model_validate(as_data(document.fields, model.decisive))
    except ValidationError as error:
        found = [to_problem(each, document) for each in error.errors(include_url=False)]
        saved = salvage(model, document)
        return Checked(*saved) if saved else None, normaliser.problems + found
    return Checked(item, document), normaliser.problems
