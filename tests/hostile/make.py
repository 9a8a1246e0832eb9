"""Hostile files, made from a fixed seed: the same thousand on every machine."""

import gzip
import io
import json
import random
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

MIB = 1024 * 1024
PROSE = (
    "The ferry to Orrin Island sailed again on Tuesday after nine days in dock, the harbour office said. "
    "Two engines had been changed and the crew of fourteen had been trained anew before the first crossing. "
    "Passengers waited on the quay from six in the morning, and the first lorry carried milk and newspapers. "
)
DEEP = ("div", "span", "ul", "table", "b", "blockquote", "font", "section", "article", "svg", "a", "em", "form", "math")
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@dataclass(frozen=True, slots=True)
class Input:
    """One file; `harmless` says that an article may come of it, because words and all are there."""

    name: str
    body: bytes
    harmless: bool = False


def inputs() -> Iterator[Input]:
    """All hostile files, in a fixed order, with distinct names."""
    for family in FAMILIES:
        chance = random.Random(family.__name__)
        for number, (ending, body, harmless) in enumerate(family(chance)):
            yield Input(f"{family.__name__}-{number:03}{ending}", body, harmless)


Made = Iterator[tuple[str, bytes, bool]]


def page(text: str, head: str = "") -> bytes:
    before = f"<!doctype html><html><head><title>Ferry</title>{head}</head><body><article>"
    return (before + text + "</article></body></html>").encode()


def nested_pages(chance: random.Random) -> Made:
    """Elements inside elements, 500 to 100,000 deep, closed, unclosed and closed in the wrong order."""
    for tag in DEEP:
        for depth in (500, 3_000, 20_000, 100_000):
            yield ".html", page(f"<{tag}>" * depth + PROSE), False
            yield ".html", page(f"<{tag}>" * depth + PROSE + f"</{tag}>" * depth), False
    for depth in (1_000, 10_000, 100_000):
        mixed = "".join(f"<{chance.choice(DEEP)}>" for _ in range(depth))
        yield ".html", page(mixed + PROSE), False


def wide_pages(_: random.Random) -> Made:
    """Far more elements, attributes or markup than any page has."""
    for piece in ("<br>", "<p>x", "<li>y</li>", "<td>", "<img src=x>", "<hr/>", "<a href=/a>b</a>", "<i></i>", "<wbr>"):
        for count in (20_000, 100_000, 1_000_000):
            yield ".html", page(piece * count), False
    yield ".html", page("<p " + " ".join(f"a{n}=b" for n in range(400_000)) + ">x</p>"), False
    yield ".html", page('<p class="' + "c " * 1_700_000 + '">x</p>'), False
    yield ".html", page("<p>" + "&amp;" * 700_000), False
    yield ".html", page("<" * 3_500_000), False
    yield ".html", page("<!--" * 900_000), False
    yield ".html", page("<script>" * 500_000), False
    yield ".html", page("</p>" * 900_000), False


