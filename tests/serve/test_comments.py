"""Comments among accounts: plain words, one's own, taken away by editors, along with their story when it is joined."""

import re
from datetime import timedelta

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from manytold.model.comments import Comment
from manytold.questions.comments import SHOWN
from manytold.serve.app import make_app
from manytold.serve.comments import LONGEST, ROUTES
from manytold.serve.tries import MOST, WITHIN
from manytold.store.comments import comments_on, save_comment
from manytold.store.database import Database
from tests.questions.make import HERALD, SAHIL
from tests.serve.people import Clock, browser, joined, owner_of
from tests.serve.test_notes import ATTACKS

SAID = re.compile(r'<p class="lines-kept" dir="auto">([^<]*)</p>')
NAME = re.compile(r'id="comment-([^"]+)"')
STORY = "/story/ferry"


def say(web: TestClient, text: str, parent: str = "") -> str:
    answer = web.post(f"{STORY}/comments", data={"text": text, "parent": parent})
    assert answer.status_code == 303, answer.text
    where, _, name = answer.headers["location"].partition("#comment-")
    assert where == STORY
    return name


def test_comments_are_seen_by_all_accounts_in_order_with_their_lines(app: ASGIApp, clock: Clock) -> None:
    owner = owner_of(app)
    other = joined(app, owner, days="")
    name = say(owner, "  First line\r\nsecond\r\n\r\n\r\n\r\nlast ")
    clock.now += timedelta(minutes=1)
    say(other, "Another")
    clock.now += timedelta(minutes=1)
    say(other, "An answer", name)
    page = other.get(STORY).text
    assert SAID.findall(page) == ["First line\nsecond\n\nlast", "An answer", "Another"]
    assert page.index("Dora Marek") < page.index("First line")
    assert f'id="comment-{name}"' in page


def test_one_s_own_is_changed_and_deleted_and_the_answers_stay(app: ASGIApp, clock: Clock) -> None:
    owner = owner_of(app)
    other = joined(app, owner, days="")
    name = say(owner, "First")
    answer = say(other, "An answer", name)
    clock.now += timedelta(minutes=1)
    assert (
        owner.post(f"/comments/{name}/edit", data={"text": "Second"}).headers["location"] == f"{STORY}#comment-{name}"
    )
    page = other.get(STORY).text
    assert SAID.findall(page) == ["Second", "An answer"]
    assert page.count("· changed") == 1
    assert owner.post(f"/comments/{name}/delete").headers["location"] == f"{STORY}#comments"
    page = other.get(STORY).text
    assert SAID.findall(page) == ["An answer"]
    assert "Deleted by its author" in page
    assert other.post(f"{STORY}/comments", data={"text": "x", "parent": name}).status_code == 404
    assert other.post(f"{STORY}/comments", data={"text": "x", "parent": answer}).status_code == 404, "one level"
    other.post(f"/comments/{answer}/delete")
    assert "Deleted by its author" not in owner.get(STORY).text


def test_an_editor_removes_and_a_stub_says_who(app: ASGIApp) -> None:
    owner = owner_of(app)
    reader = joined(app, owner, days="")
    editor = joined(app, owner, name="Eda", role="editor", days="")
    name = say(reader, "Something rude")
    editor.post(f"/comments/{name}/delete")
    page = reader.get(STORY).text
    assert "Something rude" not in page
    assert "Removed by Eda" in page
    for answer in (
        reader.post(f"/comments/{name}/edit", data={"text": "again"}),
        reader.post(f"{STORY}/comments", data={"text": "again", "parent": name}),
    ):
        assert answer.status_code in (403, 404)
    editor.post("/settings/leave", data={"name": "Eda"})
    page = reader.get(STORY).text
    assert "Removed<" in page
    assert "Eda" not in page


def test_nobody_changes_another_s(app: ASGIApp) -> None:
    owner = owner_of(app)
    reader = joined(app, owner, days="")
    name = say(owner, "Mine")
    assert reader.post(f"/comments/{name}/edit", data={"text": "x"}).status_code == 403
    assert reader.post(f"/comments/{name}/delete").status_code == 403
    other = say(reader, "The other one")
    assert owner.post(f"/comments/{other}/edit", data={"text": "x"}).status_code == 403, "not even an owner"
    assert sorted(SAID.findall(owner.get(STORY).text)) == ["Mine", "The other one"]
    assert reader.post("/comments/none/edit", data={"text": "x"}).status_code == 404
    assert reader.post("/story/none/comments", data={"text": "x"}).status_code == 404


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_words_are_words(attack: str, app: ASGIApp) -> None:
    owner = owner_of(app)
    say(owner, f"a {attack} b")
    page = owner.get(STORY).text
    assert len(SAID.findall(page)) == 1
    assert "<script>" not in page
    assert "<img" not in page
    assert ">49<" not in page
    assert "\u202e" not in page
    assert "\x1b" not in page


