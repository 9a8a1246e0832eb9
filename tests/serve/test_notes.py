"""Private notes: on any words, found again in later versions, nobody else's."""

import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from manytold.model.notes import Note
from manytold.questions.notes import SHOWN, place_of
from manytold.serve.app import make_app
from manytold.serve.notes import LONGEST_NOTE, LONGEST_WORDS, ROUTES
from manytold.store.articles import save_versions
from manytold.store.database import Database
from manytold.store.notes import newest_notes
from tests.questions.make import COURIER_1, HERALD, HOSTILE, HOSTILE_ARTICLE, NOON
from tests.serve.people import Clock, browser, joined, owner_of

OWN = re.compile(r'<mark id="note-([^"]+)" class="own">(.*?)</mark>')
NOTED = re.compile(r'<p class="lines-kept" dir="auto">([^<]*)</p>')
ATTACKS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}",
    "\u202egnp.exe\u202c",
    "\x1b[2J",
]


def words_of(words: str, article: object = HERALD) -> dict[str, str]:
    start = article.text.index(words)
    return {"version": str(article.version), "start": str(start), "end": str(start + len(words))}


def noted(web: TestClient, words: str = "12 people", text: str = "check this", article: object = HERALD) -> str:
    answer = web.post(f"/article/{article.id}/notes", data=words_of(words, article) | {"text": text})
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def test_a_receipt_leads_to_a_form_and_the_note_to_its_words(app: ASGIApp) -> None:
    web = browser(app)
    span = words_of("12 people")
    page = web.get(f"/article/herald-1?version=1&mark={span['start']}-{span['end']}").text
    form = page[page.index('action="/article/herald-1/notes"') :]
    assert dict(re.findall(r'name="(version|start|end)" value="(\d+)"', form)) == span
    assert '<p class="note-bar" id="note-bar">' in page
    where = noted(web)
    shown = web.get(where).text
    ((name, words),) = OWN.findall(shown)
    assert (words, where.partition("#")[2]) == ("12 people", f"note-{name}")
    assert NOTED.findall(shown) == ["check this"]
    listed = web.get("/notes").text
    assert f'href="/article/herald-1#note-{name}"' in listed
    assert "1 note<" in listed


def test_a_note_goes_with_its_words_into_later_versions_and_says_when_they_are_gone(
    app: ASGIApp, database: Database
) -> None:
    web = browser(app)
    noted(web, "The captain had been awake", "both", COURIER_1)
    noted(web, "Fifteen people", "first alone", COURIER_1)
    newest = web.get("/article/courier-7").text
    assert [words for _, words in OWN.findall(newest)] == ["The captain had been awake"]
    assert "does not have these words any more" in newest
    assert "/article/courier-7?version=1#note-" in newest
    assert len(OWN.findall(web.get("/article/courier-7?version=1").text)) == 2
    assert "The newest version does not have these words any more" in web.get("/notes").text
    with database.begin() as session:
        save_versions(session, {"courier-7": []})
    assert web.get("/notes").text.count("The article is no longer here") == 2


def test_notes_are_changed_deleted_and_searched(app: ASGIApp) -> None:
    web = browser(app)
    noted(web, "12 people", "Zürich\r\n\r\n\r\n\r\nsecond line ")
    noted(web, "calm", "")
    assert NOTED.findall(web.get("/notes").text) == ["Zürich\n\nsecond line"]
    assert len(NOTED.findall(web.get("/notes?q=zurich+people").text)) == 1
    assert ">calm<" in web.get("/notes?q=CALM").text
    assert "0 notes" in web.get("/notes?q=zurich+calm").text
    (link,) = set(re.findall(r'href="(/notes/[^"]+)"', web.get("/notes?q=zurich").text))
    assert "second line" in web.get(link).text
    assert web.post(link, data={"text": "other"}).headers["location"].startswith("/article/herald-1?version=1#note-")
    assert NOTED.findall(web.get("/notes").text) == ["other"]
    assert "· changed" in web.get("/notes").text
    assert web.post(link, data={"delete": "1"}).headers["location"] == "/notes"
    assert NOTED.findall(web.get("/notes").text) == []
    assert web.get(link).status_code == 404


