"""Links weighed beside the other links of their ends: nouns → columns → nouns with other scores."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from typing import Any, TypeVar

import numpy as np

from manytold.steps import Column, Weighed

Link = TypeVar("Link", bound=Any)
Pair = tuple[str, str]


def weighed(rule: Weighed[Link], links: Iterable[Link], inside: Set[str]) -> list[Link]:
    """The links that an inside item has, with the scores they get beside all the others; `links` are all links of the
    inside items and of those at the other ends.
    """
    some = list(dict.fromkeys(links))
    counting = [link for link in some if rule.counts(link)]
    fixed = [link for link in some if not rule.counts(link)]
    number = {name: at for at, name in enumerate(sorted({end for link in counting for end in (link.a, link.b)}))}
    columns = columns_of([(k.a, k.b, k.score, k.days) for k in counting], number, {(k.a, k.b) for k in fixed})
    scores = rule.scores(*columns).tolist()
    found = [replace(link, score=score) for link, score in zip(counting, scores, strict=True) if score > 0]
    return [link for link in (*fixed, *found) if link.a in inside or link.b in inside]


def columns_of(
    rows: Sequence[tuple[str, str, float, float | None]], number: Mapping[str, int], tied: Set[Pair]
) -> tuple[Column, Column, Column, Column, Column]:
    """Columns as `steps.Weighed.scores` takes them."""
    return (
        np.array([number[a] for a, _, _, _ in rows], dtype=np.int64),
        np.array([number[b] for _, b, _, _ in rows], dtype=np.int64),
        np.array([score for _, _, score, _ in rows], dtype=np.float64),
        np.array([np.nan if days is None else days for _, _, _, days in rows], dtype=np.float64),
        np.array([(a, b) not in tied for a, b, _, _ in rows], dtype=bool),
    )
