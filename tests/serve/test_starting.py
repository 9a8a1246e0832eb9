"""The starter list in the browser: filtered, chosen, laid out, followed with what is known of the outlets."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from manytold.kit import Kit, open_kit
from manytold.read.starter import REGION_OF, REGIONS, SECTIONS
from manytold.run.starter import starter
from manytold.serve.app import make_app
from manytold.serve.starting import words_of_regions, words_of_sections
from manytold.settings import Settings, WalkSettings
from manytold.store.sources import load_feeds, load_source
from tests.serve.people import Clock, browser, joined, owner_of
from tests.serve.test_following_web import FEED, PLAN, followed

CHOICE = re.compile(r'name="feed" value="([^"]+)"( disabled)?')


@pytest.fixture
def kit(tmp_path: Path) -> Iterator[Kit]:
    with open_kit(Settings(home=tmp_path, walk=WalkSettings(processes=1)), Clock()) as opened:
        yield opened


def test_every_source_of_the_list_has_its_place() -> None:
    assert len(starter()) >= 100
    assert {one.country for one in starter()} <= set(REGION_OF)
    assert set(words_of_regions()) == set(REGIONS)
    assert set(words_of_sections()) == set(SECTIONS)
    assert len({one.region for one in starter()}) == len(REGIONS)


def test_an_empty_front_page_leads_there_and_all_are_shown(kit: Kit) -> None:
    web = browser(make_app(kit.database, now=kit.now, kit=kit))
    assert 'href="/sources/starter"' in web.get("/").text
    page = web.get("/sources/starter").text
    assert {url for url, _ in CHOICE.findall(page)} == {one.url.replace("&", "&amp;") for one in starter()}


def test_filters_narrow_the_list(kit: Kit) -> None:
    web = browser(make_app(kit.database, now=kit.now, kit=kit))
    page = web.get("/sources/starter?region=Europe&language=fr&section=sport").text
    shown = {url for url, _ in CHOICE.findall(page)}
    assert shown == {
        one.url for one in starter() if (one.region, one.language, one.section) == ("Europe", "fr", "sport")
    }
    assert shown
    assert "None fits" in web.get("/sources/starter?region=Oceania&language=ja").text
    assert len(CHOICE.findall(web.get("/sources/starter?region=Atlantis&section=<b>").text)) == len(starter())


def test_what_is_chosen_is_laid_out_then_followed_with_country_and_language(kit: Kit) -> None:
    web = browser(make_app(kit.database, now=kit.now, kit=kit))
    one = next(one for one in starter() if one.country == "JP")
    page = web.post("/sources/starter", data={"feed": [one.url, "https://smuggled.example/feed"]}).text
    assert FEED.findall(page) == [one.url]
    assert followed(kit) == []
    (plan,) = PLAN.findall(page)
    web.post("/sources/follow", data={"plan": plan, "feed": one.url})
    with kit.database.look() as session:
        (feed,) = load_feeds(session)
        source = load_source(session, one.source)
    assert (feed.url, feed.folder) == (one.url, (one.section.capitalize(),))
    assert source is not None
    assert (source.country, source.language) == ("JP", one.language)
    assert (one.url, " disabled") in CHOICE.findall(web.get("/sources/starter").text)


def test_all_that_is_shown_can_be_taken(kit: Kit) -> None:
    web = browser(make_app(kit.database, now=kit.now, kit=kit))
    page = web.post("/sources/starter", data={"language": "es", "every": "1"}).text
    assert sorted(FEED.findall(page)) == sorted(one.url for one in starter() if one.language == "es")
    nothing = web.post("/sources/starter", data={"language": "es"})
    assert (nothing.status_code, 'role="alert"' in nothing.text) == (400, True)


def test_it_is_for_owners_alone(kit: Kit) -> None:
    app = make_app(kit.database, now=kit.now, kit=kit, readers="anyone")
    owner = owner_of(app)
    reader = joined(app, owner, days="")
    assert owner.get("/sources/starter").status_code == 200
    assert reader.get("/sources/starter").status_code == 403
    assert reader.post("/sources/starter", data={"every": "1"}).status_code == 403
    assert browser(app).get("/sources/starter").status_code == 303
    assert browser(app).post("/sources/starter", data={"every": "1"}).status_code == 401
    assert browser(make_app(kit.database, now=kit.now)).get("/sources/starter").status_code in (303, 404)
