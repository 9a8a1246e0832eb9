"""What a page says that its picture shows, for those who do not see it; nothing where it says nothing of its own."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from manytold.read.feed_told import words
from manytold.read.linked_data import LinkedData
from manytold.read.marks import Marks
from manytold.text.html import attribute

MOST = 300
"""Characters that are kept: 98 of 100 descriptions on the labelled pages are shorter."""
MOST_LOOKED_AT = 300
"""Pictures of a page that are compared with the one that it is shown by."""
LEAST_NAME = 8
"""Letters and figures of a file's name that tell a picture from others whatever folder or size it comes in: on the
labelled pages all 60 that were found by such a name were right, and shorter ones (8 more) are `diana` or `194191`."""
ANY_NAME = re.compile(r"(?:original|thumbnail|featured|placeholder|landscape|[a-z_-]*\d{2,4}x\d{2,4}).*", re.IGNORECASE)
"""What files of many pictures are called."""
FILE = re.compile(r"\S+\.(?:jpe?g|png|webp|gif|avif)\b|\w+://", re.IGNORECASE)
LETTERS = re.compile(r"[^\W\d_]+")
LEAST_LETTERS = 3
FIGURE_ABOVE = 4


def picture_words(tree: LexborHTMLParser, marks: Marks, linked: LinkedData, image: str, title: str) -> str:
    """What the page says of the picture that it names, from the first place that says more than its headline."""
    if not image:
        return ""
    return next((said for stated in _stated(tree, marks, linked, image) if (said := told(stated, title))), "")


def told(stated: str, *beside: str) -> str:
    """What was stated as one plain line; nothing for names of files and for what only repeats the words `beside` it."""
    line = words(stated, MOST + 1)
    if len(line) > MOST:
        line = line[:MOST].rpartition(" ")[0].rstrip(" ,;:–—-") + " …"
    letters = _letters(line)
    if len(letters) < LEAST_LETTERS or FILE.search(line):
        return ""
    return "" if any(_repeats(letters, _letters(one)) for one in beside) else line


def is_same_picture(one: str, other: str) -> bool:
    """Whether two addresses are of one picture: by their path, or by a name that only one picture has."""
    here, there = _path(one), _path(other)
    if not here or not there:
        return False
    if here == there:
        return True
    name = _name(here)
    return len(name) >= LEAST_NAME and name == _name(there) and not ANY_NAME.match(name)


def _stated(tree: LexborHTMLParser, marks: Marks, linked: LinkedData, image: str) -> Iterator[str]:
    """What is stated of the picture, the most trusted first."""
    meta = marks.meta
    if meta.get("og:image", image) == image:
        yield meta.get("og:image:alt", "")
    if is_same_picture(meta.get("twitter:image", image), image):
        yield meta.get("twitter:image:alt", "")
    if is_same_picture(linked.image, image):
        yield linked.image_words
    name = _name(_path(image))
    for shown in tree.css("img")[:MOST_LOOKED_AT]:
        if any(name in address and is_same_picture(address, image) for address in _addresses(shown)):
            yield attribute(shown, "alt")
            yield _caption(shown)


def _addresses(shown: LexborNode) -> Iterator[str]:
    for name in ("src", "data-src", "srcset"):
        value = attribute(shown, name)[:2048].split(maxsplit=1)
        if value and not value[0].startswith("data:"):
            yield value[0].rstrip(",")


def _caption(shown: LexborNode) -> str:
    """The caption of the figure that holds a picture."""
    above = shown.parent
    for _ in range(FIGURE_ABOVE):
        if above is None or above.tag == "figure":
            break
        above = above.parent
    caption = above.css_first("figcaption") if above is not None and above.tag == "figure" else None
    return caption.text(separator=" ")[: MOST * 8] if caption is not None else ""


def _name(path: str) -> str:
    """The name of a file, without its kind."""
    return path.rpartition("/")[2].partition(".")[0]


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def _repeats(letters: str, other: str) -> bool:
    """Whether these are the other's, as far as they go, or little more, as a headline and the name of its site."""
    return other.startswith(letters) or (2 * len(other) > len(letters) and letters.startswith(other))


def _letters(line: str) -> str:
    return "".join(LETTERS.findall(line.casefold()))
