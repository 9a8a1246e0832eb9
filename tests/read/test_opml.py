# ruff: noqa: E501  invented feeds stay on one line
from hypothesis import given, settings
from hypothesis import strategies as st

from manytold.model.outcomes import Failed
from manytold.model.sources import Feed
from manytold.read.opml import MAX_FEEDS, FeedList, read_opml, write_opml
from manytold.text.html import clean
from manytold.text.urls import normal_url, site_of
from tests.read.pages import make_bytes

LIST = '<?xml version="1.0"?><opml version="2.0"><body>{}</body></opml>'


def test_feeds_in_folders_each_once() -> None:
    body = LIST.format(
        '<outline text="News"><outline text="HP" title="Harbour Post" type="rss" xmlUrl="https://www.harbourpost.example/feed" '
        'htmlUrl="https://www.harbourpost.example/"/></outline><outline xmlurl="https://tolvik.example/rss"/>'
        '<outline xmlUrl="https://WWW.harbourpost.example/feed#x"/>'
    )
    found = read_opml(body.encode())
    assert isinstance(found, FeedList)
    assert found.feeds == (
        Feed("https://www.harbourpost.example/feed", "harbourpost.example", "Harbour Post", folder=("News",)),
        Feed("https://tolvik.example/rss", "tolvik.example", "tolvik.example"),
    )
    assert found.refused == ()


def test_folders_in_folders() -> None:
    body = LIST.format(
        '<outline text="World"><outline text="Islands"><outline text="HP" xmlUrl="https://a.example/f"/></outline>'
        '<outline title="Only a title"><outline text="T" xmlUrl="https://b.example/f"/></outline></outline>'
        '<outline text="A feed" xmlUrl="https://c.example/f"><outline text="D" xmlUrl="https://d.example/f"/></outline>'
        '<outline text="  "><outline xmlUrl="feed://e.example/f"/></outline>'
    )
    found = read_opml(body.encode())
    assert isinstance(found, FeedList)
    assert [(feed.url, feed.folder) for feed in found.feeds] == [
        ("https://a.example/f", ("World", "Islands")),
        ("https://b.example/f", ("World", "Only a title")),
        ("https://c.example/f", ()),
        ("https://d.example/f", ()),
        ("https://e.example/f", ()),
    ]


def test_what_is_no_address_of_the_web_is_named() -> None:
    body = LIST.format(
        '<outline xmlUrl="file:///etc/passwd"/><outline xmlUrl="https://a.example/f"/><outline xmlUrl=""/>'
    )
    found = read_opml(body.encode())
    assert isinstance(found, FeedList)
    assert [(one.what, one.reason) for one in found.refused] == [("file:///etc/passwd", "no address of the web")]


def test_a_list_nested_without_end_is_an_answer() -> None:
    deep = "<outline text='x'>" * 100_000 + "<outline xmlUrl='https://a.example/f'/>"
    found = read_opml(LIST.format(deep).encode())
    assert isinstance(found, Failed) or len(found.feeds[0].folder) <= 8


def test_logins_stay_at_home() -> None:
    found = read_opml(LIST.format('<outline xmlUrl="https://me:secret@a.example/f"/>').encode())
    assert isinstance(found, FeedList)
    assert found.feeds[0].url == "https://a.example/f"
    written = write_opml(
        [Feed("https://me:secret@a.example/f", "a.example", "A")], {"a.example": "http://u:p@a.example/"}, "x"
    )
    assert b"secret" not in written
    assert b"u:p" not in written


WORDS = (
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1, max_size=12).map(clean).filter(bool)
)
HOSTS = st.sampled_from(["a.example", "b.example", "www.tolvik.example:8080", "xn--bcher-kva.example"])
FEEDS = st.builds(
    lambda host, path, title, way, folder: Feed(
        f"https://{host}/{path}", site_of(f"https://{host}/"), title, way, folder
    ),
    HOSTS,
    st.text("abcdef0123456789-/&=?%", max_size=12),
    WORDS,
    st.sampled_from(["feed", "sitemap", "front"]),
    st.lists(WORDS, max_size=4).map(tuple),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(FEEDS, min_size=1, max_size=12, unique_by=lambda feed: normal_url(feed.url)))
def test_what_is_written_is_read_again(feeds: list[Feed]) -> None:
    found = read_opml(write_opml(feeds, {}, "All of it"))
    assert isinstance(found, FeedList)
    assert sorted(found.feeds, key=lambda feed: feed.url) == sorted(feeds, key=lambda feed: feed.url)


def test_only_web_addresses() -> None:
    for link in ("javascript:alert(1)", "file:///etc/passwd", "", "/relative"):
        assert isinstance(read_opml(LIST.format(f'<outline xmlUrl="{link}"/>').encode()), Failed)


def test_half_characters_are_replaced() -> None:
    line = '<outline text="T&#xD800;" title="&#56320;H" xmlUrl="https://a.example/&#xDFFF;f" htmlUrl="https://a&#xD800;.example/"/>'
    found = read_opml(LIST.format(line).encode())
    assert not isinstance(found, Failed)
    assert make_bytes(found.feeds[0])


def test_thousands_are_cut() -> None:
    found = read_opml(LIST.format("".join(f'<outline xmlUrl="https://a.example/{n}"/>' for n in range(6_000))).encode())
    assert not isinstance(found, Failed)
    assert len(found.feeds) == MAX_FEEDS
    assert len(found.refused) == 1_000
    assert "split the list" in found.refused[0].reason


def test_outside_entities_and_bombs() -> None:
    outside = b'<!DOCTYPE o [<!ENTITY x SYSTEM "file:///etc/hostname">]><opml><body><outline text="&x;" xmlUrl="https://a.example/f"/></body></opml>'
    found = read_opml(outside)
    assert isinstance(found, Failed) or found.feeds[0].title in ("a.example", "&x;")
    bomb = b'<!DOCTYPE o [<!ENTITY x "1"><!ENTITY y "&x;&x;">]><opml><body><outline text="&y;" xmlUrl="https://a.example/f"/></body></opml>'
    assert isinstance(read_opml(bomb), Failed)


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=200) | st.text(alphabet="<>/outline xmlUrl=\"&;![]'opml", max_size=120).map(str.encode))
def test_any_bytes_have_an_answer(body: bytes) -> None:
    assert isinstance(read_opml(body), FeedList | Failed)


def test_folders_of_many_feeds_are_read_once() -> None:
    inside = "".join(f'<outline xmlUrl="https://a{n}.example/f"/>' for n in range(4000))
    deep = '<outline text="x">' * 200 + inside + "</outline>" * 200
    found = read_opml(LIST.format(f'<outline text="{"wide " * 1_000_000}">{deep}</outline>').encode())
    assert isinstance(found, FeedList)
    assert {feed.folder for feed in found.feeds} == {(clean("wide " * 20), *("x",) * 7)}
