"""What sort of page tells an article: running text, a blog written while things happen, pictures, a recording."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from manytold.model.articles import ArticleKind
from manytold.read.linked_data import LinkedData
from manytold.read.marks import Marks

LIVE_TYPES = frozenset(("LiveBlogPosting",))
PICTURE_TYPES = frozenset(("ImageGallery", "MediaGallery"))
RECORDING_TYPES = frozenset(("VideoObject", "AudioObject", "PodcastEpisode", "RadioEpisode", "TVEpisode", "Clip"))
GRAPH_TYPES: Mapping[str, ArticleKind] = {
    "liveblog": "liveblog",
    "gallery": "gallery",
    "slideshow": "gallery",
    "photo_gallery": "gallery",
    "video": "video",
    "music": "video",
    "audio": "video",
    "podcast": "video",
}
"""The first word of og:type, and what content management systems put into their own meta elements."""
STATED_IN = (
    "og:type",
    "content-type-name",
    "content_type",
    "contenttype",
    "article:content_type",
    "pagetype",
    "page_type",
)
LIVE_PATH = re.compile(
    r"/[\w-]*(?:live-?blog|live-?ticker|news-?blog|live-updates|minute-by-minute|en-direct)[\w-]*(?:/|\.|\Z)",
    re.IGNORECASE,
)
LIVE_FOLDER = re.compile(r"/(?:live|direct|directo|diretta)/", re.IGNORECASE)
PICTURE_PATH = re.compile(
    r"/(?:(?:photo-?|picture-?)?galler(?:y|ies)|slideshows?|fotostrecken?|bildergalerien?|photo-?essays?|fotogaler\w+"
    r"|diaporamas?)/|[/-](?:in-pictures|photo-?gallery|picture-gallery|fotostrecke|bildergalerie|diaporama)(?:[-/.]|\Z)",
    re.IGNORECASE,
)
RECORDING_PATH = re.compile(r"\A/(?:[\w-]+/)?(?:videos?|av|podcasts?|audio|mediathek|watch|listen)/[^/]", re.IGNORECASE)
UPDATES = (
    ":is([class*='liveblog' i], [class*='live-blog' i], [class*='live_blog' i], [class*='liveticker' i],"
    " [class*='live-ticker' i], [class*='live-update' i], [class*='liveupdate' i])"
)
MANY_TIMES = 5
MANY_UPDATES = 5
"""Time elements, and elements of a live blog, from which a page is one: a teaser for a live blog has fewer."""


def article_kind(tree: LexborHTMLParser, marks: Marks, linked: LinkedData, address: str) -> ArticleKind:
    """The sort that linked data say, then OpenGraph, then the address, then time-stamped updates in the markup."""
    stated = _of_types(linked, marks.meta) or _of_meta(marks.meta)
    return stated or _of_address(address, len(marks.times)) or _of_markup(tree, len(marks.times)) or "article"


def _of_types(linked: LinkedData, meta: Mapping[str, str]) -> ArticleKind | None:
    """An article with a recording in it is an article, also where only the recording is described."""
    if linked.types & LIVE_TYPES:
        return "liveblog"
    if linked.types & PICTURE_TYPES:
        return "gallery"
    written = linked.found or meta.get("og:type", "").lower() == "article"
    return "video" if linked.types & RECORDING_TYPES and not written else None


def _of_meta(meta: Mapping[str, str]) -> ArticleKind | None:
    words = (
        re.split(r"[.: ]", meta.get(name, "").strip().lower().replace("live blog", "liveblog"))[0] for name in STATED_IN
    )
    return next((GRAPH_TYPES[word] for word in words if word in GRAPH_TYPES), None)


def _of_address(address: str, times: int) -> ArticleKind | None:
    try:
        path = urlsplit(address).path
    except ValueError:
        return None
    if LIVE_PATH.search(path) or (LIVE_FOLDER.search(path) and times >= MANY_TIMES):
        return "liveblog"
    if PICTURE_PATH.search(path):
        return "gallery"
    return "video" if RECORDING_PATH.search(path) else None


def _of_markup(tree: LexborHTMLParser, times: int) -> ArticleKind | None:
    live = times >= MANY_TIMES and len(tree.css(UPDATES)) >= MANY_UPDATES
    return "liveblog" if live else None
