# ruff: noqa: E501  invented elements stay on one line
"""What a feed says of itself: title, home, language, hubs, pace; and what belongs to items besides their words."""

from dataclasses import replace

import pytest

from manytold.read.feeds import FeedReading, read_feed
from tests.read.pages import make_page

HOME = "https://www.harbourpost.example/feed/"
HUB = "https://hub.example/"
SPACES = 'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
RSS = f'<rss version="2.0" {SPACES}><channel><title>Harbour Post</title><link>/</link>{{}}</channel></rss>'
ITEM = "<item><title>T</title><link>/a</link>{}</item>"
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Harbour Post</title>{}<entry><title>T</title><link href="/a"/></entry></feed>'
JSON = '{{"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Post", {} "items": [{{"id": "1", "url": "/a", "title": "T"}}]}}'


def read(body: str | bytes, media_type: str = "text/xml", **headers: str) -> FeedReading:
    page = replace(make_page(body, url=HOME, media_type=media_type), headers=tuple(headers.items()))
    reading = read_feed(page)
    assert isinstance(reading, FeedReading), reading
    return reading


@pytest.mark.parametrize(
    ("body", "hub", "own"),
    [
        (RSS.format(f'<atom:link rel="hub" href="{HUB}"/><atom:link rel="self" href="/own"/>' + ITEM), HUB, "/own"),
        (RSS.format(f'<atom:link rel="hub" href="{HUB}"/><atom:link rel="hub" href="https://second.example/"/>'), HUB, None),
        (RSS.format('<atom:link rel="hub" href="javascript:x()"/>'), None, None),
        (RSS.format(ITEM.format(f'<atom:link rel="hub" href="{HUB}"/>')), None, None),
        (ATOM.format(f'<link rel="hub" href="{HUB}"/><link rel="self" href="/own"/>'), HUB, "/own"),
        (JSON.format(f'"feed_url": "/own", "hubs": [{{"type": "rssCloud", "url": "/c"}}, {{"type": "WebSub", "url": "{HUB}"}}],'), HUB, "/own"),
        (JSON.format('"hubs": "odd",'), None, None),
        (RSS.format(f'<atom:link rel="hub" href="{HUB}"/><atom:link rel="self" href="/own"/>') + " & ill-formed", HUB, "/own"),
    ],
    ids=range(8),
)  # fmt: skip
def test_hub_and_own_address(body: str, hub: str | None, own: str | None) -> None:
    reading = read(body)
    assert (reading.hub, reading.own_url) == (hub, own and "https://www.harbourpost.example" + own)


def test_links_of_the_answer_come_first() -> None:
    body = RSS.format('<atom:link rel="hub" href="https://other.example/"/>')
    link = f'<{HUB}>; rel="hub", </own>; rel=self; type="text/xml", <https://late.example/>; rel="hub"'
    reading = read(body, link=link)
    assert (reading.hub, reading.own_url) == (HUB, "https://www.harbourpost.example/own")
    assert read(body, link="<" * 9_000).hub == "https://other.example/"


@pytest.mark.parametrize(
    ("inner", "pace", "hours"),
    [
        ("<ttl>60</ttl>", 3600, ()),
        ("<ttl> 5 </ttl>", 300, ()),
        ("<ttl>0</ttl>", None, ()),
        ("<ttl>soon</ttl>", None, ()),
        ("<ttl>999999</ttl>", 31_536_000, ()),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", 1800, ()),
        ("<sy:updatePeriod>\n\tdaily\t</sy:updatePeriod>", 86400, ()),
        ("<sy:updatePeriod>sometimes</sy:updatePeriod>", None, ()),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", 3600, ()),
        ("<skipHours><hour>1</hour><hour>24</hour><hour> 2 </hour><hour>x</hour></skipHours>", None, (0, 1, 2)),
        ("<skipHours>" + "".join(f"<hour>{n}</hour>" for n in range(24)) + "</skipHours>", None, ()),
        ("<ttl>60</ttl><skipHours><hour>3</hour></skipHours>", 3600, (3,)),
        (ITEM.format("<description>&lt;ttl>9&lt;/ttl></description>"), None, ()),
        (ITEM.format("<ttl>9</ttl>"), None, ()),
        (ITEM.format("") + "<ttl>30</ttl>", 1800, ()),
    ],
    ids=range(15),
)
def test_pace(inner: str, pace: int | None, hours: tuple[int, ...]) -> None:
    reading = read(RSS.format(inner))
    assert (reading.pace_s, reading.quiet_hours) == (pace, hours)


