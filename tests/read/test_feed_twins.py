# ruff: noqa: E501  invented elements stay on one line
"""The strict reader tells exactly what feedparser tells, on every feed that both read."""

from dataclasses import replace

import pytest
from feedparser.mixin import _FeedParserMixin
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.made_feeds import NAMESPACES, clean_feeds
from manytold.model.outcomes import Skipped
from manytold.model.pages import Entry
from manytold.read import feed_names
from manytold.read.feed_fast import fast_feed
from manytold.read.feed_item import HANDLERS
from manytold.read.feed_loose import loose_feed
from manytold.read.feed_nodes import UnknownShapeError, resolved
from manytold.read.feed_text import bounded, from_root
from manytold.read.feed_told import PLAIN_LINK, Channel, Told, entries_of, language_of, link_of, stated, words
from manytold.text.html import strip_tags
from manytold.text.stamps import parse_stamp
from manytold.text.urls import join

BASE = "https://www.harbourpost.example/feed/"
Reading = tuple[str, str | None, str | None, tuple[str | None, ...], str | None, tuple[Entry, ...], tuple[Skipped, ...]]

TEXTS = (
    "", " ", "Fares rise", "Fähre &amp; Boot", "Øle &lt;b&gt;Marek&lt;/b&gt;", "<![CDATA[<p>Cut & <i>run</i></p>]]>", "FÃ¤hre", "a&#150;b&#x92;c", "\x93so\x94 \x85",
    "one<!-- not this -->two", "x<?odd thing?>y", "<![CDATA[a]]><![CDATA[b]]>", "&amp;amp;nbsp;twice", "zero\u200bwidth \u202eelur", "\u00a0", "e\u0301", "long " * 700,
    "&lt;script&gt;x()&lt;/script&gt;seen", "ed@post.example (Ilsa Brandt)", "ed@post.newspaper (Ilsa Brandt)", "Ilsa &lt;ed@post.example&gt;", "ed@post.example", "12,000 &lt; 13,000",
    "<![CDATA[" + "<p>words and <b>more</b> words</p>" * 120 + "]]>",
)  # fmt: skip
LINKS = (
    "", "/a", "a.html", "https://www.harbourpost.example/a?b=1&amp;c=2", "HTTPS://WWW.harbourpost.example/A", "http:////host.example//x", "https://fähre.example/ü", "javascript:alert(1)",
    "  https://a.example/sp ace ", "//other.example/x", "urn:uuid:1225c695-cfb8", "tag:post.example,2031:1", "https://[broken", "?x=1", "#frag", "https://a.example/;p?&amp;amp;q=1", "mailto:a@b.example",
    "https://a.example:80/x", "https://a.example/a&amp;b;c", "https://a.example/\u200bx", "ftp://a.example/f", "https://a.example/FÃ¤", "https://a.example/../b",
)  # fmt: skip
DATES = ("", "Mon, 05 May 2031 10:00:00 +0200", "2031-05-05T10:00:00Z", "2031-05-05", "2031-13-45", "2031-05-05T10:00:00.5+02:00", "Mon, 05 May 2031 10:00:00 EDT", "5 May 2031 10:00 GMT", "1940000000", "20310505", "not a date", "Mon May  5 10:00:00 2031", "0000-00-00T00:00:00Z")  # fmt: skip
TYPES = ("", ' type="text"', ' type="html"', ' type="HTML"', ' type="text/html"', ' type="text/plain"', ' type="xhtml"', ' type="image/png"', ' mode="escaped" type="text/html"', ' type="text/html" mode="base64"')  # fmt: skip
XHTML = '<div xmlns="http://www.w3.org/1999/xhtml"><p class="a&lt;b">So <b>it</b> is &amp; was<br/></p>tail</div>'


def either(*values: str) -> st.SearchStrategy[str]:
    return st.sampled_from(values)


