"""A renaming held against the newsroom that it leaves: all is read again before anything is written."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from nutgraf.desk.changes import Change
from nutgraf.desk.renaming.fields import FieldReference, references_in
from nutgraf.desk.renaming.moves import Afterwards, CannotRenameError, refuse_errors, with_ids
from nutgraf.gather import Newsroom, gather
from nutgraf.keys import Key
from nutgraf.link import Corpus
from nutgraf.link.addresses import find_addresses, find_redirects
from nutgraf.load.document import Document
from nutgraf.load.files import SourceFile
from nutgraf.load.load import load_file
from nutgraf.model import Item
from nutgraf.validate import Checked
from nutgraf.validate.validate import validate_document


def verify(
    before: Newsroom, corpus: Corpus, afterwards: Afterwards, changes: Mapping[str, Change]
) -> None:
    """Read the changed files (old path below the content folder → change) and see that all means what it meant.

    Raises CannotRenameError where something does not.
    """
    with tempfile.TemporaryDirectory() as folder:
        items = with_ids(_reread(afterwards, changes, Path(folder)))
    newsroom, problems = gather(items, (), afterwards.newsroom.files, corpus.settings)
    addresses, taken = find_addresses(newsroom, corpus.events, corpus.settings)
    _, in_use = find_redirects(newsroom, addresses)
    refuse_errors([*problems, *taken, *in_use])
    renamed = afterwards.keys
    for pair, item in zip(afterwards.pairs, items, strict=True):
        old, new = pair.before.document, item.document
        references = [*references_in(old)]
        meant = [{renamed.get(key, key) for key in keys} for keys in _meant(references, before)]
        again = references if new.fields is old.fields else references_in(new)
        if item.key != pair.after.key or [*_meant(again, newsroom)] != meant:
            message = f"{pair.before.document.path} would no longer say what it says"
            raise CannotRenameError(message)


def _meant(references: Iterable[FieldReference], newsroom: Newsroom) -> Iterator[set[Key]]:
    """What references in fields mean, in their order."""
    for each in references:
        if each.kinds:
            yield {*newsroom.targets.find(each.text, each.kinds)}


def _reread(
    afterwards: Afterwards, changes: Mapping[str, Change], folder: Path
) -> Iterator[Checked[Item]]:
    """All items, those of changed files as these say."""
    documents: dict[str, Iterator[Document]] = {}
    for pair in afterwards.pairs:
        source = pair.before.document.source
        if source not in changes:
            yield pair.after
            continue
        if source not in documents:
            location = folder / str(len(documents))
            location.write_bytes(changes[source].after)
            moved = afterwards.paths.moved(source)
            found, problems = load_file(SourceFile(location, moved, changes[source].new_label))
            refuse_errors(problems)
            documents[source] = iter(found)
        item, problems = validate_document(next(documents[source]))
        refuse_errors(problems)
        yield item or pair.after  # never the latter: without an item there is an error
