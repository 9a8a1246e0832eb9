"""Article and front pages of the sample newsroom, each outlet in its own design; the same bytes every time."""

import functools
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from sample.pieces import HERE, PICTURES, Outlet, Piece, outlets, published

MONTHS: Mapping[str, tuple[str, ...]] = {
    "de": ("August", "September", "Oktober"),
    "es": ("agosto", "septiembre", "octubre"),
}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
BULKY = "harbour-cranes"
"""The hostile page that is also too deep and too wide; a reader may refuse it as a whole."""
FEED_TYPES: Mapping[str, str] = {
    "rss": "application/rss+xml",
    "rss_bare": "application/rss+xml",
    "atom": "application/atom+xml",
    "rdf": "application/rdf+xml",
    "json": "application/feed+json",
}


def home_of(outlet: Outlet, port: int | None) -> str:
    """The outlet's address without a path; without a port where none is given."""
    return f"http://{outlet.host}" + (f":{port}" if port else "")


def article_page(piece: Piece, edition: int, port: int | None) -> bytes:
    """The page as its outlet serves it, in its outlet's charset."""
    outlet = piece.outlet
    home = home_of(outlet, port)
    stated = piece.stated
    text = (
        _designs()
        .get_template(f"{outlet.design}.html.j2")
        .render(
            o=_typeset(outlet),
            p=piece,
            home=home,
            url=home + piece.path,
            picture=f"{home}{PICTURES}{piece.picture}.webp" if piece.picture else "",
            related=_related(piece, edition, port),
            date=piece.when.isoformat() if stated is None else stated,
            date_words=_in_words(piece.when, outlet) if stated is None else stated,
            modified=piece.modified.isoformat() if piece.modified else None,
            json=_json,
            victim=_victim(port),
            bulky=piece.slug == BULKY,
        )
    )
    return text.encode(outlet.charset)


def front_page(outlet: Outlet, edition: int) -> bytes:
    """The outlet's front page: all it has published so far, newest first, with relative links."""
    latest = [(p.title, p.path) for p in reversed(published(edition)) if p.outlet is outlet]
    kind = FEED_TYPES.get(outlet.feed.get("kind", ""), "")
    page = _designs().get_template("front.html.j2").render(o=_typeset(outlet), latest=latest, feed_type=kind)
    return page.encode(outlet.charset)


def _related(piece: Piece, edition: int, port: int | None) -> list[tuple[str, str]]:
    """Three other headlines of the outlet, as the boxes beside an article list them."""
    own = [p for p in published(edition) if p.outlet is piece.outlet]
    at = next((i for i, p in enumerate(own) if p.slug == piece.slug), 0)
    ring = own[at + 1 :] + own[:at]
    return [(p.title, home_of(p.outlet, port) + p.path) for p in ring[:3]]


def related_titles(piece: Piece, edition: int) -> tuple[str, ...]:
    """Headlines of other articles that stand on an article's page."""
    return () if piece.outlet.design == "hostile" else tuple(title for title, _ in _related(piece, edition, None))


def _victim(port: int | None) -> str:
    """The address that the hostile page claims to be."""
    courier = outlets()["tarnholm-courier"]
    return f"{home_of(courier, port)}/2025/09/02/alma-torsen-fire/"


def _typeset(outlet: Outlet) -> dict[str, Any]:
    """The outlet's own words as its designs print them."""
    words = ("cookie", "newsletter", "share", "pitch", "advert", "footer")
    plain = ("name", "language", "menu", "feed", "host", "charset")
    return {w: outlet.typeset(getattr(outlet, w)) for w in words} | {w: getattr(outlet, w) for w in plain}


def _in_words(when: datetime, outlet: Outlet) -> str:
    if outlet.language == "de":
        return f"{when.day}. {MONTHS['de'][when.month - 8]} {when.year}, {when:%H:%M}"
    if outlet.language == "es":
        return f"{when.day} de {MONTHS['es'][when.month - 8]} de {when.year}"
    if outlet.design == "tables":
        return f"{DAYS[when.weekday()]}, September {when.day}, {when.year}"
    return f"{DAYS[when.weekday()]}, {when.day} September {when.year}"


def _json(value: Any) -> Markup:
    """JSON that may stand inside a script element."""
    return Markup(json.dumps(value, ensure_ascii=False).replace("</", "<\\/"))


@functools.cache
def _designs() -> Environment:
    loader = FileSystemLoader(HERE / "designs")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