text, link, date, kind = either(*TEXTS), either(*LINKS), either(*DATES), either(*TYPES)
ELEMENTS = st.one_of(
    st.builds("<title{}>{}</title>".format, kind, text),
    st.builds("<{0}>{1}</{0}>".format, either("title", "dc:title", "media:title", "description", "summary", "itunes:summary", "dc:description", "media:description", "content:encoded", "content", "author", "dc:creator", "itunes:author", "managingEditor", "category", "dc:subject", "media:keywords", "comments", "dc:language", "language", "rights", "itunes:subtitle", "media:credit", "georss:point", "name", "email", "extra", "fullText", "abstract", "contributor", "source", "slash:comments", "guid", "id"), text),
    st.builds("<{0}{1}>{2}</{0}>".format, either("summary", "content", "description", "rights"), kind, text),
    st.builds("<{0} type='xhtml'>{1}</{0}>".format, either("title", "summary", "content"), st.just(XHTML)),
    st.builds("<{0}>{1}</{0}>".format, either("link", "guid", "id", "feedburner:origLink", "comments", "url"), link),
    st.builds('<{0} {1}="{2}"{3}/>'.format, either("link", "atom:link", "enclosure"), either("href", "url", "HREF"), link, either("", ' rel="alternate"', ' rel="self"', ' rel="enclosure" type="audio/mpeg"', ' rel="related"', ' type="application/json"', ' REL="Alternate" type="TEXT/HTML"', ' rel="hub"', ' type="image/jpeg"')),
    st.builds('<guid isPermaLink="{}">{}</guid>'.format, either("true", "false", "FALSE"), link),
    st.builds("<{0}>{1}</{0}>".format, either("pubDate", "published", "issued", "updated", "modified", "dc:date", "dcterms:issued", "dcterms:modified", "created", "lastBuildDate"), date),
    st.builds("<{0}><name>{1}</name>{2}</{0}>".format, either("author", "contributor", "dc:creator"), text, either("", "<email>a@b.example</email>", "<uri>/me</uri>", "<georss:point>1 2</georss:point>")),
    st.builds('<media:content url="{}"{}>{}</media:content>'.format, link, either("", ' medium="image"', ' type="image/png"', ' type="video/mp4"'), either("", "<media:title>Inner</media:title>", "<media:description>Inner text</media:description><media:credit>P</media:credit>", '<media:thumbnail url="/t.jpg"/>')),
    st.builds('<media:group><media:content url="{}"/><media:title>{}</media:title><media:description>{}</media:description></media:group>'.format, link, text, text),
    st.builds('<media:thumbnail url="{}"/>'.format, link),
    st.builds('<source url="{}">{}</source>'.format, link, text),
    st.builds("<source><title>{}</title><id>{}</id><updated>{}</updated><link href='/s'/></source>".format, text, link, date),
    either('<itunes:image href="/i.jpg"/>', "<itunes:explicit>no</itunes:explicit>", "<x y='z'>w</x>", "<georss:where><gml:Point xmlns:gml='http://www.opengis.net/gml'><gml:pos>1 2</gml:pos></gml:Point></georss:where>", '<category term="a"/>', "<image><url>/i.png</url></image>", "<thumb><url>/t</url></thumb>", "<odd><title>Inner</title></odd>", "<description>Naked <b>markup</b> here</description>", "loose text", '<summary xml:lang="de">Kurz</summary>', '<title xml:lang="de">Fähre</title>', '<link xml:base="https://b.example/">rel</link>', '<media:rating scheme="urn:x">adult</media:rating>', "<media:text>x</media:text>"),
)  # fmt: skip
HEADS = st.one_of(
    st.builds("<{0}>{1}</{0}>".format, either("title", "description", "language", "dc:language", "generator", "copyright", "managingEditor", "webMaster", "docs", "ttl", "itunes:author", "itunes:summary", "subtitle", "category"), text),
    st.builds("<{0}>{1}</{0}>".format, either("link", "id", "icon", "logo"), link),
    st.builds('<atom:link href="{}" rel="{}"/>'.format, link, either("self", "hub", "alternate", "next")),
    st.builds("<{0}>{1}</{0}>".format, either("pubDate", "lastBuildDate", "updated", "dc:date"), date),
    either("<language>de-DE</language>", "<image><url>/i.png</url><title>Image</title><link>/image</link></image>", "<textInput><title>Search</title><name>q</name><link>/q</link><description>D</description></textInput>", "<skipHours><hour>1</hour></skipHours>", "<itunes:owner><itunes:name>O</itunes:name><itunes:email>o@x.example</itunes:email></itunes:owner>", '<itunes:category text="News"><itunes:category text="Local"/></itunes:category>', "<author><name>A</name></author>", '<cloud domain="x"/>'),
)  # fmt: skip
ATTRIBUTES = either(
    "",
    "",
    "",
    ' xml:lang="fr"',
    ' xml:base="https://elsewhere.example/d/"',
    ' xml:base="sub/"',
    ' rdf:about="https://www.harbourpost.example/about"',
)


@st.composite
def feeds(draw: st.DrawFn) -> str:
    head = "".join(draw(st.lists(HEADS, max_size=4)))
    item = draw(either("item", "entry"))
    items = "".join(
        f"<{item}{draw(ATTRIBUTES)}>{''.join(draw(st.lists(ELEMENTS, max_size=7)))}</{item}>"
        for _ in range(draw(st.integers(0, 2)))
    )
    frame = draw(either(
        '<rss version="2.0" {n}{a}><channel>{h}{i}</channel></rss>', '<rss version="0.91" {n}><channel>{i}{h}</channel></rss>',
        '<feed xmlns="http://www.w3.org/2005/Atom" {n}{a}>{h}{i}</feed>', '<feed version="0.3" xmlns="http://purl.org/atom/ns#" {n}>{i}{h}</feed>',
        '<rdf:RDF xmlns="http://purl.org/rss/1.0/" {n}{a}><channel rdf:about="x">{h}</channel>{i}<image><title>T</title><link>/l</link></image></rdf:RDF>',
    ))  # fmt: skip
    rdf = ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    return frame.format(
        n=NAMESPACES + rdf, a=draw(either("", "", ' xml:lang="en-US"', ' xml:base="/deep/"')), h=head, i=items
    )


