"""The timeline of a storyline: what all its events tell, each happening once, without the plans that came true."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from manytold.questions.answers import EventAnswer, Receipt, TimelineAnswer
from manytold.text.words import is_stop, rarity, stem, words

SIMILAR = 0.3
"""Share of the lighter sentence's weight from which two sentences of one day tell one thing, as within an event."""
TELLING, LIGHTEST, HEAVIEST = 2.0, 1.5, 5.0
"""Rarity from which a shared word tells something, from which it has weight, and the most that it has."""


@dataclass(frozen=True, slots=True)
class Step:
    """An entry of one of the events with the weights of its words and its language."""

    entry: TimelineAnswer
    event: str
    language: str | None
    weights: Mapping[str, float]
    telling: frozenset[tuple[str | None, str]]
    """The rare words of all its receipts, each in its language."""
    own: bool
    """Whether it is the day of its event."""


def course(events: Sequence[EventAnswer]) -> tuple[TimelineAnswer, ...]:
    """Entries of all events by day, one for each happening; empty for a lone event, which has its own timeline."""
    if len(events) < 2:
        return ()
    steps = [_step(entry, event) for event in events for entry in event.timeline]
    steps.sort(
        key=lambda s: (
            s.entry.first,
            s.entry.last,
            s.entry.planned,
            -len(s.entry.receipts),
            _place(s.entry.receipts[0]),
        )
    )
    groups: list[list[Step]] = []
    for step in steps:
        home = next((group for group in reversed(groups) if _same(group[0], step)), None)
        if home is None:
            groups.append([step])
        else:
            home.append(step)
    kept = [group for group in groups if not any(_came_true(group[0], step) for step in steps)]
    return tuple(_merged(group) for group in kept)


def _step(entry: TimelineAnswer, event: EventAnswer) -> Step:
    told = [(language, _weights(receipt.text, language)) for receipt, language in _languages(entry, event)]
    telling = frozenset((language, word) for language, found in told for word in found if found[word] >= TELLING)
    own = not entry.planned and (entry.first, entry.last) == (event.when.first, event.when.last)
    return Step(entry, event.id, told[0][0], told[0][1], telling, own)


def _languages(entry: TimelineAnswer, event: EventAnswer) -> list[tuple[Receipt, str | None]]:
    articles = ((receipt, event.article(receipt.article)) for receipt in entry.receipts)
    return [(receipt, article.language if article else None) for receipt, article in articles]


def _weights(text: str, language: str | None) -> dict[str, float]:
    """Stems of the words of a sentence, each with its rarity."""
    rare = ((word, min(rarity(word, language), HEAVIEST)) for _, _, word in words(text))
    return {
        stem(word.lower(), language): weight
        for word, weight in rare
        if weight >= LIGHTEST and not is_stop(word, language) and not word.isdigit()
    }


def _place(receipt: Receipt) -> tuple[str, int]:
    return receipt.article, receipt.start


def _same(a: Step, b: Step) -> bool:
    same = (a.entry.first, a.entry.last, a.entry.planned) == (b.entry.first, b.entry.last, b.entry.planned)
    return same and a.event != b.event and _shared(a, b) >= SIMILAR


def _shared(a: Step, b: Step) -> float:
    """Share of the lighter sentence in the other, where two telling words at least are shared."""
    shared = sorted(word for word in a.weights if word in b.weights)
    if a.language != b.language or sum(a.weights[word] >= TELLING for word in shared) < 2:
        return 0.0
    lighter = min(sum(a.weights.values()), sum(b.weights.values()))
    return sum(min(a.weights[word], b.weights[word]) for word in shared) / lighter


def _came_true(plan: Step, step: Step) -> bool:
    """Whether another event tells as past what was planned: in like words, or as its own matter with a telling word."""
    if not plan.entry.planned or step.entry.planned or plan.event == step.event:
        return False
    if not plan.entry.first <= step.entry.first <= step.entry.last <= plan.entry.last:
        return False
    return (step.own and bool(plan.telling & step.telling)) or _shared(plan, step) >= SIMILAR


def _merged(group: Sequence[Step]) -> TimelineAnswer:
    receipts = dict.fromkeys(receipt for step in group for receipt in step.entry.receipts)
    return replace(group[0].entry, receipts=tuple(receipts))
