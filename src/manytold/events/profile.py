"""Article → Profile: what a text is about, weighed by how rare its words are in the language at large.

Rarity comes from a fixed background, never from the collection: an article has the same profile wherever it stands.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from math import fsum, log, sqrt

from manytold.model.articles import Article
from manytold.model.events import Profile
from manytold.model.statements import Annotation, Name, Quantity, Stretch, TimeExpression
from manytold.text.annotate import annotate
from manytold.text.words import is_stop, rarity, stem, words

COMMON = 1.5
"""Rarity below which a word says nothing of what happened ("people", "year")."""
RARE = 5.5
"""Rarity is cut here: a word that the background does not know may be a rare name or a typing error."""
LEAD_SENTENCES = 6
LEAD_CHARACTERS = 1200
FIRST_CHARACTERS = 4000
TITLE_COUNTS, LEAD_COUNTS, REST_COUNTS = 2.0, 1.5, 1.0
MAX_TERMS, MAX_LEAD, MAX_NAMES, MAX_PLACES, MAX_QUANTITIES = 120, 50, 40, 8, 24
FIRST_UNSPACED = "\u3040"
SMALL = 12
"""Whole numbers up to here tell nothing unless they fill a slot: "two leaders", "three years"."""
BEFORE, AFTER = timedelta(days=6), timedelta(days=1)
"""A day in the lead is the event's own when it is at most six days before publication (94 articles with a checked day:
73 % exact, against 58 % for the publication day)."""

Token = tuple[int, int, str]


def profile(article: Article) -> Profile:
    """What one article is about: weighted terms and names, places, quantities, possible days of what happened."""
    seen = annotate(article)
    tokens = [t for t in words(article.text) if t[0] < FIRST_CHARACTERS]
    title_end = title_end_of(article)
    until = lead_end(article, seen.sentences)
    head_end = title_end or (seen.sentences[0].end if seen.sentences else 0)
    days, weekdays = _days(seen.times, until, article.published_day)
    return Profile(
        article=article.id,
        version=article.version,
        source=article.source,
        published=article.published,
        language=article.language,
        terms=weigh(tokens, article.language, title_end, until),
        title=weigh([t for t in tokens if t[0] < head_end], article.language),
        lead=_lead([t for t in tokens if t[0] < max(until, head_end)], article.language, title_end),
        chief=_chief(seen.names, article.language, title_end, max(until, head_end)),
        names=_names(seen.names, article.language, title_end, until),
        places=_places(seen.names, until),
        quantities=_quantities(seen),
        days=days,
        weekdays=weekdays,
    )


def title_end_of(article: Article) -> int:
    """Where the headline ends; 0 without one."""
    return max((p.end for p in article.passages if p.kind == "title"), default=0)


def lead_end(article: Article, sentences: Sequence[Stretch]) -> int:
    """Where the lead ends: after its first sentences, and in any case after a long paragraph's worth of characters."""
    title_end = title_end_of(article)
    below = [s for s in sentences if s.start >= title_end][:LEAD_SENTENCES]
    return min(below[-1].end, title_end + LEAD_CHARACTERS) if below else title_end


def _weight(word: str, language: str | None) -> float:
    return max(0.0, min(rarity(word, language), RARE) - COMMON)


def weigh(
    tokens: Iterable[Token],
    language: str | None,
    title_end: int = 0,
    until: int = 0,
) -> tuple[tuple[str, float], ...]:
    """Stems by weight: damped count times rarity, of unit length (Salton and Buckley 1988)."""
    return _unit(_weights(tokens, language, title_end, until), MAX_TERMS)


def _weights(tokens: Iterable[Token], language: str | None, title_end: int, until: int) -> dict[str, float]:
    counts: defaultdict[str, float] = defaultdict(float)
    rarest: dict[str, float] = {}
    for start, _, word in _in_pairs(tokens):
        if len(word) < 2 or is_stop(word, language):
            continue
        form = word if word[0].isdigit() else stem(word, language)
        counts[form] += _place_counts(start, title_end, until)
        weight = _weight(word, language)
        rarest[form] = min(rarest.get(form, weight), weight)
    return {form: (1 + log(n)) * rarest[form] for form, n in counts.items()}


def _lead(tokens: Iterable[Token], language: str | None, title_end: int) -> tuple[tuple[str, float], ...]:
    """The heaviest stems of headline and lead, their weights adding up to 1, sorted by form."""
    weights = _weights(tokens, language, title_end, 0)
    heavy = sorted(((w, form) for form, w in weights.items() if w > 0), key=lambda p: (-p[0], p[1]))[:MAX_LEAD]
    total = fsum(w for w, _ in heavy)
    return tuple(sorted((form, round(w / total, 4)) for w, form in heavy))


