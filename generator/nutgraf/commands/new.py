"""`nutgraf new`: the file of a new item."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import BinaryIO

import click

from nutgraf.commands.newsroom import config_file, newsroom_at
from nutgraf.drafts.article import Article, decode_article, read_article
from nutgraf.drafts.draft import Draft
from nutgraf.drafts.naming import (
    dated_folder,
    folder_named,
    ids,
    one_line,
    taken_ids,
    today,
    why_reserved,
)
from nutgraf.keys import Kind
from nutgraf.load.files import find_files
from nutgraf.model import ActorType
from nutgraf.pipeline import Content, know
from nutgraf.schema import KINDS
from nutgraf.settings import Settings
from nutgraf.times import PARTIAL, find_when, localise, no_date, parse_when

ONLY_FOR = {"--date": ("briefing", "source"), "--type": ("actor",), "--from": ("briefing",)}
"""The kinds of which an option says something."""

TITLE_WITH_A_DASH = (
    "If it begins a title, put `--` before KIND and TITLE: nutgraf new -- topic '-40 degrees'"
)


class _NewCommand(click.Command):
    """A command one of whose arguments is a title, which may begin with the sign of an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the words of the command line apart.

        Raises click's NoSuchOption, which says here how a title is told from an option.
        """
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            if error.possibilities:
                raise
            message = f"{error.message.rstrip('.')}. {TITLE_WITH_A_DASH}"
            raise click.NoSuchOption(error.option_name, message, ctx=ctx) from None


@click.command("new", cls=_NewCommand)
@click.argument("kind", metavar="KIND", type=click.Choice([*KINDS]))
@click.argument("title")
@click.option("--date", "when", help="Of a briefing (today if left out) or a source.")
@click.option(
    "--type",
    "actor_type",
    type=click.Choice([each.value for each in ActorType]),
    help="What an actor is.",
)
@click.option("--folder", metavar="PATH", help="Below the folder of its kind: europe/2024.")
@click.option(
    "--from",
    "article",
    type=click.File("rb"),
    metavar="FILE",
    help="For a briefing: list whom this article names and quotes, to be confirmed. A file of text, or - "
    "for standard input.",
)
@click.option("--bare", is_flag=True, help="Leave out the fields that are not filled in.")
@config_file
def new_command(  # noqa: PLR0913, PLR0917  # click hands over each option by name
    kind: str,
    title: str,
    when: str | None,
    actor_type: str | None,
    folder: str | None,
    article: BinaryIO | None,
    bare: bool,
    config_file: Path,
) -> None:
    """Make the file of a new briefing, actor, topic, story or source, with its fields explained.

    KIND is one of these words, TITLE what it is called. The path of the new file is printed. Its name, the id of the
    item, is made from TITLE; where that is taken, a number is added. A briefing lies in the folder of its year and
    month, and is a draft until you say otherwise.

    With --from nothing of the article is kept but its quotations, which are comments until you confirm them, and the
    sentences in which unknown names first stand.

    Exit code 0: it is made. 1: it could not be. 2: the command was not understood, or there is no newsroom here.
    """
    content, settings, _ = newsroom_at(config_file)
    section = KINDS[kind]
    _only_for(kind, {"--date": when, "--type": actor_type, "--from": article})
    draft = Draft(
        kind=section,
        title=one_line(title),
        when=_when(when, section, settings),
        actor_type=actor_type,
        article=_article(article, content, settings) if article else None,
        bare=bare,
    )
    wanted = _id(draft)
    place = _folder(folder, draft, settings)
    taken = taken_ids(find_files(content.folder, content.label, content.excluded), section)
    try:
        path = draft.write(content.folder, place, taken)
    except OSError as error:
        message = f"Expected to write into {content.label}/{place}, but the system says: {error.strerror}."
        raise click.ClickException(message) from None
    for reason in why_reserved(draft.title):
        click.echo(f"{reason}, so the {kind} is `{wanted}`.", err=True)
    if path.stem != wanted:
        click.echo(f"The id `{wanted}` is taken. Is it the same {kind}?", err=True)
    click.echo(f"{content.label}/{path}")


def _only_for(kind: str, options: Mapping[str, object]) -> None:
    """Refuse options that say nothing of `kind`."""
    for option, kinds in ONLY_FOR.items():
        if options[option] is not None and kind not in kinds:
            message = f"{option} is for {' or '.join(kinds)}, but this is to be: {kind}."
            raise click.UsageError(message)


def _id(draft: Draft) -> str:
    """The id that the new item would have if nothing else were there."""
    try:
        return next(ids(draft.title, draft.kind, ()))
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def _when(text: str | None, kind: Kind, settings: Settings) -> str | None:
    """The date of the item as it was typed; a briefing without one is of today, where the newsroom is."""
    if text is None:
        return today(settings).isoformat() if kind is Kind.BRIEFING else None
    is_part = kind is Kind.SOURCE and PARTIAL.fullmatch(text.strip())
    if not is_part and find_when(text) is None:
        raise click.UsageError(no_date(text))
    return text.strip()


def _folder(name: str | None, draft: Draft, settings: Settings) -> PurePosixPath:
    if name is None:
        if draft.kind is not Kind.BRIEFING or draft.when is None:
            return PurePosixPath(draft.kind)
        return dated_folder(draft.kind, localise(parse_when(draft.when), settings.zone))
    try:
        return folder_named(draft.kind, name)
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def _article(file: BinaryIO, content: Content, settings: Settings) -> Article:
    try:
        text = decode_article(file.read())
    except UnicodeDecodeError as error:
        byte = error.object[error.start]
        message = (
            f"Expected an article in UTF-8, but got the byte 0x{byte:02X}. Save it again as UTF-8."
        )
        raise click.ClickException(message) from None
    return read_article(text, know(content, settings, (Kind.ACTOR, Kind.TOPIC)))