def told(channel: Channel, items: list[Told]) -> Reading:
    language = language_of(channel.language)
    entries, left_out = entries_of(items, BASE, language)
    hubs = tuple(link_of(BASE, hub) for hub in channel.hubs)
    own, home = link_of(BASE, channel.own), link_of(BASE, channel.home)
    # What items are filed under and what their pictures show only the strict reader knows.
    entries = tuple(replace(entry, topics=(), image_words="") for entry in entries)
    return words(channel.title, 500), home, language, hubs, own, entries, left_out


def read_twice(body: str) -> tuple[Reading, Reading] | None:
    """What both readers tell; None where the strict one leaves a feed to the library."""
    cut = bounded(*from_root(body))
    try:
        fast = fast_feed(cut.text, BASE)
    except UnknownShapeError:
        return None
    channel, items, _ = loose_feed(cut.text, BASE, not cut.root.endswith("feed"))
    return told(*fast), told(channel, items)


@pytest.mark.parametrize(("name", "body"), clean_feeds(), ids=lambda value: value if len(value) < 20 else "")
def test_clean_feeds_are_read_alike(name: str, body: str) -> None:
    both = read_twice(body)
    assert both is not None, f"{name} is left to the library"
    assert both[0] == both[1]
    assert len(both[0][5]) >= 20


@settings(max_examples=400, deadline=None)
@given(feeds())
def test_any_well_formed_feed_is_read_alike(body: str) -> None:
    both = read_twice(body)
    if both:
        assert both[0] == both[1]


STAMPS = st.builds(
    "{}, {:02d} {} {} {:02d}:{:02d}:{:02d} {}".format,
    either("Mon", "Tue", "Xyz"), st.integers(0, 32), either("Jan", "May", "Dec", "Mai"), st.integers(1985, 2105), st.integers(0, 25), st.integers(0, 61), st.integers(0, 61),
    either("GMT", "UTC", "+0200", "-0000", "+1459", "+9900", "EST", "Z"),
) | st.builds("{}-{:02d}-{:02d}T{:02d}:{:02d}:{:02d}{}".format, st.integers(1985, 2105), st.integers(0, 13), st.integers(0, 32), st.integers(0, 25), st.integers(0, 61), st.integers(0, 61), either("Z", "+02:00", "-14:30", "+15:00", "", "+0200"))  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(STAMPS)
def test_the_short_way_to_dates_leads_to_the_same(stamp: str) -> None:
    assert stated(stamp, "en") == parse_stamp(stamp, "en")


@given(st.from_regex(PLAIN_LINK, fullmatch=True), st.sampled_from((BASE, "http://a.example/b/c", "")))
def test_plain_links_stay_as_they_are_in_any_place(url: str, base: str) -> None:
    assert join(base, url) == url
    assert resolved(base, url) == url


MARKUP = st.lists(st.sampled_from(("<p>", "</p>", "<b", ">", "<", "&amp;", "&", "&am", "word ", "<!--", "-->", "<script>", "</script>", "é", " ", "<a title='", "x" * 50, "&lt;b&gt;")), max_size=60).map("".join)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(MARKUP, st.integers(1, 20))
def test_the_first_words_are_those_of_the_whole(markup: str, most: int) -> None:
    assert words(markup, most) == strip_tags(markup)[:most]


def test_every_element_that_the_library_treats_is_known_here() -> None:
    """A new release of the library with a new handler fails here until somebody has looked at it."""
    handled = {name[len("_start_") :].lower() for name in dir(_FeedParserMixin) if name.startswith("_start_")}
    handled |= {name[len("_end_") :].lower() for name in dir(_FeedParserMixin) if name.startswith("_end_")}
    known = {name.replace(":", "_") for name in feed_names.TELLING} | {"xhtml_body"}
    passed_over = {
        *("category", "keywords", "tags", "copyright", "rights", "subtitle", "tagline", "info", "generator", "cloud"),
        *("created", "expirationdate", "newlocation", "webmaster", "name", "email", "uri", "url", "homepage", "width"),
        *("height", "where", "cc_license", "creativecommons_license", "feedburner_browserfriendly", "geom"),
        *("dc_contributor", "dc_publisher", "dc_rights", "dc_subject", "dcterms_created", "dcterms_valid"),
    }
    rooms = ("georss", "gml_", "psc_", "itunes_", "media_")
    assert {name for name in handled - known - passed_over if not name.startswith(rooms)} == set()
    assert set(HANDLERS) - feed_names.TOPICS <= feed_names.TELLING