@pytest.mark.parametrize("text", ["", "  \r\n ", "\u202e", "w" * (LONGEST + 1)])
def test_what_will_not_do_is_said_and_not_lost(text: str, app: ASGIApp) -> None:
    owner = owner_of(app)
    name = say(owner, "First")
    for address in (f"{STORY}/comments", f"/comments/{name}/edit"):
        answer = owner.post(address, data={"text": text})
        assert answer.status_code == 400
        assert 'role="alert"' in answer.text
        assert f'action="{address}"' in answer.text
        assert text.strip().replace("\u202e", "") in answer.text
    assert SAID.findall(owner.get(STORY).text) == ["First"]


def test_who_writes_much_waits(app: ASGIApp, clock: Clock) -> None:
    owner = owner_of(app)
    other = joined(app, owner, days="")
    for number in range(MOST):
        say(owner, f"n{number}")
    answer = owner.post(f"{STORY}/comments", data={"text": "one more"})
    assert answer.status_code == 429
    assert "one more" in answer.text
    say(other, "Of another")
    clock.now += WITHIN
    say(owner, "Later")


def test_comments_go_with_their_articles_when_stories_are_parted(app: ASGIApp, database: Database) -> None:
    """A comment sits on an article: whichever story that tells, shows it."""
    owner = owner_of(app)
    say(owner, "On the ferry")
    with database.begin() as session:
        (one,) = comments_on(session, [HERALD.id], 9)
        save_comment(session, Comment(one.account, "moved", SAHIL.id, "", "Joined later", one.made))
    assert sorted(SAID.findall(owner.get(STORY).text)) == ["Joined later", "On the ferry"]
    with database.begin() as session:
        session.exec_driver_sql("update event_members set \"group\" = 'fair' where item = 'sahil-5'")
    assert owner.post("/comments/moved/edit", data={"text": "x"}).headers["location"] == "/story/fair#comment-moved"


def test_of_very_many_the_newest_are_shown_and_what_they_answer(app: ASGIApp, database: Database, clock: Clock) -> None:
    owner = owner_of(app)
    name = say(owner, "The oldest")
    with database.begin() as session:
        (one,) = comments_on(session, [HERALD.id], 9)
        for number in range(SHOWN + 5):
            when = clock.now + timedelta(minutes=number + 1)
            save_comment(session, Comment(one.account, f"c{number:04}", HERALD.id, name, f"n{number}", when))
    page = owner.get(STORY).text
    assert "Only the newest are shown" in page
    assert SAID.findall(page) == ["The oldest", *(f"n{n}" for n in range(5, SHOWN + 5))]


def test_strangers_read_comments_where_reading_is_open_and_write_none(database: Database, clock: Clock) -> None:
    app = make_app(database, now=clock, readers="anyone")
    owner = owner_of(app)
    name = say(owner, "Hello")
    stranger = browser(app)
    page = stranger.get(STORY).text
    assert SAID.findall(page) == ["Hello"]
    assert "<textarea" not in page
    for route in ROUTES:
        assert isinstance(route, Route)
        path = route.path.replace("{id}", "ferry" if "story" in route.path else name)
        assert stranger.post(path, data={"text": "x"}).status_code == 401
    closed = make_app(database, now=clock)
    assert browser(closed).get(STORY).status_code == 303


def test_there_are_no_comments_where_there_are_no_accounts(app: ASGIApp) -> None:
    web = browser(app)
    assert 'id="comments"' not in web.get(STORY).text
    assert web.post(f"{STORY}/comments", data={"text": "x"}).status_code == 403


def test_who_leaves_takes_their_comments_along(app: ASGIApp, database: Database) -> None:
    owner = owner_of(app)
    guest = joined(app, owner)
    name = say(guest, "Of a guest")
    say(owner, "An answer", name)
    guest.post("/settings/leave", data={"name": "Piet Holm"})
    assert SAID.findall(owner.get(STORY).text) == ["An answer"]
    with database.look() as session:
        assert [one.text for one in comments_on(session, [HERALD.id], 9)] == ["An answer"]