def large_files(_: random.Random) -> Made:
    """Fifty megabytes of anything."""
    for ending, piece in ((".html", b"<p>again and again</p>\n"), (".txt", b"again and again\n"), (".xml", b"<rss>")):
        yield ending, piece * (50 * MIB // len(piece)), False
    yield ".opml", b"<opml><body>" + b'<outline xmlUrl="http://a.example/x"/>' * 1_400_000, False
    yield ".json", b"[" * (50 * MIB), False
    yield ".txt", bytes(50 * MIB), False
    yield ".html", b" " * (50 * MIB), False


def cut_pages(chance: random.Random) -> Made:
    """Pages that break off before their words begin."""
    whole = page("<h1>Ferry sails again</h1><p>" + PROSE, '<meta name="a" content="b">' * 30)
    start = whole.index(b"<p>")
    for _ in range(90):
        yield ".html", whole[: chance.randrange(20, start)], False
    for ending, open_part in (
        (".html", b"<html><body><script>"),
        (".html", b"<html><!-- "),
        (".html", b"<html><style>"),
    ):
        yield ending, open_part + PROSE.encode() * 4, False


def binary(chance: random.Random) -> Made:
    """Bytes that are no text, whatever their name says."""
    for number in range(120):
        ending = (".html", ".txt", ".xml", ".rss", ".json", ".opml", ".mhtml", ".eml", ".md", ".atom")[number % 10]
        size = chance.choice((1, 3, 40, 900, 70_000))
        yield ending, chance.randbytes(size) + b"\0\x01\xff\xfe\x80"[: 1 + number % 5] + chance.randbytes(30), False
    heads = (
        b"\x89PNG\r\n\x1a\n",
        b"%PDF-1.7\n",
        b"\xff\xd8\xff\xe0",
        b"GIF89a",
        b"\x7fELF",
        b"MZ\x90\0",
        b"OggS\0",
        b"\0asm",
    )
    for head in heads:
        yield ".html", head + chance.randbytes(5_000), False
        yield ".txt", head + chance.randbytes(5_000), False


def null_bytes(chance: random.Random) -> Made:
    """Words full of zeros and control characters."""
    for ending in (".html", ".txt", ".xml", ".rss"):
        yield ending, b"\0".join(bytes([c]) for c in PROSE.encode()), True
        yield ending, bytes(100_000), False
        yield ending, bytes(chance.randrange(1, 32) for _ in range(20_000)), False
        yield ending, "\u202e\u200b\ufeff\u2066".encode() * 20_000, False


def wrong_charsets(_: random.Random) -> Made:
    """A declared charset that the bytes are not in, or that nobody knows."""
    for name in (
        "klingon",
        "utf-7",
        "utf-16",
        "utf-32",
        "idna",
        "hex",
        "rot13",
        "zlib",
        "base64",
        "unicode_escape",
        "a" * 500,
    ):
        for body in (PROSE[:60].encode("utf-16"), "Grüße äöü".encode("latin-1") * 5, b"\x80\x81\xfe" * 50):
            yield ".html", b'<meta charset="' + name.encode() + b'"><p>' + body, True
            yield ".xml", b'<?xml version="1.0" encoding="' + name.encode() + b'"?><rss><channel>' + body, False


def entity_bombs(_: random.Random) -> Made:
    """Entities that multiply, point outside or never end, in every kind of XML and in pages."""
    bodies = (
        f"[<!ENTITY l0 'lol'>{LAUGHS}]",
        f"[<!ENTITY a '{'a' * 60_000}'>]",
        "[<!ENTITY a SYSTEM 'file:///etc/passwd'>]",
        "[<!ENTITY a SYSTEM 'http://127.0.0.1:9/x'>]",
        "[<!ENTITY % p SYSTEM 'http://127.0.0.1:9/x.dtd'> %p;]",
        "[<!ENTITY a '&b;'><!ENTITY b '&a;'>]",
        "SYSTEM 'http://127.0.0.1:9/x.dtd'",
        "[" + "".join(f"<!ENTITY e{n} 'x'>" for n in range(5_000)) + "]",
        "[<!ENTITY a 'x'>",
        "[" * 50_000,
    )
    uses = "&a;" * 3_000 + "&l9;&b;"
    roots = (
        (".rss", "rss", f"<channel><title>{uses}</title><item><title>{uses}</title></item></channel>"),
        (".atom", "feed", f"<title>{uses}</title><entry><title>{uses}</title></entry>"),
        (".opml", "opml", f"<body><outline text='{uses}'/></body>"),
        (".xml", "urlset", f"<url><loc>{uses}</loc></url>"),
        (".xhtml", "html", f"<body><p>{uses}</p></body>"),
    )
    for ending, root, inside in roots:
        for body in bodies:
            yield ending, f'<?xml version="1.0"?><!DOCTYPE {root} {body}><{root}>{inside}</{root}>'.encode(), False


def nested_xml(chance: random.Random) -> Made:
    """Feeds, lists and sitemaps that nest without end, break off, or are another thing than they say."""
    for ending, root in (
        (".rss", "rss"),
        (".atom", "feed"),
        (".opml", "opml"),
        (".xml", "urlset"),
        (".xml", "sitemapindex"),
    ):
        for inner in ("item", "entry", "outline", "a", "x:y"):
            for depth in (1_000, 100_000):
                yield ending, f"<{root}>".encode() + f"<{inner}>".encode() * depth, False
        yield ending, f"<{root}>".encode(), False
        yield ending, f"<{root}".encode() + b" a='b'" * 200_000, False
        yield ending, f"<{root}><![CDATA[".encode() + b"]]" * 100_000, False
        yield ending, f"<{root}>".encode() + chance.randbytes(3_000).replace(b"<", b""), False
        yield ending, f"<{root}/>".encode() * 20_000, False


def odd_json(_: random.Random) -> Made:
    """JSON that is deep, broken or no feed."""
    version = '{"version": "https://jsonfeed.org/version/1.1", '
    bodies = [
        *('{"items": ' + "[" * n for n in (10, 10_000, 1_000_000)),
        *("{" * n for n in (1, 1_000, 500_000)),
        *(
            version + f'"items": {value}}}'
            for value in ("null", "3", '"x"', "[null, 3, []]", '{"a": 1}', "[{}]", "[" * 90_000)
        ),
        version + '"items": [{"url": "javascript:alert(1)"}, {"url": 7}, {"url": "file:///etc/passwd"}]}',
        version + '"title": "' + "x" * 11_000_000 + '"}',
        version + '"items": [' + '{"id": 1e999999},' * 1_000 + "]}",
        json.dumps({"a": "b"}),
    ]
    for body in bodies:
        yield ".json", body.encode(), False
        yield ".jsonfeed", body.encode(), False


def bait(chance: random.Random) -> Made:
    """Runs that make careless regular expressions take for ever, as pages and as plain texts."""
    runs = (
        *(
            "a",
            " ",
            "\t",
            "0",
            "1,",
            "1.",
            "1/",
            "-",
            "—",
            '"',
            "“",
            "'",
            "(",
            "[",
            "&",
            "&#",
            "<a ",
            "</",
            "http://a.",
            "www.",
        ),
        *(
            "@a.",
            "By ",
            "by by ",
            "von ",
            "I. ",
            "Mr. ",
            "A. B. ",
            "and ",
            ", and",
            "1st ",
            "May ",
            "12 May ",
            "2024-01-",
            "10:",
        ),
        *(
            "$1 ",
            "€",
            "%",
            "0.0.0.",
            "+1 ",
            "|",
            " | ",
            "_",
            "*",
            "#",
            "\\",
            ";",
            "!!",
            "??",
            "...",
            "é",
            "́",
            "ÀÀ",
            "漢",
            "ＡＢ",
        ),
    )
    for run in runs:
        text = run * (40_000 // len(run))
        yield ".txt", text.encode(), True
        yield ".html", page(f"<p>{text}!</p>"), True
    for _ in range(20):
        text = "".join(chance.choice(runs) * chance.randrange(1, 130) for _ in range(300))
        yield ".txt", text.encode(), True


def packed(body: bytes) -> bytes:
    return gzip.compress(body, 6)


def record(head: str, body: bytes) -> bytes:
    return (
        (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0>\r\n{head}\r\n\r\n").encode()
        + body
        + b"\r\n\r\n"
    )


def archives(chance: random.Random) -> Made:
    """WARC, WACZ and MHTML files that lie, break off, or unpack to more than there is memory."""
    zeros = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(zeros.compress(bytes(MIB)) for _ in range(300)) + zeros.flush()
    at = "WARC-Target-URI: http://a.example/x\r\nWARC-Date: 2025-01-01T00:00:00Z\r\n"
    at += "Content-Type: application/http; msgtype=response\r\n"
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    good = record(f"{at}Content-Length: {len(http) + 2}", http + b"\r\n")
    inside = http + b"Content-Encoding: gzip\r\n\r\n" + bomb
    yield ".warc", record(f"{at}Content-Length: {len(inside)}", inside), False
    yield ".warc.gz", bomb, False
    yield ".warc.gz", packed(bomb), False
    yield ".warc", record(f"{at}Content-Length: 99999999999", http), False
    yield ".warc", record(f"{at}Content-Length: -5", http), False
    yield ".warc", record(f"{at}Content-Length: x", http), False
    yield (
        ".warc",
        record(at.replace("http://a.example/x", "../../etc/passwd") + f"Content-Length: {len(http)}", http),
        False,
    )
    yield ".warc", b"WARC/1.0\r\n" + b"X: y\r\n" * 200_000, False
    yield ".warc", b"WARC/1.0\r\n" * 20_000, False
    for _ in range(40):
        broken = bytearray(good * 3)
        for _ in range(chance.randrange(1, 30)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        yield ".warc", b"WARC/" + bytes(broken[5:]), False
    for _ in range(20):
        yield ".warc.gz", packed(good)[: chance.randrange(12, len(packed(good)) - 1)], False
    for names in (
        ("archive/../../up.warc",),
        ("a.warc.gz",),
        ("datapackage.json",),
        tuple(f"f{n}" for n in range(5_000)),
    ):
        yield ".wacz", zipped(dict.fromkeys(names, bomb) if len(names) < 9 else dict.fromkeys(names, b"")), False
    yield ".wacz", b"PK\x03\x04" + chance.randbytes(2_000), False
    nested = b"".join(
        f"Content-Type: multipart/related; boundary=b{n}\r\n\r\n--b{n}\r\n".encode() for n in range(20_000)
    )
    yield ".mhtml", b"MIME-Version: 1.0\r\n" + nested, False
    yield ".mhtml", b"Content-Type: multipart/related; boundary=x\r\n\r\n" + b"--x\r\n\r\n" * 200_000, False
    yield ".mhtml", b"Content-Type: multipart/related; boundary=" + b"y" * 500_000 + b"\r\n\r\n", False


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for name, body in files.items():
            box.writestr(name, body)
    return out.getvalue()


def letters(chance: random.Random) -> Made:
    """Mails that nest, lie about their encoding, or have no words."""
    heads = (
        b"From: a@b.example\r\nSubject: x\r\n",
        b"From: \xff\xfe\r\n",
        b"Subject: =?utf-8?b?" + b"QUFB" * 9_000 + b"\r\n",
        b"",
    )
    kinds = (
        b"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!",
        b"Content-Type: text/plain; charset=klingon\r\n\r\nhello",
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
        + b"--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" * 20_000,
        b"Content-Type: message/rfc822\r\n\r\n" * 20_000,
        b"Content-Type: multipart/alternative\r\n\r\n--\r\n",
        b"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + b"=" * 200_000,
        b"Content-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 x\r\n" + b"M" * 50_000,
        b"X: " + b"y" * 10_000_000 + b"\r\n\r\n",
        b"X: y\r\n" * 300_000 + b"\r\n",
    )
    for head in heads:
        for kind in kinds:
            yield ".eml", head + kind, False
    for _ in range(30):
        yield ".eml", b"From: a@b.example\r\n" + chance.randbytes(400).replace(b"\0", b"") + b"\r\n\r\n", False


def menus(chance: random.Random) -> Made:
    """Pages and texts that are whole but tell nothing: menus, walls, errors, scripts, lists of words."""
    words = ("Home", "News", "Sport", "Log in", "Subscribe", "Contact", "Imprint", "Search", "Shop", "Weather")
    for _ in range(60):
        some = [chance.choice(words) for _ in range(chance.randrange(1, 40))]
        yield ".html", page("".join(f"<li><a href='/{w}'>{w}</a></li>" for w in some)), False
        yield ".txt", "\n".join(dict.fromkeys(some)).encode(), False
    for _ in range(30):
        script = "".join(f"var v{n}={chance.random()};" for n in range(300))
        yield ".html", page(f"<script>{script}</script><div id=app></div>"), False


FAMILIES: tuple[Callable[[random.Random], Made], ...] = (
    *(nested_pages, wide_pages, large_files, cut_pages, binary, null_bytes, wrong_charsets, entity_bombs, nested_xml),
    *(odd_json, bait, archives, letters, menus),
)
