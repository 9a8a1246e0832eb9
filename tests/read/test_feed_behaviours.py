# ruff: noqa: E501  invented elements stay on one line
"""What feedparser's own suite shows of feeds, as far as a news reader needs it, with contents of our own.

Its well-formed and ill-formed cases are grouped by what they show; each group that ends in an entry, a date, a name, an
address or a language is here. Left out on purpose: places (geo, georss, gml), licences (cc), podcast chapters (psc),
ratings, credits and restrictions of Media RSS, categories, contributors, publishers and rights (nothing here shows
them); sanitising and relative addresses inside content (text alone is kept; the cleaner has tests of its own); base64
content beyond not breaking; text input and cloud of a channel (nobody asks them); CDF (no outlet has used it for twenty
years); and HTTP behaviour of the library itself (it never sees an address here).
"""

from datetime import UTC, datetime
from typing import Any

import pytest

from manytold.read.feeds import FeedReading, read_feed
from tests.read.pages import make_page

HOME = "https://www.harbourpost.example/news/feed"
SITE = "https://www.harbourpost.example"
SPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
)
FRAMES = {
    "rss": f'<?xml version="1.0"?><rss version="2.0" {SPACES}><channel><title>H</title><item><link>/a</link>{{}}</item></channel></rss>',
    "bare": f'<rss version="2.0" {SPACES}><channel><item>{{}}</item></channel></rss>',
    "channel": f'<rss version="2.0" {SPACES}><channel>{{}}<item><link>/a</link></item></channel></rss>',
    "rss091": '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.example/rss-0.91.dtd"><rss version="0.91"><channel><item><link>/a</link>{}</item></channel></rss>',
    "rss090": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>H</title></channel><item><link>/a</link>{}</item></rdf:RDF>',
    "rdf": f'<rdf:RDF {SPACES} xmlns="http://purl.org/rss/1.0/"><channel rdf:about="/"><title>H</title></channel><item rdf:about="/about">{{}}</item></rdf:RDF>',
    "prefixed": f'<rdf:RDF {SPACES} xmlns:rss="http://purl.org/rss/1.0/"><rss:channel><rss:title>H</rss:title></rss:channel><rss:item><rss:link>/a</rss:link>{{}}</rss:item></rdf:RDF>',
    "atom": f'<feed xmlns="http://www.w3.org/2005/Atom" {SPACES}><title>H</title><entry><link href="/a"/>{{}}</entry></feed>',
    "entry": f'<feed xmlns="http://www.w3.org/2005/Atom" {SPACES}><entry>{{}}</entry></feed>',
    "feed": f'<feed xmlns="http://www.w3.org/2005/Atom" {SPACES}>{{}}<entry><link href="/a"/></entry></feed>',
    "atom03": '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>H</title><entry><link rel="alternate" type="text/html" href="/a"/>{}</entry></feed>',
}
SIX = datetime(2031, 5, 5, 6, tzinfo=UTC)
XHTML = '<div xmlns="http://www.w3.org/1999/xhtml">Fares <b>rise</b> &amp; fall</div>'

