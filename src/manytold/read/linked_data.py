"""What a page says of itself in JSON-LD (schema.org), read under bounds."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

MAX_SCRIPT = 600_000
MAX_NODES = 3_000
MAX_NAMES = 20
MAX_LISTED = 2_000
ARTICLES = frozenset(
    (
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "BackgroundNewsArticle",
        "OpinionNewsArticle",
        "ReviewNewsArticle",
        "AskPublicNewsArticle",
        "AdvertiserContentArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "Report",
        "SocialMediaPosting",
        "TechArticle",
        "ScholarlyArticle",
    )
)

INSIDE = ("@graph", "mainEntity", "mainEntityOfPage", "author", "publisher", "breadcrumb")
LIVE_PARTS = frozenset(("liveBlogUpdate", "coverageStartTime"))
BODIES = frozenset(("Organization", "NewsMediaOrganization", "Corporation"))


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The node that describes the article, if there is one; values as the page wrote them, strings stripped.

    `authors` are persons, or whoever is not said to be an organisation; `bodies` are organisations that sign.
    `types` are those of that node, or of all nodes where no article is described; a live blog is told by any node.
    `image_words` is the caption of the picture, or its description.
    `sections` are names of sections and keywords, `crumbs` the way to the page from the front page, outermost first.
    """

    found: bool = False
    headline: str = ""
    published: str = ""
    modified: str = ""
    authors: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    publisher: str = ""
    section: str = ""
    image: str = ""
    image_words: str = ""
    language: str = ""
    body: str = ""
    free: bool = True
    types: frozenset[str] = frozenset()
    sections: tuple[str, ...] = ()
    crumbs: tuple[str, ...] = ()


def linked_data(scripts: Sequence[str]) -> LinkedData:
    """The article's node of a page's scripts; the first article node wins, because the others are teasers."""
    names: dict[str, str] = {}
    best: dict[str, Any] | None = None
    types: set[str] = set()
    live = False
    crumbs: list[str] = []
    for node in _nodes(scripts):
        if isinstance(node.get("@id"), str) and isinstance(node.get("name"), str):
            names.setdefault(node["@id"], node["name"])
        types |= _types(node)
        crumbs += _crumbs(node)
        live = live or ("LiveBlogPosting" in _types(node) and bool(node.keys() & LIVE_PARTS))
        if best is None and _types(node) & ARTICLES and (_text(node.get("headline")) or _text(node.get("name"))):
            best = node
    found = _of(best, names) if best is not None else LinkedData(types=frozenset(types))
    found = replace(found, crumbs=tuple(crumbs[:MAX_NAMES]))
    return replace(found, types=found.types | {"LiveBlogPosting"}) if live else found


def _nodes(scripts: Sequence[str]) -> Iterator[dict[str, Any]]:
    """All objects of all scripts in document order, without recursion."""
    seen = 0
    for script in scripts:
        queue = [_parse(script)]
        while queue and seen < MAX_NODES:
            value = queue.pop(0)
            seen += 1
            if isinstance(value, list):
                queue = list(value[:MAX_NODES]) + queue
            elif isinstance(value, dict):
                yield value
                inner = [value.get(k) for k in INSIDE]
                queue = [part for part in inner if isinstance(part, dict | list)] + queue


def _parse(text: str) -> Any:
    if len(text) > MAX_SCRIPT:
        return None
    body = text.strip().removeprefix("<![CDATA[").removesuffix("]]>").strip().rstrip(";")
    try:
        return json.loads(body, strict=False)
    except (ValueError, RecursionError):
        return None


def _types(node: dict[str, Any]) -> frozenset[str]:
    types = node.get("@type")
    kinds = types if isinstance(types, list) else [types]
    return frozenset(kind.rpartition("/")[2] for kind in kinds if isinstance(kind, str))


def _of(node: dict[str, Any], names: dict[str, str]) -> LinkedData:
    signed = node.get("author") or node.get("creator")
    return LinkedData(
        found=True,
        headline=_text(node.get("headline")) or _text(node.get("name")),
        published=_text(node.get("datePublished")),
        modified=_text(node.get("dateModified")),
        authors=_people(signed, names, bodies=False),
        bodies=_people(signed, names, bodies=True),
        publisher=next(iter(_people(node.get("publisher"), names, bodies=None)), ""),
        section=_text(node.get("articleSection")),
        image=_image(node.get("image")),
        image_words=_image_words(node.get("image")),
        language=_text(node.get("inLanguage")),
        body=_text(node.get("articleBody")),
        free=not any(map(_is_no, [node.get("isAccessibleForFree"), *_parts(node)])),
        types=_types(node),
        sections=(*_several(node.get("articleSection")), *_several(node.get("keywords"))),
    )


def _parts(node: dict[str, Any]) -> list[Any]:
    """What a node says of access to its parts: a page is behind a wall where one of them is."""
    parts = node.get("hasPart")
    several = parts if isinstance(parts, list) else [parts]
    return [part.get("isAccessibleForFree") for part in several[:20] if isinstance(part, dict)]


def _is_no(value: Any) -> bool:
    return str(value).strip().rpartition("/")[2].lower() in ("false", "0", "no")


def _text(value: Any) -> str:
    """The first string in a value."""
    first = _first(value)
    return first.strip() if isinstance(first, str) else ""


def _several(value: Any) -> list[str]:
    """All strings in a value; one string may list several, with commas between them."""
    parts = value[:MAX_NAMES] if isinstance(value, list) else _text(value)[:MAX_LISTED].split(",")
    return [part.strip() for part in parts if isinstance(part, str)][:MAX_NAMES]


def _crumbs(node: dict[str, Any]) -> list[str]:
    """The names in a list of breadcrumbs, without the last, which is the page itself."""
    steps = node.get("itemListElement") if "BreadcrumbList" in _types(node) else None
    names = []
    for step in steps[:MAX_NAMES] if isinstance(steps, list) else ():
        item = step.get("item") if isinstance(step, dict) else None
        named = step if isinstance(step, dict) else {}
        names.append(_text(named.get("name")) or (_text(item.get("name")) if isinstance(item, dict) else ""))
    return names[:-1]


def _people(value: Any, names: dict[str, str], *, bodies: bool | None) -> tuple[str, ...]:
    """Names given as strings, objects or references to objects: of organisations only, of all others, or (None) all."""
    found = []
    for one in (value if isinstance(value, list) else [value])[:20]:
        if isinstance(one, dict) and bodies in (None, bool(_types(one) & BODIES)):
            found.append(_text(one.get("name")) or names.get(str(one.get("@id")), ""))
        elif isinstance(one, str) and not bodies:
            found.append(one.strip())
    return tuple(name for name in found if name)


def _image(value: Any) -> str:
    first = _first(value)
    return _text(first.get("url")) if isinstance(first, dict) else _text(first)


def _image_words(value: Any) -> str:
    first = _first(value)
    return _text(first.get("caption")) or _text(first.get("description")) if isinstance(first, dict) else ""


def _first(value: Any) -> Any:
    while isinstance(value, list) and value:
        value = value[0]
    return value
