"""Who is called what by whom: people, rulers and places that tellings of one event name in words that take sides.

Only words of the outlets' own count, none between quotation marks. Labels of groups are told where a telling keeps to
one of a family, so that it is this event's group it names; labels of a person where they stand right before the same
name; what a country's rule is called where it stands beside the same adjective. Two plain words are never told.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from manytold.compare.labels import COLOURS, GROUPS, PLACES, ROLES, RULE, Family
from manytold.compare.telling import Told
from manytold.model.findings import Finding, Value
from manytold.model.statements import Name
from manytold.text.words import stem

KEPT_TO = 0.6
"""Part of a telling's words of a family that are one label, for it to be that telling's name of the group."""
FEWEST_MENTIONS = 2
"""Mentions by which a telling keeps to a label."""
REACH = 60
"""Characters before a name in which its office stands."""
MOST = 4
"""Findings of names of one event."""
ADDRESSES = frozenset(("mr", "mrs", "ms", "dr", "sir"))
COUNTED = ("nobody", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
LAST_WORDS = re.compile(r"(?:[^\W\d_][\w’'.-]*[ \u00a0]){1,4}$")
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Labelled:
    """What one telling calls something: the thing, the label in lower case, whether it is loaded, where it stands."""

    told: Told
    thing: str
    label: str
    loaded: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Own:
    """A telling, and what it quotes word for word, in order and without overlaps."""

    told: Told
    spoken: tuple[Place, ...]

    def quotes(self, place: int) -> bool:
        """Whether a place stands between quotation marks."""
        at = bisect_right(self.spoken, (place, len(self.told.article.text))) - 1
        return at >= 0 and place < self.spoken[at][1]


def named_differently(told: Sequence[Told]) -> list[Finding]:
    """What independent tellings call by labels of which at least one is loaded, most tellings first."""
    things: dict[str, list[Labelled]] = {}
    for one in told:
        if one.lead:
            own = _own(one)
            for label in (*_groups(own), *_rules(own), *_people(own), *_places(own)):
                things.setdefault(f"{one.article.language} {label.thing}", []).append(label)
    found = [f for key in sorted(things) if (f := _finding(things[key])) is not None]
    return sorted(found, key=lambda f: (-f.origins, f.about))[:MOST]


def _finding(labelled: Sequence[Labelled]) -> Finding | None:
    """One label for each newsroom, its first; nothing where all say the same or all use plain words."""
    firsts: dict[str, Labelled] = {}
    for one in sorted(labelled, key=lambda x: (x.told.article.first_key, x.place)):
        firsts.setdefault(one.told.newsroom, one)
    labels: dict[str, list[Labelled]] = {}
    for one in firsts.values():
        labels.setdefault(one.label, []).append(one)
    if len(labels) < 2 or not any(one.loaded for one in firsts.values()):
        return None
    ordered = sorted(labels, key=lambda label: (-len(labels[label]), label))
    values = tuple(
        Value(_written(labels[label][0]), tuple(one.told.span(*one.place) for one in labels[label]))
        for label in ordered
    )
    said = ", ".join(f"“{label}” by {_count(len(labels[label]))}" for label in ordered)
    return Finding("named_differently", _about(labelled[0]), "likely", f"called {said}", len(firsts), values)


def _about(first: Labelled) -> str:
    kind, name = first.thing.split(": ")[:2]
    if kind == "person":
        names = [n for n in first.told.member.statements.annotation.names if first.place[0] <= n.start < first.place[1]]
        return names[-1].whole or names[-1].text if names else name
    return name if kind == "place" else f"what {name} is called" if kind == "rule" else "what they are called"


def _written(one: Labelled) -> str:
    return one.told.article.text[one.place[0] : one.place[1]]


def _count(number: int) -> str:
    return COUNTED[number] if number < len(COUNTED) else str(number)


def _groups(own: Own) -> Iterable[Labelled]:
    """The label of each family that a telling keeps to."""
    one = own.told
    for number, family in enumerate(GROUPS.get(one.article.language or "", ())):
        places: dict[str, list[Place]] = {}
        for match in _pattern((*family.plain, *family.loaded)).finditer(one.article.text):
            if not own.quotes(match.start()):
                places.setdefault(match[0].lower(), []).append(match.span())
        total = sum(len(found) for found in places.values())
        for label, found in places.items():
            if len(found) >= max(FEWEST_MENTIONS, KEPT_TO * total):
                yield Labelled(one, f"group: {number}", label, label in family.loaded, found[0])


def _rules(own: Own) -> Iterable[Labelled]:
    """What the rule of a country is called beside its adjective: `Syrian government`, `régime syrien`."""
    one = own.told
    language = one.article.language or ""
    family = RULE.get(language)
    if family is None:
        return
    kinds = "|".join((*family.plain, *family.loaded))
    order = r"(?P<whose>[A-Z]\w{3,}) (?P<kind>" + kinds + r")(?!\w)"
    if language != "en":
        order = r"(?<!\w)(?P<kind>" + kinds + r") (?P<whose>\w{4,})"
    for match in _compiled(order).finditer(one.article.text):
        if not own.quotes(match.start()):
            thing = f"rule: the {match['whose']} rule"
            yield Labelled(one, thing, match[0].lower(), match["kind"] in family.loaded, match.span())


def _people(own: Own) -> Iterable[Labelled]:
    """What stands right before the name of a person, where it holds a word of a family."""
    one = own.told
    language, text = one.article.language or "", one.article.text
    families = ROLES.get(language, ())
    colours = COLOURS.get(language)
    for name in one.member.statements.annotation.names:
        if name.kind != "person" or own.quotes(name.start):
            continue
        match = LAST_WORDS.search(text, max(0, name.start - REACH), name.start)
        if match is None:
            continue
        words = [w.lower().strip(".") for w in match[0].split()]
        for number, family in enumerate(families):
            if words[-1] in family.plain or words[-1] in family.loaded:
                yield _person(one, name, f"role {number}", words[-1:], family)
        if colours is not None and (office := _coloured(words, colours, one.offices)):
            yield _person(one, name, "colour", office, colours)


def _coloured(words: Sequence[str], colours: Family, offices: frozenset[str]) -> Sequence[str]:
    """The last adjective of a family and the office after it, or nothing: `fired FBI director`, not `fired Comey`."""
    at = max((i for i, word in enumerate(words) if word in colours.plain or word in colours.loaded), default=len(words))
    office = words[at:]
    return office if len(office) > 1 and office[-1] not in ADDRESSES and stem(office[-1], "en") in offices else ()


def _person(one: Told, name: Name, what: str, words: Sequence[str], family: Family) -> Labelled:
    whole = (name.whole or name.text).split()[-1]
    first = max(0, name.start - REACH)
    written = one.article.text[first : name.start]
    before = written.lower() if len(written.lower()) == len(written) else written
    at = len(before)
    for word in reversed(words):
        at = max(0, before.rfind(word, 0, at))
    loaded = any(word in family.loaded for word in words)
    return Labelled(one, f"person: {whole}: {what}", " ".join(words), loaded, (first + at, name.end))


def _places(own: Own) -> Iterable[Labelled]:
    """Places that have several names, each by the one that a telling uses most."""
    one = own.told
    for number, names in enumerate(PLACES.get(one.article.language or "", ())):
        found: Counter[str] = Counter()
        first: dict[str, Place] = {}
        for match in _pattern(names, exact=True).finditer(one.article.text):
            if not own.quotes(match.start()):
                found[match[0]] += 1
                first.setdefault(match[0], match.span())
        if found:
            label = min(found, key=lambda name: (-found[name], name))
            yield Labelled(one, f"place: {names[0]}: {number}", label, label != names[0], first[label])


def _own(one: Told) -> Own:
    found: list[Place] = []
    for start, end in sorted((q.start, q.end) for q in one.member.statements.quotes if q.kind != "indirect"):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return Own(one, tuple(found))


@lru_cache(maxsize=256)
def _pattern(labels: tuple[str, ...], *, exact: bool = False) -> re.Pattern[str]:
    ordered = sorted(labels, key=lambda label: (-len(label), label))
    return re.compile(
        r"(?<![\w-])(?:"
        + "|".join(map(re.escape, ordered))
        + r")(?![\w-])(?! (?:group|attack|organi|network|cell|threat|act|plot))",
        0 if exact else re.IGNORECASE,
    )


@lru_cache(maxsize=16)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