@pytest.mark.parametrize(
    ("inner", "image"),
    [
        ('<enclosure url="/p.jpg" type="image/jpeg" length="1"/>', "/p.jpg"),
        ('<enclosure url="/s.mp3" type="audio/mpeg"/><media:content url="/p.jpg" medium="image"/>', "/p.jpg"),
        ('<media:content url="/p" type="image/webp"/>', "/p"),
        ('<media:content url="/p.png?w=9"/>', "/p.png?w=9"),
        ('<media:content url="/v.mp4" type="video/mp4"><media:thumbnail url="/t.jpg"/></media:content>', "/t.jpg"),
        ('<media:group><media:content url="/g.jpg" medium="image"/></media:group>', "/g.jpg"),
        ('<media:thumbnail url="/t.jpg"/>', "/t.jpg"),
        ('<media:thumbnail url="javascript:x()"/><media:thumbnail url="/t.jpg"/>', "/t.jpg"),
        ('<itunes:image href="/cover.jpg"/>', None),
        ("", None),
    ],
    ids=range(10),
)
@pytest.mark.parametrize("end", ["", " & ill-formed"], ids=["strict", "loose"])
def test_pictures(inner: str, image: str | None, end: str) -> None:
    (entry,) = read(RSS.format(ITEM.format(inner)) + end).entries
    assert entry.image == (image and "https://www.harbourpost.example" + image)


@pytest.mark.parametrize(
    ("inner", "identity"),
    [
        ('<guid isPermaLink="false">post-7</guid>', "post-7"),
        ("<guid>https://www.harbourpost.example/?p=7</guid>", "https://www.harbourpost.example/?p=7"),
        ("<guid/>", None),
        ("", None),
        ('<guid isPermaLink="false">' + "x" * 900 + "</guid>", "x" * 500),
    ],
    ids=range(5),
)
def test_ids(inner: str, identity: str | None) -> None:
    (entry,) = read(RSS.format(ITEM.format(inner))).entries
    assert entry.id == identity


def item(inner: str) -> FeedReading:
    return read(f'{{"version": "https://jsonfeed.org/version/1.1", "language": "en-GB", "items": [{{{inner}}}]}}')


def test_items_of_json() -> None:
    (entry,) = item(
        '"id": 7, "url": "/a", "title": " Fares &amp; ferries ", "content_html": "<p>Long.</p>", "summary": "", "image": "/p.jpg", "authors": [{"name": "Ilsa Brandt"}, {"url": "/x"}, 5], "language": "de"'
    ).entries
    assert (entry.id, entry.url, entry.title) == ("7", "https://www.harbourpost.example/a", "Fares & ferries")
    assert (entry.summary, entry.image) == ("Long.", "https://www.harbourpost.example/p.jpg")
    assert (entry.authors, entry.language) == (("Ilsa Brandt",), "de")
    (old,) = item(
        '"id": "7", "external_url": "https://other.example/x", "author": {"name": "Øle"}, "title": null, "date_published": "2031-05-05T08:00:00+02:00"'
    ).entries
    assert (old.url, old.authors, old.title, old.language) == ("https://other.example/x", ("Øle",), "", "en")
    assert old.published is not None
    assert old.published.hour == 6


