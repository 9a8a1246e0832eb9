"""A lost password renewed by mail, over the real application and a real mail server."""

import logging
import re
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from email.message import EmailMessage

import pytest
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from manytold.errors import BadInput
from manytold.kit import secret
from manytold.model.mail import Outgoing
from manytold.run.accounts import digest
from manytold.run.resets import is_wanted
from manytold.serve.app import make_app
from manytold.serve.doors import doors_for
from manytold.serve.post_room import MOST_WAITING, PostRoom
from manytold.settings import FetchSettings, MailSettings, ServeSettings, Settings
from manytold.store.accounts import load_accounts, load_invitations
from manytold.store.database import Database
from manytold.store.doors import load_mail_address
from tests.fetch.smtp import Kept, mail_server
from tests.serve.authenticator import Authenticator, text
from tests.serve.people import PASSWORD, Clock, browser, joined, owner_of
from tests.serve.test_passkeys import make, show

PAPER = "https://news.example"
PAGE = "/settings/ways-in"
MAIL = "Dora@home.example"
NEW = "quite another one"


@pytest.fixture
def server() -> Iterator[Kept]:
    with mail_server() as started:
        yield started


def settings_for(port: int) -> Settings:
    mail = MailSettings("localhost", port, "none", sender="news@paper.example")
    return Settings(mail=mail, serve=ServeSettings(public_url=PAPER), fetch=FetchSettings(idle_s=5.0))


@pytest.fixture
def app(database: Database, clock: Clock, server: Kept) -> ASGIApp:
    return make_app(database, now=clock, doors=doors_for(settings_for(server.port), clock))


def came(server: Kept, number: int) -> EmailMessage:
    """The mail of this number, once it came."""
    until = time.monotonic() + 10
    while len(server.mails) < number and time.monotonic() < until:
        time.sleep(0.01)
    return server.mails[number - 1]


def link(mail: EmailMessage) -> str:
    found = re.search(rf"{PAPER}(/\S+)", mail.get_content())
    while found and found[1] in ("/", "."):
        found = re.search(rf"{PAPER}(/\S+)", mail.get_content()[found.end() :])
    assert found, mail.get_content()
    return found[1]


def confirmed(web: TestClient, server: Kept, mail: str = MAIL) -> TestClient:
    before = len(server.mails)
    assert web.post(f"{PAGE}/mail", data={"mail": mail}).status_code == 303
    where = link(came(server, before + 1))
    assert mail in web.get(where).text
    assert web.post(where).headers["location"] == PAGE
    return web


def ask(app: ASGIApp, mail: str = MAIL) -> str:
    answer = browser(app).post("/sign-in/forgot", data={"mail": mail})
    assert answer.status_code == 200
    return answer.text


def test_a_lost_password_is_renewed_by_mail(app: ASGIApp, server: Kept, database: Database) -> None:
    owner = confirmed(owner_of(app), server)
    assert 'href="/sign-in/forgot"' in browser(app).get("/sign-in").text
    assert "If an account here has this mail address" in ask(app, " dora@HOME.example ")
    mail = came(server, 2)
    assert (mail["to"], "Dora Marek" in mail.get_content()) == ("dora@HOME.example", True)
    fresh = browser(app)
    assert "Dora Marek" in fresh.get(link(mail)).text
    assert fresh.post(link(mail), data={"password": NEW, "again": NEW}).status_code == 303
    assert fresh.get("/").status_code == 200
    assert owner.get("/").status_code == 303
    assert browser(app).post("/sign-in", data={"name": "Dora Marek", "password": PASSWORD}).status_code == 400
    assert browser(app).post(link(mail), data={"password": NEW, "again": NEW}).status_code == 404
    with database.look() as session:
        assert load_invitations(session) == []


def test_the_link_works_for_an_hour_and_is_kept_as_a_digest(
    app: ASGIApp, server: Kept, clock: Clock, database: Database
) -> None:
    owner = confirmed(owner_of(app), server)
    ask(app)
    where = link(came(server, 2))
    with database.look() as session:
        (one,) = load_invitations(session)
    assert one.id == digest(where.removeprefix("/join/"))
    assert "Not used yet" not in owner.get("/settings").text
    clock.now += timedelta(hours=1)
    assert browser(app).get(where).status_code == 404


