"""Names by shape, with one kind for each name in a document, voted by the words around all its mentions."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from manytold.model.statements import Name, NameKind, Stretch
from manytold.text.lexicon import lexicon_of
from manytold.text.lexicon.people import is_given
from manytold.text.lexicon.tables import NameWords, bag
from manytold.text.noun_runs import LINKS, PARTICLES, is_place
from manytold.text.runs import Run, Sight, likely, runs, sight
from manytold.text.shapes import Line, Token, lines

KINDS: tuple[NameKind, ...] = ("person", "place", "organisation", "other")
Votes = defaultdict[NameKind, int]
Forms = frozenset[tuple[str, ...]]


def names(text: str, sentences: Sequence[Stretch], language: str | None) -> tuple[Name, ...]:
    """Names in order of the text, without overlaps; titles, roles and demonyms are no part of them."""
    lexicon = lexicon_of(language)
    document = lines(text, sentences)
    seen = sight(document, lexicon)
    found = likely(_parted(list(runs(document, seen)), seen), seen)
    found += _in_headlines(document, found, seen)
    found.sort(key=lambda run: run.tokens[0].start)
    forms = [_form(run, text) for run in found]
    wholes = wholes_of(forms, seen.places)
    votes: dict[str, Votes] = defaultdict(lambda: defaultdict(int))
    for run, form in zip(found, forms, strict=True):
        _vote(votes[wholes[form]], run, document[run.line], seen)
    kinds = {whole: _kind(count) for whole, count in votes.items()}
    return tuple(_name(run, text, wholes[form], kinds) for run, form in zip(found, forms, strict=True))


def _form(run: Run, text: str) -> str:
    return " ".join(text[run.tokens[0].start : run.tokens[-1].end].split())


def _name(run: Run, text: str, whole: str, kinds: dict[str, NameKind]) -> Name:
    start, end = run.tokens[0].start, run.tokens[-1].end
    return Name(start, end, text[start:end], kinds[whole], whole)


def _parted(found: list[Run], seen: Sight) -> list[Run]:
    """Names joined by a hyphen are two where each is known by itself ("the Xi-Putin summit"), as are two countries."""
    alone = {t.lower for run in found for t in run.tokens if all(u.gap != "-" for u in run.tokens[1:])}
    parts: list[Run] = []
    for run in found:
        cuts = [i for i in range(1, len(run.tokens)) if _two(run.tokens, i, alone, seen)]
        edges = [0, *cuts, len(run.tokens)]
        parts += [
            Run(run.tokens[a:b], run.line, run.at + a, run.title and a == 0, run.after_place and a == 0)
            for a, b in pairwise(edges)
        ]
    return parts


def _two(tokens: Sequence[Token], cut: int, alone: set[str], seen: Sight) -> bool:
    before, after = tokens[cut - 1].lower, tokens[cut].lower
    if tokens[cut].gap == "-":
        return before in alone and after in alone
    both = before in seen.places and after in seen.places
    return both and " ".join(t.lower for t in tokens) not in seen.places


def _in_headlines(document: Sequence[Line], found: Sequence[Run], seen: Sight) -> list[Run]:
    """Names known from the running text, known places and clear persons in lines where everything has a capital."""
    headlines = [(number, line) for number, line in enumerate(document) if line.headline]
    if not headlines:
        return []
    known = {tuple(t.lower for t in run.tokens) for run in found}
    words = seen.lexicon.names
    known |= {(form[-1],) for form in known if 1 < len(form) < 4 and not _is_head(form[-1], words)}
    forms = (frozenset(known), _parts(seen.places))
    longest = max((len(form) for part in forms for form in part), default=1)
    return [run for number, line in headlines for run in _known_in(line.tokens, number, forms, min(longest, 8), seen)]


def _is_head(word: str, words: NameWords) -> bool:
    return word in words.organisations or word in words.places or word in words.things


@lru_cache(maxsize=16)
def _parts(places: frozenset[str]) -> Forms:
    """Known places, each as its words."""
    return frozenset(tuple(place.split()) for place in places)


def _known_in(tokens: Sequence[Token], number: int, known: Sequence[Forms], longest: int, seen: Sight) -> Iterator[Run]:
    at = 0
    while at < len(tokens):
        size = 0
        if tokens[at].capital:
            most = min(longest, len(tokens) - at)
            size = next((n for n in range(most, 0, -1) if _same(tokens[at : at + n], known)), 0)
        size = size or _person_size(tokens, at, seen)
        if size:
            yield Run(tuple(tokens[at : at + size]), number, at)
        at += size or 1


def _same(tokens: Sequence[Token], known: Sequence[Forms]) -> bool:
    """Whether words with a capital first are a known name."""
    form = tuple([t.lower for t in tokens])
    if not any(form in forms for forms in known):
        return False
    return all(t.gap in LINKS or t.gap == ". " for t in tokens[1:]) and not any(t.owner for t in tokens[:-1])


def _person_size(tokens: Sequence[Token], at: int, seen: Sight) -> int:
    """Two, where a given name and a word that is no everyday word stand side by side, else nothing."""
    pair = tokens[at : at + 2]
    if (
        len(pair) < 2
        or not is_given(pair[0].lower, seen.lexicon.names)
        or pair[1].gap != " "
        or not pair[1].capital
        or pair[0].owner
    ):
        return 0
    return 0 if pair[1].lower in seen.lower else 2


def wholes_of(found: Sequence[str], places: frozenset[str]) -> dict[str, str]:
    """For each form the one longer form of the document that it shortens, else itself."""
    forms = sorted(set(found), key=lambda form: (-form.count(" "), form))
    ends: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for form in forms:
        parts = tuple(form.lower().split())
        for cut in range(1, len(parts)):
            ends[parts[cut:]].append(form)
        if len(parts) > 1:
            ends[parts[:1]].append(form)
    wholes: dict[str, str] = {}
    for form in forms:
        longer = ends.get(tuple(form.lower().split()), [])
        wholes[form] = wholes[longer[0]] if len(longer) == 1 and form.lower() not in places else form
    return wholes


def _vote(votes: Votes, run: Run, line: Line, seen: Sight) -> None:
    for kind, weight in _by_words(run, seen):
        votes[kind] += weight
    for kind, weight in _by_context(run, line, seen):
        votes[kind] += weight


def _by_words(run: Run, seen: Sight) -> Iterator[tuple[NameKind, int]]:
    """What the words of the name itself tell."""
    words, tokens = seen.lexicon.names, run.tokens
    first, last, several = tokens[0].lower, tokens[-1].lower, len(tokens) > 1
    form = " ".join([t.lower for t in tokens]) if several else first
    if run.title:
        yield "person", 30
    if form in seen.places or (words.capital_nouns and is_place(form, seen.places)):
        yield "place", 50
    if several and is_given(first, words) and last not in words.organisations:
        yield "person", 30
    yield from _by_heads(tokens, words)
    if several and (first in words.places or last in words.places):
        yield "place", 20
    if not several and tokens[0].acronym:
        yield "organisation", 15
    if several and _personal(tokens):
        yield "person", 5


def _by_heads(tokens: Sequence[Token], words: NameWords) -> Iterator[tuple[NameKind, int]]:
    """What its head words tell: the first, the last, and what stands before "of" and "for"."""
    heads = {tokens[0].lower, tokens[-1].lower}
    heads.update(t.lower for t, after in pairwise(tokens) if after.text in ("of", "for"))
    if not heads.isdisjoint(words.organisations):
        yield "organisation", 40 if len(tokens) > 1 or tokens[0].lower in SELF_STANDING else 13
    if not heads.isdisjoint(words.things):
        yield "other", 35
    elif any(t.text == "of" for t in tokens):
        yield "other", 10


def _personal(tokens: Sequence[Token]) -> bool:
    """Whether two or three words with capitals stand side by side, small words left out."""
    main = [t for t in tokens if t.text not in PARTICLES]
    return 1 < len(main) < 4 and all(t.capital for t in main)


SELF_STANDING = bag("kremlin pentagon hamas hezbollah taliban congress parliament senate interpol")


def _by_context(run: Run, line: Line, seen: Sight) -> Iterator[tuple[NameKind, int]]:
    """What the words around one mention tell."""
    words, tokens = seen.lexicon.names, line.tokens
    end = run.at + len(run.tokens)
    before = tokens[run.at - 1].lower if run.at else ""
    after = tokens[end].lower if end < len(tokens) else ""
    gap = tokens[end].gap if end < len(tokens) else ""
    if before in words.before_place and not run.title:
        yield "place", 6
    if gap == " " and after in words.says and not line.headline:
        yield "person", 12
    if before in words.says and run.tokens[0].gap == " ":
        yield "person", 4
    if gap == ", " and after.isdigit() and len(after) == 2:
        yield "person", 25
    if gap in (", ", " ") and after in ("who", "whose"):
        yield "person", 15
    if gap == ", " and after in seen.places:
        yield "place", 12
    if before in ("the", "der", "die", "el", "la", "le"):
        yield "organisation", 6


def _kind(votes: Votes) -> NameKind:
    """The kind with most votes, the earlier of KINDS where equal."""
    best = max(KINDS, key=votes.__getitem__)
    return best if votes[best] else "other"
