"""What a page, its announcement and the address of the feed file an article under, as they word it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote, urlsplit

from manytold.model.pages import Page
from manytold.text.html import clean

FILED = ("article:section", "parsely-section", "og:article:section", "section", "dc.subject", "category")
KEYWORDS = ("news_keywords", "article:tag", "parsely-tags", "sailthru.tags", "keywords")
MAX_TOPICS = 20
MAX_TOPIC = 60
MAX_WORDS = 2_000
FOLDERS = 4
PARTS = re.compile(r"[,;|]")


def topics_of(meta: Mapping[str, str], sections: Iterable[str], crumbs: Iterable[str]) -> tuple[str, ...]:
    """Names of sections, then crumbs, then keywords of a page, each once."""
    filed = (meta.get(name, "") for name in FILED)
    keywords = (meta.get(name, "") for name in KEYWORDS)
    return bounded((*filed, *sections, *crumbs, *(part for words in keywords for part in _parts(words))))


def _parts(words: str) -> list[str]:
    return PARTS.split(words[:MAX_WORDS])


def bounded(topics: Iterable[str]) -> tuple[str, ...]:
    """The first twenty that are short, cleaned, each once."""
    found: dict[str, None] = {}
    for topic in topics:
        name = clean(topic[: 4 * MAX_TOPIC]) if topic else ""
        if 1 < len(name) <= MAX_TOPIC:
            found[name] = None
        if len(found) == MAX_TOPICS:
            break
    return tuple(found)


def filed_under(page: Page, stated: Iterable[str]) -> tuple[str, ...]:
    """What an article is filed under: the page's own words first, then its feed's."""
    announced = page.announced
    if announced is None:
        return bounded(stated)
    return bounded((*stated, *announced.topics, *_folders(announced.feed or "")))


def _folders(address: str) -> Iterator[str]:
    """The folders of a feed's address, which often name what it is of (`/news/technology/rss.xml`)."""
    try:
        path = urlsplit(address[:MAX_WORDS]).path
    except ValueError:
        return
    yield from (unquote(folder, errors="replace") for folder in path.split("/")[1 : 1 + FOLDERS] if "." not in folder)