def test_a_long_list_is_read_in_parts(app: ASGIApp, clock: Clock) -> None:
    web = browser(app)
    for number in range(SHOWN + 2):
        clock.now += NOON - NOON.replace(hour=11)
        noted(web, text=f"n{number}")
    first = web.get("/notes").text
    older = re.search(r'href="(/notes\?before=[^"]+)" rel="next"', first)
    assert older
    second = web.get(unescape(older[1])).text
    assert NOTED.findall(first) + NOTED.findall(second) == [f"n{n}" for n in reversed(range(SHOWN + 2))]
    assert 'rel="next"' not in second


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_words_are_words(attack: str, app: ASGIApp) -> None:
    web = browser(app)
    noted(web, text=attack)
    noted(web, HOSTILE, "on a hostile title", HOSTILE_ARTICLE)
    link = re.findall(r'href="(/notes/[^"?]+)"', web.get("/notes").text)
    for page in ("/article/herald-1", "/article/mallory-9", "/notes", *link):
        text = web.get(page).text
        assert "<script>" not in text
        assert "<img" not in text
        assert ">49<" not in text
        assert "\u202e" not in text
        assert "\x1b" not in text


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": "-1"},
        {"start": "9999999"},
        {"end": "999999999"},
        {"start": "9", "end": "9"},
        {"end": "1e3"},
        {"version": "7"},
        {"version": ""},
        {"start": "٣"},
    ],
)
def test_there_must_be_such_words(wrong: dict[str, str], app: ASGIApp) -> None:
    web = browser(app)
    assert web.post("/article/herald-1/notes", data=words_of("12 people") | wrong).status_code == 400
    assert web.post("/article/none/notes", data=words_of("12 people")).status_code == 404
    assert OWN.findall(web.get("/article/herald-1").text) == []


def test_too_much_is_told_and_not_lost(app: ASGIApp, database: Database) -> None:
    web = browser(app)
    long = "w" * (LONGEST_NOTE + 1)
    answer = web.post("/article/herald-1/notes", data=words_of("12 people") | {"text": long})
    assert (answer.status_code, 'role="alert"' in answer.text, long in answer.text) == (400, True, True)
    noted(web)
    (link,) = set(re.findall(r'href="(/notes/[^"]+)"', web.get("/notes").text))
    answer = web.post(link, data={"text": long})
    assert (answer.status_code, 'role="alert"' in answer.text, long in answer.text) == (400, True, True)
    huge = replace(HERALD, id="huge-1", text="x" * (LONGEST_WORDS + 1))
    with database.begin() as session:
        save_versions(session, {huge.id: [huge]})
    whole = {"version": "1", "start": "0", "end": str(LONGEST_WORDS + 1)}
    assert web.post("/article/huge-1/notes", data=whole).status_code == 400


def test_one_reader_s_notes_are_not_another_s(app: ASGIApp, database: Database) -> None:
    owner = owner_of(app)
    other = joined(app, owner, days="")
    noted(owner, text="mine alone")
    (link,) = set(re.findall(r'href="(/notes/[^"]+)"', owner.get("/notes").text))
    assert OWN.findall(other.get("/article/herald-1").text) == []
    assert "mine alone" not in other.get("/notes").text + other.get("/notes?q=mine").text
    for answer in (other.get(link), other.post(link, data={"text": "taken"}), other.post(link, data={"delete": "1"})):
        assert answer.status_code == 404
    assert NOTED.findall(owner.get("/notes").text) == ["mine alone"]
    noted(other, text="the other's")
    with database.look() as session:
        (left,) = session.exec_driver_sql("select id from accounts where name = 'piet holm'").one()
        assert newest_notes(session, left, 9)
    other.post("/settings/leave", data={"name": "Piet Holm"})
    with database.look() as session:
        assert newest_notes(session, left, 9) == []


def test_a_stranger_notes_nothing(database: Database, clock: Clock) -> None:
    app = make_app(database, now=clock, readers="anyone")
    owner_of(app)
    stranger = browser(app)
    page = stranger.get("/article/herald-1?mark=0-5").text
    assert "note-bar" not in page
    assert "data-at" not in page
    for route in ROUTES:
        assert isinstance(route, Route)
        path = route.path.replace("{id}", "herald-1")
        if "POST" in (route.methods or ()):
            assert stranger.post(path, data=words_of("12 people")).status_code == 401
        else:
            assert stranger.get(path).status_code == 303


def test_of_the_same_words_twice_the_nearest_is_meant() -> None:
    note = Note("", "n", "a", 1, 10, 13, "two", "", NOON)
    assert place_of(note, 2, "two one one two") == (12, 15)
    assert place_of(note, 1, "0123456789two two") == (10, 13)
    assert place_of(note, 2, "none") is None


@given(st.text("ab ", min_size=1, max_size=30), st.integers(0, 40), st.text("ab ", min_size=1, max_size=4))
def test_where_a_note_is_placed_its_words_stand_and_nowhere_nearer(text: str, start: int, words: str) -> None:
    note = Note("", "n", "a", 1, start, start + len(words), words, "", NOON)
    there = [at for at in range(len(text)) if text.startswith(words, at)]
    found = place_of(note, 2, text)
    if found is None:
        assert there == []
    else:
        assert text[slice(*found)] == words
        assert abs(found[0] - start) == min(abs(at - start) for at in there)
