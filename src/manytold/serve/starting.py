"""Well-known sources to begin with: chosen by part of the world, language and section, laid out, then followed."""

from collections.abc import Iterable
from itertools import groupby

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from manytold import actions
from manytold.read.starter import REGIONS, SECTIONS, Suggestion
from manytold.run.starter import starter
from manytold.serve.accounts import fields_of
from manytold.serve.cards import section_name
from manytold.serve.following import SHOWN_REFUSED, kit_of, plans_of
from manytold.serve.gate import reader_of
from manytold.serve.languages import country_name, language_name
from manytold.serve.languages import gettext as _
from manytold.serve.web import database_of, show
from manytold.store.sources import load_feeds
from manytold.text.urls import normal_url

MOST_FIELDS = 2000
FILTERS = ("region", "language", "section")


def words_of_regions() -> dict[str, str]:
    """The parts of the world in the language spoken."""
    return {
        "Europe": _("Europe"),
        "Middle East": _("Middle East"),
        "Africa": _("Africa"),
        "Asia": _("Asia"),
        "North America": _("North America"),
        "Latin America and the Caribbean": _("Latin America and the Caribbean"),
        "Oceania": _("Oceania"),
    }


def words_of_sections() -> dict[str, str]:
    """The sections of the list in the language spoken."""
    return {name: _("All news") if name == "general" else section_name(name) for name in SECTIONS}


def starter_page(request: Request) -> Response:
    """The list, or what of it fits."""
    kit_of(request)
    return _page(request, {name: request.query_params.get(name, "") for name in FILTERS}, "")


def _page(request: Request, asked: dict[str, str], wrong: str, status: int = 200) -> Response:
    with database_of(request).look() as session:
        known = {normal_url(feed.url) for feed in load_feeds(session)}
    regions = words_of_regions()
    some = sorted(_fitting(asked), key=lambda one: (tuple(REGIONS).index(one.region), one.name.casefold(), one.url))
    groups = [(regions[name], list(of)) for name, of in groupby(some, key=lambda one: one.region)]
    languages = sorted({one.language for one in starter()}, key=lambda code: _capital(language_name(code)).casefold())
    return show(
        request,
        "starter.html",
        status=status,
        wrong=wrong,
        asked=asked,
        groups=groups,
        total=len(some),
        followed=[one.url for one in some if normal_url(one.url) in known],
        regions=list(regions.items()),
        tongues=[(code, _capital(language_name(code))) for code in languages],
        sections=words_of_sections(),
        countries={one.country: country_name(one.country) for one in some},
    )


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _fitting(asked: dict[str, str]) -> Iterable[Suggestion]:
    """The suggestions that fit; a filter that is empty or unknown lets everything through."""
    region = asked["region"] if asked["region"] in REGIONS else ""
    section = asked["section"] if asked["section"] in SECTIONS else ""
    some = actions.suggestions(language=asked["language"][:8] or None, section=section or None)
    return (one for one in some if not region or one.region == region)


async def look(request: Request) -> Response:
    """Lay out what following those chosen, or all that fit, would change."""
    kit = kit_of(request)
    fields = await fields_of(request, most=MOST_FIELDS, size=1 << 20)
    asked = {name: dict(fields).get(name, "") for name in FILTERS}
    ticked = {value for name, value in fields if name == "feed"}
    every = any(name == "every" for name, _value in fields)
    some = [one for one in (_fitting(asked) if every else starter()) if every or one.url in ticked]
    if not some:
        return await run_in_threadpool(_page, request, asked, _("choose at least one source."), 400)
    plan, _outlets = await run_in_threadpool(actions.foresee_starter, kit, some)
    name = plans_of(request).keep(reader_of(request), plan, kit.now())
    return show(request, "plan.html", plan=plan, name=name, refused=plan.refused[:SHOWN_REFUSED])


ROUTES: tuple[BaseRoute, ...] = (
    Route("/sources/starter", starter_page),
    Route("/sources/starter", look, methods=["POST"]),
)
