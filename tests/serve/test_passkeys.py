"""Passkeys over the real application, with a device in software that can also lie."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from manytold.errors import BadInput
from manytold.model.accounts import Account, Passkey
from manytold.run import passkeys
from manytold.run.passkeys import Place
from manytold.serve.app import make_app
from manytold.serve.gate import COOKIE
from manytold.store.accounts import load_accounts, save_account, save_password
from manytold.store.database import Database, open_database
from manytold.store.doors import load_passkey, passkeys_of, save_passkey
from tests.serve.authenticator import PRESENT, Authenticator, text
from tests.serve.people import Clock, browser, joined, owner_of

PAGE = "/settings/ways-in"


def make(web: TestClient, device: Authenticator, name: str = "Telephone", **lies: Any) -> Any:
    asked = web.post("/settings/passkeys/question").json()
    answer = device.made(asked["publicKey"]) | {"ticket": asked["ticket"], "name": name}
    return web.post("/settings/passkeys", json=answer | lies)


def question(web: TestClient) -> dict[str, Any]:
    return web.post("/sign-in/passkey/question").json()


def show(web: TestClient, device: Authenticator, **lies: Any) -> Any:
    asked = question(web)
    return web.post("/sign-in/passkey", json=device.shown(asked["publicKey"]) | {"ticket": asked["ticket"]} | lies)


def test_a_passkey_is_made_used_renamed_and_removed(app: ASGIApp, database: Database, clock: Clock) -> None:
    owner, device = owner_of(app), Authenticator()
    assert make(owner, device).json() == {"go": PAGE}
    assert "Telephone" in owner.get(PAGE).text
    fresh = browser(app)
    clock.now += timedelta(minutes=5)
    answer = show(fresh, device, next="/story/ferry")
    assert (answer.status_code, answer.json()) == (200, {"go": "/story/ferry"})
    assert {"httponly", "samesite=lax"} <= set(answer.headers["set-cookie"].lower().split("; "))
    assert answer.headers["cache-control"] == "no-store"
    assert fresh.get("/story/ferry").status_code == 200
    with database.look() as session:
        (kept,) = passkeys_of(session, load_accounts(session)[0].id)
    assert (kept.count, kept.used, kept.site) == (1, clock.now, "testserver")
    renamed = fresh.post(f"{PAGE}/rename-passkey", data={"id": kept.id, "name": " Key \n ring "})
    assert renamed.headers["location"] == PAGE
    assert "Key ring" in fresh.get(PAGE).text
    assert fresh.post(f"{PAGE}/remove-passkey", data={"id": kept.id}).status_code == 303
    refused = show(browser(app), device)
    assert (refused.status_code, "not known here" in refused.json()["wrong"]) == (400, True)


def test_where_to_go_is_a_page_of_this_newspaper(app: ASGIApp) -> None:
    device = Authenticator()
    make(owner_of(app), device)
    for asked in ("//evil.example/", "https://evil.example", ["x"], None):
        assert show(browser(app), device, next=asked).json() == {"go": "/"}


LIES: dict[str, Callable[[Authenticator], None]] = {
    "another site asked": lambda device: setattr(device, "origin", "https://evil.example"),
    "made for another site": lambda device: setattr(device, "site", "evil.example"),
    "nobody was there": lambda device: setattr(device, "flags", 0),
    "another's key": lambda device: setattr(device, "key", ec.generate_private_key(ec.SECP256R1())),
    "says it is another's": lambda device: setattr(device, "holder", b"somebody else"),
    "says nothing of whose it is": lambda device: setattr(device, "holder", b""),
    "is not known": lambda device: setattr(device, "id", b"another credential, never made here"),
    "is a copy that counts less": lambda device: setattr(device, "count", 3),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_device_that_lies_is_refused(lie: str, app: ASGIApp) -> None:
    device = Authenticator(count=9)
    assert make(owner_of(app), device).status_code == 200
    LIES[lie](device)
    web = browser(app)
    answer = show(web, device)
    assert (answer.status_code, COOKIE in web.cookies) == (400, False)
    assert web.get("/").status_code == 303


@pytest.mark.parametrize("lie", ["origin", "site", "flags"])
def test_a_device_that_lies_makes_no_passkey(lie: str, app: ASGIApp, database: Database) -> None:
    owner, device = owner_of(app), Authenticator()
    setattr(device, lie, 0 if lie == "flags" else "https://evil.example")
    assert make(owner, device).status_code == 400
    assert make(owner, Authenticator(), ticket="made up").status_code == 400
    with database.look() as session:
        assert passkeys_of(session, load_accounts(session)[0].id) == []


def test_an_answer_is_good_once_and_for_minutes(app: ASGIApp, clock: Clock) -> None:
    device = Authenticator()
    make(owner_of(app), device)
    web = browser(app)
    asked = question(web)
    answer = device.shown(asked["publicKey"]) | {"ticket": asked["ticket"]}
    assert web.post("/sign-in/passkey", json=answer).status_code == 200
    thief = browser(app)
    assert thief.post("/sign-in/passkey", json=answer).status_code == 400
    other = question(thief)
    assert thief.post("/sign-in/passkey", json=answer | {"ticket": other["ticket"]}).status_code == 400
    late = question(thief)
    clock.now += timedelta(minutes=5)
    answer = device.shown(late["publicKey"]) | {"ticket": late["ticket"]}
    assert thief.post("/sign-in/passkey", json=answer).status_code == 400
    assert show(thief, device).status_code == 200


def test_a_device_that_counts_nothing_is_taken(app: ASGIApp) -> None:
    device = Authenticator()
    make(owner_of(app), device)
    for _ in range(2):
        web = browser(app)
        asked = question(web)
        answer = device.shown(asked["publicKey"], count=0) | {"ticket": asked["ticket"]}
        assert web.post("/sign-in/passkey", json=answer).status_code == 200


def test_checking_the_person_is_preferred_not_demanded(app: ASGIApp) -> None:
    device = Authenticator(flags=PRESENT)
    make(owner_of(app), device)
    asked = question(browser(app))["publicKey"]
    assert (asked["userVerification"], asked.get("allowCredentials", [])) == ("preferred", [])
    assert show(browser(app), device).status_code == 200


def test_a_question_is_answered_by_the_one_it_was_put_to(app: ASGIApp, database: Database) -> None:
    owner = owner_of(app)
    reader = joined(app, owner)
    asked, device = owner.post("/settings/passkeys/question").json(), Authenticator()
    answer = device.made(asked["publicKey"]) | {"ticket": asked["ticket"], "name": "Stolen"}
    assert reader.post("/settings/passkeys", json=answer).status_code == 400
    asked = question(browser(app))
    answer = device.shown(asked["publicKey"]) | {"ticket": asked["ticket"], "name": "Stolen"}
    assert owner.post("/settings/passkeys", json=answer).status_code == 400
    with database.look() as session:
        assert all(passkeys_of(session, one.id) == [] for one in load_accounts(session))


def test_a_passkey_of_another_is_not_touched(app: ASGIApp, database: Database) -> None:
    owner, device = owner_of(app), Authenticator()
    make(owner, device)
    reader = joined(app, owner)
    theirs = {"id": text(device.id), "name": "Mine now"}
    assert reader.post(f"{PAGE}/rename-passkey", data=theirs).status_code == 400
    reader.post(f"{PAGE}/remove-passkey", data=theirs)
    assert "Telephone" not in reader.get(PAGE).text
    assert "Telephone" in owner.get(PAGE).text
    assert make(reader, Authenticator(id=device.id), "Mine").status_code == 400
    assert show(browser(app), device).status_code == 200


def test_a_passkey_works_under_the_name_that_it_was_made_for(database: Database, clock: Clock) -> None:
    app = make_app(database, now=clock, public_url="https://news.example")
    owner, device = owner_of(app), Authenticator()
    make(owner, device)
    other = TestClient(app, base_url="http://localhost", follow_redirects=False)
    device.origin = "http://localhost"
    assert show(other, device).status_code == 400
    device.site = "localhost"
    assert show(other, device).status_code == 400
    outside = TestClient(app, headers={"origin": "https://news.example", "sec-fetch-site": "same-origin"})
    assert question(outside)["publicKey"]["rpId"] == "news.example"
    assert question(other)["publicKey"]["rpId"] == "localhost"


def test_a_sign_in_of_long_ago_changes_no_way_in(app: ASGIApp, clock: Clock) -> None:
    owner, device = owner_of(app), Authenticator()
    make(owner, device)
    clock.now += timedelta(hours=2)
    assert owner.get("/").status_code == 200
    refused = owner.post("/settings/passkeys/question")
    assert (refused.status_code, "sign in once more" in refused.json()["wrong"].lower()) == (400, True)
    assert owner.post(f"{PAGE}/remove-passkey", data={"id": text(device.id)}).status_code == 400
    assert "Sign in again" in owner.get(PAGE).text
    show(owner, device)
    assert owner.post(f"{PAGE}/remove-passkey", data={"id": text(device.id)}).status_code == 303


def test_a_guest_pass_that_ended_opens_nothing(app: ASGIApp, clock: Clock) -> None:
    guest, device = joined(app, owner_of(app), days="14"), Authenticator()
    make(guest, device)
    clock.now += timedelta(days=15)
    answer = show(browser(app), device)
    assert (answer.status_code, "guest pass ended" in answer.json()["wrong"]) == (400, True)
    assert guest.get("/settings/ways-in").headers["location"].startswith("/sign-in")


def test_with_the_account_its_passkeys_go(app: ASGIApp, database: Database) -> None:
    reader, device = joined(app, owner_of(app)), Authenticator()
    make(reader, device)
    assert reader.post("/settings/leave", data={"name": "Piet Holm"}).status_code == 303
    with database.look() as session:
        assert load_passkey(session, text(device.id)) is None
    assert show(browser(app), device).status_code == 400


def test_questions_are_put_so_often_and_not_more(app: ASGIApp, clock: Clock) -> None:
    owner_of(app)
    web = browser(app)
    answers = [web.post("/sign-in/passkey/question").status_code for _ in range(32)]
    assert answers == [200] * 30 + [429] * 2
    clock.now += timedelta(minutes=16)
    assert web.post("/sign-in/passkey/question").status_code == 200


def test_no_more_than_twenty_are_kept(app: ASGIApp, database: Database) -> None:
    owner = owner_of(app)
    answers = [make(owner, Authenticator(id=f"credential number {n}".encode())) for n in range(20)]
    assert {answer.status_code for answer in answers} == {200}
    assert "at most 20" in owner.post("/settings/passkeys/question").json()["wrong"].lower()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
PARTS = st.dictionaries(
    st.sampled_from(["clientDataJSON", "authenticatorData", "attestationObject", "signature", "userHandle"]),
    JSON | st.binary(max_size=200).map(text),
)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.sampled_from(["rawId", "type", "name"]), JSON), JSON | PARTS, st.booleans())
def test_whatever_is_sent_is_refused_in_words(answer: dict[str, Any], response: Any, right: bool) -> None:
    place, now = Place("testserver", "http://testserver"), Clock().now
    mine, account = text(b"known"), Account("holder", "Dora", "owner", now)
    shaped = {"id": mine, "rawId": mine, "type": "public-key"} if right else {"id": mine}
    inside = response | {"userHandle": text(b"holder")} if isinstance(response, dict) else response
    with open_database("sqlite://") as database, database.begin() as session:
        save_account(session, account, "")
        save_passkey(session, Passkey(mine, "holder", "Key", "testserver", b"\xa0", now))
        for refused in (passkeys.sign_in, partial(passkeys.make, account=account)):
            with pytest.raises(BadInput):
                refused(
                    session, place=place, challenge="question", answer=answer | shaped | {"response": inside}, now=now
                )


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"[" * 50_000, b"\xff", b'{"ticket": 1}', b'"x"' + b" " * 70_000])
def test_what_is_no_answer_is_refused(body: bytes, app: ASGIApp) -> None:
    owner_of(app)
    assert browser(app).post("/sign-in/passkey", content=body).status_code == 400


def test_a_passkey_of_another_host_is_no_way_in(database: Database, clock: Clock) -> None:
    """After a move to another name nobody is locked out because a passkey of the old one is left."""
    app = make_app(database, public_url="https://news.example", now=clock)
    owner, device = owner_of(app), Authenticator()
    assert make(owner, device).status_code == 200
    with database.begin() as session:
        (account,) = load_accounts(session)
        save_password(session, account.id, "")
        save_passkey(session, Passkey("b2xk", account.id, "Old name", "old.example", b"x", clock.now))
    assert owner.get(PAGE).text.count("another host name") == 1
    for id_ in (text(device.id), "b2xk"):
        refused = owner.post(f"{PAGE}/remove-passkey", data={"id": id_})
        assert (refused.status_code, "the only way into" in refused.text) == (
            400 if id_ != "b2xk" else 303,
            id_ != "b2xk",
        )
    with database.begin() as session:
        save_passkey(session, Passkey("cHVi", account.id, "Public", "news.example", b"x", clock.now))
    assert "another host name" not in owner.get(PAGE).text
    assert owner.post(f"{PAGE}/remove-passkey", data={"id": text(device.id)}).status_code == 303
    assert owner.post(f"{PAGE}/remove-passkey", data={"id": "cHVi"}).status_code == 400
    assert owner.post(f"{PAGE}/remove-passkey", data={"id": "made up"}).status_code == 303
