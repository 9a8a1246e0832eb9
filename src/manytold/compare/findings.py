"""What tellings agree on in words."""

from collections import Counter
from collections.abc import Iterable, Sequence

from manytold.compare.align import Stated
from manytold.compare.own_words import own_words
from manytold.compare.phrase import phrase
from manytold.model.articles import Span
from manytold.model.findings import Certainty, Finding, Value
from manytold.text.words import words

COVERED = 0.3
"""Part of the weight of the shown statement that the others share."""
SURE_OF_MANY, SURE_OF_TWO = 4, 5
"""Shared words from which an agreement of three origins, or of two, is sure."""
NAMED_WORDS = 4
"""Shared words that are named as the reason."""


def agreed(group: Sequence[Stated]) -> Finding | None:
    """An agreement in words of two or more origins; the first of the group is shown, and each of the others says it."""
    first, *others = group
    counts = Counter(word for s in others for word in s.weights if word in first.weights)
    core = frozenset(word for word, count in counts.items() if count * 2 > len(others))
    origins = own_words(group)
    if origins < 2 or _cover(first, core) < COVERED:
        return None
    receipts = tuple(dict.fromkeys(_span(s) for s in (first, *sorted(others, key=_key))))
    text = first.told.article.text[first.shown.start : first.shown.end]
    certainty, why = _certainty(origins, core), _why(first, core, group, origins)
    return Finding("agreed", _subject(first, core), certainty, why, origins, (Value(text, receipts),))


def _added(stated: Stated, core: frozenset[str]) -> float:
    return round(sum(weight for word, weight in stated.weights.items() if word not in core), 4)


def _cover(stated: Stated, core: frozenset[str]) -> float:
    return 1.0 - _added(stated, core) / stated.total


def _key(stated: Stated) -> tuple[object, ...]:
    return (stated.leans, stated.told.article.first_key, stated.claim.start)


def _span(stated: Stated) -> Span:
    return stated.told.span(stated.shown.start, stated.shown.end)


def _certainty(origins: int, core: frozenset[str]) -> Certainty:
    return "sure" if len(core) >= (SURE_OF_MANY if origins > 2 else SURE_OF_TWO) else "likely"


def _why(first: Stated, core: frozenset[str], held: Sequence[Stated], origins: int) -> str:
    """Who says it, and the words that they share, as the shown statement writes them."""
    told = first.told
    text = told.article.text
    named: dict[str, str] = {}
    for start, end, word in words(text[first.claim.start : first.claim.end]):
        for key in told.weights_of(word):
            if key in core:
                named.setdefault(key, text[first.claim.start + start : first.claim.start + end])
    shown = sorted(named, key=lambda key: (-first.weights.get(key, 0.0), key))[:NAMED_WORDS]
    listed = ", ".join(f"“{named[key]}”" for key in named if key in shown)
    tellings = len({s.told.article.id for s in held})
    wording = f" ({tellings} texts, not all independent)" if tellings > origins else ""
    return f"{origins} independent reports say this{wording}; shared: {listed}" if listed else ""


def _subject(stated: Stated, shared: Iterable[str]) -> str:
    """The words around the rarest shared ones, at most four of these."""
    ranked = sorted(shared, key=lambda w: (-stated.weights.get(w, 0.0), w))[:4]
    return phrase(stated.told, (stated.claim.start, stated.claim.end), ranked)
