"""Cookies that no other host of the same domain can set, and what becomes of those of before."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient
from starlette.types import ASGIApp
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from manytold.run import accounts
from manytold.serve.app import make_app
from manytold.serve.chosen import LANGUAGE_COOKIE
from manytold.serve.cookies import PREFIX, cookie_of
from manytold.serve.gate import COOKIE
from manytold.store.accounts import load_accounts, save_sign_in, sign_ins_of
from manytold.store.database import Database
from tests.serve.people import PASSWORD, Clock, owner_of

HOST = f"{PREFIX}{COOKIE}"
HERE = "testserver.local"
"""What the client's jar calls a host without a dot."""
OWNER = {"name": "Dora Marek", "password": PASSWORD, "again": PASSWORD}


def web(app: ASGIApp, base: str = "https://testserver", **cookies: str) -> TestClient:
    made = TestClient(app, base_url=base, follow_redirects=False)
    for name, value in cookies.items():
        made.cookies.set(name.replace("__Host_", PREFIX), value, domain=HERE)
    return made


def entered(app: ASGIApp, base: str = "https://testserver") -> TestClient:
    made = web(app, base)
    assert made.post("/sign-in", data=OWNER).status_code == 303
    return made


def of_before(database: Database, now: Any) -> str:
    """The secret of a browser that was signed in by a version that knew plain cookies alone."""
    with database.begin() as session:
        (account,) = load_accounts(session)
        opened = accounts.open_for(session, account, now)
        (newest,) = (one for one in sign_ins_of(session, account.id) if one.id == accounts.digest(opened.secret))
        save_sign_in(session, replace(newest, shelter=""))
    return opened.secret


def test_over_https_no_other_host_can_set_it(app: ASGIApp, clock: Clock) -> None:
    owner_of(app)
    one = entered(app)
    assert set(one.cookies) == {HOST}
    said = web(app).post("/sign-in", data=OWNER).headers["set-cookie"].lower()
    assert {"secure", "httponly", "path=/", "samesite=lax"} <= set(said.split("; "))
    assert "domain" not in said
    clock.now += timedelta(days=2)
    before = one.cookies[HOST]
    assert one.get("/").status_code == 200
    assert one.cookies[HOST] != before
    assert one.post("/sign-out").status_code == 303
    assert set(one.cookies) == set()


def test_without_tls_the_plain_name_stays(app: ASGIApp) -> None:
    for base in ("http://localhost:8642", "http://192.168.1.20:8642"):
        owner_of(app) if base.startswith("http://localhost") else None
        one = entered(app, base)
        assert (set(one.cookies), one.get("/").status_code) == ({COOKIE}, 200)


@pytest.mark.parametrize("base", ["http://testserver", "https://testserver"])
def test_a_secret_that_another_host_planted_signs_nobody_in(app: ASGIApp, base: str) -> None:
    """A sister domain can set a plain cookie for all of the domain, with the attacker's own sign-in in it."""
    owner_of(app)
    attacker = entered(app, base)
    (secret,) = attacker.cookies.values()
    victim = web(app, manytold=secret)
    assert victim.get("/").status_code == 303
    assert victim.post("/sign-in", data=OWNER).status_code == 303
    assert (victim.get("/").status_code, set(victim.cookies)) == (200, {HOST})
    planted = web(app, "http://testserver", __Host_manytold=secret)
    assert planted.get("/").status_code == 303


@pytest.mark.parametrize("name", ["\xa0{}", "\x85{}", "{}\x1c", "{}\u2000", " ={}"])
def test_a_name_that_only_looks_like_ours_is_another(app: ASGIApp, name: str) -> None:
    owner_of(app)
    secret = entered(app).cookies[HOST]
    header = f"{name.format(HOST)}={secret}".encode("utf-8" if "\u2000" in name else "latin-1")
    assert web(app).get("/", headers=[(b"cookie", header)]).status_code == 303
    assert web(app).get("/", headers=[(b"cookie", f"a=b; {HOST}={secret}".encode())]).status_code == 200


def test_of_two_of_one_name_none_is_believed() -> None:
    scope = {"type": "http", "scheme": "http", "path": "/", "query_string": b"", "server": ("x", 80)}
    twice = [(b"cookie", b"manytold=a; manytold=b")]
    assert cookie_of(Request(scope | {"headers": twice}), COOKIE) == ""
    assert cookie_of(Request(scope | {"headers": [(b"cookie", b"manytold = a ;b;c=")]}), COOKIE) == "a"


def test_nobody_is_signed_out_by_the_new_name(app: ASGIApp, clock: Clock, database: Database) -> None:
    owner_of(app)
    old = of_before(database, clock.now)
    one = web(app, manytold=old)
    first = one.get("/")
    assert (first.status_code, set(one.cookies)) == (200, {HOST})
    assert first.headers["cache-control"] == "no-store"
    assert one.get("/").status_code == 200
    assert web(app, manytold=old).get("/").status_code == 200, "for what the page asks for at the same time"
    clock.now += timedelta(minutes=2)
    assert web(app, manytold=old).get("/").status_code == 303
    assert web(app, manytold=one.cookies[HOST]).get("/").status_code == 303
    at_home = web(app, "http://testserver", manytold=of_before(database, clock.now))
    assert at_home.get("/").status_code == 200
    clock.now += timedelta(days=2)
    assert at_home.get("/").status_code == 200
    assert web(app, manytold=at_home.cookies[COOKIE]).get("/").status_code == 303, "it is plain from now on"


def test_a_proxy_that_is_believed_says_https(database: Database, clock: Clock) -> None:
    app = make_app(database, now=clock)
    owner_of(app)
    for trusted, name in (("testclient", HOST), ("192.0.2.1", COOKIE)):
        one = web(ProxyHeadersMiddleware(app, trusted), "http://testserver")
        one.headers["x-forwarded-proto"] = "https"
        assert one.post("/sign-in", data=OWNER).headers["set-cookie"].startswith(f"{name}=")


def test_the_public_address_says_https_where_a_proxy_does_not(database: Database, clock: Clock) -> None:
    app = make_app(database, public_url="https://news.example", now=clock)
    owner_of(app)
    for host, name in (("news.example", HOST), ("news.example:8642", COOKIE), ("testserver", COOKIE)):
        said = web(app, "http://testserver").post("/sign-in", data=OWNER, headers={"host": host})
        assert said.headers["set-cookie"].startswith(f"{name}=")


def test_other_choices_move_to_the_new_name_too(app: ASGIApp, database: Database, clock: Clock) -> None:
    owner_of(app)
    stranger = web(make_app(database, now=clock, readers="anyone"))
    stranger.cookies.set(LANGUAGE_COOKIE, "de", domain=HERE)
    assert 'lang="de"' in stranger.get("/").text, "what was chosen before holds"
    stranger.post("/language", data={"language": "fr"})
    assert set(stranger.cookies) == {f"{PREFIX}{LANGUAGE_COOKIE}"}
    stranger.cookies.set(LANGUAGE_COOKIE, "de", domain=HERE)
    assert 'lang="fr"' in stranger.get("/").text
    stranger.post("/language", data={"language": ""})
    assert set(stranger.cookies) == set()


@pytest.mark.parametrize("origin", ["http://testserver", "https://evil.example", "null"])
def test_what_a_page_without_tls_sends_counts_as_foreign(app: ASGIApp, origin: str) -> None:
    owner_of(app)
    one = entered(app)
    assert one.post("/settings/everywhere", headers={"origin": origin}).status_code == 403
    assert one.post("/settings/everywhere", headers={"origin": "https://testserver"}).status_code == 303
