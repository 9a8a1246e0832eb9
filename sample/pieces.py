"""What the outlets of the sample newsroom have written, as it lies in `content/`, and how it is set in type."""

import functools
import re
import tomllib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

HERE = Path(__file__).parent
PICTURES = "/pictures/"
"""Under which every outlet has the pictures of its articles."""
BlockKind = Literal["paragraph", "heading", "caption", "advert", "paywall", "pasted"]
EDITIONS: Mapping[int, datetime] = {
    1: datetime(2025, 9, 15, tzinfo=UTC),
    2: datetime(2025, 9, 21, tzinfo=UTC),
    3: datetime(2025, 10, 1, tzinfo=UTC),
}
MARKS: Mapping[str, BlockKind] = {
    "@caption": "caption",
    "@advert": "advert",
    "@paywall": "paywall",
    "@pasted": "pasted",
    "##": "heading",
}


@dataclass(frozen=True, slots=True)
class Outlet:
    """One invented outlet; `chrome` are strings on each of its article pages that belong to no article."""

    key: str
    name: str
    language: str
    country: str
    design: str
    path: str
    feed: Mapping[str, str]
    sitemap: str
    quotes: str
    gzip: bool
    charset: str
    charset_in: str
    menu: tuple[str, ...]
    cookie: str
    newsletter: str
    share: str
    pitch: str
    advert: str
    comments: tuple[str, ...]
    footer: str

    @property
    def host(self) -> str:
        """The host name without port."""
        return f"{self.key}.localhost"

    @property
    def chrome(self) -> tuple[str, ...]:
        """Every string around the article that must never be read as part of it."""
        lines = (self.cookie, self.newsletter, self.share, self.pitch, self.advert, self.footer)
        return tuple(self.typeset(line) for line in lines)

    def typeset(self, text: str) -> str:
        """Text with the quotation marks and apostrophes that this outlet prints."""
        return curly(text) if self.quotes == "curly" else text


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or foreign body of a piece."""

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One version of one article. `stated` is the date as its page gives it, empty where the page gives none.

    `picture` names a file of `pictures/`, `shows` says what is on it.
    """

    outlet: Outlet
    slug: str
    title: str
    when: datetime
    stated: str | None
    modified: datetime | None
    by: str
    section: str
    paywalled: bool
    comments: tuple[str, ...]
    blocks: tuple[Block, ...]
    version: int = 1
    copy_of: str | None = None
    picture: str = ""
    shows: str = ""

    @property
    def key(self) -> str:
        """Outlet and slug, by which the expected answers name an article."""
        return f"{self.outlet.key}/{self.slug}"

    @property
    def number(self) -> int:
        """The article's number in addresses, the same on every machine."""
        return 10_000 + zlib.crc32(self.slug.encode()) % 90_000

    @property
    def path(self) -> str:
        """Path and query of its address."""
        w = self.when
        return self.outlet.path.format(y=f"{w:%Y}", m=f"{w:%m}", d=f"{w:%d}", slug=self.slug, id=self.number)

    @property
    def address(self) -> str:
        """Its address without a port."""
        return f"http://{self.outlet.host}{self.path}"

    @property
    def story(self) -> tuple[str, ...]:
        """The lines that are really the article, in order, without its title."""
        return tuple(b.text for b in self.blocks if b.kind in ("paragraph", "heading"))

    @property
    def intruders(self) -> tuple[str, ...]:
        """Adverts and releases that stand inside the article's frame."""
        lines = [b.text for b in self.blocks if b.kind in ("advert", "pasted")]
        return tuple(part.strip() for line in lines for part in line.split("|"))


def curly(text: str) -> str:
    """Straight quotation marks and apostrophes turned into typographic ones."""
    text = re.sub(r'(^|[\s(\[])"', "\\1\u201c", text)
    text = re.sub(r"(^|[\s(\[\u201c])'", "\\1\u2018", text)
    return text.replace('"', "\u201d").replace("'", "\u2019")


@functools.cache
def outlets() -> Mapping[str, Outlet]:
    """All outlets by key, in the order in which they are listed."""
    table = tomllib.loads((HERE / "outlets.toml").read_text("utf-8"))
    return {key: _outlet(key, row) for key, row in table.items()}


def _outlet(key: str, row: dict[str, Any]) -> Outlet:
    defaults: dict[str, Any] = {"feed": {}, "gzip": False, "charset": "utf-8", "charset_in": "header"}
    values = defaults | row
    values |= {name: tuple(values[name]) for name in ("menu", "comments")}
    return Outlet(key=key, **values)


@functools.cache
def all_versions() -> Mapping[str, tuple[Piece, ...]]:
    """Every article by key with its versions in order, sorted by key."""
    found: dict[str, list[Piece]] = {}
    for file in sorted((HERE / "content").glob("*/*.md")):
        slug, _, version = file.stem.partition(".v")
        found.setdefault(f"{file.parent.name}/{slug}", []).append(_piece(file, slug, int(version or 1)))
    return {key: tuple(sorted(row, key=lambda piece: piece.version)) for key, row in sorted(found.items())}


def published(edition: int) -> tuple[Piece, ...]:
    """What stands on the web at an edition (1 to 3), oldest first, each in the version of that day."""
    until = EDITIONS[edition]
    rows = [row for row in all_versions().values() if row[0].when < until]
    shown = [row[min(edition, len(row)) - 1] for row in rows]
    return tuple(sorted(shown, key=lambda piece: (piece.when, piece.key)))


def _piece(file: Path, slug: str, version: int) -> Piece:
    outlet = outlets()[file.parent.name]
    front, body = _parts(file)
    if version > 1:
        front = _parts(file.with_name(f"{slug}.md"))[0] | front
    blocks = _copied(front) if "copy_of" in front else _blocks(body)
    return Piece(
        outlet=outlet,
        slug=slug,
        title=outlet.typeset(front["title"]),
        when=front["when"],
        stated=front.get("stated"),
        modified=front.get("modified"),
        by=front.get("by", ""),
        section=front["section"],
        paywalled=front.get("paywalled", False),
        comments=tuple(outlet.typeset(line) for line in front.get("comments", outlet.comments)),
        blocks=tuple(Block(b.kind, outlet.typeset(b.text)) for b in blocks),
        version=version,
        copy_of=front.get("copy_of"),
        picture=front.get("picture", ""),
        shows=outlet.typeset(front.get("shows", "")),
    )


def _parts(file: Path) -> tuple[dict[str, Any], str]:
    _, front, body = file.read_text("utf-8").split("+++\n", 2)
    return tomllib.loads(front), body


def _blocks(body: str) -> list[Block]:
    return [_block(part.strip()) for part in body.split("\n\n") if part.strip()]


def _block(part: str) -> Block:
    mark, _, rest = part.partition(" ")
    return Block(MARKS[mark], rest) if mark in MARKS else Block("paragraph", part)


def _copied(front: dict[str, Any]) -> list[Block]:
    """The blocks of another piece after the small edits that an outlet makes to an agency text."""
    body = _parts(HERE / "content" / f"{front['copy_of']}.md")[1]
    for old, new in front["edits"]:
        if old not in body:
            raise ValueError(f"the edit {old!r} of {front['title']!r} changes nothing")
        body = body.replace(old, new)
    return [block for block, part in _with_parts(body) if not part.startswith(tuple(front["drop"]))]


def _with_parts(body: str) -> list[tuple[Block, str]]:
    parts = [part.strip() for part in body.split("\n\n") if part.strip()]
    return [(_block(part), part) for part in parts]