TITLES = [
    ("plain", "rss", "<title>Fares rise</title>", "Fares rise"),
    ("of 0.91", "rss091", "<title>Fares rise</title>", "Fares rise"),
    ("of 0.90", "rss090", "<title>Fares rise</title>", "Fares rise"),
    ("of 1.0", "rdf", "<title>Fares rise</title><link>/a</link>", "Fares rise"),
    ("with prefixes", "prefixed", "<rss:title>Fares rise</rss:title>", "Fares rise"),
    ("dublin core", "rss", "<dc:title>Fares rise</dc:title>", "Fares rise"),
    ("plain before dublin core", "rss", "<title>Fares rise</title><dc:title>Other</dc:title>", "Fares rise"),
    ("of a picture does not count", "rss", "<title>Fares rise</title><media:content url='/p.jpg'><media:title>Picture</media:title></media:content>", "Fares rise"),
    ("of a picture first does not count", "rss", "<media:content url='/p.jpg'><media:title>Picture</media:title></media:content><title>Fares rise</title>", "Fares rise"),
    ("of the source does not count", "atom", "<source><title>Elsewhere</title></source><title>Fares rise</title>", "Fares rise"),
    ("of the source after it", "atom", "<title>Fares rise</title><source><title>Elsewhere</title></source>", "Fares rise"),
    ("empty", "rss", "<title/>", ""),
    ("cdata", "rss", "<title><![CDATA[Boats & <i>ferries</i>]]></title>", "Boats & ferries"),
    ("cdata in parts", "rss", "<title><![CDATA[Boats]]> and <![CDATA[ferries]]></title>", "Boats and ferries"),
    ("escaped markup", "rss", "<title>&lt;b&gt;Fares&lt;/b&gt; rise</title>", "Fares rise"),
    ("escaped twice", "rss", "<title>Boats &amp;amp; ferries &amp;#8211; now</title>", "Boats & ferries – now"),
    ("escaped twice in cdata", "rss", "<title><![CDATA[Boats &amp; ferries &#039;now&#039;]]></title>", "Boats & ferries 'now'"),
    ("less than", "rss", "<title>12 &lt; 13</title>", "12 < 13"),
    ("html", "atom", '<title type="html">Fares &lt;em&gt;rise&lt;/em&gt; &amp;amp; fall</title>', "Fares rise & fall"),
    ("xhtml", "atom", f'<title type="xhtml">{XHTML}</title>', "Fares rise & fall"),
    ("of 0.3, escaped", "atom03", '<title type="text/html" mode="escaped">Fares &lt;b&gt;rise&lt;/b&gt;</title>', "Fares rise"),
    ("of 0.3, inline", "atom03", f'<title type="application/xhtml+xml" mode="xml">{XHTML}</title>', "Fares rise & fall"),
    ("of 0.3, base64", "atom03", '<title type="text/plain" mode="base64">RmFyZXMgcmlzZQ==</title>', "Fares rise"),
    ("naked markup", "rss", "<title>Fares <b>rise</b> now</title>", "Fares rise now"),
    ("lines and blanks", "rss", "<title>\n  Fares\n\t rise  </title>", "Fares rise"),
    ("apostrophe", "rss", "<title>Marek&apos;s &quot;boat&quot;</title>", "Marek's \"boat\""),
    ("entity of HTML", "rss", "<title>Caf&eacute;&nbsp;Norvik &euro;5 &hellip;</title>", "Café Norvik €5 …"),
    ("unknown entity", "rss", "<title>A &nosuch; B</title>", "A &nosuch; B"),
    ("bare ampersands", "rss", "<title>R&D & more &</title>", "R&D & more &"),
    ("half a reference", "rss", "<title>A &#; &#x; B</title>", "A &#; &#x; B"),
    ("reference out of range", "rss", "<title>A&#2147483647;B</title>", "A\ufffdB"),
    ("reference to nothing", "rss", "<title>A&#1;B</title>", "A\ufffdB"),
    ("reference of windows-1252", "rss", "<title>so&#8212;&#151;&#x92;s</title>", "so——’s"),
    ("utf-8 encoded twice", "rss", "<title>FÃ¤hre nach Ã\x98stervik</title>", "Fähre nach Østervik"),
    ("comment inside", "rss", "<title>Fares <!-- draft -->rise</title>", "Fares rise"),
    ("same in capitals", "rss", "<TITLE>Fares rise</TITLE>", "Fares rise"),
    ("unclosed element in it", "rss", "<title>Fares <br>rise</title>", "Fares rise"),
    ("foreign element of the same name", "rss", "<title>Fares rise</title><o:title xmlns:o='urn:other'>Other</o:title>", "Fares rise"),
    ("foreign element around another", "rss", "<title>Fares rise</title><o:box xmlns:o='urn:other'><title>Inner</title></o:box>", "Fares rise"),
    ("hidden signs", "rss", "<title>Fer\u200bries \u202eesir\u202c\u2066</title>", "Ferries esir"),
]  # fmt: skip

