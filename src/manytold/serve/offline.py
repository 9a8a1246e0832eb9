"""What makes the newspaper an application that reads offline: its manifest, its worker, the page for what is not kept.

The worker keeps pages in the browser by who reads them: every answer names the reader in the header `READER`, by a word
that says nothing to anybody else. Where the name changes, all that was kept is thrown away before anything is shown.
Pages go too when something was removed from the newspaper.
"""

from functools import cache
from hashlib import sha256
from json import dumps

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from manytold.errors import BadInput
from manytold.model.stances import Stance
from manytold.serve.gate import KEPT_AHEAD, READER, REMOVED, reader_of
from manytold.serve.languages import gettext as _
from manytold.serve.pages import STATIC, static_address
from manytold.serve.web import database_of, now_of, show
from manytold.store.events import load_event
from manytold.store.stances import save_stance

MOST_KEPT = 60
"""Pages kept in the browser. A front page links about 30 stories and as many articles; a story page is 20 kB packed."""
KEPT_DAYS = 14
"""How long a page is shown without having been loaded again: as long as a guest pass lasts."""
SCRIPTS = sorted(one.name for one in STATIC.iterdir() if one.name.endswith(".js") and one.name != "worker.js")
SHIPPED = ("style.css", *SCRIPTS, "favicon.svg", "icon-192.png")
"""The files that are kept before they are asked for; others under `/static/`, such as type, are kept once used."""
PAPER, DARK_PAPER = "#fcfbf8", "#151618"
ICONS = (("icon-192.png", 192, "any"), ("icon-512.png", 512, "any"), ("icon-maskable-512.png", 512, "maskable"))


def manifest(_request: Request) -> Response:
    """What a system needs to install the newspaper."""
    icons = [
        {"src": static_address(name), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for name, size, purpose in ICONS
    ]
    said = {"name": "Manytold", "short_name": "Manytold", "id": "/", "start_url": "/", "scope": "/"}
    said |= {"display": "standalone", "background_color": PAPER, "theme_color": PAPER}
    said["description"] = _("Every story once, every telling beside it.")
    return JSONResponse(said | {"icons": icons}, media_type="application/manifest+json")


@cache
def worker() -> str:
    """The worker with what it is made for. Its version changes with every file that it keeps."""
    body = (STATIC / "worker.js").read_text("utf-8")
    shipped = [static_address(name) for name in SHIPPED]
    version = sha256("\n".join([body, *shipped]).encode()).hexdigest()[:12]
    made = {"version": version, "shipped": shipped, "pages": MOST_KEPT, "days": KEPT_DAYS}
    named = {"reader": READER, "removed": REMOVED, "ahead": KEPT_AHEAD}
    return f"const MADE = {dumps(made | named)};\n{body}"


def worker_script(_request: Request) -> Response:
    """The worker, asked for anew each time, for the whole newspaper."""
    headers = {"service-worker-allowed": "/", "cache-control": "no-cache"}
    return Response(worker(), media_type="text/javascript", headers=headers)


def offline_page(request: Request) -> Response:
    """What is shown offline for a page that is not kept."""
    return show(request, "offline.html")


def keys_page(request: Request) -> Response:
    """Which keys do what, and the switch for them."""
    return show(request, "keys.html")


async def seen(request: Request) -> Response:
    """Remember that a story was looked at: what a page kept in the browser cannot do by being loaded."""
    account, story = reader_of(request), request.path_params["id"]

    def work() -> None:
        with database_of(request).begin() as session:
            event = load_event(session, story)
            if event is None:
                raise BadInput(f"there is no story {story!r:.60}")
            save_stance(session, Stance(account, "seen", event.tellings[0].lead, now_of(request)))

    await run_in_threadpool(work)
    return Response(status_code=204)


ROUTES: tuple[BaseRoute, ...] = (
    Route("/manifest.webmanifest", manifest),
    Route("/sw.js", worker_script),
    Route("/offline", offline_page),
    Route("/keys", keys_page),
    Route("/story/{id}/seen", seen, methods=["POST"]),
)
