"""Texts reworded by machine, told from other reports of the same events: recall and precision at three strengths.

`python -m bench.reworded [--json]`. 300 labelled articles are drawn (fixed seed; short ones in their natural share)
from the four event sets, and each is reworded at three strengths (`bench/rewriter.py`) as another source's article
under a headline of its own. False links are counted among all pairs of different articles of one event or of one story,
silver copies and pairs with a share of 0.3 and more left out, and among the reworded texts and the other articles of
their event. Judged: every pair is handed to the judge. Found: the pair also shares a key. Nothing that is made here is
written.
"""

import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from statistics import mean
from time import process_time

from bench.figures import Figure, report
from bench.labelled import DATA, EVENT_SETS, article, articles, gold, rows
from bench.rewriter import STRENGTHS, Rewriter, Strength
from bench.wordnet import wordnet
from manytold.copies.fingerprint import fingerprint
from manytold.copies.judge import judge
from manytold.copies.keys import keys
from manytold.copies.view import View
from manytold.model.articles import Article
from manytold.model.copies import Fingerprint
from manytold.store.nouns import encode
from manytold.text.sentences import sentences

SEED = 20_260
CHOSEN = 300
FEWEST_WORDS = 40
"""Shorter texts are copies only when they are the same."""
SHORT = 8
SHARED = 0.3
BARS = {"light": 0.95, "medium": 0.90, "strong": 0.70}
PRECISION = 0.99
RANDOM_PAIRS = 20_000

Pair = tuple[Fingerprint, Fingerprint]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Articles of all sets by id, what they have in common with whom, and the pairs that are told apart."""

    articles: Mapping[str, Article]
    prints: Mapping[str, Fingerprint]
    events: Mapping[str, list[str]]
    event_of: Mapping[str, str]
    apart: tuple[Pair, ...]
    near: frozenset[tuple[str, str]]


def labelled(data: Path) -> Labelled:
    """All four event sets."""
    known = {one.id: one for name in EVENT_SETS for one in articles(data / name)}
    prints = {name: fingerprint(one) for name, one in known.items()}
    event_of = {i: f"{name} {event}" for name in EVENT_SETS for i, event in gold(data / name, "event").items()}
    stories = {row["id"]: f"ecbplus {row['story']}" for row in rows(data / "ecbplus", "gold")}
    events, wide = _turned(event_of), _turned({i: stories.get(i, event) for i, event in event_of.items()})
    silver = {frozenset((row["a"], row["b"])) for row in _silver(data)}
    views = {name: View(one) for name, one in prints.items()}
    apart, near = [], set()
    for a, b in (pair for ids in wide.values() for pair in combinations(ids, 2)):
        if frozenset((a, b)) in silver or _share(views[a], views[b]) >= SHARED:
            near |= {(a, b), (b, a)}
        else:
            apart.append((prints[a], prints[b]))
    return Labelled(known, prints, events, event_of, tuple(apart), frozenset(near))


def _silver(data: Path) -> list[Mapping[str, str]]:
    labels = ("copy", "reworked", "shared_passages")
    return [row for row in rows(data / "near_dup_pairs", "pairs") if row["label"] in labels]


def _turned(labels: Mapping[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(labels):
        found[labels[name]].append(name)
    return found


def _share(a: View, b: View) -> float:
    return len(a.shingles & b.shingles) / (min(len(a.shingles), len(b.shingles)) or 1)


def chosen(known: Mapping[str, Article]) -> list[Article]:
    """The articles that are reworded."""
    pool = sorted(name for name, one in known.items() if len(_body(one).split()) >= FEWEST_WORDS)
    return [known[name] for name in sorted(random.Random(SEED).sample(pool, CHOSEN))]


def _body(one: Article) -> str:
    return one.text.removeprefix(one.title).strip()


def reworded(one: Article, rewriter: Rewriter, strength: Strength) -> tuple[Article, float]:
    """Another source's article made of one, and the share of its content words that was exchanged."""
    made = rewriter.reword(_body(one), strength, SEED)
    title = rewriter.reword(one.title, STRENGTHS[-1], SEED).text
    row = {"id": f"{one.id} {strength.name}", "source": "spun.example", "title": title, "text": made.text, "lang": "en"}
    return article(row), made.exchanged / max(1, made.content)