LINKS = [
    ("absolute", "bare", f"<link>{SITE}/x</link>", "/x"),
    ("from the root", "bare", "<link>/x</link>", "/x"),
    ("from the folder", "bare", "<link>x.html</link>", "/news/x.html"),
    ("without scheme", "bare", "<link>//www.harbourpost.example/x</link>", "/x"),
    ("too many slashes", "bare", "<link>https:////www.harbourpost.example/x</link>", "/x"),
    ("in lines", "bare", "<link>\n\t/x\n</link>", "/x"),
    ("cdata", "bare", "<link><![CDATA[/x?a=1&b=2]]></link>", "/x?a=1&b=2"),
    ("escaped query", "bare", "<link>/x?a=1&amp;b=2</link>", "/x?a=1&b=2"),
    ("bare query", "bare", "<link>/x?a=1&b=2&copy=3</link>", "/x?a=1&b=2&copy=3"),
    ("escaped twice", "bare", "<link>/x?a=1&amp;amp;b=2</link>", "/x?a=1&b=2"),
    ("other alphabet", "bare", "<link>/fähre</link>", "/fähre"),
    ("guid", "bare", f"<guid>{SITE}/g</guid>", "/g"),
    ("guid that says so", "bare", f'<guid isPermaLink="true">{SITE}/g</guid>', "/g"),
    ("guid that says no, but is an address", "bare", f'<guid isPermaLink="false">{SITE}/g</guid>', "/g"),
    ("link before guid", "bare", f"<link>/x</link><guid>{SITE}/g</guid>", "/x"),
    ("guid before link", "bare", f"<guid>{SITE}/g</guid><link>/x</link>", "/x"),
    ("before a feed service", "bare", f"<link>https://feeds.example/~r/1</link><feedburner:origLink>{SITE}/x</feedburner:origLink>", "/x"),
    ("of a picture does not count", "bare", "<link>/x</link><media:content url='/p.jpg'/><enclosure url='/s.mp3' type='audio/mpeg'/>", "/x"),
    ("own address of the item does not count", "bare", "<link>/x</link><atom:link rel='self' href='/self'/><atom:link rel='replies' href='/replies'/>", "/x"),
    ("link of atom in rss", "bare", "<atom:link href='/x'/>", "/x"),
    ("comments do not count", "bare", "<link>/x</link><comments>/x#comments</comments>", "/x"),
    ("href", "entry", '<link href="/x"/>', "/x"),
    ("no relation is alternate", "entry", '<link href="/x"/><link rel="edit" href="/edit"/>', "/x"),
    ("alternate among others", "entry", '<link rel="related" href="/r"/><link rel="alternate" href="/x"/><link rel="enclosure" href="/s.mp3"/>', "/x"),
    ("alternate of another type", "entry", '<link rel="alternate" type="text/html" href="/x"/><link rel="alternate" type="application/json" href="/j"/>', "/x"),
    ("relation in capitals", "entry", '<link rel="ALTERNATE" type="TEXT/HTML" href="/x"/>', "/x"),
    ("id of atom", "entry", f"<id>{SITE}/x</id>", "/x"),
    ("link before id of atom", "entry", '<id>urn:uuid:60a76c80</id><link href="/x"/>', "/x"),
    ("link of the source does not count", "entry", '<link href="/x"/><source><link href="https://other.example/"/><id>o</id></source>', "/x"),
    ("base of an entry", "entry", '<link xml:base="https://www.harbourpost.example/deep/" href="x"/>', "/deep/x"),
    ("ampersand in an attribute", "entry", '<link href="/x?a=1&amp;b=2"/>', "/x?a=1&b=2"),
    ("bare ampersand in an attribute", "entry", '<link href="/x?a=1&b=2"/>', "/x?a=1&b=2"),
    ("text instead of an attribute", "entry", "<link>/x</link>", "/x"),
    ("attribute before text", "entry", '<link href="/x"/><link>', "/x"),
    ("about of 1.0 as link", "rdf", "<title>T</title>", None),
    ("link of 1.0", "rdf", "<link>/x</link>", "/x"),
]  # fmt: skip

