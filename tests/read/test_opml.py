# ruff: noqa: E501  invented feeds stay on one line
from hypothesis import given, settings
from hypothesis import strategies as st

from manytold.model.outcomes import Failed
from manytold.model.sources import Feed
from manytold.read.opml import MAX_FEEDS, read_opml
from tests.read.pages import make_bytes

LIST = '<?xml version="1.0"?><opml version="2.0"><body>{}</body></opml>'


def test_feeds_in_folders_each_once() -> None:
    body = LIST.format(
        '<outline text="News"><outline text="HP" title="Harbour Post" type="rss" xmlUrl="https://www.harbourpost.example/feed" '
        'htmlUrl="https://www.harbourpost.example/"/></outline><outline xmlurl="https://tolvik.example/rss"/>'
        '<outline xmlUrl="https://WWW.harbourpost.example/feed#x"/>'
    )
    assert read_opml(body.encode()) == (
        Feed("https://www.harbourpost.example/feed", "harbourpost.example", "Harbour Post"),
        Feed("https://tolvik.example/rss", "tolvik.example", "tolvik.example"),
    )


def test_only_web_addresses() -> None:
    for link in ("javascript:alert(1)", "file:///etc/passwd", "", "/relative"):
        assert isinstance(read_opml(LIST.format(f'<outline xmlUrl="{link}"/>').encode()), Failed)


def test_half_characters_are_replaced() -> None:
    line = '<outline text="T&#xD800;" title="&#56320;H" xmlUrl="https://a.example/&#xDFFF;f" htmlUrl="https://a&#xD800;.example/"/>'
    found = read_opml(LIST.format(line).encode())
    assert not isinstance(found, Failed)
    assert make_bytes(found[0])


def test_thousands_are_cut() -> None:
    found = read_opml(LIST.format("".join(f'<outline xmlUrl="https://a.example/{n}"/>' for n in range(6_000))).encode())
    assert not isinstance(found, Failed)
    assert len(found) == MAX_FEEDS


def test_outside_entities_and_bombs() -> None:
    outside = b'<!DOCTYPE o [<!ENTITY x SYSTEM "file:///etc/hostname">]><opml><body><outline text="&x;" xmlUrl="https://a.example/f"/></body></opml>'
    found = read_opml(outside)
    assert isinstance(found, Failed) or found[0].title in ("a.example", "&x;")
    bomb = b'<!DOCTYPE o [<!ENTITY x "1"><!ENTITY y "&x;&x;">]><opml><body><outline text="&y;" xmlUrl="https://a.example/f"/></body></opml>'
    assert isinstance(read_opml(bomb), Failed)


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=200) | st.text(alphabet="<>/outline xmlUrl=\"&;![]'opml", max_size=120).map(str.encode))
def test_any_bytes_have_an_answer(body: bytes) -> None:
    assert isinstance(read_opml(body), tuple | Failed)
