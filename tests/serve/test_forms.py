"""Every form says at the field what is wrong, keeps what was typed, and puts the focus there without a script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from manytold.kit import Kit, open_kit
from manytold.serve.app import make_app
from manytold.settings import Settings
from manytold.store.asks import load_asks
from tests.serve.keep import keep
from tests.serve.people import PASSWORD, Clock, browser, invited, joined, owner_of

LONG = "x" * 200
PAIR = {"password": PASSWORD, "again": PASSWORD}
FILE = {"list": ("feeds.opml", b"<html>no list</html>", "text/xml")}


@pytest.fixture
def kit(tmp_path: Path) -> Iterator[Kit]:
    with open_kit(Settings(home=tmp_path), Clock()) as opened:
        keep(opened.database)
        yield opened


@pytest.fixture
def app(kit: Kit) -> ASGIApp:
    return make_app(kit.database, now=kit.now, kit=kit)


def wrong_at(answer: object, name: str) -> str:
    """What is said at the one field that is wrong; it is checked for all that belongs to it."""
    page = html.fromstring(answer.text)  # type: ignore[attr-defined]
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    (focused,) = page.xpath("//*[@autofocus]")
    assert focused.get("name") == name, (focused.tag, focused.attrib)
    one_of_several = focused.get("type") == "radio" or name == "article"
    described = focused.xpath("ancestor::fieldset")[0] if one_of_several else focused
    assert one_of_several or focused.get("aria-invalid") == "true"
    assert focused.xpath("ancestor::label | //label[@for=$id]", id=focused.get("id") or "")
    said = page.xpath("//*[@id=$id]", id=described.get("aria-describedby").split()[-1])
    assert [one.get("role") for one in said] == ["alert"]
    assert not page.xpath("//details[not(@open)]//*[@autofocus]"), "what is folded away is seen by nobody"
    return str(said[0].text_content())


def value_of(answer: object, name: str) -> str:
    (field,) = html.fromstring(answer.text).xpath("//*[@autofocus]")[:1]  # type: ignore[attr-defined]
    found = field.xpath("ancestor::form//*[@name=$name]", name=name)[0]
    return str(found.get("value") or found.text_content())


STRANGER = [
    ("/welcome", {"name": "<b>"} | PAIR, "name", "A name has", "<b>"),
    ("/welcome", {"name": "Dora", "password": "short", "again": "short"}, "password", "A password has", None),
    ("/welcome", {"name": "Dora", "password": PASSWORD, "again": "other"}, "again", "differ", None),
]


@pytest.mark.parametrize(("path", "sent", "name", "words", "kept"), STRANGER)
def test_the_first_visit(
    path: str, sent: dict[str, str], name: str, words: str, kept: str | None, app: ASGIApp
) -> None:
    answer = browser(app).post(path, data=sent)
    assert (answer.status_code, words in wrong_at(answer, name)) == (400, True)
    assert value_of(answer, "name") == sent["name"]
    assert kept is None or value_of(answer, name) == kept


OWNER = [
    ("/settings/password", {"old": "no", "password": "another one", "again": "another one"}, "old", "present password"),
    ("/settings/password", {"old": PASSWORD, "password": "ab", "again": "ab"}, "password", "A password has"),
    ("/settings/password", {"old": PASSWORD, "password": "another one", "again": "no"}, "again", "differ"),
    ("/settings/invite", {"role": "reader", "days": "1000"}, "days", "from 1 to 366"),
    ("/settings/invite", {"role": "editor", "days": "some"}, "days", "whole number"),
    ("/settings/invite", {"role": "king"}, "role", "Choose a role"),
    ("/settings/leave", {"name": "Somebody"}, "name", "Write your name"),
    ("/settings/sections", {"act": "rename", "section": "sport", "name": LONG}, "name", "at most 30"),
    ("/settings/data/forget", {}, "part", "Choose what"),
    ("/settings/data/forget", {"part": "notes"}, "sure", "Tick the box"),
    ("/mutes", {"words": LONG, "for": "month"}, "words", "at most 100"),
    ("/mutes", {"section": "nowhere"}, "section", "no such section"),
    ("/searches", {"q": "", "name": "Ferry"}, "q", "nothing to search for"),
    ("/searches", {"q": "ferry", "name": LONG}, "name", "at most 80"),
    ("/searches", {"q": "ferry", "from": "yesterday"}, "from", "is no day"),
    ("/feeds", {"kind": "all"}, "kind", "Choose what"),
    ("/story/ferry/comments", {"text": " "}, "text", "Write something"),
    ("/story/ferry/comments", {"text": "x" * 4001}, "text", "t most 4,000"),
    ("/story/ferry/part", {}, "article", "Choose the articles"),
    ("/story/ferry/join", {"other": "nowhere"}, "other", "no article"),
    ("/sources/look", {"address": "ftp://x"}, "address", "Only http"),
    ("/sources/look", {}, "address", "Write an address"),
    ("/article/herald-1/ask", {"reach": "a", "why": "b", "wish": "correct"}, "name", "Write your name"),
    ("/article/herald-1/ask", {"reach": "a", "why": "b", "name": "c"}, "wish", "Choose what"),
]
TYPED = ("days", "q", "words", "from", "address", "other", "text", "reach")


@pytest.mark.parametrize(("path", "sent", "name", "words"), OWNER, ids=lambda one: str(one)[:40])
def test_forms_of_one_who_is_signed_in(path: str, sent: dict[str, str], name: str, words: str, app: ASGIApp) -> None:
    answer = owner_of(app).post(path, data=sent)
    assert (answer.status_code, words in wrong_at(answer, name)) == (400, True), wrong_at(answer, name)
    for field in {name, *TYPED} & set(sent) - {"old", "password", "again", "role", "section", "kind"}:
        assert value_of(answer, field).strip("\n") == sent[field]


def test_a_list_that_is_none_is_said_at_the_list(app: ASGIApp) -> None:
    answer = owner_of(app).post("/sources/look", files=FILE, data={"address": "https://x.example"})
    assert "no list of feeds" in wrong_at(answer, "list")
    assert value_of(answer, "address") == "https://x.example"


def test_signing_in_and_joining(app: ASGIApp) -> None:
    owner = owner_of(app)
    answer = browser(app).post("/sign-in", data={"name": "Dora Marek", "password": "a wrong one"})
    assert "do not fit" in wrong_at(answer, "password")
    assert value_of(answer, "name") == "Dora Marek"
    link = invited(owner)
    answer = browser(app).post(link, data={"name": "dora marek"} | PAIR)
    assert "is taken" in wrong_at(answer, "name")
    assert value_of(answer, "name") == "dora marek"


def ids_of(web: TestClient, path: str, prefix: str) -> list[str]:
    return [one.removeprefix(prefix) for one in html.fromstring(web.get(path).text).xpath("//@action") if prefix in one]


def test_one_of_several_is_wrong_and_its_form_stands_open(app: ASGIApp) -> None:
    owner = owner_of(app)
    for words in ("ferry", "harbour"):
        owner.post("/searches", data={"q": words})
    mine = sorted(set(ids_of(owner, "/searches", "/searches/")))
    assert len(mine) == 2
    answer = owner.post(f"/searches/{mine[0]}", data={"name": LONG})
    assert "at most 80" in wrong_at(answer, "name")
    assert value_of(answer, "name") == LONG


def test_what_owners_decide(app: ASGIApp, kit: Kit) -> None:
    owner = owner_of(app)
    reader = joined(app, owner, days="")
    asked = {"name": "Piet", "reach": "p@home.example", "wish": "correct", "why": "It is wrong."}
    assert reader.post("/article/herald-1/ask", data=asked).status_code == 200
    with kit.database.look() as session:
        (one,) = load_asks(session, 9)
    for sent, name in (({}, "decision"), ({"decision": "refuse"}, "note"), ({"decision": "remove"}, "sure")):
        answer = owner.post(f"/asked/{one.id}", data=sent)
        assert (answer.status_code, bool(wrong_at(answer, name))) == (400, True)


def test_a_plan_that_ended_begins_again_with_words(app: ASGIApp) -> None:
    answer = owner_of(app).post("/sources/follow", data={"plan": "made up"})
    page = html.fromstring(answer.text)
    (focused,) = page.xpath("//*[@autofocus]")
    assert (answer.status_code, focused.get("role"), focused.get("tabindex")) == (404, "alert", "-1")
    assert "look again" in focused.text_content()