DATES = [
    ("rss", "<pubDate>Mon, 05 May 2031 08:00:00 +0200</pubDate>", (SIX, None)),
    ("rss", "<pubDate>Mon, 05 May 2031 06:00 GMT</pubDate>", (SIX, None)),
    ("rss", "<pubDate>Mon, 5 May 31 06:00:00 UT</pubDate>", (SIX, None)),
    ("rss", "<pubDate>05 May 2031 02:00:00 EDT</pubDate>", (SIX, None)),
    ("rss", "<pubDate>2031-05-05T06:00:00Z</pubDate>", (SIX, None)),
    ("rss", "<pubDate>2031-05-05 06:00:00</pubDate>", (SIX, None)),
    ("rss", "<pubDate>Mon May  5 06:00:00 2031</pubDate>", (SIX, None)),
    ("rss", "<pubDate>2031/05/05 06:00:00</pubDate>", (SIX, None)),
    ("rss", "<pubDate>Mon, 05 Mai 2031 06:00:00 GMT</pubDate><dc:language>de</dc:language>", (SIX, None)),
    ("rss", "<pubDate>Δευ, 05 Μάι 2031 06:00:00 GMT</pubDate>", (SIX, None)),
    ("rss", "<pubDate>2031-május-5T06:00Z</pubDate>", (None, None)),
    ("rss", "<pubDate>2031년 05월 05일  15:00:00</pubDate>", (None, None)),
    ("rss", "<pubDate>2031-05-05T08:00:00+02:00</pubDate><dc:date>2031-05-05T06:00:00Z</dc:date>", (SIX, SIX)),
    ("rss", "<dc:date>2031-05-05T06:00:00Z</dc:date>", (SIX, SIX)),
    ("rss", "<dcterms:issued>2031-05-05T06:00:00Z</dcterms:issued>", (SIX, None)),
    ("rss", "<dcterms:modified>2031-05-05T06:00:00Z</dcterms:modified>", (SIX, SIX)),
    ("rdf", "<link>/a</link><dc:date>2031-05-05T08:00+02:00</dc:date>", (SIX, SIX)),
    ("atom", "<published>2031-05-05T06:00:00Z</published>", (SIX, None)),
    ("atom", "<updated>2031-05-05T06:00:00Z</updated>", (None, SIX)),
    ("atom", "<updated>2031-05-05T06:00:00.123Z</updated>", (None, SIX)),
    ("atom", "<updated>2031-05-05T06:00:00Z</updated><source><updated>2030-01-01T00:00:00Z</updated></source>", (None, SIX)),
    ("atom03", "<issued>2031-05-05T08:00:00+02:00</issued><modified>2031-05-05T06:00:00Z</modified>", (SIX, SIX)),
    ("atom03", "<created>2031-05-05T06:00:00Z</created>", (None, None)),
    ("rss", "<pubDate>05 Mars 2031</pubDate>", (None, None)),
    ("rss", "<pubDate></pubDate>", (None, None)),
    ("rss", "<pubDate>tomorrow, perhaps</pubDate>", (None, None)),
    ("rss", "<pubDate>2031-13-45T06:00:00Z</pubDate>", (None, None)),
    ("rss", "<pubDate>Mon, 45 May 2031 06:00:00 GMT</pubDate>", (None, None)),
    ("rss", "<pubDate>0000-00-00 00:00:00</pubDate>", (None, None)),
    ("rss", "", (None, None)),
]  # fmt: skip

AUTHORS = [
    ("rss", "<dc:creator>Ilsa Brandt</dc:creator>", ("Ilsa Brandt",)),
    ("rss", "<dc:creator>Ilsa Brandt</dc:creator><dc:creator>Øle Marek</dc:creator>", ("Ilsa Brandt", "Øle Marek")),
    ("rss", "<author>ilsa@post.example (Ilsa Brandt)</author>", ("Ilsa Brandt",)),
    ("rss", "<author>ilsa@post.newspaper (Ilsa Brandt)</author>", ("Ilsa Brandt",)),
    ("rss", "<author>Ilsa Brandt &lt;ilsa@post.org&gt;</author>", ("Ilsa Brandt",)),
    ("rss", "<author>Ilsa Brandt</author>", ("Ilsa Brandt",)),
    ("rss", "<author>ilsa@post.org</author>", ()),
    ("rss", "<author/>", ()),
    ("rss", "<itunes:author>Ilsa Brandt</itunes:author>", ("Ilsa Brandt",)),
    ("rss", "<media:credit>Photographer</media:credit>", ()),
    ("rss", "<managingEditor>Ilsa Brandt</managingEditor>", ("Ilsa Brandt",)),
    ("atom", "<author><name>Ilsa Brandt</name><email>i@post.example</email><uri>/i</uri></author>", ("Ilsa Brandt",)),
    ("atom", "<author><name>Ilsa Brandt</name></author><author><name>Øle Marek</name></author>", ("Ilsa Brandt", "Øle Marek")),
    ("atom", "<author><email>i@post.example</email></author>", ()),
    ("atom", "<author><name>Ilsa Brandt</name><o:rank xmlns:o='urn:o'>7</o:rank></author>", ("Ilsa Brandt",)),
    ("atom", "<contributor><name>Øle Marek</name></contributor>", ()),
    ("atom", "<source><author><name>Somebody Else</name></author></source>", ()),
    ("atom03", "<author><name>Ilsa Brandt</name><url>/i</url></author>", ("Ilsa Brandt",)),
]  # fmt: skip

