"""Runs of capitalised words cut into the names they hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from manytold.text.gazetteer import places
from manytold.text.lexicon import Lexicon
from manytold.text.lexicon.people import is_given
from manytold.text.lexicon.tables import bag
from manytold.text.noun_runs import EVERYDAY, LINKS, NOBLE, PARTICLES, is_place, narrowed
from manytold.text.shapes import Line, Token
from manytold.text.words import is_stop, rarity

LONGEST = 8
"""Words that one name has at most."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that make one name; `title` says that a person's title stands before it."""

    tokens: tuple[Token, ...]
    line: int
    at: int
    """Index of the first word in its line."""
    title: bool = False
    after_place: bool = False
    """Whether a word that stands before places stands before it."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What the document as a whole tells about its words."""

    lexicon: Lexicon
    lower: frozenset[str]
    """Words seen in lower case."""
    inner: frozenset[str]
    """Words seen with a capital inside a sentence, alone or last in a name."""
    places: frozenset[str] = field(default_factory=frozenset)


def sight(document: Sequence[Line], lexicon: Lexicon) -> Sight:
    """One look at all words of a document."""
    lower, inner = set(), set()
    for line in document:
        lower.update([token.text for token in line.tokens if not token.capital])
        if line.headline:
            continue
        for index, token in enumerate(line.tokens):
            if token.capital and not token.first and not _leads(line.tokens, index):
                inner.add(token.lower)
    return Sight(lexicon, frozenset(lower), frozenset(inner), places(lexicon.code))


