"""`./dev pictures`: every page of the newspaper as a picture, on phone and desk, in light and dark, beside one another.

They go into `screens/`, which git ignores; `--readme` makes the three of the README into `docs/pictures/`.
"""

import argparse
import html
import io
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.whole.conftest import CHROMIUM, FLAGS
from tests.whole.pages import PAGES, Place
from tests.whole.peopled import newspapers
from tests.whole.served import Served, sample_month

ROOT = Path(__file__).parents[2]
SCREENS, SHOWN = ROOT / "screens", ROOT / "docs" / "pictures"
LOOKS = ((390, "light"), (390, "dark"), (1280, "light"), (1280, "dark"))
HEIGHT, TALLEST = 844, 4000
"""Pixels: of a window, and of a picture; longer pages are cut."""
README = (("front", 1280, "light", 900), ("story", 1280, "light", 900), ("story", 390, "dark", 844))
LARGEST = 200_000
"""Bytes of a picture for the README."""


def main() -> int:
    """Make the pictures."""
    parser = argparse.ArgumentParser(prog="./dev pictures", description=__doc__)
    parser.add_argument("--readme", action="store_true", help="make the three pictures of the README instead")
    parser.add_argument("--only", default="", help="make those of pages whose name starts so")
    chosen = parser.parse_args()
    if CHROMIUM is None:
        sys.stderr.write("pictures: no Chromium is installed (Debian: apt install chromium)\n")
        return 2
    with _browser_and_papers() as (browser, papers):
        if chosen.readme:
            _readme(browser, papers)
        else:
            _all(browser, papers, chosen.only)
    return 0


@contextmanager
def _browser_and_papers() -> Iterator[tuple[Browser, dict[str, Served]]]:
    with tempfile.TemporaryDirectory(prefix="manytold-pictures-") as scratch:
        month = Path(scratch) / "month"
        month.mkdir()
        sample_month(month)
        with newspapers(month, Path(scratch)) as papers, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            yield browser, papers
            browser.close()


def _all(browser: Browser, papers: dict[str, Served], start: str) -> None:
    SCREENS.mkdir(exist_ok=True)
    places = [place for place in PAGES if place.name.startswith(start)]
    for number, place in enumerate(places):
        sys.stderr.write(f"\rpictures: {number + 1} of {len(places)}  {place.name:30}")
        _shoot(browser, papers, place)
    (SCREENS / "index.html").write_text(_sheet(places), "utf-8")
    sys.stderr.write(f"\rpictures: {SCREENS / 'index.html'}{' ' * 30}\n")


def _name(place: Place, width: int, scheme: str) -> str:
    return f"{place.name}-{width}-{scheme}.png"


def _shoot(browser: Browser, papers: dict[str, Served], place: Place) -> None:
    """The four pictures of a page, opened once."""
    context = _context(browser, papers, place, LOOKS[0][0], HEIGHT, LOOKS[0][1])
    page = context.new_page()
    place.go(papers, page)
    for width, scheme in LOOKS:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": HEIGHT})
        height = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
        page.set_viewport_size({"width": width, "height": max(HEIGHT, height)})
        page.screenshot(path=SCREENS / _name(place, width, scheme), animations="disabled")
    context.close()


def _context(
    browser: Browser, papers: dict[str, Served], place: Place, width: int, height: int, scheme: str
) -> BrowserContext:
    size = {"width": width, "height": height}
    context = browser.new_context(viewport=size, color_scheme=scheme, service_workers="block")  # type: ignore[arg-type]
    place.sign_in(papers, context)
    return context


def _sheet(places: list[Place]) -> str:
    """All pictures on one page, a row for each page of the newspaper."""
    rows = []
    for place in places:
        names = [html.escape(_name(place, width, scheme)) for width, scheme in LOOKS]
        shots = "".join(f'<a href="{name}"><img loading="lazy" src="{name}" alt="{name}"></a>' for name in names)
        rows.append(f"<h2>{html.escape(place.name)}</h2><p>{shots}</p>")
    look = "img{height:24rem;max-width:48%;object-fit:cover;object-position:top;border:1px solid #999;margin:4px}"
    head = f'<!doctype html><meta charset="utf-8"><title>Pictures</title><style>{look}</style>'
    return head + "<h1>Every page</h1>" + "".join(rows)


def _readme(browser: Browser, papers: dict[str, Served]) -> None:
    SHOWN.mkdir(parents=True, exist_ok=True)
    named = {place.name: place for place in PAGES}
    for name, width, scheme, height in README:
        context = _context(browser, papers, named[name], width, height, scheme)
        page = context.new_page()
        named[name].go(papers, page)
        path = SHOWN / f"{name}-{'phone' if width < 500 else 'desk'}.webp"
        Image.open(io.BytesIO(page.screenshot(animations="disabled"))).save(path, quality=82, method=6)
        context.close()
        size = path.stat().st_size
        sys.stdout.write(f"{path.relative_to(ROOT)}: {size:,} bytes\n")
        if size > LARGEST:
            raise SystemExit(f"{path.name} is larger than {LARGEST:,} bytes")


if __name__ == "__main__":
    sys.exit(main())
