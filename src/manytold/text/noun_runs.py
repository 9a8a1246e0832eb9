"""Where a name stands in a row of words with capitals, in a language in which every noun has one."""

from collections.abc import Sequence

from manytold.text.lexicon.people import is_given
from manytold.text.lexicon.tables import NameWords, bag
from manytold.text.shapes import Token
from manytold.text.words import rarity

EVERYDAY = 4.6
"""Rarity below which a capitalised word that opens a sentence is taken for an ordinary word."""
LINKS = frozenset((" ", "-", "\u2010", "\u2011", "\u00a0"))
PARTICLES = bag("de del della den der van von di da do dos das du le la el al bin ibn ben ter ten zu")
NOBLE = bag("von zu der den das do da du")
"""Of these the words of German that stand in names of persons alone."""
COINS = frozenset(("mark",))
"""Given names that count something in German."""
LONGEST_PLACE = 3
"""Words of a known place."""


def is_place(form: str, places: frozenset[str]) -> bool:
    """Whether a form in lower case is a known place, also in the genitive (`Italiens`)."""
    return form in places or (len(form) > 4 and form.endswith("s") and form[:-1] in places)


def narrowed(
    tokens: Sequence[Token], at: int, end: int, names: NameWords, places: frozenset[str]
) -> tuple[int, int, bool]:
    """The name in a run that may begin with common nouns, and whether it is that of a person."""
    run = tokens[at:end]
    if len(run) < 2 or any(t.lower in names.organisations for t in run):
        return at, end, False
    first = next((i for i in range(at, end - 1) if _may_be_given(tokens, at, i, names)), -1)
    if first >= 0:
        return first, _person_end(tokens, first, end, names), True
    if run[0].acronym or any(t.lower in names.places or t.lower in names.things for t in run):
        return at, end, False
    if run[-1].acronym and run[-1].gap == " ":
        return end - 1, end, False
    for size in range(min(LONGEST_PLACE, len(run) - 1), 0, -1):
        form = " ".join(t.lower for t in run[-size:])
        if run[-size].gap == " " and is_place(form, places):
            return end - size, end, False
    return at, end, False


def _person_end(tokens: Sequence[Token], first: int, end: int, names: NameWords) -> int:
    """Further given names and small words, one family name, and what of the rest is no everyday word."""
    last = first + 1
    while last + 1 < end and (tokens[last + 1].gap == "-" or _before_family(tokens[last], names)):
        last += 1
    while last + 1 < end and (tokens[last + 1].gap == "-" or rarity(tokens[last + 1].lower, "de") >= EVERYDAY):
        last += 1
    return last + 1


def _before_family(token: Token, names: NameWords) -> bool:
    return is_given(token.lower, names) or token.text in PARTICLES or len(token.text) == 1


def _may_be_given(tokens: Sequence[Token], at: int, index: int, names: NameWords) -> bool:
    token, after = tokens[index], tokens[index + 1]
    known = is_given(token.lower, names) and token.lower not in COINS
    return known and (index == at or token.gap == " ") and not token.owner and after.gap in LINKS
