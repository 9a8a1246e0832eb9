"""Signing in by OpenID Connect, over the real application and a real provider, honest and not."""

from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager
from dataclasses import replace
from datetime import timedelta
from queue import Queue
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from manytold.errors import BadInput
from manytold.fetch.send import Send
from manytold.model.accounts import MailAddress, Passkey
from manytold.model.mail import Outgoing
from manytold.run.oidc import claims_in, is_wanted
from manytold.serve.app import make_app
from manytold.serve.doors import Doors, Vouching, doors_for
from manytold.serve.gate import COOKIE
from manytold.serve.oidc import COOKIE as MARK
from manytold.serve.post_room import PostRoom
from manytold.settings import ServeSettings, Settings
from manytold.store.accounts import load_accounts, load_invitations, save_password
from manytold.store.database import Database
from manytold.store.doors import identities_of, save_mail_address, save_passkey
from tests.serve.people import PASSWORD, Clock, browser, invited, joined, owner_of
from tests.serve.provider import CLIENT, RIGHT, SECRET, Provider, provider

PAGE = "/settings/ways-in"
WAY = "/sign-in/elsewhere"
Make = Callable[..., ASGIApp]


@pytest.fixture
def vouches(clock: Clock) -> Iterator[Provider]:
    with provider(clock.now) as started:
        yield started


@pytest.fixture
def make(database: Database, clock: Clock, vouches: Provider) -> Make:
    def made(post: PostRoom | None = None, **more: Any) -> ASGIApp:
        serve = ServeSettings(
            oidc_issuer=vouches.issuer, oidc_client=CLIENT, oidc_secret=SECRET, oidc_name="Home login"
        )
        doors = doors_for(Settings(serve=replace(serve, **more)), clock)
        return make_app(database, now=clock, doors=replace(doors, post=post))

    return made


def through(web: TestClient, vouches: Provider, where: str = "/") -> Any:
    """There and back, as a browser goes."""
    there = web.get(WAY, params={"next": where})
    assert there.status_code == 303, there.text
    return web.get(vouches.authorize(there.headers["location"]))


def connected(web: TestClient, vouches: Provider) -> Any:
    return web.get(vouches.authorize(led_to(web.post(f"{PAGE}/connect"))))


def led_to(page: Any) -> str:
    """Where the button on a page leads."""
    assert page.status_code == 200, page.text
    (address,) = (part.split('"')[0].replace("&amp;", "&") for part in page.text.split('class="button" href="')[1:])
    return str(address)


def to_join(web: TestClient, link: str) -> Any:
    return web.post(f"{WAY}/join", data={"invitation": link.removeprefix("/join/")})


def test_an_account_connects_and_is_let_in(make: Make, vouches: Provider, database: Database) -> None:
    app = make()
    owner = owner_of(app)
    assert "Sign in with Home login" in browser(app).get("/sign-in").text
    assert connected(owner, vouches).headers["location"] == PAGE
    assert "Connected" in owner.get(PAGE).text
    fresh = browser(app)
    answer = through(fresh, vouches, "/story/ferry")
    assert (answer.status_code, answer.headers["location"]) == (303, "/story/ferry")
    assert answer.headers["cache-control"] == "no-store"
    assert MARK not in fresh.cookies
    assert "Dora Marek" in fresh.get("/settings").text
    with database.look() as session:
        assert [one.name for one in load_accounts(session)] == ["Dora Marek"]
    assert fresh.post(f"{PAGE}/disconnect").status_code == 303
    refused = through(browser(app), vouches)
    assert (refused.status_code, "this newspaper does not" in refused.text) == (400, True)


def test_nobody_unknown_is_let_in_unless_the_owner_says_so(make: Make, vouches: Provider, database: Database) -> None:
    app = make()
    owner_of(app)
    vouches.name = "Dora Marek"
    web = browser(app)
    assert through(web, vouches).status_code == 400
    assert COOKIE not in web.cookies
    other = make(oidc_newcomers="reader")
    answer = through(web, vouches)
    assert answer.status_code == 400
    assert through(browser(other), vouches).status_code == 303
    assert through(browser(other), vouches).status_code == 303
    with database.look() as session:
        assert [(one.name, one.role) for one in load_accounts(session)] == [
            ("Dora Marek", "owner"),
            ("Dora Marek 2", "reader"),
        ]


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "", "…", "x" * 500, "a\u202eb", "Zoë Ç. Öz", "ﷺ" * 50])
def test_a_newcomer_is_called_something_that_is_a_name(
    name: str, make: Make, vouches: Provider, database: Database
) -> None:
    app = make(oidc_newcomers="editor")
    owner_of(app)
    vouches.name = name
    web = browser(app)
    assert through(web, vouches).status_code == 303
    with database.look() as session:
        (made,) = (one for one in load_accounts(session) if one.role == "editor")
    assert 0 < len(made.name) <= 40
    assert not set(made.name) & set("<>()\u202e")
    assert web.post(f"{PAGE}/disconnect").status_code == 400
    assert browser(app).post("/sign-in", data={"name": made.name, "password": ""}).status_code == 400


