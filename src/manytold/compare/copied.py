"""Copies that give another number than the text they come from: the same sentence, other figures.

A copy is no second voice, so nothing here counts for agreement; that somebody changed a number is worth knowing.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from manytold.compare.compatible import compatible
from manytold.compare.telling import Told
from manytold.compare.verdicts import GROWING, PLAIN, shown
from manytold.model.articles import Span
from manytold.model.findings import Finding, Value
from manytold.model.statements import Quantity, Stretch

WORD = re.compile(r"\w+")
FEWEST = 5
"""Words that a sentence needs besides its numbers to be known again."""
Frame = tuple[str, ...]


def altered(told: Sequence[Told], found: Iterable[Finding]) -> list[Finding]:
    """Numbers that differ between a text and its copies, without those that a finding sets side by side already."""
    beside = [[set(value.receipts) for value in f.values] for f in found if f.kind != "agreed"]
    families: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        families[one.origin].append(one)
    made: list[Finding] = []
    for origin in sorted(families):
        if len(families[origin]) > 1:
            made.extend(f for f in _of_family(families[origin]) if not _shown(f, beside))
    return made


def _shown(finding: Finding, beside: Sequence[Sequence[set[Span]]]) -> bool:
    first, second = (value.receipts[0] for value in finding.values[:2])
    return any(any(first in v for v in values) and any(second in v for v in values) for values in beside)


def _of_family(members: Sequence[Told]) -> Iterator[Finding]:
    """One text and its copies: each place with two numbers."""
    places: dict[tuple[Frame, int], list[tuple[Told, Quantity, Stretch]]] = defaultdict(list)
    for one in sorted(members, key=lambda one: (not one.lead, one.article.first_key)):
        for frame, sentence, numbers in _frames(one):
            for place, quantity in enumerate(numbers):
                places[frame, place].append((one, quantity, sentence))
    for here in places.values():
        values: dict[float, list[tuple[Told, Quantity, Stretch]]] = defaultdict(list)
        for row in here:
            values[row[1].value].append(row)
        firsts = [rows[0] for rows in values.values()]
        if len(firsts) > 1 and not all(compatible(firsts[0][1], other[1]) for other in firsts[1:]):
            yield _finding(list(values.values()))


def _frames(one: Told) -> Iterator[tuple[Frame, Stretch, list[Quantity]]]:
    """The sentences with numbers as their other words in order, each once."""
    by_sentence: dict[Stretch, list[Quantity]] = defaultdict(list)
    for quantity in one.quantities:
        by_sentence[one.sentence(quantity.start)].append(quantity)
    seen: set[Frame] = set()
    for sentence, numbers in by_sentence.items():
        text, parts, at = one.article.text, [], sentence.start
        for quantity in numbers:
            parts += [text[at : quantity.start].lower(), f" #{quantity.unit} "]
            at = quantity.end
        parts.append(text[at : sentence.end].lower())
        frame = tuple(WORD.findall("".join(parts)))
        if len(frame) >= FEWEST and frame not in seen:
            seen.add(frame)
            yield frame, sentence, numbers


def _finding(groups: Sequence[Sequence[tuple[Told, Quantity, Stretch]]]) -> Finding:
    """The values of one place of a text, that of its first telling first."""
    first, second = groups[0][0], groups[1][0]
    quantity = first[1]
    about = PLAIN.get(quantity.slot, quantity.what or quantity.slot or "a number")
    later = first[0].when is not None and second[0].when is not None and first[0].when < second[0].when
    grows = quantity.slot in GROWING and later and second[1].value > quantity.value
    values = tuple(
        Value(shown(rows[0][1]), tuple(dict.fromkeys(one.span(s.start, s.end) for one, _, s in rows)))
        for rows in groups
    )
    why = "one text, in which a copy gives another number"
    return Finding("changed" if grows else "conflicting", about, "likely", why, 1, values)
