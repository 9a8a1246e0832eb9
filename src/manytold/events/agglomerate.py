"""Average-link agglomeration (Sokal and Michener 1958) over a sparse graph: a pair without a score counts as 0.

Scores become whole millionths, so that sums are exact and no order of the input can change the answer; ties go to the
groups whose least id comes first.
"""

from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

MILLION = 1_000_000

Entry = tuple[float, int, int, int, int]


def agglomerate(
    ids: Sequence[str], scores: Mapping[tuple[str, str], float], given: Iterable[tuple[str, str]], cut: float
) -> list[tuple[str, ...]]:
    """Groups of the ids, each sorted, in order of their first; `given` pairs are joined before anything else."""
    names = sorted(set(ids))
    forest = Forest(len(names))
    forest.take_up({name: i for i, name in enumerate(names)}, scores, given)
    forest.join_all(cut * MILLION)
    return sorted(tuple(names[i] for i in sorted(members)) for members in forest.members.values())


class Forest:
    """Groups under way, each called by its least number, with the sums of scores between them."""

    def __init__(self, count: int) -> None:
        self.members: dict[int, list[int]] = {i: [i] for i in range(count)}
        self.home = list(range(count))
        self.sums: dict[int, dict[int, int]] = {i: {} for i in range(count)}
        self.changes = [0] * count

    def take_up(
        self, at: Mapping[str, int], scores: Mapping[tuple[str, str], float], given: Iterable[tuple[str, str]]
    ) -> None:
        """Joins given pairs and sums up scores between what has a number; sums know no order."""
        for x, y in given:
            self.join(at[x], at[y])
        home, sums = self.home, self.sums
        for (x, y), score in scores.items():
            a, b = home[at[x]], home[at[y]]
            if a != b:
                whole = round(score * MILLION)
                sums[a][b] = sums[a].get(b, 0) + whole
                sums[b][a] = sums[b].get(a, 0) + whole

    def join(self, i: int, j: int) -> int:
        """Joins the groups of two numbers under the smaller name, which is returned."""
        a, b = sorted((self.home[i], self.home[j]))
        if a == b:
            return a
        moved = self.members.pop(b)
        self.members[a] += moved
        for number in moved:
            self.home[number] = a
        self.changes[a] += 1
        self.changes[b] += 1
        self._take_over(a, b)
        return a

    def _take_over(self, a: int, b: int) -> None:
        sums = self.sums
        mine, theirs = sums[a], sums.pop(b)
        mine.pop(b, None)
        for c, score in theirs.items():
            if c == a:
                continue
            total = mine[c] = mine.get(c, 0) + score
            row = sums[c]
            del row[b]
            row[a] = total

    def join_all(self, cut: float) -> None:
        """Joins the two groups of the highest mean again and again, until none reaches the cut.

        A mean below the cut is not looked at again: it changes only when one of its two groups is joined to a third.
        """
        members, changes = self.members, self.changes
        queue: list[Entry] = []
        for a, row in self.sums.items():
            size = len(members[a])
            queue += (
                (-total / (size * len(members[b])), a, b, changes[a], changes[b])
                for b, total in row.items()
                if a < b and total >= cut * size * len(members[b])
            )
        heapify(queue)
        while queue:
            lowered, a, b, then_a, then_b = heappop(queue)
            if changes[a] != then_a or changes[b] != then_b:
                continue
            self.joined_at(a, b, -lowered)
            self.join(a, b)
            size, now = len(members[a]), changes[a]
            for c, total in self.sums[a].items():
                both = size * len(members[c])
                if total >= cut * both:
                    entry = (a, c, now, changes[c]) if a < c else (c, a, changes[c], now)
                    heappush(queue, (-total / both, *entry))

    def joined_at(self, a: int, b: int, height: float) -> None:
        """Hears of two groups just before they are joined, and of their mean score."""
