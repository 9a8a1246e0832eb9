"""Rows for the killed and hurt whom tellings describe without a number, each a lower bound.

One who is told to be hurt by a telling that knows of no death, while others tell of one, may be the dead: not counted.
"""

from collections.abc import Sequence

from manytold.compare.row import Row
from manytold.compare.telling import Told
from manytold.compare.victims import Victims, victims
from manytold.model.statements import Quantity


def with_described(told: Sequence[Told], found: Sequence[Row]) -> list[Row]:
    """The rows with those of people described; a number that leaves out its killer gives way to the sum."""
    seen = {one.article.id: victims(one) for one in told}
    numbers = {(row.told.article.id, row.key[0]): row for row in found if not row.scope and not row.key[1]}
    deadly = any(v.slot == "killed" for some in seen.values() for v in some)
    deadly = deadly or any(slot == "killed" and row.quantity.value > 0 for (_, slot), row in numbers.items())
    added: list[Row] = []
    replaced: set[int] = set()
    for one in told:
        mine = seen[one.article.id]
        told_death = any(v.slot == "killed" for v in mine) or (one.article.id, "killed") in numbers
        for some in mine:
            number = numbers.get((one.article.id, some.slot))
            if number is not None and number.central and not (some.killer and some.count == number.quantity.value + 1):
                continue
            if some.slot == "injured" and deadly and not told_death:
                continue
            replaced |= {id(number)} if number is not None and some.killer else set()
            added.append(_row(one, some))
    return [*(row for row in found if id(row) not in replaced), *added]


def _row(one: Told, some: Victims) -> Row:
    sentence = some.sentence
    quantity = Quantity(sentence.start, sentence.end, "", float(some.count), "", "", "at_least", some.slot)
    near: frozenset[str] = frozenset()
    return Row(one, quantity, (some.slot, ""), (), near, near, 1, revised=False, described=True)
