"""How the outlets announce what they publish: RSS 2.0, Atom, RDF, JSON Feed, sitemaps, robots.txt."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr

from sample.pages import home_of
from sample.pieces import Outlet, Piece, outlets, published

ALIASES: Mapping[str, str] = {"/go/navy-timetable": "/notes/navy-timetable.htm"}
"""Addresses on harbour-notes that are announced and answer with a redirect (302)."""
LOST = "/the-lost-interview-a10404"
"""An article that eastmark-observer announces and does not have (404)."""


def feed(outlet: Outlet, edition: int, port: int | None) -> bytes:
    """The outlet's feed, newest first."""
    writers: Mapping[str, Callable[[Outlet, list[Piece], str], str]] = {
        "rss": _rss,
        "rss_bare": _rss_bare,
        "atom": _atom,
        "rdf": _rdf,
        "json": _json_feed,
    }
    rows = [p for p in reversed(published(edition)) if p.outlet is outlet]
    return writers[outlet.feed["kind"]](outlet, rows, home_of(outlet, port)).encode(outlet.charset)


def sitemap(outlet: Outlet, edition: int, port: int | None) -> bytes:
    """A sitemap (sitemaps.org 0.9), with the news extension for outlets that have one."""
    home = home_of(outlet, port)
    news = outlet.sitemap == "news"
    rows = [_sitemap_row(p, home, news) for p in published(edition) if p.outlet is outlet]
    extra = ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"' if news else ""
    head = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"{extra}>\n'
    )
    return (head + "".join(rows) + "</urlset>\n").encode()


def robots(outlet: Outlet, port: int | None) -> bytes:
    """robots.txt (RFC 9309): one outlet keeps its private pages to itself."""
    rule = "Disallow: /private/" if outlet.key == "sarn-valley-news" else "Disallow:"
    lines = ["User-agent: *", rule]
    if outlet.sitemap:
        lines.append(f"Sitemap: {home_of(outlet, port)}/sitemap.xml")
    return ("\n".join(lines) + "\n").encode()


def _date(piece: Piece) -> str | None:
    """RFC 822 date, or what the feed has in its place."""
    return piece.stated if piece.stated is not None else format_datetime(piece.when)


def _iso(when: datetime) -> str:
    return when.isoformat().replace("+00:00", "Z")


def _summary(piece: Piece) -> str:
    return piece.story[0]


def _rss(outlet: Outlet, rows: list[Piece], home: str) -> str:
    items = [_rss_item(p, home) for p in rows]
    if outlet.key == "quillfeed":
        items.append(_rss_borrowed(home))
    if outlet.key == "eastmark-observer":
        items.insert(1, f"<item><title>The lost interview</title><link>{home}{LOST}</link></item>\n")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>\n'
        f"<title>{escape(outlet.name)}</title><link>{home}/</link><language>{outlet.language}</language>\n"
        f"<description>All news of {escape(outlet.name)}</description>\n" + "".join(items) + "</channel></rss>\n"
    )


def _rss_item(piece: Piece, home: str) -> str:
    link = escape(home + piece.path)
    creator = f"<dc:creator>{escape(piece.by)}</dc:creator>" if piece.by else ""
    return (
        f"<item><title>{escape(piece.title)}</title><link>{link}</link><guid>{link}</guid>{creator}"
        f"<pubDate>{_date(piece)}</pubDate><description>{escape(_summary(piece))}</description></item>\n"
    )


def _rss_borrowed(home: str) -> str:
    """The aggregator also points to the pages of another house."""
    port = home.rpartition(":")[2] if home.count(":") > 1 else ""
    rows = [p for p in published(3) if p.outlet.design == "hostile"]
    links = [(escape(p.title), escape(home_of(p.outlet, int(port) if port else None) + p.path)) for p in rows]
    return "".join(f"<item><title>{title}</title><link>{link}</link></item>\n" for title, link in links)


def _rss_bare(outlet: Outlet, rows: list[Piece], home: str) -> str:
    """A feed written by hand: RSS 0.91 style, no dates, one announced address that redirects."""
    back = {target: alias for alias, target in ALIASES.items()}
    links = [(escape(p.title), home + back.get(p.path, p.path)) for p in rows]
    items = [f"<item><title>{title}</title><link>{link}</link></item>\n" for title, link in links]
    head = f'<rss version="0.91"><channel><title>{escape(outlet.name)}</title><link>{home}/</link>\n'
    return head + "<description>From the mole</description>\n" + "".join(items) + "</channel></rss>\n"


def _atom(outlet: Outlet, rows: list[Piece], home: str) -> str:
    entries = [_atom_entry(p, home) for p in rows]
    newest = _iso(rows[0].when) if rows else "2025-09-01T00:00:00Z"
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{outlet.language}">\n'
        f'<title>{escape(outlet.name)}</title><id>{home}/</id><updated>{newest}</updated><link href="{home}/"/>\n'
        + "".join(entries)
        + "</feed>\n"
    )