def test_of_two_links_the_second_works(app: ASGIApp, server: Kept) -> None:
    confirmed(owner_of(app), server)
    ask(app)
    first = link(came(server, 2))
    ask(app)
    second = link(came(server, 3))
    assert browser(app).get(first).status_code == 404
    assert browser(app).get(second).status_code == 200


def test_nobody_is_told_whether_an_address_is_known(app: ASGIApp, server: Kept) -> None:
    """The page is the same; what differs is done by the thread that sends mails, and nothing is sent to strangers."""
    reader = joined(app, confirmed(owner_of(app), server))
    reader.post(f"{PAGE}/mail", data={"mail": "not-confirmed@home.example"})
    came(server, 2)
    known, unknown, waiting = ask(app), ask(app, "nobody@home.example"), ask(app, "not-confirmed@home.example")
    assert known == unknown == waiting
    came(server, 3)
    assert [mail["to"] for mail in server.mails] == [MAIL, "not-confirmed@home.example", MAIL]


def test_the_answer_does_not_wait_for_the_mail(database: Database, clock: Clock) -> None:
    """The work of the first is held up, and both are answered all the same."""
    held: list[Outgoing] = []
    posts = PostRoom(held.append)
    doors = doors_for(settings_for(1), clock)
    app = make_app(database, now=clock, doors=type(doors)(PAPER, post=posts))
    owner_of(app)
    with database.begin():
        assert ask(app, "one@home.example") == ask(app, "two@home.example")
    assert held == []


def test_several_accounts_of_one_address_each_get_a_link(app: ASGIApp, server: Kept, clock: Clock) -> None:
    owner = confirmed(owner_of(app), server)
    confirmed(joined(app, owner, "Piet Holm", days="14"), server, MAIL.lower())
    ask(app)
    came(server, 4)
    assert {"Dora Marek", "Piet Holm"} <= set(re.findall(r"account (\w+ \w+) at", "".join(texts(server))))
    clock.now += timedelta(days=15)
    ask(app)
    came(server, 5)
    ask(app, "nobody@home.example")
    time.sleep(0.2)
    assert len(server.mails) == 5


def texts(server: Kept) -> list[str]:
    return [mail.get_content().replace("\n", " ") for mail in server.mails]


def test_links_lead_to_the_newspaper_whatever_host_was_named(app: ASGIApp, server: Kept) -> None:
    confirmed(owner_of(app), server)
    evil = TestClient(app, base_url="https://evil.example", headers={"x-forwarded-host": "evil.example"})
    assert evil.post("/sign-in/forgot", data={"mail": MAIL}).status_code == 200
    assert "evil" not in came(server, 2).get_content()


def test_only_so_many_mails_go_to_one_address(app: ASGIApp, server: Kept, clock: Clock) -> None:
    confirmed(owner_of(app), server)
    pages = {ask(app) for _ in range(5)}
    came(server, 3)
    time.sleep(0.2)
    assert (len(pages), len(server.mails)) == (1, 3)
    clock.now += timedelta(hours=1)
    ask(app)
    came(server, 4)


def test_only_so_many_ask_from_one_place(app: ASGIApp) -> None:
    owner_of(app)
    web = browser(app)
    answers = [web.post("/sign-in/forgot", data={"mail": f"n{n}@home.example"}).status_code for n in range(32)]
    assert answers == [200] * 30 + [429] * 2


@pytest.mark.parametrize("mail", ["", "nobody", "a@b.example\r\nBcc: c@d.example", "a b@c.example", "ä@b.example"])
def test_what_is_no_address_is_said_to_be_none(mail: str, app: ASGIApp) -> None:
    owner = owner_of(app)
    answer = browser(app).post("/sign-in/forgot", data={"mail": mail})
    assert (answer.status_code, "no mail address" in answer.text) == (400, True)
    answer = owner.post(f"{PAGE}/mail", data={"mail": mail})
    assert (answer.status_code, "no mail address" in answer.text) == (400, True)