def test_the_owner_is_not_made_by_whoever_the_issuer_knows(make: Make, vouches: Provider, database: Database) -> None:
    for more in ({}, {"oidc_newcomers": "editor"}, {"oidc_owner": "somebody else"}):
        answer = through(browser(make(**more)), vouches)
        assert (answer.status_code, "no owner yet" in answer.text) == (400, True)
    app = make(oidc_owner="subject-1")
    assert "Home login" in browser(app).get("/welcome").text
    web = browser(app)
    assert through(web, vouches).status_code == 303
    assert "Invite somebody" in web.get("/settings").text
    vouches.subject = "subject-2"
    assert through(browser(app), vouches).status_code == 400
    with database.look() as session:
        assert [(one.name, one.role) for one in load_accounts(session)] == [("Ada Berg", "owner")]


LIES: dict[str, dict[str, Any]] = {
    "another question's": {"nonce": "another"},
    "no question's": {"nonce": None},
    "for another": {"aud": "another-client"},
    "for nobody": {"aud": None},
    "for several without a party": {"aud": [CLIENT, "another-client"]},
    "for several, asked by another": {"aud": [CLIENT, "another-client"], "azp": "another-client"},
    "asked by another": {"azp": "another-client"},
    "by another issuer": {"iss": "https://evil.example"},
    "by no issuer": {"iss": None},
    "of yesterday": {"exp": 1_900_000_000},
    "without an end": {"exp": None},
    "with an end in words": {"exp": "tomorrow"},
    "from tomorrow": {"nbf": 2_000_000_000},
    "made tomorrow": {"iat": 2_000_000_000},
    "about nobody": {"sub": None},
    "about an empty name": {"sub": ""},
    "about a list": {"sub": ["subject-1"]},
    "about what is no text": {"sub": "a\0b"},
    "about a very long name": {"sub": "x" * 256},
}


@contextmanager
def one_connected(make: Make, vouches: Provider) -> Iterator[TestClient]:
    app = make()
    assert connected(owner_of(app), vouches).status_code == 303
    web = browser(app)
    yield web
    assert COOKIE not in web.cookies
    assert web.get("/").status_code == 303
    vouches.lie, vouches.claims, vouches.says = "", {}, {}
    assert through(web, vouches).status_code == 303


@pytest.mark.parametrize("lie", LIES)
def test_a_token_with_a_wrong_claim_is_refused(lie: str, make: Make, vouches: Provider) -> None:
    with one_connected(make, vouches) as web:
        vouches.claims = LIES[lie]
        answer = through(web, vouches)
        assert (answer.status_code, "cannot be trusted" in answer.text) == (400, True)


@pytest.mark.parametrize(
    "lie",
    ["none", "shared secret", "public key as secret", "other key", "not a token", "changed after it was signed"],
)
def test_a_token_with_a_wrong_signature_is_refused(lie: str, make: Make, vouches: Provider) -> None:
    with one_connected(make, vouches) as web:
        vouches.lie = lie
        answer = through(web, vouches)
        assert (answer.status_code, "cannot be trusted" in answer.text) == (400, True)


def test_other_kinds_of_keys_are_taken(make: Make, vouches: Provider) -> None:
    app = make()
    vouches.lie = "curved"
    assert connected(owner_of(app), vouches).status_code == 303
    vouches.claims = {"aud": [CLIENT, "another-client"], "azp": CLIENT}
    assert through(browser(app), vouches).status_code == 303


def test_an_answer_is_good_once_and_for_the_browser_that_asked(make: Make, vouches: Provider, clock: Clock) -> None:
    app = make()
    connected(owner_of(app), vouches)
    web, victim = browser(app), browser(app)
    address = vouches.authorize(web.get(WAY).headers["location"])
    talked = victim.get(address)
    assert (talked.status_code, COOKIE in victim.cookies) == (400, False)
    assert web.get(address).status_code == 400
    address = vouches.authorize(web.get(WAY).headers["location"])
    assert web.get(address).status_code == 303
    web.cookies.delete(COOKIE)
    assert web.get(address).status_code == 400
    late = vouches.authorize(web.get(WAY).headers["location"])
    clock.now += timedelta(minutes=5)
    assert web.get(late).status_code == 400