def _atom_entry(piece: Piece, home: str) -> str:
    stamp = piece.stated if piece.stated is not None else _iso(piece.when)
    return (
        f"<entry><title>{escape(piece.title)}</title><id>tag:{piece.outlet.host},2025:{piece.number}</id>"
        f"<link href={quoteattr(home + piece.path)}/><published>{stamp}</published><updated>{stamp}</updated>"
        f"<author><name>{escape(piece.by or piece.outlet.name)}</name></author>"
        f"<summary>{escape(_summary(piece))}</summary></entry>\n"
    )


def _rdf(outlet: Outlet, rows: list[Piece], home: str) -> str:
    items = [_rdf_item(p, home) for p in rows]
    listed = "".join(f"<rdf:li rdf:resource={quoteattr(home + p.path)}/>" for p in rows)
    return (
        f'<?xml version="1.0" encoding="ISO-8859-1"?>\n<rdf:RDF xmlns="http://purl.org/rss/1.0/" '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f'<channel rdf:about="{home}/"><title>{escape(outlet.name)}</title><link>{home}/</link>'
        f"<description>Upland news</description><items><rdf:Seq>{listed}</rdf:Seq></items></channel>\n"
        + "".join(items)
        + "</rdf:RDF>\n"
    )


def _rdf_item(piece: Piece, home: str) -> str:
    link = home + piece.path
    stamp = piece.stated if piece.stated is not None else _iso(piece.when)
    return (
        f"<item rdf:about={quoteattr(link)}><title>{escape(piece.title)}</title><link>{escape(link)}</link>"
        f"<dc:date>{stamp}</dc:date><description>{escape(_summary(piece))}</description></item>\n"
    )


def _json_feed(outlet: Outlet, rows: list[Piece], home: str) -> str:
    items = [
        {
            "id": str(p.number),
            "url": home + p.path,
            "title": p.title,
            "summary": _summary(p),
            "date_published": _iso(p.when),
            "authors": [{"name": p.by}],
        }
        for p in rows
    ]
    head = {"version": "https://jsonfeed.org/version/1.1", "title": outlet.name, "home_page_url": home + "/"}
    return json.dumps(head | {"language": outlet.language, "items": items}, ensure_ascii=False, indent=1)


def _sitemap_row(piece: Piece, home: str, news: bool) -> str:
    stamp = piece.stated if piece.stated is not None else _iso(piece.modified or piece.when)
    extra = (
        f"<news:news><news:publication><news:name>{escape(piece.outlet.name)}</news:name><news:language>"
        f"{piece.outlet.language}</news:language></news:publication><news:publication_date>{_iso(piece.when)}"
        f"</news:publication_date><news:title>{escape(piece.title)}</news:title></news:news>"
    )
    return f"<url><loc>{escape(home + piece.path)}</loc><lastmod>{stamp}</lastmod>{extra if news else ''}</url>\n"


def hostile_feed(port: int | None, doctype: bool = True) -> bytes:
    """A feed that attacks its reader: entity bomb, external entities, links that are none, and a flood of entries."""
    home = home_of(outlets()["mirror-truth"], port)
    stranger = "http://stranger.localhost" + (f":{port}" if port else "")
    flood = "".join(f"<item><title>Item {n}</title><link>{stranger}/item/{n}</link></item>\n" for n in range(3000))
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">\n' for n in range(1, 10))
    bomb = (
        f'<!DOCTYPE rss [\n<!ENTITY l0 "ha">\n{laughs}<!ENTITY passwd SYSTEM "file:///etc/passwd">\n'
        f'<!ENTITY away SYSTEM "{stranger}/entity">\n]>\n'
    )
    boom = "<description>&l9; &passwd; &away;</description>" if doctype else "<description>plain</description>"
    return (
        f'<?xml version="1.0"?>\n{bomb if doctype else ""}<rss version="2.0"><channel><title>Mirror of Truth</title>'
        f"<link>{home}/</link>{boom}\n"
        f"<item><title>Old harbour cranes</title><link>{home}/harbour-cranes.html?a=1&b=2</link></item>\n"
        "<item><title>Run me</title><link>javascript:alert(document.domain)</link></item>\n"
        "<item><title>Passwords</title><link>file:///etc/passwd</link></item>\n"
        "<item><title>Metadata</title><link>http://169.254.169.254/latest/meta-data/</link></item>\n"
        f"<item><title>&lt;img src=x onerror=alert(1)&gt;</title><link>{home}/tug-names.html#x</link></item>\n"
        f"{flood}</channel></rss>\n"
    ).encode()
