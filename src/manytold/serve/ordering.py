"""Tables of a story in the order that a reader asks for: by links, and so without a script."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import urlencode

from manytold.questions.answers import ArticleAnswer, EventAnswer, FindingAnswer, TellingAnswer, ValueAnswer
from manytold.serve.countries import country_of
from manytold.serve.languages import country_name
from manytold.serve.wording import adds, told

ARTICLES = ("time", "new", "length", "country", "own")
VALUES = ("value", "since", "reports")
DOWNWARDS = frozenset(("new", "length", "reports"))
"""Columns that begin with the most; the others begin with the first."""
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Sorting:
    """What the tables of one page are sorted by, each empty for the order of the answer; `-` turns it round."""

    address: str
    articles: str = ""
    values: str = ""

    def link(self, table: str, column: str) -> str:
        """The address of the page with a table sorted by a column, the other way round where it is already."""
        asked = {"sort": self.articles, "values": self.values}
        asked[table] = f"-{column}" if asked[table] == column else column
        return f"{self.address}?{urlencode({name: value for name, value in asked.items() if value})}"

    def aria(self, table: str, column: str) -> str:
        """`ascending` or `descending` for the column that a table is sorted by, else empty."""
        asked = self.articles if table == "sort" else self.values
        if asked.removeprefix("-") != column:
            return ""
        return "descending" if (column in DOWNWARDS) != asked.startswith("-") else "ascending"


def sorting(address: str, asked: Mapping[str, str]) -> Sorting:
    """What a reader asks for; what is no column is not asked for."""

    def known(name: str, columns: tuple[str, ...]) -> str:
        return value if (value := asked.get(name, "")).removeprefix("-") in columns else ""

    return Sorting(address, known("sort", ARTICLES), known("values", VALUES))


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One independent report as a row; `keys` are what it is sorted by, None where it is not known."""

    telling: TellingAnswer
    adds: int
    words: int
    country: str
    keys: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One value of a finding as a row."""

    value: ValueAnswer
    reports: int
    keys: Mapping[str, Any] = field(default_factory=dict)


def article_rows(event: EventAnswer, order: str = "", countries: Mapping[str, str] | None = None) -> list[ArticleRow]:
    """Every telling, its copies folded under its first."""
    return _sorted([_article_row(telling, event, countries or {}) for telling in event.tellings], order)


def _article_row(telling: TellingAnswer, event: EventAnswer, countries: Mapping[str, str]) -> ArticleRow:
    lead, new, length = telling.lead, adds(telling, event), words_of(telling.lead)
    country = country_name(code) if (code := country_of(lead.source, countries.get(lead.source))) else ""
    time = int(lead.published.timestamp()) if lead.published else None
    own = 1 if lead.credits else 0
    keys = {"time": time, "new": new, "length": length, "country": country or None, "own": own}
    return ArticleRow(telling, new, length, country, keys)


def words_of(article: ArticleAnswer) -> int:
    """How many words an article has, of those that are set apart by blanks."""
    return len(article.text.split())


def value_rows(event: EventAnswer, finding: FindingAnswer, order: str = "") -> list[ValueRow]:
    """Every value of a finding with the number of independent reports that say it."""
    return _sorted([_value_row(value, event) for value in finding.values], order)


def _value_row(value: ValueAnswer, event: EventAnswer) -> ValueRow:
    said = {receipt.article for receipt in value.receipts}
    telling = [t for t in event.tellings if said & {t.lead.id, *(copy.id for copy in t.copies)}]
    reports = len({t.lead.source for t in telling})
    dated = [when for receipt in value.receipts if (when := told(receipt, event))]
    since = int(min(dated).timestamp()) if dated else None
    return ValueRow(value, reports, {"value": amount(value.value), "since": since, "reports": reports})


def amount(value: str) -> tuple[bool, float, str]:
    """Sorts values by their first number, and those without one after them, by their words."""
    digits = "".join(c if c.isdigit() or c in ".-" else " " for c in value.replace(",", "")).split()
    for part in digits[:3]:
        try:
            return False, float(part[:30]), value
        except ValueError:
            continue
    return True, 0.0, value.casefold()


def _sorted(rows: list[Row], order: str) -> list[Row]:
    """Rows by a column, those that lack it last either way; rows that are equal stay as they were."""
    column = order.removeprefix("-")
    if not column:
        return rows
    keys: Callable[[Any], Any] = lambda row: row.keys[column]  # noqa: E731 - one key for both uses below
    there = [row for row in rows if keys(row) is not None]
    down = (column in DOWNWARDS) != order.startswith("-")
    return [*sorted(there, key=keys, reverse=down), *(row for row in rows if keys(row) is None)]