def _chief(names: Iterable[Name], language: str | None, title_end: int, until: int) -> str:
    """The stem of the word that weighs most among the names of headline and lead, or nothing."""
    counts: defaultdict[str, float] = defaultdict(float)
    for name in names:
        if name.start < until:
            for word in name_form(name.whole).split():
                counts[word] += TITLE_COUNTS if name.start < title_end else REST_COUNTS
    weights = {word: (1 + log(n)) * _weight(word, language) for word, n in counts.items() if len(word) > 1}
    chief = min(weights, key=lambda word: (-weights[word], word), default="")
    return stem(chief, language) if chief and weights[chief] > 0 else ""


def _in_pairs(tokens: Iterable[Token]) -> Iterator[Token]:
    """The words; in scripts without spaces, where each sign stands alone, every two signs side by side."""
    before: Token | None = None
    for token in tokens:
        single = len(token[2]) == 1 and token[2] >= FIRST_UNSPACED
        if single and before is not None and before[1] == token[0]:
            yield before[0], token[1], before[2] + token[2]
        if not single:
            yield token
        before = token if single else None


def _place_counts(start: int, title_end: int, until: int) -> float:
    if start < title_end:
        return TITLE_COUNTS
    return LEAD_COUNTS if start < until else REST_COUNTS


def _unit(weights: Mapping[str, float], most: int) -> tuple[tuple[str, float], ...]:
    """The heaviest weights, scaled to unit length, sorted by form."""
    heavy = sorted(((w, form) for form, w in weights.items() if w > 0), key=lambda p: (-p[0], p[1]))[:most]
    length = sqrt(sum(w * w for w, _ in heavy)) or 1.0
    return tuple(sorted((form, round(w / length, 4)) for w, form in heavy))


def _names(names: Iterable[Name], language: str | None, title_end: int, until: int) -> tuple[tuple[str, float], ...]:
    """Whole forms of names by weight: damped count times the rarity of their rarest word, of unit length."""
    counts: defaultdict[str, float] = defaultdict(float)
    for name in names:
        counts[name_form(name.whole)] += _place_counts(name.start, title_end, until)
    weights = {
        form: (1 + log(n)) * max((_weight(word, language) for word in form.split()), default=0.0)
        for form, n in counts.items()
    }
    return _unit(weights, MAX_NAMES)


def name_form(name: str) -> str:
    """A name in lower case without initials: "Dora M. Marek" and "Dora Marek" are one."""
    parts = [word.casefold() for _, _, word in words(name)]
    return " ".join(part for part in parts if len(part) > 1) or name.casefold()


def _places(names: Iterable[Name], until: int) -> tuple[str, ...]:
    forms = (name_form(n.whole) for n in names if n.kind == "place" and n.start < until)
    return tuple(dict.fromkeys(forms))[:MAX_PLACES]


def _quantities(seen: Annotation) -> tuple[str, ...]:
    """Values with what they measure, in order, each once; bare small numbers say nothing."""
    told = (_quantity(q) for q in seen.quantities)
    return tuple(dict.fromkeys(q for q in told if q))[:MAX_QUANTITIES]


def _quantity(quantity: Quantity) -> str:
    if not quantity.slot and quantity.value == int(quantity.value) and abs(quantity.value) <= SMALL:
        return ""
    return f"{quantity.slot or quantity.unit or quantity.what}:{quantity.value:g}"


def _days(
    times: Iterable[TimeExpression], until: int, published: date | None
) -> tuple[tuple[date, ...], tuple[int, ...]]:
    """The days that the lead tells and does not plan, and the weekdays that nothing resolves to a day."""
    days: list[date] = []
    weekdays: list[int] = []
    for time in times:
        if time.start >= until or time.tense == "future":
            continue
        if time.first is not None and time.first == time.last and _is_own(time.first, published):
            days.append(time.first)
        elif (weekday := weekday_of(time)) is not None:
            weekdays.append(weekday)
    return tuple(dict.fromkeys(days)), tuple(dict.fromkeys(weekdays))


def weekday_of(time: TimeExpression) -> int | None:
    """The weekday (0 = Monday) of an expression that names one and no more; None otherwise."""
    bare = time.first is None and time.value.startswith("XXXX-WXX-") and time.value[9:].isdigit()
    return int(time.value[9]) - 1 if bare else None


def _is_own(day: date, published: date | None) -> bool:
    """Whether a day can be the event's: near publication; without a publication date any day may be."""
    return published is None or published - BEFORE <= day <= published + AFTER