@pytest.mark.parametrize("query", ["", "?state=", "?state=x&code=y", "?code=y", f"?state={'x' * 6000}"])
def test_what_nobody_asked_for_is_refused(query: str, make: Make) -> None:
    app = make()
    owner_of(app)
    assert browser(app).get(f"{WAY}/back{query}").status_code == 400


def test_a_code_of_another_s_question_is_worth_nothing(make: Make, vouches: Provider) -> None:
    """The verifier (PKCE) and the nonce bind a code to the browser that asked."""
    with one_connected(make, vouches) as web:
        stolen = dict(parse_qsl(urlsplit(vouches.authorize(web.get(WAY).headers["location"])).query))
        mine = dict(parse_qsl(urlsplit(vouches.authorize(web.get(WAY).headers["location"])).query))
        assert web.get(f"{WAY}/back", params=mine | {"code": stolen["code"]}).status_code == 400


def test_an_answer_of_another_issuer_is_told_apart(make: Make, vouches: Provider) -> None:
    """Mix-up: whoever says that it is another issuer is not believed, and silence is not where it says it speaks."""
    with one_connected(make, vouches) as web:
        address = vouches.authorize(web.get(WAY).headers["location"])
        assert web.get(f"{address}&iss=https%3A%2F%2Fevil.example").status_code == 400
        vouches.tells = True
        there = web.get(WAY).headers["location"]
        vouches.tells = False
        silent = vouches.authorize(there)
        vouches.tells = True
        assert web.get(silent).status_code == 400


SAID: dict[str, dict[str, Any]] = {
    "it is another": {"issuer": "https://evil.example"},
    "tokens in the clear": {"token_endpoint": "http://evil.example/token"},
    "keys in the clear": {"jwks_uri": "http://evil.example/keys"},
    "a script to ask at": {"authorization_endpoint": "javascript:alert(1)"},
    "no keys": {"jwks_uri": None},
}


@pytest.mark.parametrize("said", SAID)
def test_an_issuer_that_says_strange_things_is_not_asked(said: str, make: Make, vouches: Provider) -> None:
    with one_connected(make, vouches) as web:
        vouches.says = SAID[said]
        answer = web.get(WAY)
        assert (answer.status_code, "cannot be trusted" in answer.text) == (400, True)


def test_the_way_to_the_issuer_is_guarded(make: Make, vouches: Provider) -> None:
    """Its own host may be of this machine; no other that it names."""
    with one_connected(make, vouches) as web:
        vouches.lie = "redirects"
        assert "cannot be asked now" in web.get(WAY).text
        vouches.lie, vouches.says = "", {"token_endpoint": f"http://127.0.0.1:{vouches.port}/realms/home/token"}
        before = len(vouches.asked)
        answer = through(web, vouches)
        assert (answer.status_code, "cannot be asked now" in answer.text) == (400, True)
        assert not [path for path in vouches.asked[before:] if path.endswith("/token")]


def test_a_refusal_of_the_issuer_is_told_in_our_words(make: Make, vouches: Provider) -> None:
    with one_connected(make, vouches) as web:
        state = dict(parse_qsl(urlsplit(web.get(WAY).headers["location"]).query))["state"]
        told = {"state": state, "error": "access_denied", "error_description": "Call this number"}
        answer = web.get(f"{WAY}/back", params=told)
        assert (answer.status_code, "did not let you through" in answer.text) == (400, True)
        assert "Call this" not in answer.text


def test_who_vouches_no_longer_is_no_way_in(make: Make, vouches: Provider, clock: Clock, database: Database) -> None:
    """The last way that can still be taken stays; nobody is locked out by an identity at an issuer of before."""
    app = make()
    owner = owner_of(app)
    connected(owner, vouches)
    with database.begin() as session:
        (account,) = load_accounts(session)
        save_passkey(session, Passkey("cGFzcw", account.id, "Key ring", "testserver", b"x", clock.now, 0))
        save_password(session, account.id, "")
    for doors in (None, Doors(vouches=Vouching(ServeSettings(oidc_issuer="https://new.example"), no_way))):
        moved = browser(make_app(database, now=clock, doors=doors))
        moved.cookies.update(owner.cookies)
        answer = moved.post(f"{PAGE}/remove-passkey", data={"id": "cGFzcw"})
        assert (answer.status_code, "the only way into your account" in answer.text) == (400, True)
        assert "Connected" not in moved.get(PAGE).text
    assert owner.post(f"{PAGE}/remove-passkey", data={"id": "cGFzcw"}).status_code == 303
    assert owner.post(f"{PAGE}/disconnect").status_code == 400


