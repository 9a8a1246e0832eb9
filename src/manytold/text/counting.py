"""Numbers as digits and as words, in one place for times and quantities."""

import re
from collections.abc import Sequence
from functools import lru_cache

from manytold.text.lexicon.tables import NumberWords
from manytold.text.patterns import one_of

PARTS = re.compile(r"[^\W_]+")
DIGITS = re.compile(r"[0-9]{1,18}(?:[.,'\u2019\u00a0\u202f ][0-9]{1,6}){0,8}")
GROUPED = re.compile(r"[0-9]{1,3}(?P<mark>[.,'\u2019\u00a0\u202f ])[0-9]{3}(?:(?P=mark)[0-9]{3}){0,6}")
INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2}){1,5},[0-9]{3}(?:\.[0-9]{1,9})?")


def spelled(words: Sequence[str], tables: NumberWords) -> float | None:
    """The value of number words in order ("two", "hundred", "five"), or None where one is no number word."""
    done: list[tuple[float, float]] = []
    current, seen, before = 0.0, False, ""
    for word in _joined(words, tables):
        if word in tables.cardinals:
            lone = before in tables.articles and before not in tables.cardinals
            current, seen = (0.0 if lone else current) + tables.cardinals[word], True
        elif word in tables.scales:
            scale, seen = tables.scales[word], True
            current = max(current, 1) * 100 if scale == 100 else _scaled(done, current, scale)
        elif word in tables.articles:
            seen = True
            current = max(current, 1) if not done else current
        elif word not in tables.joiners:
            return None
        before = word
    return sum(value for value, _ in done) + current if seen else None


def _scaled(done: list[tuple[float, float]], current: float, scale: float) -> float:
    """Puts what a scale holds among what is done: all of smaller scales before it counts in it ("dos mil millones")."""
    inside = current
    while done and done[-1][1] < scale:
        inside += done.pop()[0]
    done.append((max(inside, 1) * scale, scale))
    return 0.0


def decimals(text: str, tables: NumberWords) -> float:
    """What words after a decimal point are worth: "seventy-one" is 0.71, "zero eight" is 0.08."""
    values = [tables.cardinals.get(word) for word in _joined([w.lower() for w in PARTS.findall(text)], tables)]
    if all(value is not None and value < 10 for value in values):
        digits = "".join(f"{value:.0f}" for value in values)
    else:
        zeros = 0
        while zeros < len(values) and values[zeros] == 0:
            zeros += 1
        rest = [w.lower() for w in PARTS.findall(text)][zeros:]
        digits = "0" * zeros + f"{spelled(rest, tables) or 0:.0f}"
    return float(f"0.{digits[:15]}")


def _joined(words: Sequence[str], tables: NumberWords) -> list[str]:
    """The words with those that the table knows as one put together again ("quatre-vingt-dix"), glued ones apart."""
    found: list[str] = []
    at = 0
    while at < len(words):
        size = next(
            (n for n in (4, 3, 2) if "-".join(words[at : at + n]) in tables.cardinals and at + n <= len(words)), 1
        )
        whole = "-".join(words[at : at + size])
        known = not tables.glued or whole in tables.cardinals or whole in tables.scales
        found.extend([whole] if known else _apart(whole, tables))
        at += size
    return found


def _apart(word: str, tables: NumberWords) -> list[str]:
    """The number words that one long word is made of, or the word itself."""
    parts = _pieces(tables).findall(word)
    return parts if "".join(parts) == word else [word]


@lru_cache(maxsize=4)
def _pieces(tables: NumberWords) -> "re.Pattern[str]":
    return re.compile(one_of((*tables.cardinals, *tables.scales, *tables.joiners)))


def words_value(text: str, tables: NumberWords) -> float | None:
    """The value of a number written in words, or None."""
    return spelled([word.lower() for word in PARTS.findall(text)], tables)


def digits_value(text: str, point: str) -> float | None:
    """The value of digits with the separators of a language whose decimal point is `point`, or None where unclear."""
    digits = text.strip()
    grouped = GROUPED.fullmatch(digits)
    if grouped and (grouped["mark"] != point or digits.count(point) > 1):
        return float(re.sub(r"[^0-9]", "", digits))
    if point == "." and INDIAN.fullmatch(digits):
        return float(digits.replace(",", ""))
    whole, _, fraction = digits.rpartition(point) if point in digits else (digits, "", "")
    if whole and not whole.isdigit() and not GROUPED.fullmatch(whole):
        return _other_point(digits, point)
    if fraction and not fraction.isdigit():
        return None
    plain = re.sub(r"[^0-9]", "", whole)
    return float(f"{plain or '0'}.{fraction or '0'}")


def _other_point(digits: str, point: str) -> float | None:
    """A number with the other decimal mark ("3,5" in English), which is clear when no group of three follows."""
    other = "," if point == "." else "."
    whole, _, fraction = digits.partition(other)
    if whole.isdigit() and fraction.isdigit() and len(fraction) != 3:
        return float(f"{whole}.{fraction}")
    return None