def _links(pairs: Iterable[Pair], *, met: bool) -> set[tuple[str, str]]:
    """The pairs that are linked; with `met` only those that share a key."""
    some = [(a, b) for a, b in pairs if not met or not set(keys(a)).isdisjoint(keys(b))]
    return {(link.a, link.b) for link in judge(some)}


def strength_figures(sets: Labelled, rewriter: Rewriter, strength: Strength) -> Iterator[Figure]:
    """Recall and precision at one strength."""
    originals = chosen(sets.articles)
    made = [reworded(one, rewriter, strength) for one in originals]
    copies = [fingerprint(one) for one, _ in made]
    wanted = [(sets.prints[one.id], copy) for one, copy in zip(originals, copies, strict=True)]
    others = [
        (sets.prints[other], copy)
        for one, copy in zip(originals, copies, strict=True)
        for other in sets.events[sets.event_of[one.id]]
        if other != one.id and (one.id, other) not in sets.near
    ]
    name = strength.name
    yield Figure(f"{name}: content words exchanged", mean(share for _, share in made), "")
    for met, how in ((False, "judged"), (True, "found")):
        right = _links(wanted, met=met)
        wrong = len(_links(sets.apart, met=met)) + len(_links(others, met=met))
        yield Figure(f"{name}, {how}: recall", len(right) / len(wanted), "", BARS[name], "at least")
        yield Figure(f"{name}, {how}: precision", len(right) / (len(right) + wrong), "", PRECISION, "at least")
        yield Figure(f"{name}, {how}: false links", wrong, f"of {len(sets.apart) + len(others)} pairs")
        yield from _by_length(name, how, originals, wanted, right)


def _by_length(
    name: str, how: str, originals: list[Article], wanted: list[Pair], right: set[tuple[str, str]]
) -> Iterator[Figure]:
    short = [len(sentences(_body(one), "en")) < SHORT for one in originals]
    for label, side in (("under", True), ("from", False)):
        some = [pair for pair, is_short in zip(wanted, short, strict=True) if is_short is side]
        hits = sum((min(ids), max(ids)) in right for ids in ((a.article, b.article) for a, b in some))
        yield Figure(f"{name}, {how}: recall {label} {SHORT} sentences", hits / len(some), f"of {len(some)} texts")


def cost_figures(sets: Labelled) -> Iterator[Figure]:
    """What one article costs on one core: after a warm-up, all articles of the sets."""
    known = list(sets.articles.values())
    prints = [fingerprint(one) for one in known]
    begun = process_time()
    prints = [fingerprint(one) for one in known]
    yield Figure("fingerprint, CPU", 1000 * (process_time() - begun) / len(known), "ms an article", 0.8)
    begun = process_time()
    some = [set(keys(one)) for one in prints]
    yield Figure("keys, CPU", 1000 * (process_time() - begun) / len(known), "ms an article")
    yield Figure("keys", mean(map(len, some)), "an article", 32)
    yield Figure("fingerprint as stored", mean(len(encode(one)) for one in prints), "bytes")
    chance = random.Random(SEED)
    pairs = [(chance.choice(prints), chance.choice(prints)) for _ in range(RANDOM_PAIRS)]
    begun = process_time()
    list(judge(pairs))
    yield Figure("judge, CPU for a pair with nothing in common", 1e6 * (process_time() - begun) / len(pairs), "µs", 30)


def figures(data: Path) -> Iterator[Figure]:
    sets, rewriter = labelled(data), Rewriter(wordnet())
    for strength in STRENGTHS:
        yield from strength_figures(sets, rewriter, strength)
    yield from cost_figures(sets)


def main() -> int:
    if not DATA.exists():
        sys.stderr.write("left out: the labelled sets are not beside the checkout\n")
        return 0
    return report("reworded", list(figures(DATA)))


if __name__ == "__main__":
    sys.exit(main())
