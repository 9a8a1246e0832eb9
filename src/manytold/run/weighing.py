"""Links weighed beside the other links of their ends: nouns → columns → nouns with other scores."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from typing import Any, TypeVar

import numpy as np

from manytold.steps import Column, Columns, Weighed

Link = TypeVar("Link", bound=Any)
Row = tuple[str, str, float, float | None]
"""Both ends, the score, the days between."""


def weighed(rule: Weighed[Link], links: Iterable[Link], inside: Set[str], texts: Mapping[str, str]) -> list[Link]:
    """The links that an inside item has, with the scores they get beside all the others.

    `links` are all links of the inside items and of those at the other ends; `texts` names the text of each end that
    is a copy, or has copies.
    """
    some = list(dict.fromkeys(links))
    counting = [link for link in some if rule.counts(link)]
    fixed = [link for link in some if not rule.counts(link)]
    scores = rule.scores(*columns_of([(k.a, k.b, k.score, k.days) for k in counting], texts)).tolist()
    found = [replace(link, score=score) for link, score in zip(counting, scores, strict=True) if score > 0]
    return [link for link in (*fixed, *found) if link.a in inside or link.b in inside]


def columns_of(rows: Sequence[Row], texts: Mapping[str, str]) -> Columns:
    """Columns as `steps.Weighed.scores` takes them."""
    names = {end for row in rows for end in row[:2]}
    number = {name: at for at, name in enumerate(sorted(names | {texts[name] for name in names & texts.keys()}))}
    told = {name: number[texts.get(name, name)] for name in names}

    def column(values: Iterable[float], kind: type) -> Column:
        return np.fromiter(values, dtype=kind, count=len(rows))

    return (
        column((number[a] for a, _, _, _ in rows), np.int64),
        column((number[b] for _, b, _, _ in rows), np.int64),
        column((score for _, _, score, _ in rows), np.float64),
        column((np.nan if days is None else days for _, _, _, days in rows), np.float64),
        (column((told[a] for a, _, _, _ in rows), np.int64), column((told[b] for _, b, _, _ in rows), np.int64)),
    )
