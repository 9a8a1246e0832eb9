"""The interface in its languages: which one is chosen, that all of it is spoken, and that nothing quoted is touched."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

import pytest
from babel.messages.catalog import Catalog
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from docs.messages import TEMPLATE, catalogues, gathered, read, untranslated
from manytold.serve import wording
from manytold.serve.app import make_app
from manytold.serve.catalogues import language_for, shipped
from manytold.serve.chosen import LANGUAGE_COOKIE as COOKIE
from manytold.serve.known import KNOWN, LONGEST, known
from manytold.serve.languages import ENGLISH, Language, gettext, speaking, spoken
from manytold.serve.markdown import edition_markdown
from manytold.serve.speaking import Speaking
from manytold.store.database import Database
from tests.questions.make import make_edition
from tests.serve.keep import newsroom_database
from tests.serve.people import Clock, browser, joined, owner_of
from tests.serve.pseudo import CLOSE, CODE, OPEN, PSEUDO, Page

ROOMS = Path(wording.__file__).parent.parent
OTHERS = [code for code in shipped() if code != "en"]
PLACE = re.compile(r"%\((\w+)\)s|%%|<[^>]*>")
WIDE = MappingProxyType({code: Language(code) for code in ("en", "de", "pt-BR", "zh-Hant")})


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with newsroom_database(tmp_path_factory.mktemp("languages")) as opened:
        yield opened


@pytest.fixture(scope="module")
def app(database: Database) -> ASGIApp:
    return make_app(database, now=Clock())


@pytest.fixture(scope="module")
def owned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ASGIApp, TestClient, TestClient]]:
    """The application with an owner and a guest, and their browsers."""
    with newsroom_database(tmp_path_factory.mktemp("owned")) as opened:
        made = make_app(opened, now=Clock())
        owner = owner_of(made)
        yield made, owner, joined(made, owner, days="3")


def of(code: str) -> Catalog:
    return read(catalogues()[code.replace("-", "_")], code)


def texts(message: object) -> tuple[str, ...]:
    return tuple(map(str, message)) if isinstance(message, tuple | list) else (str(message),)


def test_the_template_holds_every_marked_message() -> None:
    there = {message.id for message in read(TEMPLATE, "en")}
    assert {message.id for message in gathered()} == there, "run ./dev messages"


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_lacks_no_message(code: str) -> None:
    catalogue = of(code)
    assert {message.id for message in catalogue} == {message.id for message in gathered()}, "run ./dev messages"
    assert list(untranslated(catalogue)) == []


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_has_the_places_and_the_markup_of_its_message(code: str) -> None:
    for message in of(code):
        if not message.id:
            continue
        *_, many = texts(message.id)
        allowed = sorted(PLACE.findall(many)), sorted(PLACE.findall(texts(message.id)[0]))
        for said in texts(message.string):
            if not said:
                continue
            found = sorted(PLACE.findall(said))
            assert found in allowed or (len(texts(message.id)) > 1 and set(found) < set(allowed[0])), said
            assert sorted(re.findall("<[^>]*>", said)) == sorted(re.findall("<[^>]*>", many)), said
            assert said.strip() == said
            if len(texts(message.id)) == 1:
                assert said % dict.fromkeys(re.findall(r"%\((\w+)\)s", many), "x")


SLIPS = {
    "de": ("[\"'‘]", "„[^“]*$", "^[^„]*“"),
    "es": ("[\"'“”„]", r"^[^¿]*\?", "^[^¡]*!"),
    "fr": ("[\"'“”„]", r"(?<!\u202f)[;:!?»](?!\S)", "«(?!\u202f)", "(?<!\u202f)%%"),
    "ar": ("[\"'“”„]", "[,;?]"),
}
"""What no good typesetting of a language has: quotation marks of another, marks without their pair or space."""


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_is_set_as_its_language_is(code: str) -> None:
    for message in of(code):
        for said in texts(message.string) if message.id else ():
            bare = re.sub(r"<[^>]*>|https?://\S+", "", said)
            assert [slip for slip in SLIPS.get(code, ()) if re.search(slip, bare)] == [], said


def test_what_is_known_of_the_rooms_below_is_said_there() -> None:
    said = "\n".join(
        path.read_text("utf-8") for path in sorted(ROOMS.rglob("*.py")) if "serve" not in path.relative_to(ROOMS).parts
    )
    for message in KNOWN:
        for piece in re.split(r"%\(\w+\)s|%%", message):
            for words in re.findall(r"[\w'-]+(?: [\w'-]+)?", piece):
                assert words in said or all(word in said for word in words.split()), words


def test_words_that_are_the_same_in_a_language_are_not_marked_as_english(app: ASGIApp) -> None:
    page = browser(app).get("/status", headers={"accept-language": "fr"}).text
    assert "<bdi>articles</bdi>" in page
    assert '<bdi lang="en">an advert, not an article</bdi>' in page


@pytest.mark.parametrize(
    ("wish", "header", "code"),
    [
        ("", "", "en"),
        ("", "de", "de"),
        ("", "de-AT,de;q=0.9,en;q=0.5", "de"),
        ("", "fi, de;q=0.4, en;q=0.3", "de"),
        ("", "en;q=0.3,de;q=0.4", "de"),
        ("", "de;q=0, en", "en"),
        ("", "de;q=0.5, en;q=0.5", "de"),
        ("", "PT-br", "pt-BR"),
        ("", "pt", "en"),
        ("", "zh-hant-tw", "zh-Hant"),
        ("", "*", "en"),
        ("", "fi", "en"),
        ("", ";;;,,q=,de;q=2", "en"),
        ("de", "en", "de"),
        ("en", "de", "en"),
        ("xx", "de", "de"),
        ("../de", "", "en"),
        ("", "fi," * 400 + "de", "en"),
    ],
)
def test_which_language_is_chosen(wish: str, header: str, code: str) -> None:
    assert language_for(wish, header, WIDE).code == code


@given(st.text(), st.text())
def test_whatever_is_asked_for_a_language_is_chosen(wish: str, header: str) -> None:
    assert language_for(wish, header, WIDE).code in WIDE


@pytest.mark.parametrize("code", OTHERS)
def test_pages_speak_the_language_asked_for(code: str, owned: tuple[ASGIApp, TestClient, TestClient]) -> None:
    made, owner, _ = owned
    asked = {"accept-language": f"fi, {code};q=0.8, en;q=0.5"}
    stranger = browser(made).get("/sign-in", headers=asked)
    pages = {path: owner.get(path, headers=asked) for path in ("/", "/story/ferry", "/search?q=ferry", "/settings")}
    with speaking(shipped()[code]):
        words = {
            "/": (gettext("Top stories"), gettext("Why here"), gettext("Language")),
            "/story/ferry": (gettext("What they agree on"), gettext("Who said what"), gettext("On this page")),
            "/search?q=ferry": (gettext("Narrow it down"), gettext("Own reporting only, no copies")),
            "/settings": (gettext("Who reads here"), gettext("Sign out everywhere"), gettext("owner")),
        }
        assert gettext("Sign in") != "Sign in"
        assert gettext("Sign in") in stranger.text
    for path, answer in [*pages.items(), ("/sign-in", stranger)]:
        direction = "rtl" if code == "ar" else "ltr"
        assert answer.status_code == 200
        assert f'<html lang="{code}" dir="{direction}">' in answer.text
        assert answer.headers["content-language"] == code
        assert {"accept-language", "cookie"} <= {part.strip().lower() for part in answer.headers["vary"].split(",")}
        assert all(str(one) in answer.text for one in words.get(path, ())), path
    assert spoken() is ENGLISH


def test_without_a_wish_pages_are_english(app: ASGIApp) -> None:
    answer = browser(app).get("/story/ferry")
    assert '<html lang="en" dir="ltr">' in answer.text
    assert "What they agree on" in answer.text


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[ASGIApp]:
    """An application whose reader has chosen nothing."""
    with newsroom_database(tmp_path) as opened:
        yield make_app(opened, now=Clock())


def test_a_language_is_chosen_in_the_foot_of_the_page_and_forgotten_again(fresh: ASGIApp) -> None:
    web = browser(fresh)
    assert 'name="next" value="/search?q=a%26b&amp;own=1"' in web.get("/search?q=a%26b&own=1").text
    answer = web.post("/language", data={"language": "de", "next": "/search?q=ferry"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/search?q=ferry")
    cookie = answer.headers["set-cookie"].lower()
    assert all(part in cookie for part in (f"{COOKIE}=de", "httponly", "samesite=lax", "path=/"))
    assert "Wichtigste Geschichten" in web.get("/", headers={"accept-language": "en"}).text
    web.post("/language", data={"language": ""})
    assert "Top stories" in web.get("/").text
    assert web.post("/language", data={"language": "de", "next": "https://evil.example/"}).headers["location"] == "/"


def test_a_language_that_is_not_spoken_is_refused_in_words(fresh: ASGIApp) -> None:
    web = browser(fresh)
    answer = web.post("/language", data={"language": "tlh"}, headers={"accept-language": "de"})
    assert answer.status_code == 400
    assert "Diese Zeitung spricht diese Sprache nicht." in answer.text
    assert COOKIE not in web.cookies


def test_a_stranger_may_choose_and_another_site_may_not(owned: tuple[ASGIApp, TestClient, TestClient]) -> None:
    web = browser(owned[0])
    assert web.post("/language", data={"language": "de", "next": "/sign-in"}).headers["location"] == "/sign-in"
    assert "Anmelden" in web.get("/sign-in").text
    refused = web.post("/language", data={"language": "es"}, headers={"sec-fetch-site": "cross-site"})
    assert refused.status_code == 403
    assert refused.text == "Das wurde nicht von einer Seite dieser Zeitung gesendet.\n"


def test_choosing_a_language_does_not_cost_the_sign_in_that_is_renewed_with_it(tmp_path: Path) -> None:
    clock = Clock()
    with newsroom_database(tmp_path) as opened:
        owner = owner_of(make_app(opened, now=clock))
        clock.now += timedelta(days=2)
        owner.post("/language", data={"language": "de"})
        clock.now += timedelta(hours=1)
        assert owner.get("/settings").status_code == 200


def test_refusals_are_told_in_the_language(app: ASGIApp) -> None:
    web = browser(app)
    answer = web.get("/story/no", headers={"accept-language": "de"})
    assert answer.status_code == 404
    assert "Die Geschichte &#39;no&#39; gibt es nicht." in answer.text
    assert "<h1>Nicht gefunden</h1>" in answer.text
    form = {"name": "Dora", "password": "a", "again": "a"}
    wrong = web.post("/welcome", data=form, headers={"accept-language": "de"})
    assert "Ein Passwort hat 10 bis" in wrong.text


PUBLIC = (
    "/",
    "/?order=newest",
    "/story/ferry",
    "/story/inquiry",
    "/storyline/almira",
    "/article/herald-1",
    "/article/courier-7",
    "/article/mallory-9",
    "/sources",
    "/source/herald.example",
    "/status",
    "/search",
    "/search?q=ferry",
    "/search?q=ferry&from=nonsense",
    "/article/herald-1/ask",
    "/offline",
    "/sign-in",
    "/corrections",
    "/nowhere",
    "/story/no",
)
PERSONAL = (
    "/settings",
    "/settings/data",
    "/settings/for-you",
    "/settings/reading",
    "/settings/sections",
    "/settings/ways-in",
    "/feeds",
    "/following",
    "/for-you",
    "/keys",
    "/mutes",
    "/notes",
    "/picks",
    "/searches",
    "/starred",
)


@pytest.mark.parametrize("path", PUBLIC)
def test_every_word_of_ours_is_a_message(path: str, app: ASGIApp) -> None:
    answer = browser(Speaking(app, MappingProxyType({"en": ENGLISH, CODE: PSEUDO}))).get(
        path, headers={"accept-language": CODE}
    )
    assert f'lang="{CODE}"' in answer.text
    assert Page(answer.text).left == []


@pytest.mark.parametrize("path", PERSONAL)
def test_every_word_of_ours_is_a_message_on_pages_of_ones_own(
    path: str, owned: tuple[ASGIApp, TestClient, TestClient]
) -> None:
    made, *readers = owned
    for reader in readers:
        web = browser(Speaking(made, MappingProxyType({"en": ENGLISH, CODE: PSEUDO})))
        web.cookies = reader.cookies
        answer = web.get(path, headers={"accept-language": CODE})
        assert answer.status_code == 200
        assert Page(answer.text).left == []


def test_the_test_of_the_words_finds_those_that_are_no_message(app: ASGIApp) -> None:
    page = f"<p lang='{CODE}'>{OPEN}ours <b>too{CLOSE}</b> stray <bdi>quoted</bdi></p><input placeholder='bare'>"
    assert Page(page).left == ["stray", "bare"]


@pytest.mark.parametrize(
    ("code", "first", "last", "words"),
    [
        ("de", date(2031, 5, 4), date(2031, 5, 4), "4. Mai 2031"),
        ("de", date(2031, 5, 4), date(2031, 5, 6), "4.–6. Mai 2031"),
        ("de", date(2031, 5, 1), date(2031, 5, 31), "Mai 2031"),
        ("de", date(2031, 1, 1), date(2031, 12, 31), "2031"),
        ("de", date(2031, 5, 4), None, "ab 4. Mai 2031"),
        ("es", None, date(2031, 5, 4), "hasta el 4 de mayo de 2031"),
        ("de", None, None, ""),
    ],
)
def test_days_are_said_as_the_language_says_them(code: str, first: date | None, last: date | None, words: str) -> None:
    with speaking(shipped()[code]):
        assert wording.days(first, last) == words


def test_moments_numbers_and_lengths_follow_the_language() -> None:
    with speaking(shipped()["de"]):
        assert wording.moment(datetime(2031, 5, 4, 10, 5, tzinfo=UTC)) == "4. Mai 2031, 10:05 UTC"
        assert wording.count(1234, "article") == "1.234 Artikel"
        assert wording.length(timedelta(hours=3)) == "3 Stunden"
    assert wording.count(1234, "article") == "1,234 articles"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("same day", "derselbe Tag"),
        ("2 of 3 tellings say Sunday 4 May 2031", "2 von 3 Darstellungen nennen Sonntag, 4. Mai 2031"),
        ("both name Ilse Brandow; 3 figures in common", "beide nennen Ilse Brandow; 3 gemeinsame Zahlen"),
        ("there is no story '%(id)s %s'", "die Geschichte '%(id)s %s' gibt es nicht"),
        ("both name Ilse Brandow; something new", "both name Ilse Brandow; something new"),
        ("same day" * LONGEST, "same day" * LONGEST),
        ("", ""),
    ],
)
def test_reasons_are_told_in_the_language_where_every_part_of_them_is_known(said: str, words: str) -> None:
    with speaking(shipped()["de"]):
        assert known(said) == words
    assert known(said) == said


def test_markdown_is_english_whoever_asks() -> None:
    plain = edition_markdown(make_edition())
    with speaking(shipped()["de"]):
        assert edition_markdown(make_edition()) == plain
        assert gettext("Timeline") == "Zeitleiste"


def test_what_is_quoted_stays_as_it_is(app: ASGIApp) -> None:
    web = browser(app)
    there = [web.get("/story/ferry", headers={"accept-language": code}).text for code in ("en", *OTHERS)]
    event = make_edition().storylines[0].events[0]
    for receipt in event.key_sentences:
        first, *rest = (page.count(f">{receipt.text}<") for page in there)
        assert first
        assert set(rest) == {first}
