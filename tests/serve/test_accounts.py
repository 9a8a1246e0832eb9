"""Accounts over the real application: the first visit, signing in, invitations, guest passes, and what is another's."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from manytold.serve.accounts import CHANGES
from manytold.serve.accounts import ROUTES as ACCOUNT_ROUTES
from manytold.serve.app import make_app
from manytold.serve.cli import run
from manytold.serve.gate import COOKIE, way_back
from manytold.serve.web import ROUTES
from manytold.store.accounts import load_accounts
from manytold.store.database import Database
from tests.serve.people import LINK, PASSWORD, Clock, browser, invited, joined, owner_of


def test_without_an_owner_everybody_reads_and_is_told_how_to_make_it_theirs(app: ASGIApp) -> None:
    page = browser(app).get("/")
    assert page.status_code == 200
    assert 'href="/welcome"' in page.text
    assert 'href="/welcome"' in browser(app).get("/settings").text
    assert browser(app).get("/settings/password").headers["location"] == "/welcome"


def test_a_page_that_is_not_there_knows_who_asks(app: ASGIApp) -> None:
    assert 'href="/welcome"' in browser(app).get("/nowhere").text
    answer = owner_of(app).get("/story/none")
    assert answer.status_code == 404
    assert "<bdi>Dora Marek</bdi>" in answer.text
    assert "<bdi>Dora Marek</bdi>" not in browser(app).get("/join/none").text


def test_with_an_owner_pages_are_for_those_signed_in(app: ASGIApp) -> None:
    owner = owner_of(app)
    assert owner.get("/story/ferry").status_code == 200
    stranger = browser(app)
    for route in ROUTES:
        assert isinstance(route, Route)
        answer = stranger.get(route.path.replace("{id}", "ferry"))
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/sign-in?next=")
    assert stranger.get("/static/style.css").status_code == 200
    assert stranger.get("/welcome").headers["location"] == "/"
    assert stranger.post("/welcome", data={"name": "x"}).headers["location"] == "/"


def test_an_owner_may_let_anyone_read_but_not_set_anything(database: Database, clock: Clock) -> None:
    app = make_app(database, now=clock, readers="anyone")
    owner_of(app)
    stranger = browser(app)
    assert stranger.get("/story/ferry").status_code == 200
    assert stranger.get("/settings").headers["location"].startswith("/sign-in")
    for what in CHANGES:
        assert stranger.post(f"/settings/{what}", data={"name": "Dora Marek"}).status_code == 401


def test_signing_in_and_out(app: ASGIApp) -> None:
    owner = owner_of(app)
    assert owner.post("/sign-out").status_code == 303
    assert owner.get("/").status_code == 303
    page = owner.get("/sign-in?next=/story/ferry")
    assert 'value="/story/ferry"' in page.text
    wrong = owner.post("/sign-in", data={"name": "Dora Marek", "password": "another one"})
    assert (wrong.status_code, "do not fit" in wrong.text) == (400, True)
    right = owner.post("/sign-in", data={"name": "dora  marek", "password": PASSWORD, "next": "/story/ferry"})
    assert (right.status_code, right.headers["location"]) == (303, "/story/ferry")
    assert owner.get("/").status_code == 200


def test_the_cookie_is_for_this_site_alone(app: ASGIApp) -> None:
    form = {"name": "Dora", "password": PASSWORD, "again": PASSWORD}
    plain = browser(app).post("/welcome", data=form).headers["set-cookie"].lower()
    assert {"httponly", "samesite=lax", "path=/"} <= set(plain.split("; "))
    assert "secure" not in plain
    web = TestClient(app, base_url="https://testserver", follow_redirects=False)
    secure = web.post("/sign-in", data={"name": "Dora", "password": PASSWORD}).headers["set-cookie"].lower()
    assert "secure" in secure.split("; ")


def test_a_cookie_is_replaced_every_day_and_the_old_one_is_worth_nothing(app: ASGIApp, clock: Clock) -> None:
    owner = owner_of(app)
    old = owner.cookies[COOKIE]
    clock.now += timedelta(days=2)
    assert owner.get("/").status_code == 200
    assert owner.cookies[COOKIE] != old
    thief = browser(app)
    thief.cookies.set(COOKIE, old)
    clock.now += timedelta(minutes=2)
    assert thief.get("/").status_code == 303
    assert owner.get("/").status_code == 200
    clock.now += timedelta(days=90)
    assert owner.get("/").status_code == 303


@pytest.mark.parametrize(
    ("form", "why"),
    [
        ({"name": "", "password": PASSWORD, "again": PASSWORD}, "A name has"),
        ({"name": "<b>", "password": PASSWORD, "again": PASSWORD}, "A name has"),
        ({"name": "Dora", "password": "short", "again": "short"}, "A password has"),
        ({"name": "Dora", "password": PASSWORD, "again": "other"}, "differ"),
        ({"name": "Dora", "password": "aaaaaaaaaaaa", "again": "aaaaaaaaaaaa"}, "easily guessed"),
        ({"name": "Dora Marek Long", "password": "dora marek long", "again": "dora marek long"}, "easily guessed"),
        ({}, "A name has"),
    ],
)
def test_what_is_wrong_is_told_in_words(form: dict[str, str], why: str, app: ASGIApp, database: Database) -> None:
    answer = browser(app).post("/welcome", data=form)
    assert (answer.status_code, why in answer.text) == (400, True)
    assert 'role="alert"' in answer.text
    with database.look() as session:
        assert load_accounts(session) == []


def test_guessing_ends_soon_for_one_name_and_for_one_place(app: ASGIApp, clock: Clock) -> None:
    owner_of(app)
    web = browser(app)
    tried = [web.post("/sign-in", data={"name": "Dora Marek", "password": f"guess {n}"}) for n in range(12)]
    assert [answer.status_code for answer in tried] == [400] * 10 + [429] * 2
    assert "Wait" in tried[-1].text
    assert web.post("/sign-in", data={"name": "Dora Marek", "password": PASSWORD}).status_code == 429
    clock.now += timedelta(minutes=16)
    assert web.post("/sign-in", data={"name": "Dora Marek", "password": PASSWORD}).status_code == 303


def test_an_invitation_works_once_and_for_a_week(app: ASGIApp, clock: Clock) -> None:
    owner = owner_of(app)
    link = invited(owner, days="")
    form = {"name": "Piet Holm", "password": PASSWORD, "again": PASSWORD}
    assert "invited as reader" in browser(app).get(link).text
    assert browser(app).post(link, data=form).status_code == 303
    assert browser(app).post(link, data=form | {"name": "Another"}).status_code == 404
    late = invited(owner)
    clock.now += timedelta(days=8)
    assert browser(app).get(late).status_code == 404
    assert browser(app).get("/join/made-up").status_code == 404


def test_a_name_is_given_once(app: ASGIApp) -> None:
    owner = owner_of(app)
    form = {"name": "DORA MAREK", "password": PASSWORD, "again": PASSWORD}
    answer = browser(app).post(invited(owner), data=form)
    assert (answer.status_code, "taken" in answer.text) == (400, True)


def test_a_guest_pass_ends(app: ASGIApp, clock: Clock) -> None:
    guest = joined(app, owner_of(app), days="14")
    assert "your guest pass ends on" in guest.get("/settings").text
    clock.now += timedelta(days=13, hours=23)
    assert guest.get("/").status_code == 200
    clock.now += timedelta(hours=2)
    assert guest.get("/").status_code == 303
    answer = guest.post("/sign-in", data={"name": "Piet Holm", "password": PASSWORD})
    assert (answer.status_code, "guest pass ended" in answer.text) == (400, True)


def test_what_is_an_owners_is_refused_to_others(app: ASGIApp, database: Database) -> None:
    owner = owner_of(app)
    for role in ("editor", "reader"):
        other = joined(app, owner, name=f"Their {role}", role=role, days="")
        with database.look() as session:
            before = load_accounts(session)
        target = {"id": next(one.id for one in before if one.role == "owner"), "role": "owner", "days": ""}
        for what in ("invite", "renew", "remove", "take-back"):
            answer = other.post(f"/settings/{what}", data=target)
            assert (answer.status_code, "owner" in answer.text) == (403, True), what
            assert not LINK.search(answer.text)
        with database.look() as session:
            assert load_accounts(session) == before
        page = other.get("/settings").text
        assert "Dora Marek" not in page
        assert "Invite" not in page


def test_an_owner_gives_a_new_password_and_removes(app: ASGIApp, database: Database) -> None:
    owner = owner_of(app)
    reader = joined(app, owner)
    with database.look() as session:
        name = next(one.id for one in load_accounts(session) if one.name == "Piet Holm")
    link = LINK.search(owner.post("/settings/renew", data={"id": name}).text)
    assert link
    fresh = browser(app)
    assert "Piet Holm" in fresh.get(f"/join/{link[2]}").text
    assert (
        fresh.post(f"/join/{link[2]}", data={"password": "quite another", "again": "quite another"}).status_code == 303
    )
    assert reader.get("/").status_code == 303
    assert fresh.get("/").status_code == 200
    assert owner.post("/settings/remove", data={"id": name}).status_code == 303
    assert fresh.get("/").status_code == 303


def test_the_last_owner_stays_and_others_leave(app: ASGIApp, database: Database) -> None:
    owner = owner_of(app)
    assert "last owner" in owner.post("/settings/leave", data={"name": "Dora Marek"}).text
    reader = joined(app, owner)
    assert "Write your name" in reader.post("/settings/leave", data={"name": "no"}).text
    assert reader.post("/settings/leave", data={"name": "Piet Holm"}).status_code == 303
    with database.look() as session:
        assert [one.name for one in load_accounts(session)] == ["Dora Marek"]


def test_a_new_password_signs_every_other_browser_out(app: ASGIApp) -> None:
    owner, other = owner_of(app), browser(app)
    other.post("/sign-in", data={"name": "Dora Marek", "password": PASSWORD})
    wrong = owner.post("/settings/password", data={"old": "no", "password": "b" * 5 + "cdefgh", "again": "bbbbbcdefgh"})
    assert "present password" in wrong.text
    form = {"old": PASSWORD, "password": "another long one", "again": "another long one"}
    assert owner.post("/settings/password", data=form).status_code == 303
    assert owner.get("/").status_code == 200
    assert other.get("/").status_code == 303
    assert owner.post("/settings/everywhere").status_code == 303
    assert owner.get("/").status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_what_another_site_sends_changes_nothing(headers: dict[str, str], app: ASGIApp) -> None:
    owner = owner_of(app)
    for route in ACCOUNT_ROUTES:
        assert isinstance(route, Route)
        if "POST" in (route.methods or ()):
            path = route.path.replace("{what}", "invite").replace("{token}", "x")
            assert owner.post(path, data={"role": "owner", "days": ""}, headers=headers).status_code == 403
    assert "Not used yet" not in owner.get("/settings").text


@pytest.mark.parametrize(
    "asked",
    ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "", "/a b", "/\n/x", "evil"],
)
def test_nobody_is_led_elsewhere_after_signing_in(asked: str) -> None:
    assert way_back(asked) == "/"


def test_a_form_that_is_too_large_is_refused(app: ASGIApp) -> None:
    assert browser(app).post("/welcome", data={"name": "x" * 70_000}).status_code == 400
    assert browser(app).post("/welcome", data={f"n{i}": "" for i in range(60)}).status_code == 400


def test_whoever_has_the_machine_finds_the_way_back_in(
    database: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app = make_app(database)
    owner_of(app)
    here = ["--db", f"sqlite:///{tmp_path / 'news.db'}"]
    assert run(["accounts", "list", *here]) == 0
    assert "Dora Marek" in capsys.readouterr().out
    assert run(["accounts", "list", "--json", *here]) == 0
    assert json.loads(capsys.readouterr().out)["accounts"][0]["role"] == "owner"
    assert run(["accounts", "renew", "dora marek", *here]) == 0
    link = capsys.readouterr().out.strip()
    form = {"password": "quite another", "again": "quite another"}
    web = browser(app)
    assert "Dora Marek" in web.get(link).text
    assert web.post(link, data=form).status_code == 303
    assert web.get("/").status_code == 200
    assert run(["accounts", "invite", "--role", "editor", *here]) == 0
    assert capsys.readouterr().out.startswith("/join/")
    assert run(["accounts", "remove", "Nobody", *here]) == 2
    assert "nobody here is called" in capsys.readouterr().err
    assert run(["accounts", "remove", "Dora Marek", *here]) == 2
    assert "last owner" in capsys.readouterr().err