def test_an_address_is_confirmed_by_the_account_that_gave_it(
    app: ASGIApp, server: Kept, clock: Clock, database: Database
) -> None:
    owner = owner_of(app)
    reader = joined(app, owner)
    owner.post(f"{PAGE}/mail", data={"mail": MAIL})
    where = link(came(server, 1))
    for other in (browser(app), reader):
        assert other.get(where).status_code in (303, 404)
        assert other.post(where).status_code in (401, 404)
    clock.now += timedelta(days=1)
    assert owner.post(where).status_code == 404
    with database.look() as session:
        assert {load_mail_address(session, one.id).address for one in load_accounts(session)} == {""}


def test_every_change_of_a_way_in_is_told(app: ASGIApp, server: Kept) -> None:
    """What, when and from what browser; never what somebody chose, and never what opens something."""
    owner = confirmed(owner_of(app), server)
    owner.headers["user-agent"] = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"
    device = Authenticator()
    make(owner, device, name="Call 0900 now")
    owner.post(f"{PAGE}/remove-passkey", data={"id": "made up"})
    owner.post(f"{PAGE}/remove-passkey", data={"id": text(device.id)})
    owner.post("/settings/password", data={"old": "wrong", "password": NEW, "again": NEW})
    owner.post("/settings/password", data={"old": PASSWORD, "password": NEW, "again": NEW})
    owner.post(f"{PAGE}/no-mail")
    found = [told(server, number) for number in range(2, 6)]
    wanted = ["A passkey was added", "A passkey was removed", "The password was changed", "No more mails come"]
    assert all(words in said for words, (_to, said) in zip(wanted, found, strict=True))
    assert {to for to, _said in found} == {MAIL}
    assert all("Firefox, Linux" in said for _to, said in found)
    assert not [said for _to, said in found if "0900" in said or NEW in said or text(device.id) in said]
    time.sleep(0.1)
    assert len(server.mails) == 5


def test_who_asks_for_mails_does_not_silence_what_is_told(app: ASGIApp, server: Kept) -> None:
    owner = confirmed(owner_of(app), server)
    for _ in range(3):
        ask(app)
        owner.post(f"{PAGE}/mail", data={"mail": MAIL})
    before = len(server.mails)
    came(server, before)
    make(owner, Authenticator())
    until = time.monotonic() + 10
    while not [mail for mail in server.mails if "passkey" in mail.get_content()] and time.monotonic() < until:
        time.sleep(0.01)
    assert [mail["to"] for mail in server.mails if "A passkey was added" in mail.get_content()] == [MAIL]


def test_a_password_that_was_renewed_by_a_link_is_told(app: ASGIApp, server: Kept) -> None:
    confirmed(owner_of(app), server)
    ask(app)
    where = link(came(server, 2))
    browser(app).post(where, data={"password": NEW, "again": NEW})
    to, said = told(server, 3)
    assert (to, "by a link" in said, where in said) == (MAIL, True, False)


def test_an_address_is_seen_by_its_account_alone(app: ASGIApp, server: Kept) -> None:
    owner = owner_of(app)
    reader = confirmed(joined(app, owner), server)
    assert MAIL in reader.get(PAGE).text
    assert MAIL not in owner.get("/settings").text + owner.get(PAGE).text
    assert reader.post(f"{PAGE}/no-mail").status_code == 303
    assert MAIL not in reader.get(PAGE).text
    ask(app)
    time.sleep(0.2)
    assert len(server.mails) == 2, "the second says that there is no third"


def told(server: Kept, number: int) -> tuple[str, str]:
    """To whom the mail of this number went, and what it tells."""
    mail = came(server, number)
    text = mail.get_content()
    assert (mail["subject"], f"{PAPER}{PAGE}" in text) == ("A change in how you sign in", True)
    assert "9 May 2031, 12:00 UTC" in text
    return mail["to"], text