@pytest.mark.parametrize(
    ("inner", "reason"),
    [
        ('"id": "7"', "it has no link"),
        ('"id": true, "url": ["/a"]', "it has no link"),
        ('"url": "ftp://a.example/"', "its link is no http"),
        ('"id": "7", "attachments": [{"url": "/s.mp3", "mime_type": "audio/mpeg"}]', "it has a recording or another file, but no page"),
    ],
    ids=range(4),
)  # fmt: skip
def test_items_of_json_without_a_page(inner: str, reason: str) -> None:
    reading = item(inner)
    assert reading.entries == ()
    assert reading.left_out[0].reason.startswith(reason)


def test_items_of_json_that_are_none_are_counted() -> None:
    reading = read('{"items": [5, "odd", {"url": "/a"}]}')
    assert len(reading.entries) == 1
    assert [one.reason for one in reading.left_out] == ["2 of its items are no object"]


@pytest.mark.parametrize(
    ("inner", "title", "home"),
    [
        ("<title>Second</title>", "Second", "https://www.harbourpost.example/"),
        ("<image><title>Picture</title><url>/i.png</url><link>/picture</link></image>", "Harbour Post", "https://www.harbourpost.example/"),
        ("<textInput><title>Search</title><link>/search</link><name>q</name></textInput>", "Harbour Post", "https://www.harbourpost.example/"),
        ('<atom:link href="/own" rel="self"/>', "Harbour Post", "https://www.harbourpost.example/"),
        ('<atom:link href="/page2" rel="next"/>', "Harbour Post", "https://www.harbourpost.example/"),
        ("<image><width>a</width><height/></image>", "Harbour Post", "https://www.harbourpost.example/"),
    ],
    ids=range(6),
)  # fmt: skip
def test_title_and_home(inner: str, title: str, home: str) -> None:
    reading = read(RSS.format(inner + ITEM.format("")))
    assert reading.home == home
    assert reading.title in (title, "Harbour Post")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252"])
def test_encodings(codec: str) -> None:
    text = f'<?xml version="1.0" encoding="{codec}"?>' + RSS.format(
        ITEM.format("<description>Fähre für Øle, déjà vu</description>")
    )
    assert read(text.encode(codec)).entries[0].summary == "Fähre für Øle, déjà vu"


@pytest.mark.parametrize(
    ("codec", "words"),
    [("big5", "港口議會決定從六月起提高渡輪票價，議員說收入將用於購買兩艘新船。"), ("gb2312", "港口议会决定从六月起提高渡轮票价，议员说收入将用于购买两艘新船。"), ("euc-kr", "항구 의회는 유월부터 여객선 요금을 올리기로 결정했다고 밝혔다."), ("windows-1255", "מועצת הנמל החליטה להעלות את מחירי המעבורת החל מחודש יוני"), ("koi8-r", "Совет порта решил поднять цены на паром с июня")],
    ids=["big5", "gb2312", "euc-kr", "windows-1255", "koi8-r"],
)  # fmt: skip
def test_encodings_of_other_scripts(codec: str, words: str) -> None:
    text = f'<?xml version="1.0" encoding="{codec}"?>' + RSS.format(ITEM.format(f"<description>{words}</description>"))
    assert read(text.encode(codec)).entries[0].summary == words


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\n\n\t", ""),
        ("\ufeff", ""),
        (
            "<br />\n<b>Warning</b>: session_start() in <b>feed.php</b> on line <b>3</b><br />\n<?xml version='1.0'?>",
            "",
        ),
        ("<!-- <rss> is below -->", ""),
        ('<?xml version="1.0"?><?xml-stylesheet href="x.css"?>', ""),
        ("", "\n<script src='x.js'></script>"),
        ("", "<!-- cached by -- something -->"),
        ("", "\0\0\0"),
        ("HTTP/1.1 200 OK\r\nServer: odd\r\n\r\n", ""),
    ],
    ids=range(9),
)
def test_what_stands_around_a_feed_does_no_harm(before: str, after: str) -> None:
    reading = read(before + RSS.format(ITEM.format("")) + after)
    assert [entry.title for entry in reading.entries] == ["T"]
    assert reading.title == "Harbour Post"
