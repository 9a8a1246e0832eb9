"""What tellings agree on in words."""

from collections.abc import Iterable, Sequence

from manytold.compare.align import Stated
from manytold.compare.cues import word_set
from manytold.compare.phrase import phrase
from manytold.compare.voices import voices
from manytold.model.findings import Certainty, Finding, Value

SHORTEST = 30
"""Characters that a sentence needs to say something by itself."""
LEANING = word_set(
    "he she it they this that these those his her their its such er sie es dies diese il elle ils elles ce cette "
    "él ella ellos este esta also but and"
)
"""First words of sentences that need the one before."""


def agreed(group: Sequence[Stated]) -> Finding | None:
    """An agreement in words of two or more origins; its value is the shortest statement that stands alone."""
    origins = voices(group)
    if origins < 2:
        return None
    ordered = sorted(group, key=lambda s: (_leans(s), s.claim.end - s.claim.start, s.told.article.first_key))
    first = ordered[0]
    shared = frozenset.intersection(*(frozenset(s.weights) for s in group)) or frozenset(first.weights)
    about = _subject(first, shared)
    text = first.told.article.text[first.claim.start : first.claim.end]
    receipts = tuple(s.told.span(s.claim.start, s.claim.end) for s in ordered)
    why = f"{origins} independent reports say this in similar words"
    certainty: Certainty = "sure" if origins > 2 or len(shared) > 4 else "likely"
    return Finding("agreed", about, certainty, why, origins, (Value(text, receipts),))


def _leans(stated: Stated) -> bool:
    text = stated.told.article.text[stated.claim.start : stated.claim.end]
    first = text.split(maxsplit=1)[0].lower().strip("“\"'") if text.strip() else ""
    return first in LEANING or not text[:1].isupper() or len(text) < SHORTEST


def _subject(stated: Stated, shared: Iterable[str]) -> str:
    """The words around the rarest shared ones, at most four of these."""
    ranked = sorted(shared, key=lambda w: (-stated.weights.get(w, 0.0), w))[:4]
    return phrase(stated.told, (stated.claim.start, stated.claim.end), ranked)
