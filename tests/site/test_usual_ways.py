"""`mkdocs build`, with all that its users know of it, does what they expect."""

from __future__ import annotations

import pytest
from mkdocs.commands.build import build

from tests.site.desk import Desk, contents, rich_desk

pytestmark = pytest.mark.slow

BOAT = "briefings/2024/05/01/boat/index.html"


def test_another_folder_for_the_site(desk: Desk) -> None:
    """`-d`: the site goes there, even below folders that are not there yet, and nowhere else."""
    elsewhere = desk.folder.parent / "far" / "away"

    done = desk.mkdocs("build", "-d", elsewhere)

    assert done.code == 0, done.err
    assert (elsewhere / BOAT).exists()
    assert not desk.site.exists()
    assert [path.name for path in elsewhere.parent.iterdir()] == ["away"]


def test_a_site_folder_that_is_a_link(desk: Desk) -> None:
    """A link stays a link; what it leads to is the new site."""
    real = desk.folder.parent / "disk" / "public"
    real.mkdir(parents=True)
    desk.site.symlink_to(real)

    for _ in range(2):
        desk.build()

    assert desk.site.is_symlink()
    assert (real / BOAT).exists()
    assert [path.name for path in real.parent.iterdir()] == ["public"]


def test_another_settings_file_and_working_folder(desk: Desk) -> None:
    """`-f` from elsewhere: content and site lie beside the settings, and problems are told by their whole path."""
    (desk.folder / "mkdocs.yml").rename(desk.folder / "other.yml")
    desk.write("about.md", "# About\n\n[Nowhere](nowhere.md)\n")
    elsewhere = desk.folder.parent

    done = desk.mkdocs("build", "-f", desk.folder / "other.yml", cwd=elsewhere)

    assert done.code == 0, done.err
    assert (desk.site / BOAT).exists()
    assert "desk/content/about.md:3:11: " in done.err


def test_dirty(desk: Desk) -> None:
    """`--dirty` builds a whole site, too."""
    desk.build()
    whole = contents(desk.site)

    done = desk.mkdocs("build", "--dirty")

    assert done.code == 0, done.err
    assert contents(desk.site).keys() == whole.keys()


def test_what_runs_after_the_build_finds_the_site(desk: Desk) -> None:
    """`gh-deploy` and the like read `site_dir` of the settings once the build is done."""
    config = desk.config()
    config.plugins.on_startup(command="gh-deploy", dirty=False)

    for _ in range(2):
        build(config)

    assert config.site_dir == str(desk.site)
    assert (desk.site / BOAT).exists()


def test_two_builds_are_the_same(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Folder, time zone, locale, day, the order of Python's sets and what an earlier build has kept change nothing."""
    first, second = (rich_desk(tmp_path_factory.mktemp("desk")) for _ in range(2))
    machines = (
        (first, "1", "1735689600", "Asia/Tokyo", "C"),
        (second, "2", "1893456000", "America/Los_Angeles", "C.UTF-8"),
        (second, "3", "1735689600", "Pacific/Kiritimati", "C"),  # it knows the second
    )
    builds = []
    for desk, seed, day, zone, locale in machines:
        done = desk.mkdocs(
            "build", PYTHONHASHSEED=seed, SOURCE_DATE_EPOCH=day, TZ=zone, LC_ALL=locale
        )
        assert done.code == 0, done.err
        builds.append(contents(desk.site))

    assert builds[0] == builds[1] == builds[2]


def test_dates_come_from_the_content(desk: Desk) -> None:
    """The site map dates a page by what it shows, and leaves a date out where the content tells none."""
    desk.write("about.md", "# About\n")
    desk.write(
        "briefings/later.md", "---\ntitle: Later\ndate: 2024-06-01\nupdated: 2024-06-03\n---\n"
    )

    site = desk.build()

    sitemap = " ".join((site / "sitemap.xml").read_text(encoding="utf-8").split())
    expected = {
        "about/": "",
        "briefings/2024/05/01/boat/": " <lastmod>2024-05-01</lastmod>",
        "briefings/2024/06/01/later/": " <lastmod>2024-06-03</lastmod>",
        "topics/boats/": " <lastmod>2024-05-01</lastmod>",
        "": " <lastmod>2024-06-03</lastmod>",
    }
    for address, date in expected.items():
        assert f"<loc>https://desk.example/{address}</loc>{date} </url>" in sitemap


def test_a_newsroom_without_briefings(desk: Desk) -> None:
    """The day before the first briefing there is a site already."""
    (desk.folder / "content" / "briefings" / "boat.md").unlink()
    desk.write("index.md", "Soon.\n")

    site = desk.build(strict=True)

    assert "Soon." in (site / "index.html").read_text(encoding="utf-8")