def _leads(tokens: Sequence[Token], index: int) -> bool:
    """Whether the next word of the same name has a capital too, so that this one may be a mere first part."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return after is not None and after.capital and after.gap == " " and not tokens[index].owner


def runs(document: Sequence[Line], seen: Sight) -> Iterator[Run]:
    """The names of all lines that are no headlines, in order."""
    for number, line in enumerate(document):
        if not line.headline:
            yield from _in_line(line.tokens, number, seen)


def likely(found: Sequence[Run], seen: Sight) -> list[Run]:
    """Where every noun has a capital, only those runs that something else marks as a name."""
    if not seen.lexicon.names.capital_nouns:
        return list(found)
    sure = [_marked(run, seen) for run in found]
    last = {run.tokens[-1].lower for run, marked in zip(found, sure, strict=True) if marked and len(run.tokens) > 1}
    return [
        run
        for run, marked in zip(found, sure, strict=True)
        if marked or (len(run.tokens) == 1 and run.tokens[0].lower in last)
    ]


def _marked(run: Run, seen: Sight) -> bool:
    tokens, language = run.tokens, seen.lexicon.code
    form = " ".join(t.lower for t in tokens)
    if run.title or is_place(form, seen.places) or (tokens[0].acronym and len(tokens) == 1):
        return True
    if len(tokens) > 1:
        rare = [t for t in tokens if t.lower not in PARTICLES and rarity(t.lower, language) >= EVERYDAY]
        adjective = tokens[0].first and tokens[0].lower.endswith(ADJECTIVE_ENDINGS)
        unknown = len(rare) == len(tokens) and not adjective and not tokens[-1].lower.endswith(NOUN_ENDINGS)
        given = is_given(tokens[0].lower, seen.lexicon.names)
        return given or unknown or tokens[-1].lower in seen.lexicon.names.organisations
    return run.after_place and rarity(form, language) >= RARE and not form.endswith(NOUN_ENDINGS)


RARE = 6.0
ADJECTIVE_ENDINGS = ("er", "e", "es", "en", "em")
NOUN_ENDINGS = (
    "ung",
    "heit",
    "keit",
    "schaft",
    "tion",
    "ität",
    "ungen",
    "nis",
    "tum",
    "ismus",
    "zeit",
    "stelle",
    "raum",
)


def _in_line(tokens: Sequence[Token], number: int, seen: Sight) -> Iterator[Run]:
    done = 0
    for at in [index for index, token in enumerate(tokens) if token.capital]:
        if at < done or not _starts(tokens[at]):
            continue
        done = _reach(tokens, at, seen)
        yield from _cut(tokens, at, done, number, seen)


def _reach(tokens: Sequence[Token], at: int, seen: Sight) -> int:
    """The end of the run of capitalised words, with small words inside, that begins at `at`."""
    end = at + 1
    while end < len(tokens) and end - at < LONGEST and not tokens[end - 1].owner:
        token = tokens[end]
        if not _linked(tokens[end - 1], token):
            break
        if token.capital or (token.text.isdigit() and _numbered(tokens, at, end, seen)):
            end += 1
            continue
        more = _over_small_words(tokens, at, end, seen)
        if more == end:
            break
        end = more
    return end


def _starts(token: Token) -> bool:
    """Whether a word with a capital may begin a name."""
    return token.text != "I" and not token.text.startswith(("I'", "I\u2019"))


def _linked(before: Token, token: Token) -> bool:
    if token.gap in LINKS:
        return True
    return token.gap == ". " and (len(before.text) == 1 or before.lower in INITIAL_TITLES)


INITIAL_TITLES = bag("dr mr mrs ms st prof sen rep gov gen col lt sgt capt jr sr")


def _numbered(tokens: Sequence[Token], at: int, end: int, seen: Sight) -> bool:
    """Whether a figure belongs to the name before it ("Power of Siberia 2"): some small word is already inside."""
    inside = any(t.lower in seen.lexicon.names.inside for t in tokens[at:end])
    return inside and len(tokens[end].text) < 3


def _over_small_words(tokens: Sequence[Token], begin: int, end: int, seen: Sight) -> int:
    """The index after the small words at `end` when a capitalised word follows them, else `end`."""
    at, names = end, seen.lexicon.names
    while at < len(tokens) and at - end < 3 and tokens[at].gap in LINKS and _small(tokens[at], seen):
        at += 1
    if at == end or at >= len(tokens) or not tokens[at].capital or tokens[at].gap not in LINKS:
        return end
    small = {t.text for t in tokens[end:at]}
    if small & JOINING:
        office = tokens[begin].lower in names.organisations and any(t.text in names.inside for t in tokens[begin:end])
        return at if office or _headed(tokens, at, (names.organisations, names.things)) else end
    if small <= PARTICLES:
        before = tokens[end - 1].lower
        person = not (names.capital_nouns and small & NOBLE) or is_given(before, names) or before in names.titles
        return at if person else end
    last = tokens[end - 1].lower
    body = any(last in heads for heads in (names.organisations, names.things, names.places, OFFICES))
    return at if body and last not in names.titles else end


ARTICLES = frozenset(("the", "la", "las", "los", "el", "der", "des"))
JOINING = frozenset(("and", "y", "e", "und", "et", "for"))
OFFICES = bag("bank power city isle house prince duke people game lord")


def _headed(tokens: Sequence[Token], at: int, heads: Sequence[frozenset[str]]) -> bool:
    """Whether the capitalised words from `at` on end in a head word of bodies or things."""
    end = at
    while end < len(tokens) and tokens[end].capital and (end == at or tokens[end].gap in LINKS):
        end += 1
    return any(tokens[end - 1].lower in words for words in heads)


def _cut(tokens: Sequence[Token], at: int, end: int, number: int, seen: Sight) -> Iterator[Run]:
    """A run without sentence openers, roles and titles, in one or two names."""
    names = seen.lexicon.names
    at = _without_opener(tokens, at, end, seen)
    role = _role_end(tokens, at, end, seen)
    titled = role > at
    if titled:
        body = _body_end(tokens, at, role, seen)
        if body > at:
            yield Run(tuple(tokens[at:body]), number, at)
        at = role
    elif names.capital_nouns:
        at, end, titled = narrowed(tokens, at, end, names, seen.places)
    while at < end and not titled and _empty(tokens[at], tokens, at, end, seen):
        at += 1
    while end > at and _small(tokens[end - 1], seen):
        end -= 1
    if at < end and not (end - at == 1 and _empty(tokens[at], tokens, at, end, seen)):
        near = bool(at) and tokens[at - 1].text in names.before_place
        yield Run(tuple(tokens[at:end]), number, at, titled, near)


def _without_opener(tokens: Sequence[Token], at: int, end: int, seen: Sight) -> int:
    while at < end and (tokens[at].first):
        token = tokens[at]
        if not _ordinary(token, seen, alone=end - at == 1):
            break
        at += 1
    while at < end and is_stop(tokens[at].text, seen.lexicon.code) and not tokens[at].acronym:
        at += 1
    return at


def _ordinary(token: Token, seen: Sight, alone: bool) -> bool:
    """Whether a capitalised word that opens a sentence is an ordinary word."""
    lower, names = token.lower, seen.lexicon.names
    if lower in seen.inner or lower in seen.places or lower in names.titles or (token.acronym and len(token.text) > 1):
        return False
    if is_given(lower, names) and (not alone or lower not in seen.lower):
        return False
    if not alone and lower in names.demonyms:
        return False
    if lower in seen.lower or rarity(lower, seen.lexicon.code) < EVERYDAY or lower.endswith(("ly", "ing")):
        return True
    return alone and lower.endswith(WORD_ENDINGS)


WORD_ENDINGS = ("ers", "ors", "ists", "ments", "ions", "ings", "ed", "ness", "ies", "ants", "ents", "ations")
"""Endings of English and Romance words that are rarely those of names."""


def _role_end(tokens: Sequence[Token], at: int, end: int, seen: Sight) -> int:
    """The index after the last title that has a name behind it, else `at`."""
    names = seen.lexicon.names
    titles = names.titles
    found = at
    for index in range(at, end - 1):
        if not (tokens[index].lower in titles or (names.title_ends and tokens[index].lower.endswith(names.title_ends))):
            continue
        if index > at and is_given(tokens[index - 1].lower, names):
            continue
        if tokens[index + 1].text in seen.lexicon.names.inside:
            return at
        found = index + 1
    return found if not all(t.lower in titles for t in tokens[found:end]) or found == at else end


def _body_end(tokens: Sequence[Token], at: int, role: int, seen: Sight) -> int:
    """The end of an organisation's name before a role ("Security Council Secretary ..."), else `at`."""
    end = role
    while end > at and (tokens[end - 1].lower in seen.lexicon.names.titles or tokens[end - 1].lower in WEAK):
        end -= 1
    return end if end - at > 1 and tokens[end - 1].lower in seen.lexicon.names.organisations else at


WEAK = frozenset(
    ("policy", "deputy", "former", "acting", "press", "vice", "prime", "foreign", "defense", "defence", "first")
)


def _empty(token: Token, tokens: Sequence[Token], at: int, end: int, seen: Sight) -> bool:
    """Whether a word at the start of a run names nothing: a demonym or title alone, a day, a month."""
    words, names, lower = seen.lexicon.times, seen.lexicon.names, token.lower
    if lower in words.weekdays or (lower in words.months and not (end - at > 1 and is_given(lower, names))):
        return True
    if lower in names.demonyms:
        return end - at == 1 or not _headed(tokens, at, (names.organisations, names.places, names.things))
    return lower in names.titles and end - at == 1


def _small(token: Token, seen: Sight) -> bool:
    return token.text in seen.lexicon.names.inside or token.text in ARTICLES
