# ruff: noqa: E501  invented elements stay on one line
"""Feeds of invented outlets in the shapes that real ones have, clean or odd, the same for the same seed."""

import random
from collections.abc import Callable, Iterator
from html import escape

BASE = "https://www.harbourpost.example/feed/"
NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/" '
    'xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:georss="http://www.georss.org/georss" '
    'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
)
WORDS = [
    "harbour",
    "ferry",
    "council",
    "Norvik",
    "fares",
    "boats",
    "islanders",
    "quay",
    "storm",
    "pilot",
    "Tolvik",
    "shipyard",
    "vote",
    "budget",
    "crossing",
    "morning",
    "Gülsen",
    "Fähre",
    "naïve",
    "façade",
    "“quoted”",
    "12,000",
    "–",
    "№",
    "Ødegård",
    "Łódź",
    "τιμή",
    "паром",
    "船",
    "&amp;",
    "it’s",
]


def sentence(chance: random.Random, least: int = 4, most: int = 14) -> str:
    """Words with the references of XML in them."""
    return " ".join(chance.choice(WORDS) for _ in range(chance.randint(least, most)))


def paragraphs(chance: random.Random, count: int) -> str:
    """Markup of HTML as newsrooms write it."""
    parts = []
    for _ in range(count):
        words = sentence(chance, 20, 60)
        parts.append(chance.choice((
            f"<p>{words}</p>\n",
            f'<p>{words} <a href="https://www.harbourpost.example/{chance.randint(1, 999)}">{sentence(chance)}</a></p>',
            f'<figure><img src="/i/{chance.randint(1, 99)}.jpg" alt="{sentence(chance)}" /><figcaption>{words}</figcaption></figure>',
            f"<h2>{sentence(chance)}</h2><ul><li>{words}</li></ul>",
        )))  # fmt: skip
    return "".join(parts)


def mail_date(chance: random.Random) -> str:
    """A date of RFC 822."""
    return f"Mon, {chance.randint(1, 28):02d} May 2031 {chance.randint(0, 23):02d}:05:00 {chance.choice(('+0200', 'GMT', '-0400'))}"


def iso_date(chance: random.Random) -> str:
    """A date of RFC 3339."""
    return f"2031-05-{chance.randint(1, 28):02d}T{chance.randint(0, 23):02d}:05:00{chance.choice(('Z', '+02:00', '-04:00'))}"


def rss(chance: random.Random, items: int, length: int) -> str:
    """RSS 2.0 as the most common publishing system writes it, with the whole text in every item."""
    told = "".join(_rss_item(chance, number, length) for number in range(items))
    head = (
        f'<title>Harbour Post</title><atom:link href="{BASE}" rel="self" type="application/rss+xml" />'
        "<link>https://www.harbourpost.example</link><description>News of the harbour</description>"
        f"<lastBuildDate>{mail_date(chance)}</lastBuildDate><language>en-GB</language>"
        "<sy:updatePeriod>\n\thourly\t</sy:updatePeriod><sy:updateFrequency>1</sy:updateFrequency>"
        "<generator>https://publisher.example/?v=6.1</generator><image><url>https://www.harbourpost.example/icon.png</url>"
        "<title>Harbour Post</title><link>https://www.harbourpost.example</link><width>32</width><height>32</height></image>"
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"\n {NAMESPACES}>\n<channel>{head}{told}</channel></rss>'


def _rss_item(chance: random.Random, number: int, length: int) -> str:
    url = f"https://www.harbourpost.example/2031/05/{number}-{chance.randint(1, 9999)}/"
    return (
        f"<item>\n\t\t<title>{sentence(chance)}</title>\n\t\t<link>{url}</link>\n\t\t<comments>{url}#respond</comments>"
        f"<dc:creator><![CDATA[{chance.choice(('Ilsa Brandt', 'Øle Marek', ''))}]]></dc:creator>"
        f"<pubDate>{mail_date(chance)}</pubDate><category><![CDATA[Harbour & sea]]></category>"
        f'<guid isPermaLink="false">https://www.harbourpost.example/?p={number}</guid>'
        f"<description><![CDATA[<p>{sentence(chance, 20, 40)} [&#8230;]</p>]]></description>"
        f"<content:encoded><![CDATA[{paragraphs(chance, length)}]]></content:encoded>"
        f"<wfw:commentRss>{url}feed/</wfw:commentRss><slash:comments>{chance.randint(0, 9)}</slash:comments>"
        f'<media:content url="https://www.harbourpost.example/{number}.jpg" medium="image"><media:title type="html">{sentence(chance)}'
        "</media:title></media:content>\n\t</item>"
    )


def atom(chance: random.Random, items: int, length: int) -> str:
    """Atom 1.0 with escaped content."""
    told = "".join(_atom_entry(chance, number, length) for number in range(items))
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-US">'
        f'<title type="text">Harbour Post</title><updated>{iso_date(chance)}</updated><id>https://www.harbourpost.example/</id>'
        '<icon>https://www.harbourpost.example/icon.png</icon><link rel="alternate" type="text/html" '
        f'href="https://www.harbourpost.example/" /><link rel="self" type="application/atom+xml" href="{BASE}" />{told}</feed>'
    )


