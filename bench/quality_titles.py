"""Headlines as feed readers compare them; the rules of NewsBlur's story clusters, its published thresholds, our words.

Of a headline count the words of two letters and more that are neither numbers nor very common, a plural's s taken off.
Two headlines of different feeds belong together when they have at least three such words in common and these are at
least 0.6 of the shorter headline's; headlines of fewer than five such words only when they are the same.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

OWN_CUT = 0.6
LEAST_WORDS, LEAST_SHARED, LEAST_CHARACTERS = 5, 3, 10
COMMON_WORDS = """
a an and are as at be been being but by can could did do does for from go had has have he her his if in is it its
may me might my no not of oh ok on or our shall she should so that the their this to up us was we were will with
would your am
"""


COMMON = frozenset(COMMON_WORDS.split())


def plain(title: str) -> str:
    """A headline in lower case without punctuation; hyphens and slashes part words."""
    return " ".join(re.sub(r"[^\w\s]", "", re.sub(r"[-/]", " ", title.lower())).split())


def telling(title: str) -> frozenset[str]:
    """The words of a headline that count."""
    kept = (w for w in plain(title).split() if len(w) > 1 and w not in COMMON and not w.isdigit())
    return frozenset(w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w for w in kept)


def alike_titles(told: Sequence[tuple[str, str | None]]) -> Iterator[tuple[int, int, float]]:
    """Pairs of headlines of different sources with the share of the shorter one's words that both have."""
    same, words = [plain(title) for title, _ in told], [telling(title) for title, _ in told]
    for i, j in combinations(range(len(told)), 2):
        if told[i][1] is not None and told[i][1] == told[j][1]:
            continue
        shared, least = len(words[i] & words[j]), min(len(words[i]), len(words[j]))
        if same[i] == same[j] and len(same[i]) >= LEAST_CHARACTERS:
            yield i, j, 1.0
        elif least >= LEAST_WORDS and shared >= LEAST_SHARED:
            yield i, j, shared / least