def test_being_connected_and_disconnected_is_told_by_mail(
    make: Make, vouches: Provider, clock: Clock, database: Database
) -> None:
    letters: Queue[Outgoing] = Queue()
    app = make(post=PostRoom(letters.put))
    owner = owner_of(app)
    with database.begin() as session:
        save_mail_address(session, MailAddress(load_accounts(session)[0].id, "dora@home.example"))
    for act, words in ((connected, "Home login lets you in from now on."), (parted, "Home login lets you in no more.")):
        act(owner, vouches)
        letter = letters.get(timeout=10)
        assert (letter.to, words in letter.text, vouches.subject in letter.text) == ("dora@home.example", True, False)


def parted(web: TestClient, _vouches: Provider) -> None:
    assert web.post(f"{PAGE}/disconnect").status_code == 303


def no_way() -> AbstractAsyncContextManager[Send]:
    raise AssertionError("nobody is asked")


def test_an_identity_is_of_one_account(make: Make, vouches: Provider, clock: Clock, database: Database) -> None:
    app = make()
    owner = owner_of(app)
    reader = joined(app, owner)
    connected(owner, vouches)
    taken = connected(reader, vouches)
    assert (taken.status_code, "another account" in taken.text) == (400, True)
    assert reader.post(f"{PAGE}/disconnect").status_code == 303
    assert through(browser(app), vouches).status_code == 303
    assert "Connected" not in reader.get(PAGE).text
    clock.now += timedelta(hours=2)
    assert "Sign in once more" in reader.post(f"{PAGE}/connect").text
    assert owner.post(f"{PAGE}/disconnect").status_code == 400


def test_who_connects_is_who_asked_to(make: Make, vouches: Provider, database: Database) -> None:
    """The account changed on the way: nothing is connected to either."""
    app = make()
    owner = owner_of(app)
    joined(app, owner)
    page = owner.post(f"{PAGE}/connect").text
    address = page.split('class="button" href="')[1].split('"')[0].replace("&amp;", "&")
    owner.post("/sign-in", data={"name": "Piet Holm", "password": PASSWORD})
    assert owner.get(vouches.authorize(address)).status_code == 400
    with database.look() as session:
        assert all(identities_of(session, one.id) == [] for one in load_accounts(session))
    foreign = owner.post(f"{PAGE}/connect", headers={"sec-fetch-site": "cross-site"})
    assert foreign.status_code == 403
    assert owner.get(f"{PAGE}/connect").status_code == 405
    assert browser(app).post(f"{PAGE}/connect").status_code == 401


def test_a_guest_pass_ends_here_too(make: Make, vouches: Provider, clock: Clock) -> None:
    app = make()
    guest = joined(app, owner_of(app), days="14")
    connected(guest, vouches)
    clock.now = vouches.now = clock.now + timedelta(days=15)
    answer = through(browser(app), vouches)
    assert (answer.status_code, "guest pass ended" in answer.text) == (400, True)


def test_who_is_invited_joins_through_the_issuer(
    make: Make, vouches: Provider, clock: Clock, database: Database
) -> None:
    """The invitation names the role, whatever newcomers are; it is used up once there is an account."""
    app = make(oidc_newcomers="known")
    owner = owner_of(app)
    link = invited(owner, role="editor", days="14")
    web = browser(app)
    assert "Join with Home login" in web.get(link).text
    page = to_join(web, link)
    there = led_to(page)
    secret = link.removeprefix("/join/")
    assert secret not in there
    assert page.headers["cache-control"] == "no-store"
    answer = web.get(vouches.authorize(there))
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert "your guest pass ends on" in web.get("/settings").text
    with database.look() as session:
        (made,) = (one for one in load_accounts(session) if one.name == "Ada Berg")
        (first,) = (one for one in load_accounts(session) if one.role == "owner")
        assert load_invitations(session) == []
    assert (made.role, made.until, made.by) == ("editor", clock.now + timedelta(days=14), first.id)
    assert to_join(browser(app), link).status_code == 400
    assert through(browser(app), vouches).status_code == 303
    vouches.subject = "subject-2"
    assert through(browser(app), vouches).status_code == 400


def test_of_two_who_use_one_invitation_one_joins(make: Make, vouches: Provider, database: Database) -> None:
    app = make()
    link = invited(owner_of(app), days="")
    one, two = browser(app), browser(app)
    first, second = (led_to(to_join(web, link)) for web in (one, two))
    assert one.get(vouches.authorize(first)).status_code == 303
    vouches.subject = "subject-2"
    late = two.get(vouches.authorize(second))
    assert (late.status_code, "invitation was used" in late.text, COOKIE in two.cookies) == (400, True, False)
    with database.look() as session:
        assert len(load_accounts(session)) == 2


