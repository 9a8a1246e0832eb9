# ruff: noqa: E501  invented elements stay on one line
"""Odd feeds: clean ones, broken in the ways that real servers break them, the same for the same seed."""

import random
from collections.abc import Callable, Iterator

from bench.made_feeds import SHAPES

Harm = Callable[[random.Random, str], str | bytes]


def _cut(chance: random.Random, text: str) -> str:
    return text[: chance.randrange(len(text))]


def _without_ends(chance: random.Random, text: str) -> str:
    name = chance.choice(("item", "entry", "title", "link", "channel", "description", "author"))
    return text.replace(f"</{name}>", "", chance.randint(1, 9))


def _doubled(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text))
    return text[:at] + text[at - 300 : at] + text[at:]


def _sprinkled(signs: tuple[str, ...]) -> Harm:
    def sprinkle(chance: random.Random, text: str) -> str:
        for _ in range(chance.randint(1, 25)):
            at = chance.randrange(len(text))
            text = text[:at] + chance.choice(signs) + text[at:]
        return text

    return sprinkle


def _encoded(codec: str) -> Harm:
    return lambda chance, text: text.encode(codec, "ignore")


def _framed(before: str, after: str) -> Harm:
    return lambda chance, text: before + text + after


def _replaced(old: str, new: str) -> Harm:
    return lambda chance, text: text.replace(old, new)


def _flipped(chance: random.Random, text: str) -> bytes:
    body = bytearray(text.encode())
    for _ in range(chance.randint(1, 40)):
        body[chance.randrange(len(body))] = chance.randrange(256)
    return bytes(body)


HARMS: dict[str, Harm] = {
    "cut off": _cut,
    "without end tags": _without_ends,
    "a part twice": _doubled,
    "flipped bytes": _flipped,
    "control characters": _sprinkled(("\0", "\x01", "\x0b", "\x1f", "\x7f", "\x85", "\ufffe", "\u202e")),
    "bare ampersands": _sprinkled(("&", "&a", "& ", "&amp", "&#", "&#x")),
    "entities of html": _sprinkled(("&nbsp;", "&eacute;", "&hellip;", "&copy;", "&nosuch;")),
    "brackets": _sprinkled(("<", ">", "<br>", "</p>", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", '"', "'")),
    "latin-1 called utf-8": _encoded("latin-1"),
    "windows-1252": _encoded("cp1252"),
    "utf-16": _encoded("utf-16"),
    "utf-16 without mark": _encoded("utf-16-le"),
    "utf-32": _encoded("utf-32"),
    "utf-8 with mark": _encoded("utf-8-sig"),
    "shift_jis": _encoded("shift_jis"),
    "koi8-r": _encoded("koi8-r"),
    "warning before": _framed("<br />\n<b>Warning</b>: session_start() failed in <b>/var/www/feed.php</b> on line <b>3</b><br />\n", ""),
    "blank lines before": _framed("\n\n \t\ufeff", ""),
    "script after": _framed("", "\n<script src='https://cdn.example/x.js'></script><!-- cached -->"),
    "twice": lambda chance, text: text + text,
    "no namespaces": lambda chance, text: text.replace("xmlns:", "data-"),
    "prefixes unbound": _replaced('xmlns:content="http://purl.org/rss/1.0/modules/content/"', ""),
    "in capitals": lambda chance, text: text.upper(),
    "attributes without quotes": _replaced('"', ""),
    "other encoding declared": _replaced("UTF-8", "x-nonsense"),
    "ascii declared": _replaced("utf-8", "us-ascii"),
    "without root": lambda chance, text: text[text.find("<title") :],
    "in a page": _framed("<html><body><pre>", "</pre></body></html>"),
    "escaped once more": lambda chance, text: text.replace("&", "&amp;"),
    "unescaped": lambda chance, text: text.replace("&lt;", "<").replace("&gt;", ">"),
    "without sections of cdata": lambda chance, text: text.replace("<![CDATA[", "").replace("]]>", ""),
    "nested items": _replaced("</item>", ""),
    "empty items": _replaced("</title>", "</title></item><item>"),
    "no links": lambda chance, text: text.replace("<link", "<lnik").replace("<guid", "<giud").replace("<id", "<di"),
    "odd dates": lambda chance, text: text.replace("2031", chance.choice(("31", "0000", "99999", "MMXXXI", "-1"))),
    "doctype with entities": _framed('<!DOCTYPE rss [<!ENTITY nbsp "&#160;"><!ENTITY hp "Harbour Post">]>', ""),
    "unbalanced sections": _replaced("]]>", "]]"),
    "processing instructions": _sprinkled(("<?php echo 1 ?>", "<?xml version='1.0'?>", "<?xml-stylesheet href='x'?>")),
    "long lines of one letter": lambda chance, text: text.replace("Ilsa Brandt", "a" * 30_000, 3),
    "deep": lambda chance, text: text.replace("<title>", "<b>" * 400 + "<title>", 2),
}  # fmt: skip


def odd_feeds(count: int, seed: int = 11) -> Iterator[tuple[str, bytes]]:
    """Feeds with one or two harms each, in turn, with the names of the harms."""
    chance = random.Random(seed)
    names, shapes = list(HARMS), list(SHAPES)
    for number in range(count):
        shape, first = shapes[number % len(shapes)], names[number % len(names)]
        body: str | bytes = SHAPES[shape](chance, chance.randint(1, 6), chance.randint(1, 3))
        harms = [first, chance.choice(names)] if number >= 2 * len(names) else [first]
        for harm in harms:
            text = body if isinstance(body, str) else body.decode("utf-8", "replace")
            body = HARMS[harm](chance, text or " ")
        yield (
            f"{number} {shape}: {', '.join(harms)}",
            body if isinstance(body, bytes) else body.encode("utf-8", "replace"),
        )
