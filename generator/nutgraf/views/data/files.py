"""The files below `data/`: each table in JSON and CSV, its schema, and a list of them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from nutgraf.link.files import DATA
from nutgraf.views.context import page_at
from nutgraf.views.data.items import ACTORS, BRIEFINGS, SOURCES, STORIES, TOPICS
from nutgraf.views.data.said import CLAIMS, EVENTS, MENTIONS, POSITIONS, STATEMENTS
from nutgraf.views.data.table import Table
from nutgraf.views.site import Site
from nutgraf.views.types import CsvFile, FeedLink, JsonFile

TABLES = (
    BRIEFINGS, ACTORS, TOPICS, STORIES, SOURCES, STATEMENTS, CLAIMS, POSITIONS, EVENTS, MENTIONS,
)  # fmt: skip

INDEX = f"{DATA}index.json"
TYPE = "application/json"


def data_files(site: Site) -> Iterator[tuple[str, Callable[[], JsonFile | CsvFile]]]:
    """Every file of the data: its address, and how to make its view."""
    yield INDEX, partial(_index, site)
    for table in TABLES:
        yield f"{DATA}{table.name}.json", partial(_json, table, site)
        yield f"{DATA}{table.name}.csv", partial(_csv, table, site)
        yield _schema_address(table), partial(_schema, table, site)


def data_links(address: str, site: Site) -> tuple[FeedLink, ...]:
    """The list of all tables, from the front page."""
    if address:
        return ()
    return (FeedLink(TYPE, site.corpus.settings.site_name, page_at(address, site).to(INDEX)),)


def _schema_address(table: Table) -> str:
    return f"{DATA}schema/{table.name}.json"


def _json(table: Table, site: Site) -> JsonFile:
    return JsonFile([*table.rows(site)])


def _csv(table: Table, site: Site) -> CsvFile:
    return table.csv(table.rows(site))


def _schema(table: Table, site: Site) -> JsonFile:
    return JsonFile(table.schema(site.url(_schema_address(table))))


def _index(site: Site) -> JsonFile:
    """What there is, for programs."""
    settings = site.corpus.settings
    return JsonFile(
        {
            "name": settings.site_name,
            "description": settings.site_description,
            "url": site.url(""),
            "updated": site.last_change(site.corpus.listed),
            "tables": [
                {
                    "name": table.name,
                    "description": table.description,
                    "json": site.url(f"{DATA}{table.name}.json"),
                    "csv": site.url(f"{DATA}{table.name}.csv"),
                    "schema": site.url(_schema_address(table)),
                }
                for table in TABLES
            ],
        }
    )