def test_the_old_address_is_told_of_the_new_one(app: ASGIApp, server: Kept, clock: Clock) -> None:
    owner = confirmed(owner_of(app), server)
    confirmed(owner, server, "other@home.example")
    to, text = told(server, 3)
    assert (to, "another address" in text, "other@" in text) == (MAIL, True, False)
    clock.now += timedelta(hours=2)
    refused = owner.post(f"{PAGE}/mail", data={"mail": "thief@home.example"})
    assert (refused.status_code, "Sign in once more" in refused.text) == (400, True)
    assert owner.post(f"{PAGE}/no-mail").status_code == 400


def test_with_the_account_its_address_goes(app: ASGIApp, server: Kept, database: Database) -> None:
    reader = confirmed(joined(app, owner_of(app)), server)
    with database.look() as session:
        name = next(one.id for one in load_accounts(session) if one.name == "Piet Holm")
    ask(app)
    came(server, 2)
    assert reader.post("/settings/leave", data={"name": "Piet Holm"}).status_code == 303
    with database.look() as session:
        assert load_mail_address(session, name).address == ""
        assert load_invitations(session) == []


def test_passkeys_stay_when_a_password_is_renewed(app: ASGIApp, server: Kept) -> None:
    owner, device = confirmed(owner_of(app), server), Authenticator()
    make(owner, device)
    ask(app)
    browser(app).post(link(came(server, 2)), data={"password": NEW, "again": NEW})
    assert show(browser(app), device).status_code == 200


def test_without_a_mail_server_nothing_is_offered(database: Database, clock: Clock) -> None:
    app = make_app(database, now=clock)
    owner = owner_of(app)
    assert "forgot" not in browser(app).get("/sign-in").text
    assert browser(app).get("/sign-in/forgot").status_code == 404
    assert browser(app).post("/sign-in/forgot", data={"mail": MAIL}).status_code == 404
    assert "mail address" not in owner.get(PAGE).text
    assert owner.post(f"{PAGE}/mail", data={"mail": MAIL}).status_code == 400


@pytest.mark.parametrize(
    ("mail", "public", "why"),
    [
        (MailSettings("smtp.example", sender="a@b.example"), "", "serve.public_url"),
        (MailSettings("smtp.example", sender="a@b.example"), "ftp://x", "serve.public_url"),
        (MailSettings("smtp.example"), PAPER, "mail.sender"),
    ],
)
def test_settings_that_cannot_work_stop_the_start(mail: MailSettings, public: str, why: str) -> None:
    assert not is_wanted(Settings())
    with pytest.raises(BadInput, match=why):
        is_wanted(Settings(mail=mail, serve=ServeSettings(public_url=public)))


def broken() -> list[Outgoing]:
    raise ValueError(f"{MAIL} {PAPER}/join/{secret()}")


def test_trouble_with_a_mail_is_logged_without_names(caplog: pytest.LogCaptureFixture, server: Kept) -> None:
    doors = doors_for(settings_for(1), Clock())
    assert doors.post is not None
    with caplog.at_level(logging.WARNING):
        doors.post.put(lambda: [Outgoing(MAIL, "A new password", "https://news.example/join/secret")])
        doors.post.put(broken)
        until = time.monotonic() + 10
        while len(caplog.records) < 2 and time.monotonic() < until:
            time.sleep(0.01)
    said = " ".join(record.getMessage() for record in caplog.records)
    assert "could not be sent: localhost cannot be reached" in said
    assert "could not be written (ValueError)" in said
    assert "home.example" not in said
    assert "join" not in said


def test_so_many_mails_wait_and_not_more(caplog: pytest.LogCaptureFixture) -> None:
    sent: list[str] = []
    gate: list[bool] = []

    def slow(mail: Outgoing) -> None:
        while not gate:
            time.sleep(0.01)
        sent.append(mail.to)

    posts = PostRoom(slow)
    one: Callable[[], list[Outgoing]] = lambda: [Outgoing("a@b.example", "", "")]  # noqa: E731
    for _ in range(MOST_WAITING + 5):
        posts.put(one)
    gate.append(True)
    until = time.monotonic() + 10
    while len(sent) < MOST_WAITING and time.monotonic() < until:
        time.sleep(0.01)
    assert MOST_WAITING <= len(sent) <= MOST_WAITING + 1
    assert "left out" in caplog.text
