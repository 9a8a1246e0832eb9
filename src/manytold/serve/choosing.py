"""The pages of settings that everybody has: the overview, and how the pages look."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from manytold.model.choices import SIZES, THEMES, TYPEFACES
from manytold.serve import accounts
from manytold.serve.catalogues import shipped
from manytold.serve.chosen import choices_of, chosen, keep_in_browser, keep_language
from manytold.serve.gate import LOOKS_PAGE, opened_of, reader_if_any
from manytold.serve.languages import gettext as _
from manytold.serve.web import database_of, show
from manytold.store.choices import save_choices


async def overview(request: Request) -> Response:
    """Where everything that can be set is; with an account also what is of the account itself."""
    if opened_of(request) is not None:
        return await accounts.settings(request)
    return show(request, "overview.html")


def looks_page(request: Request) -> Response:
    """Text size, colours, typeface, images and language."""
    saved = "saved" in request.query_params
    names = [(one.code, one.name) for one in shipped().values()]
    return show(request, "looks.html", groups=_groups(), names=names, chosen=chosen(), saved=saved)


def _groups() -> tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]:
    """Fields with one choice each: name, what it is, and what there is to choose."""
    sizes = dict(zip(SIZES, (_("Small"), _("Normal"), _("Large"), _("Largest")), strict=True))
    themes = dict(zip(THEMES, (_("As your device is set"), _("Light"), _("Dark")), strict=True))
    faces = dict(zip(TYPEFACES, (_("With serifs"), _("Without serifs")), strict=True))
    return (
        ("size", _("Text size"), tuple(sizes.items())),
        ("theme", _("Colours"), tuple(themes.items())),
        ("typeface", _("Typeface"), tuple(faces.items())),
        ("images", _("Images"), (("on", _("Show images")), ("off", _("Leave them out")))),
    )


async def choose(request: Request) -> Response:
    """Keep what was chosen: with the account, or in the browser of one without."""
    form = await accounts.form_of(request)
    reader = reader_if_any(request)
    one = choices_of(form, reader or "")
    answer = RedirectResponse(f"{LOOKS_PAGE}?saved", status_code=303)

    def work() -> None:
        with database_of(request).begin() as session:
            save_choices(session, one)

    if reader is None:
        keep_in_browser(answer, request, one)
    else:
        await run_in_threadpool(work)
    keep_language(answer, request, one.language)
    return answer


ROUTES: tuple[BaseRoute, ...] = (
    Route("/settings", overview),
    Route(LOOKS_PAGE, looks_page),
    Route(LOOKS_PAGE, choose, methods=["POST"]),
)