def _atom_entry(chance: random.Random, number: int, length: int) -> str:
    url = f"https://www.harbourpost.example/2031/5/{number}"
    return (
        f'<entry><title type="html"><![CDATA[{sentence(chance)}]]></title><link rel="alternate" type="text/html" href="{url}"/>'
        f"<id>{url}</id><published>{iso_date(chance)}</published><updated>{iso_date(chance)}</updated>"
        f'<author><name>Ilsa Brandt</name><uri>{url}</uri></author><category scheme="{BASE}" term="Harbour" />'
        f'<summary type="html">{escape(sentence(chance, 20, 40))}</summary>'
        f'<content type="html">{escape(paragraphs(chance, length))}</content></entry>\n'
    )


def rdf(chance: random.Random, items: int, length: int) -> str:
    """RSS 1.0 with the whole text in every item."""
    urls = [f"https://www.harbourpost.example/{number}.html" for number in range(items)]
    order = "".join(f'<rdf:li rdf:resource="{url}"/>' for url in urls)
    told = "".join(
        f'<item rdf:about="{url}"><title>{sentence(chance)}</title><link>{url}</link><description>{sentence(chance, 20, 40)}'
        f"</description><dc:creator>Øle Marek</dc:creator><dc:date>{iso_date(chance)}</dc:date><dc:subject>sea</dc:subject>"
        f"<content:encoded><![CDATA[{paragraphs(chance, length)}]]></content:encoded></item>\n"
        for url in urls
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rdf:RDF xmlns="http://purl.org/rss/1.0/" '
        f'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" {NAMESPACES}><channel rdf:about="{BASE}">'
        "<title>Harbour Post</title><link>https://www.harbourpost.example/</link><description>Sea</description>"
        f"<dc:language>en</dc:language><items><rdf:Seq>{order}</rdf:Seq></items></channel>{told}</rdf:RDF>"
    )


SHAPES: dict[str, Callable[[random.Random, int, int], str]] = {"rss": rss, "atom": atom, "rdf": rdf}
PLANS = {"small": (20, 2), "usual": (50, 8), "large": (100, 25)}
"""Items of a feed, and paragraphs of an item: about 30 kB, 200 kB and 1 MB."""


def clean_feeds(seed: int = 5) -> Iterator[tuple[str, str]]:
    """One clean feed of every shape and size, with its name."""
    chance = random.Random(seed)
    for size, (items, length) in PLANS.items():
        for shape, make in SHAPES.items():
            yield f"{shape} {size}", make(chance, items, length)
