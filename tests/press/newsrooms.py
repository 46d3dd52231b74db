"""A newsroom printed for tests without a host: every page and file of it, as bytes."""

from pathlib import Path

from nutgraf.edition import Edition, make_edition, open_archive
from nutgraf.pipeline import Content, Means, run
from nutgraf.press import Made, Order
from nutgraf.settings import Settings

THEME = Path(__file__).parents[2] / "theme" / "nutgraf_theme"


def edition_of(folder: Path, settings: Settings, *own: Path) -> Edition:
    """The edition of a content folder, whatever is wrong with it; `own` are a site's folders over the theme's."""
    return make_edition(run(Content(folder, "content"), settings), [*own, THEME], folder)


def orders(edition: Edition) -> list[Order]:
    """All that is planned for an edition."""
    renderer = edition.renderer
    pages = [
        Order(
            f"{each.address}index.html",
            lambda each=each: Made(  # type: ignore[misc]  # of a default value mypy knows no type
                (renderer.render_head(each.make()) + renderer.render(each.make())).encode()
            ),
            also=each.also,
        )
        for each in edition.plan()
    ]
    files = [
        Order(
            each.address,
            lambda each=each: Made(renderer.render_file(each.make())),  # type: ignore[misc]
            also="" if each.is_kept else None,
        )
        for each in edition.files()
    ]
    return pages + files


def made_anew(edition: Edition) -> dict[str, bytes]:
    """Every page and file by its name, made now."""
    return {order.name: order.make().content for order in orders(edition)}


def printed(edition: Edition, cache: Path, workers: int = 1) -> tuple[dict[str, bytes], set[str]]:
    """Every page and file as the press prints it, and which of them it made now."""
    fresh: set[str] = set()

    def noted(order: Order) -> Order:
        def make() -> Made:
            fresh.add(order.name)
            return order.make()

        return Order(order.name, make, order.is_current, order.also)

    means = Means(cache, workers)
    archive = open_archive(means)
    planned = [noted(order) for order in orders(edition)]
    with edition.press(means, archive) as press:
        found = {
            order.name: archive.read(each.sheet)
            for order, each in zip(planned, press.print(planned), strict=True)
        }
        press.tidy()
    return found, fresh
