"""Adding and leaving sources in the browser: by address or by a list of feeds, laid out first, then followed."""

from collections import OrderedDict
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import cast

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from manytold import actions
from manytold.errors import BadInput, Forbidden
from manytold.fetch.guard import wrong_with
from manytold.kit import Kit, secret
from manytold.read.starter import sources_of_starter
from manytold.run.follow import Preview, carry_out
from manytold.run.starter import starter
from manytold.serve.accounts import fields_of
from manytold.serve.gate import may_own, reader_of
from manytold.serve.known import in_words
from manytold.serve.languages import gettext as _
from manytold.serve.web import show

MOST_LIST = 5 * 1024 * 1024
"""Bytes of a list of feeds."""
KEPT_FOR = timedelta(minutes=30)
MOST_KEPT = 20
SHOWN_REFUSED = 50


@dataclass(frozen=True, slots=True)
class Plans:
    """What was laid out and not followed yet, by an unguessable name; the container grows, the record stays."""

    kept: OrderedDict[str, tuple[str, Preview, datetime]] = field(default_factory=OrderedDict)

    def keep(self, reader: str, plan: Preview, now: datetime) -> str:
        """The name under which a reader finds a plan again, for a while."""
        name = secret()
        self.kept[name] = (reader, plan, now + KEPT_FOR)
        while len(self.kept) > MOST_KEPT:
            self.kept.popitem(last=False)
        return name

    def take(self, reader: str, name: str, now: datetime) -> Preview:
        """The plan of that name, once. Raises BadInput for another's and for one that has ended."""
        found = self.kept.get(name)
        if found is None or found[0] != reader or now >= found[2]:
            raise BadInput(_("this was laid out too long ago; look again"))
        del self.kept[name]
        return found[1]


def kit_of(request: Request) -> Kit:
    """What fetching needs. Raises BadInput for who owns nothing here, and where the newspaper fetches nothing."""
    if not may_own(request):
        raise Forbidden(_("only an owner adds and leaves sources"))
    kit = request.app.state.kit
    if kit is None:
        raise BadInput(_("this newspaper is served without fetching; use: manytold follow"))
    return cast(Kit, kit)


def plans_of(request: Request) -> Plans:
    """What was laid out and not followed yet."""
    return cast(Plans, request.app.state.plans)


def add_page(request: Request) -> Response:
    """Where an address or a list is given."""
    kit_of(request)
    return show(request, "add.html", wrong={}, address="")


async def look(request: Request) -> Response:
    """Lay out what following would change."""
    kit = kit_of(request)
    address, at = "", "address"
    try:
        address, named, body = await _sent(request)
        at = "list" if body else "address"
        plan = await _laid_out(kit, address, named, body)
    except BadInput as error:
        return show(request, "add.html", status=400, wrong={error.at or at: in_words(error)}, address=address)
    name = plans_of(request).keep(reader_of(request), plan, kit.now())
    return show(request, "plan.html", plan=plan, name=name, refused=plan.refused[:SHOWN_REFUSED])


async def _sent(request: Request) -> tuple[str, str, bytes]:
    """The address, and the name of the list and what is in it. Raises BadInput for what cannot be read."""
    try:
        async with request.form(max_files=1, max_fields=4, max_part_size=MOST_LIST) as form:
            upload, address = form.get("list"), str(form.get("address") or "").strip()
            named = upload.filename or "" if isinstance(upload, UploadFile) else ""
            body = await upload.read(MOST_LIST + 1) if isinstance(upload, UploadFile) and named else b""
    except HTTPException as error:
        raise BadInput(_("the form cannot be read")) from error
    return address, named, body


async def _laid_out(kit: Kit, address: str, named: str, body: bytes) -> Preview:
    if len(body) > MOST_LIST:
        raise BadInput(_("the list is larger than %(size)s MB") % {"size": MOST_LIST // (1 << 20)})
    if body:
        return await run_in_threadpool(actions.foresee_list, kit, named, body)
    if not address:
        raise BadInput(_("write an address, or choose a list of feeds"))
    address = address if "://" in address else f"https://{address}"
    if wrong := wrong_with(address):
        raise BadInput(wrong)
    return await run_in_threadpool(actions.foresee, kit, [address])


async def follow(request: Request) -> Response:
    """Follow those feeds of a plan that were chosen."""
    kit = kit_of(request)
    fields = await fields_of(request, most=20_000, size=4 * MOST_LIST)
    try:
        plan = plans_of(request).take(reader_of(request), dict(fields).get("plan", ""), kit.now())
    except BadInput as error:
        return show(request, "add.html", status=404, wrong={"": in_words(error)}, address="")
    chosen = {value for name, value in fields if name == "feed"}
    plan = replace(plan, new=tuple(feed for feed in plan.new if feed.url in chosen))
    outlets = sources_of_starter(one for one in starter() if one.url in chosen)
    await run_in_threadpool(carry_out, kit, plan, (), outlets)
    return RedirectResponse("/sources", status_code=303)


async def unfollow(request: Request) -> Response:
    """Leave a feed; what was read of it stays."""
    kit = kit_of(request)
    url = dict(await fields_of(request)).get("feed", "")
    await run_in_threadpool(actions.unfollow, kit, [url])
    return RedirectResponse("/sources", status_code=303)


def feed_list(request: Request) -> Response:
    """All that is followed, for other readers."""
    body = actions.feed_list(kit_of(request))
    headers = {"content-disposition": 'attachment; filename="manytold.opml"'}
    return Response(body, media_type="text/x-opml", headers=headers)


ROUTES: tuple[BaseRoute, ...] = (
    Route("/sources/add", add_page),
    Route("/sources/look", look, methods=["POST"]),
    Route("/sources/follow", follow, methods=["POST"]),
    Route("/sources/unfollow", unfollow, methods=["POST"]),
    Route("/sources/feeds.opml", feed_list),
)
