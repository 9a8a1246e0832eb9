"""What the server does for reading offline: the manifest, the worker, whose answer it is, and what is sent later."""

import io
import json
import re

from PIL import Image
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from manytold.serve.app import make_app
from manytold.serve.gate import KEPT_AHEAD, READER
from manytold.serve.offline import SHIPPED
from manytold.serve.pages import static_address
from manytold.store.database import Database
from tests.serve.people import Clock, browser, joined, owner_of


def is_seen(web: TestClient) -> bool:
    return "since your last visit" in web.get("/story/ferry", headers={KEPT_AHEAD: "1"}).text


def test_the_manifest_names_icons_that_are_there_in_their_size(app: ASGIApp) -> None:
    owner_of(app)
    stranger = browser(app)
    answer = stranger.get("/manifest.webmanifest")
    assert answer.headers["content-type"] == "application/manifest+json"
    said = answer.json()
    assert (said["start_url"], said["scope"], said["display"]) == ("/", "/", "standalone")
    assert {icon["purpose"] for icon in said["icons"]} == {"any", "maskable"}
    for icon in said["icons"]:
        size = Image.open(io.BytesIO(stranger.get(icon["src"]).content)).size
        assert icon["sizes"] == "{}x{}".format(*size)


def test_the_worker_is_for_the_whole_newspaper_and_asked_for_anew(app: ASGIApp) -> None:
    owner_of(app)
    answer = browser(app).get("/sw.js")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["service-worker-allowed"] == "/"
    assert answer.headers["cache-control"] == "no-cache"
    made = json.loads(re.match(r"const MADE = (\{.*\});", answer.text)[1])  # type: ignore[index]
    assert made["shipped"] == [static_address(name) for name in SHIPPED]
    for address in made["shipped"]:
        assert browser(app).get(address).status_code == 200


def test_what_a_stranger_may_have_names_nobody(app: ASGIApp) -> None:
    owner_of(app)
    for path in ("/offline", "/keys", "/sw.js", "/manifest.webmanifest"):
        answer = browser(app).get(path)
        assert answer.status_code == 200
        assert "Dora" not in answer.text


def test_every_answer_names_its_reader_and_no_two_alike(app: ASGIApp) -> None:
    assert browser(app).get("/").headers[READER] == "everybody"
    owner = owner_of(app)
    guest = joined(app, owner)
    names = {one.get("/").headers[READER] for one in (owner, guest)} | {browser(app).get("/sign-in").headers[READER]}
    assert len(names) == 3
    assert owner.get("/").headers[READER] == owner.get("/story/ferry").headers[READER]


def test_what_one_reader_did_offline_is_never_done_by_another(app: ASGIApp) -> None:
    owner = owner_of(app)
    guest = joined(app, owner)
    name = owner.get("/").headers[READER]
    for path, form in (("/story/ferry/stance", {"kind": "star"}), ("/story/ferry/seen", {})):
        assert guest.post(path, data=form, headers={READER: name}).status_code == 409
        assert owner.post(path, data=form, headers={READER: name}).status_code in (204, 303)
    assert not is_seen(guest)
    assert 'aria-pressed="true"' not in guest.get("/story/ferry").text
    assert 'aria-pressed="true"' in owner.get("/story/ferry").text


def test_a_page_kept_to_be_read_later_was_not_looked_at(app: ASGIApp) -> None:
    web = owner_of(app)
    web.get("/story/ferry", headers={KEPT_AHEAD: "1"})
    assert not is_seen(web)
    assert web.post("/story/ferry/seen").status_code == 204
    assert is_seen(web)
    assert web.post("/story/none/seen").status_code == 404


def test_a_stranger_has_seen_nothing(database: Database) -> None:
    app = make_app(database, now=Clock(), readers="anyone")
    owner_of(app)
    assert browser(app).post("/story/ferry/seen").status_code == 401


def test_signing_out_has_the_browser_forget(app: ASGIApp) -> None:
    assert owner_of(app).post("/sign-out").headers["clear-site-data"] == '"cache", "storage"'
