"""Adding sources in the browser: an address or a list is laid out first, then followed, by owners alone."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from manytold.kit import Kit, open_kit
from manytold.serve.app import make_app
from manytold.serve.following import KEPT_FOR
from manytold.settings import FetchSettings, Settings, WalkSettings
from manytold.store.sources import load_feeds
from sample.newsroom import Newsroom, newsroom
from tests.serve.people import Clock, browser, joined, owner_of

PLAN = re.compile(r'name="plan" value="([^"]+)"')
FEED = re.compile(r'name="feed" value="([^"]+)" checked')
LIST = """<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body><outline text="News">
<outline type="rss" text="One" xmlUrl="https://one.example/feed"/>
<outline type="rss" text="Two" xmlUrl="https://two.example/feed"/>
<outline type="rss" text="Bad" xmlUrl="file:///etc/passwd"/></outline></body></opml>"""


@pytest.fixture(scope="module")
def outlets() -> Iterator[Newsroom]:
    with newsroom() as opened:
        yield opened


@pytest.fixture
def kit(tmp_path: Path, clock: Clock) -> Iterator[Kit]:
    fetch = FetchSettings(allow=("*.localhost",), pause_s=0.0)
    with open_kit(Settings(home=tmp_path, fetch=fetch, walk=WalkSettings(processes=1)), clock) as opened:
        yield opened


def followed(kit: Kit) -> list[str]:
    with kit.database.look() as session:
        return sorted(feed.url for feed in load_feeds(session))


def test_a_site_is_laid_out_then_followed_then_left(kit: Kit, outlets: Newsroom) -> None:
    web = browser(make_app(kit.database, now=kit.now, kit=kit))
    home = f"http://tarnholm-courier.localhost:{outlets.port}/"
    page = web.post("/sources/look", data={"address": home})
    assert page.status_code == 200
    assert followed(kit) == []
    (feed,) = FEED.findall(page.text)
    (plan,) = PLAN.findall(page.text)
    assert web.post("/sources/follow", data={"plan": plan, "feed": feed}).headers["location"] == "/sources"
    assert followed(kit) == [feed]
    assert feed in web.get("/sources").text
    assert web.post("/sources/follow", data={"plan": plan, "feed": feed}).status_code == 404
    again = web.post("/sources/look", data={"address": home}).text
    assert "1 feed followed already" in again
    assert web.post("/sources/unfollow", data={"feed": feed}).status_code == 303
    assert followed(kit) == []


def test_of_a_list_only_what_is_chosen_is_followed_and_it_goes_out_again(kit: Kit) -> None:
    web = browser(make_app(kit.database, now=kit.now, kit=kit))
    page = web.post("/sources/look", files={"list": ("mine.opml", LIST)})
    assert FEED.findall(page.text) == ["https://one.example/feed", "https://two.example/feed"]
    assert "file:///etc/passwd" in page.text
    (plan,) = PLAN.findall(page.text)
    sent = {"plan": plan, "feed": ["https://two.example/feed", "https://smuggled.example/feed"]}
    assert web.post("/sources/follow", data=sent).status_code == 303
    assert followed(kit) == ["https://two.example/feed"]
    out = web.get("/sources/feeds.opml")
    assert out.headers["content-type"].startswith("text/x-opml")
    assert "https://two.example/feed" in out.text


@pytest.mark.parametrize(
    "sent",
    [
        {"data": {"address": ""}},
        {"data": {"address": "file:///etc/passwd"}},
        {"data": {"address": "imaps://me@mail.example.org/News"}},
        {"data": {"address": "/etc/passwd"}},
        {"data": {"address": "https://a b/"}},
        {"files": {"list": ("x.opml", "no list")}},
        {"files": {"list": ("x.opml", b"\xff\xfe\x00")}},
        {"files": {"list": ("x.html", "<html><body>hello</body></html>")}},
        {"files": {"list": ("big.opml", "x" * (6 << 20))}},
    ],
)
def test_what_is_no_source_is_told_and_nothing_is_followed(sent: dict[str, object], kit: Kit) -> None:
    web = browser(make_app(kit.database, now=kit.now, kit=kit))
    page = web.post("/sources/look", **sent)  # type: ignore[arg-type]
    assert page.status_code in (200, 400)
    assert FEED.findall(page.text) == []
    assert page.status_code == 200 or 'role="alert"' in page.text
    assert followed(kit) == []


def test_only_owners_add_and_nobody_takes_anothers_plan(kit: Kit, clock: Clock) -> None:
    app = make_app(kit.database, now=kit.now, kit=kit, readers="anyone")
    owner = owner_of(app)
    second = joined(app, owner, name="Second", role="owner", days="")
    editor = joined(app, owner, name="Eda", role="editor", days="")
    assert editor.get("/sources/add").status_code == 403
    assert editor.post("/sources/look", files={"list": ("mine.opml", LIST)}).status_code == 403
    assert browser(app).get("/sources/add").status_code == 303
    assert browser(app).get("/sources/feeds.opml").status_code == 303
    assert browser(app).get("/sources").status_code == 200
    (plan,) = PLAN.findall(owner.post("/sources/look", files={"list": ("mine.opml", LIST)}).text)
    sent = {"plan": plan, "feed": "https://one.example/feed"}
    for other, status in ((second, 404), (editor, 403)):
        assert other.post("/sources/follow", data=sent).status_code == status
    clock.now += KEPT_FOR + timedelta(seconds=1)
    assert owner.post("/sources/follow", data=sent).status_code == 404
    assert followed(kit) == []


def test_a_newspaper_that_fetches_nothing_adds_nothing(kit: Kit) -> None:
    web = browser(make_app(kit.database, now=kit.now))
    assert "/sources/add" not in web.get("/sources").text
    assert web.get("/sources/add").status_code == 404
