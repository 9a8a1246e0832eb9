"""Which section of a newspaper a story is in: what its tellings are filed under, and else what their words say.

Everybody votes once and nobody twice: parts of an article for the article, the articles of one text for the text, the
independent texts for the event, the events for the storyline. A tie is no answer, and no answer is no section.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from math import fsum
from urllib.parse import unquote, urlsplit

from manytold.events.section_labels import table
from manytold.events.section_words import sections_of_stems
from manytold.model.articles import Article
from manytold.model.events import Member, Profile, Telling

MAX_LABEL = 60
MAX_LABELS = 20
LONGEST_PATH = 300
FOLDERS = 4
"""Folders of an address that may name a section; further down they name the story."""
PARTS = re.compile(r"[,;|/>»›:&+·]| and | und | y | et | e | en ")
JOINED = re.compile(r"[^\w]+")
LEAST_STEMS = 4
"""Telling words of one section that a text must hold."""
LEAST_SHARE = 0.025
"""The part of the weight of its words that they must make up."""
CLEARLY = 2.0
"""How many times the next section's share that must be. On half of the news of giveme5w1h_clusters by event (182
texts, 72 of them filed under `world`, which words never tell) these three name a section for 64, 58 of them rightly;
three stems do for 72 and 64, five for 47 and 43, and shares of 0.015 to 0.03 change no more than three answers."""

Section = str


@cache
def _labels() -> Mapping[str, Section]:
    return {_plain(label): section for label, section in table().items()}


def _plain(label: str) -> str:
    """A label in one spelling: without accents, lower case, its words joined by hyphens."""
    bare = "".join(c for c in unicodedata.normalize("NFD", label.casefold()) if not unicodedata.combining(c))
    return JOINED.sub("-", bare.replace("_", "-")).strip("-")


@lru_cache(maxsize=4096)
def named(label: str) -> Section:
    """The section that a label names as a whole, or else by all of its parts that name any; empty when unsure."""
    short = label[:MAX_LABEL]
    whole = _labels().get(_plain(short), "")
    return whole or most({part for part in (_labels().get(_plain(p), "") for p in PARTS.split(short.lower())) if part})


def in_path(url: str | None) -> Section:
    """The section that the first folders of an address name: the first of them that names any."""
    try:
        path = urlsplit(url or "").path[:LONGEST_PATH]
    except ValueError:
        return ""
    folders = [folder for folder in path.split("/") if folder]
    found = (named(unquote(folder, errors="replace")) for folder in folders[:-1][:FOLDERS])
    return next((section for section in found if section), "")


def of_article(article: Article, profile: Profile) -> Section:
    """What an article is filed under; where that is nothing known, what its words say clearly."""
    return filed(article) or by_words(profile)


def filed(article: Article) -> Section:
    """What an article is filed under, as far as that is known.

    The page's own section counts, then its address, then the majority of what feed, keywords and crumbs say.
    """
    labels = (named(label) for label in article.topics[:MAX_LABELS])
    told = (named(article.section or ""), in_path(article.url), most([label for label in labels if label]))
    return next((section for section in told if section), "")


def by_words(profile: Profile) -> Section:
    """The section of whose words a text clearly holds most, or none."""
    known = sections_of_stems(profile.language or "")
    shares: defaultdict[Section, float] = defaultdict(float)
    stems: Counter[Section] = Counter()
    for form, weight in profile.terms if known else ():
        for section in known.get(form, ()):
            shares[section] += weight
            stems[section] += 1
    total = fsum(weight for _, weight in profile.terms)
    if not shares:
        return ""
    (best, share), *others = sorted(shares.items(), key=lambda pair: (-pair[1], pair[0]))
    clear = share >= LEAST_SHARE * total and (not others or share >= CLEARLY * others[0][1])
    return best if clear and stems[best] >= LEAST_STEMS else ""


def of_event(tellings: Sequence[Telling], members: Mapping[str, Member]) -> Section:
    """The section that most independent tellings are in; of a tie, that which most of them are filed under."""
    texts = [[members[name] for name in (telling.lead, *telling.copies)] for telling in tellings]
    said = most(_votes([of_article(one.article, one.profile) for one in some] for some in texts))
    return said or most(_votes([filed(one.article) for one in some] for some in texts))


def _votes(texts: Iterable[Sequence[Section]]) -> Iterator[Section]:
    """One vote for each text that has one."""
    voted = (most(section for section in some if section) for some in texts)
    return (section for section in voted if section)


def most(votes: Iterable[Section]) -> Section:
    """What has more votes than anything else; empty for a tie and for no votes."""
    counted = Counter(votes).most_common(2)
    if not counted or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return ""
    return counted[0][0]
