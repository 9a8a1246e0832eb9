"""Joining with a passkey and no password: the owner at the first visit, others by invitation."""

from datetime import timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from manytold.serve.gate import COOKIE
from manytold.store.accounts import load_accounts, load_invitations
from manytold.store.database import Database
from manytold.store.doors import has_password
from tests.serve.authenticator import Authenticator, text
from tests.serve.people import LINK, PASSWORD, Clock, browser, invited, joined, owner_of
from tests.serve.test_passkeys import make, show

PAGE = "/settings/ways-in"
JOIN = "/sign-in/passkey/join"


def ask(web: TestClient, name: Any, invitation: Any = "") -> Any:
    return web.post(f"{JOIN}/question", json={"name": name, "invitation": invitation})


def answer(web: TestClient, device: Authenticator, asked: Any, **lies: Any) -> Any:
    told = asked.json()
    return web.post(JOIN, json=device.made(told["publicKey"]) | {"ticket": told["ticket"], "name": "x"} | lies)


def names(database: Database) -> list[tuple[str, str]]:
    with database.look() as session:
        return [(one.name, one.role) for one in load_accounts(session)]


def test_the_first_visit_needs_no_password(app: ASGIApp, database: Database) -> None:
    web, device = browser(app), Authenticator()
    assert "data-door" in web.get("/welcome").text
    asked = ask(web, " Dora  Marek ")
    assert asked.json()["publicKey"]["user"]["name"] == "Dora Marek"
    assert names(database) == []
    done = answer(web, device, asked)
    assert (done.json(), COOKIE in web.cookies) == ({"go": "/"}, True)
    assert names(database) == [("Dora Marek", "owner")]
    assert "Invite somebody" in web.get("/settings").text
    assert show(browser(app), device).status_code == 200
    for password in ("", "x" * 12):
        assert browser(app).post("/sign-in", data={"name": "Dora Marek", "password": password}).status_code == 400


def test_of_two_first_visitors_one_becomes_the_owner(app: ASGIApp, database: Database) -> None:
    one, two = browser(app), browser(app)
    first, second = ask(one, "Dora Marek"), ask(two, "Piet Holm")
    assert answer(one, Authenticator(), first).status_code == 200
    refused = answer(two, Authenticator(id=b"another"), second)
    assert (refused.status_code, COOKIE in two.cookies) == (400, False)
    assert names(database) == [("Dora Marek", "owner")]


def test_an_invitation_is_used_with_a_passkey(app: ASGIApp, database: Database, clock: Clock) -> None:
    token = invited(owner_of(app), role="editor", days="14").removeprefix("/join/")
    web, device = browser(app), Authenticator()
    assert f'value="{token}"' in web.get(f"/join/{token}").text
    assert answer(web, device, ask(web, "Piet Holm", token)).status_code == 200
    assert names(database) == [("Dora Marek", "owner"), ("Piet Holm", "editor")]
    assert "your guest pass ends on" in web.get("/settings").text
    assert ask(browser(app), "Ada Berg", token).status_code == 400
    with database.look() as session:
        assert load_invitations(session) == []
    clock.now += timedelta(days=15)
    assert show(browser(app), device).status_code == 400


@pytest.mark.parametrize("token", ["", "made up", "x" * 10_000, 5, None, ["x"]])
def test_without_an_invitation_nobody_joins(token: Any, app: ASGIApp) -> None:
    owner_of(app)
    refused = ask(browser(app), "Piet Holm", token)
    assert (refused.status_code, "invitation" in refused.json()["wrong"]) == (400, True)


@pytest.mark.parametrize("name", ["", "dora marek", "<b>", "x" * 5000, None, 5.5])
def test_a_name_that_will_not_do_is_refused_before_a_passkey_is_made(name: Any, app: ASGIApp) -> None:
    token = invited(owner_of(app)).removeprefix("/join/")
    refused = ask(browser(app), name, token)
    assert refused.status_code == (400 if name != 5.5 and name is not None else 200)


def test_an_invitation_or_a_name_that_is_gone_meanwhile_makes_nothing(app: ASGIApp, database: Database) -> None:
    owner = owner_of(app)
    token, other = (invited(owner).removeprefix("/join/") for _ in range(2))
    web = browser(app)
    by_name, by_token = ask(web, "Piet Holm", token), ask(web, "Ada Berg", other)
    joined(app, owner, "Piet Holm")
    form = {"name": "Zoe", "password": PASSWORD, "again": PASSWORD}
    assert browser(app).post(f"/join/{other}", data=form).status_code == 303
    for asked in (by_name, by_token):
        assert answer(web, Authenticator(), asked).status_code == 400
    assert len(names(database)) == 3
    assert answer(web, Authenticator(), ask(web, "Ada Berg", token), ticket="made up").status_code == 400
    assert answer(web, Authenticator(origin="https://evil.example"), ask(web, "Ada Berg", token)).status_code == 400
    assert len(names(database)) == 3
    assert answer(web, Authenticator(), ask(web, "Ada Berg", token)).status_code == 200


def test_a_passkey_of_another_makes_no_account(app: ASGIApp, database: Database) -> None:
    owner, device = owner_of(app), Authenticator()
    make(owner, device)
    token = invited(owner).removeprefix("/join/")
    web = browser(app)
    assert answer(web, Authenticator(id=device.id), ask(web, "Piet Holm", token)).status_code == 400
    assert names(database) == [("Dora Marek", "owner")]


def test_an_address_for_a_new_password_makes_no_account(app: ASGIApp, database: Database) -> None:
    owner = owner_of(app)
    joined(app, owner)
    with database.look() as session:
        (one,) = (one.id for one in load_accounts(session) if one.name == "Piet Holm")
    link = LINK.search(owner.post("/settings/renew", data={"id": one}).text)
    assert link
    assert "data-door" not in browser(app).get(f"/join/{link[2]}").text
    assert ask(browser(app), "Ada Berg", link[2]).status_code == 400


def test_the_only_way_in_is_kept_until_there_is_another(app: ASGIApp, database: Database) -> None:
    web, device = browser(app), Authenticator()
    answer(web, device, ask(web, "Dora Marek"))
    mine = {"id": text(device.id)}
    refused = web.post(f"{PAGE}/remove-passkey", data=mine)
    assert (refused.status_code, "only way" in refused.text) == (400, True)
    assert web.post(f"{PAGE}/password", data={"password": PASSWORD, "again": "other"}).status_code == 400
    assert web.post(f"{PAGE}/password", data={"password": PASSWORD, "again": PASSWORD}).status_code == 303
    assert web.post(f"{PAGE}/password", data={"password": "b" + PASSWORD, "again": "b" + PASSWORD}).status_code == 400
    assert web.post(f"{PAGE}/remove-passkey", data=mine).status_code == 303
    with database.look() as session:
        assert has_password(session, load_accounts(session)[0].id)
    assert browser(app).post("/sign-in", data={"name": "Dora Marek", "password": PASSWORD}).status_code == 303
