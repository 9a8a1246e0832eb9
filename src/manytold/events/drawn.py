"""Which texts beyond a part of the link graph can take part in its groups.

Average-link agglomeration joins the two groups of the highest mean first, and no later mean is higher than one before.
So a group is drawn to an outsider only if its mean score with some one outsider reaches that at which it is joined to
another group inside, or the cut if it stays: the mean with several outsiders is never above that with the best one.
Where no group is drawn outwards, the groups inside are those of the whole graph, however far its links go on.
"""

from collections.abc import Iterable, Mapping, Set

from manytold.events.agglomerate import MILLION, Forest

Sums = dict[str, int]


class Drawn(Forest):
    """Groups under way that know, for each outsider, a bound of the sum of its scores with their texts."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(names)
        self.out: dict[int, Sums] = {}
        self.drawn: set[str] = set()

    def take_out(self, outer: Mapping[tuple[int, str], int]) -> None:
        """Scores with outsiders; those of copies do not count."""
        folded = {self.at[name] for name in self.folded}
        for (inside, outside), score in outer.items():
            if inside not in folded:
                row = self.out.setdefault(self.home[inside], {})
                row[outside] = row.get(outside, 0) + score

    def ends(self, group: int, height: float) -> None:
        """Notes the outsiders that a group is drawn to before it is joined at this height."""
        size = self.sizes[group]
        self.drawn |= {name for name, total in self.out.get(group, {}).items() if total + 1 >= height * size}

    def join(self, i: int, j: int) -> int:
        """As `Forest.join`, with the sums for outsiders."""
        a, b = sorted((self.home[i], self.home[j]))
        kept = super().join(i, j)
        if a != b and b in self.out:
            mine = self.out.setdefault(a, {})
            for name, total in self.out.pop(b).items():
                mine[name] = mine.get(name, 0) + total
        return kept

    def joined_at(self, a: int, b: int, height: float) -> None:
        """Both groups end where they are joined."""
        self.ends(a, height)
        self.ends(b, height)


def drawn_in(
    inside: Set[str], scores: Mapping[tuple[str, str], float], given: Iterable[tuple[str, str]], cut: float
) -> set[str]:
    """The outsiders to be taken in before the items inside are merged; all ends of scores and given pairs count.

    Outsiders must come with everybody of their present group, and be changed by nothing.
    """
    names = sorted(inside)
    forest = Drawn(names)
    at = forest.at
    within: dict[tuple[str, str], float] = {}
    outer: dict[tuple[int, str], int] = {}
    for pair, score in scores.items():
        a, b = pair
        if a in at and b in at:
            within[pair] = score
        elif a in at:
            outer[at[a], b] = round(score * MILLION)
        elif b in at:
            outer[at[b], a] = round(score * MILLION)
    tied = list(given)
    forest.take_up(within, [pair for pair in tied if pair[0] in at and pair[1] in at])
    forest.take_out(outer)
    forest.join_all(cut * MILLION)
    for group in forest.members:
        forest.ends(group, cut * MILLION)
    bound = {end for pair in tied for end in pair if (pair[0] in at) != (pair[1] in at)}
    return (forest.drawn | bound) - inside
