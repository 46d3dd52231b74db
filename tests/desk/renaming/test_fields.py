"""The table of fields that take references has all of them."""

from collections.abc import Iterator

from nutgraf.desk.renaming.fields import FILES, REFERENCES
from nutgraf.model import Record
from nutgraf.validate.shapes import shape_of
from nutgraf.validate.validate import MODELS


def records(model: type[Record]) -> Iterator[type[Record]]:
    """A model, and those of the records in its fields."""
    yield model
    for field in shape_of(model).fields.values():
        if field.record:
            yield from records(field.record)


EVERY_RECORD = {each for model in MODELS.values() for each in records(model)}


def test_every_reference_is_in_the_table() -> None:
    """What the model calls a reference is one."""
    references = {
        (model, name)
        for record in EVERY_RECORD
        for model in record.mro()
        for name, annotation in vars(model).get("__annotations__", {}).items()
        if "Reference" in annotation and issubclass(model, Record)
    }
    table = {(model, name) for model, fields in REFERENCES.items() for name in fields}

    assert references
    assert references <= table


def test_the_tables_are_of_fields() -> None:
    """No field is named that there is not, and none that is a record."""
    named = {model: {*fields} for model, fields in REFERENCES.items()}
    for model, files in FILES.items():
        named.setdefault(model, set()).update(files)

    for model, names in named.items():
        assert model in EVERY_RECORD
        assert names <= {*shape_of(model).fields}