def test_an_invitation_is_not_used_up_by_who_is_here_or_is_refused(
    make: Make, vouches: Provider, clock: Clock, database: Database
) -> None:
    app = make()
    owner = owner_of(app)
    connected(owner, vouches)
    link, web = invited(owner, role="owner", days=""), browser(app)
    assert web.get(vouches.authorize(led_to(to_join(web, link)))).status_code == 303
    assert "Dora Marek" in web.get("/settings").text
    vouches.subject, vouches.lie = "subject-2", "other key"
    web = browser(app)
    refused = web.get(vouches.authorize(led_to(to_join(web, link))))
    assert (refused.status_code, "cannot be trusted" in refused.text) == (400, True)
    assert f'action="{link}"' in refused.text, "the invitation can be used another way"
    with database.look() as session:
        assert (len(load_accounts(session)), len(load_invitations(session))) == (1, 1)
    assert (
        web.post(f"{WAY}/join", data={"invitation": "x"}, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    )
    late = led_to(to_join(web, link))
    vouches.lie = ""
    clock.now += timedelta(days=8)
    assert to_join(web, link).status_code == 400
    assert web.get(vouches.authorize(late)).status_code == 400


@pytest.mark.parametrize("token", ["", "made up", "x" * 10_000])
def test_what_is_no_invitation_leads_nowhere(token: str, make: Make, vouches: Provider) -> None:
    app = make(oidc_newcomers="reader")
    owner_of(app)
    refused = to_join(browser(app), token)
    assert (refused.status_code, "invitation was used" in refused.text) == (400, True)
    assert vouches.asked == []


def test_with_the_account_its_identity_goes(make: Make, vouches: Provider, database: Database) -> None:
    app = make()
    reader = joined(app, owner_of(app))
    connected(reader, vouches)
    with database.look() as session:
        (gone,) = (one.id for one in load_accounts(session) if one.name == "Piet Holm")
    reader.post("/settings/leave", data={"name": "Piet Holm"})
    with database.look() as session:
        assert identities_of(session, gone) == []
    assert through(browser(app), vouches).status_code == 400


def test_only_so_many_ask_from_one_place(make: Make) -> None:
    app = make()
    owner_of(app)
    web = browser(app)
    answers = [web.get(WAY) for _ in range(32)]
    assert [answer.status_code for answer in answers] == [303] * 30 + [429] * 2
    assert "Too many tries" in answers[-1].text


def test_nobody_is_led_elsewhere_afterwards(make: Make, vouches: Provider) -> None:
    app = make()
    connected(owner_of(app), vouches)
    assert through(browser(app), vouches, "https://evil.example/").headers["location"] == "/"


def test_without_an_issuer_nothing_is_offered(database: Database, clock: Clock) -> None:
    app = make_app(database, now=clock)
    owner = owner_of(app)
    assert "elsewhere" not in browser(app).get("/sign-in").text
    assert browser(app).get(WAY).status_code == 400
    assert owner.post(f"{PAGE}/connect").status_code == 400


@pytest.mark.parametrize(
    ("issuer", "client", "right"),
    [
        ("", "", False),
        ("https://login.example/realms/home", "paper", True),
        ("http://localhost:8080/realms/home", "paper", True),
        ("https://login.example", "", None),
        ("http://login.example", "paper", None),
        ("login.example", "paper", None),
        ("https://login.example/?a=b", "paper", None),
    ],
)
def test_settings_that_cannot_work_stop_the_start(issuer: str, client: str, right: bool | None) -> None:
    asked = ServeSettings(oidc_issuer=issuer, oidc_client=client)
    if right is None:
        with pytest.raises(BadInput, match="oidc_"):
            is_wanted(asked)
    else:
        assert is_wanted(asked) is right


@pytest.mark.parametrize("keys", [{}, {"keys": []}, {"keys": [{}]}, {"keys": 1}, {"keys": [{"kty": "RSA", "n": 5}]}])
@pytest.mark.parametrize("token", [None, 5, "", "x", "a.b.c", "é.é.é", "." * 5000])
def test_keys_and_tokens_that_are_none_are_refused(keys: Any, token: Any) -> None:
    asked = ServeSettings(oidc_issuer="https://login.example", oidc_client=CLIENT)
    for given in (keys, {"keys": [RIGHT.as_dict(private=False)]}):
        with pytest.raises(BadInput, match="cannot be trusted"):
            claims_in(token, given, asked, "nonce", Clock().now)