SUMMARIES = [
    ("rss", "<description>Short.</description>", "Short."),
    ("rss", "<description>Short.</description><content:encoded>Long.</content:encoded>", "Short."),
    ("rss", "<content:encoded>Long.</content:encoded><description>Short.</description>", "Short."),
    ("rss", "<content:encoded><![CDATA[<p>Long.</p><p>Text.</p>]]></content:encoded>", "Long. Text."),
    ("rss", "<description/><content:encoded>Long.</content:encoded>", "Long."),
    ("rss", f"<content type='xhtml'>{XHTML}</content><content:encoded>Long.</content:encoded>", "Fares rise & fall"),
    ("rss", "<dc:description>Short.</dc:description>", "Short."),
    ("rss", "<itunes:summary>Short.</itunes:summary>", "Short."),
    ("rss", "<media:description>Of a picture.</media:description>", "Of a picture."),
    ("rss", "<description>Short.</description><media:content url='/p.jpg'><media:description>Of a picture.</media:description></media:content>", "Short."),
    ("rss", "<description>&lt;script&gt;x()&lt;/script&gt;Short.</description>", "Short."),
    ("rss", "<description><![CDATA[<!-- x --><p style='a'>Short.<img src=x onerror=y>]]></description>", "Short."),
    ("rss", "<description>Naked <b>markup</b> here.</description>", "Naked markup here."),
    ("rss091", "<description>Short.</description>", "Short."),
    ("rdf", "<link>/a</link><description>Short.</description>", "Short."),
    ("atom", "<summary>Short.</summary><content type='html'>Long.</content>", "Short."),
    ("atom", "<content type='html'>&lt;p&gt;Long.&lt;/p&gt;</content>", "Long."),
    ("atom", f"<content type='xhtml'>{XHTML}</content>", "Fares rise & fall"),
    ("atom", "<content type='text'>1 &lt; 2</content>", "1 < 2"),
    ("atom", "<content src='/elsewhere' type='text/html'/>", ""),
    ("atom", "<content type='image/png'>iVBORw0KGgo=</content><summary>Short.</summary>", "Short."),
    ("atom03", "<summary type='text/html' mode='escaped'>&lt;p&gt;Short.&lt;/p&gt;</summary>", "Short."),
]  # fmt: skip

LANGUAGES = [
    ("channel", "<language>en-GB</language>", "en", "en"),
    ("channel", "<dc:language>de</dc:language>", "de", "de"),
    ("channel", "<language>English</language>", None, None),
    ("rss", "<dc:language>de</dc:language>", None, "de"),
    ("atom", "<title xml:lang='de_AT'>T</title>", None, "de"),
    ("atom", "<title xml:lang=''>T</title>", None, None),
    ("feed", "<subtitle xml:lang='de'>S</subtitle>", None, None),
]  # fmt: skip


def read(frame: str, inner: str) -> FeedReading:
    reading = read_feed(make_page(FRAMES[frame].format(inner), url=HOME, media_type="text/xml"))
    assert isinstance(reading, FeedReading), reading
    return reading


@pytest.mark.parametrize(("name", "frame", "inner", "title"), TITLES, ids=lambda value: None)
def test_titles(name: str, frame: str, inner: str, title: str) -> None:
    assert [entry.title for entry in read(frame, inner).entries] == [title], name


@pytest.mark.parametrize(("name", "frame", "inner", "path"), LINKS, ids=lambda value: None)
def test_links(name: str, frame: str, inner: str, path: str | None) -> None:
    assert [entry.url for entry in read(frame, inner).entries] == ([SITE + path] if path else []), name


@pytest.mark.parametrize(("frame", "inner", "dates"), DATES, ids=lambda value: None)
def test_dates(frame: str, inner: str, dates: tuple[Any, Any]) -> None:
    (entry,) = read(frame, inner).entries
    assert (entry.published, entry.updated) == dates


@pytest.mark.parametrize(("frame", "inner", "names"), AUTHORS, ids=lambda value: None)
def test_authors(frame: str, inner: str, names: tuple[str, ...]) -> None:
    (entry,) = read(frame, inner).entries
    assert entry.authors == names


@pytest.mark.parametrize(("frame", "inner", "summary"), SUMMARIES, ids=lambda value: None)
def test_summaries(frame: str, inner: str, summary: str) -> None:
    (entry,) = read(frame, inner).entries
    assert entry.summary == summary


@pytest.mark.parametrize(("frame", "inner", "feed", "entry"), LANGUAGES, ids=lambda value: None)
def test_languages(frame: str, inner: str, feed: str | None, entry: str | None) -> None:
    reading = read(frame, inner)
    assert (reading.language, reading.entries[0].language) == (feed, entry)
