"""Times as written and what they resolve to.

Templates of the language are tried where a word may begin them; the longest match that its rule accepts wins.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from manytold.model.statements import Stretch, Tense, TimeExpression
from manytold.text.beside import beside
from manytold.text.lexicon import Lexicon, lexicon_of
from manytold.text.meaning import BLOCKED, Match, Meaning, Moment
from manytold.text.openers import ANY, DIGIT, NUMBER, Opening, Slot, Words, beginnings, openings, slot
from manytold.text.patterns import ignoring_case, one_of, plain
from manytold.text.resolve import RULES
from manytold.text.tense import Verbs, tense_at, verbs_of

WORD_BEFORE = re.compile(r"(?<![^\W_])([^\W_]+)[\s(\[\"'\u201c\u2018-]{1,3}$")
WORD_AFTER = re.compile(r"(?:['\u2019]s)?[\s-]{0,3}([^\W_]+)")
MOST = 100
"""Times read in one sentence; what has more is a table or an attack."""
GLUED = "$\u20ac\u00a3\u00a5#\u20b9@"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
EVERYWHERE = (
    ("iso", r"(?P<year>[12]\d{3})(?P<mark>[-/.])(?P<mm>1[0-2]|0?[1-9])(?P=mark)(?P<day>3[01]|[12]\d|0?[1-9])(?!\d|-)"),
    (
        "iso",
        r"(?P<year>[12]\d{3})\s?[\u5e74\ub144]\s?(?P<mm>1[0-2]|0?[1-9])\s?[\u6708\uc6d4]\s?"
        rf"(?P<day>{DAY})\s?[\u65e5\uc77c]",
    ),
    (
        "figures",
        r"(?P<one>[0-3]?\d)(?P<mark>[./-])(?P<two>[0-3]?\d)(?P=mark)"
        r"(?P<yyyy>(?:1[5-9]|20)\d\d|\d\d)(?![\d./-]\d|\d)",
    ),
    ("iso_month", r"(?P<year>(?:19|20)\d\d)-(?P<mm>0[1-9]|1[0-2])(?![\d-])"),
    ("iso_month", r"(?P<mm>0?[1-9]|1[0-2])[-/](?P<year>(?:19|20)\d\d)(?![\d/-])"),
    ("year", r"(?P<year>1\d{3}|2[01]\d\d)"),
    ("clock", r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?![:\d])"),
)
Template = tuple[str, "re.Pattern[str]"]
NEXT = re.compile(r"(?:\.?[\u00ba\u00aa])?[\W_]*([^\W_]{1,60})")
FIGURE = r"\d[^\W_]*"
LONG, SHORT, LEAST_OF_YEAR = "l", "s", 3
BEFORE = r"(?:\(\?<[=!][^()]*\)|\(\?:(?!.*\|))*"
YEAR_FIRST = re.compile(BEFORE + r"(?:\{year\}|\(\?P<year>)")
HOUR_FIRST = re.compile(BEFORE + r"(?:\{day\}|\(\?P<(?:hour|day|one|mm)>)")
MIXED_FIRST = re.compile(BEFORE + r"\(\?P<short_tens>[^)]*\)\w")
"""Templates that begin with a year, with a figure of two digits at most, and with one that a letter follows."""
WHOLE = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled templates of a language, and how each may begin."""

    templates: tuple[Template, ...]
    starts: Words
    start: str
    """A pattern of the words that one may begin with, or of a figure."""
    openings: tuple[tuple[Opening, ...], ...]
    sizes: tuple[str, ...]
    """What figures each template may begin with: `LONG` for a year, `SHORT` for an hour or a day, or both."""
    seconds: Words
    """All beginnings of second words that tell one template from another."""


def times(
    text: str, sentences: Sequence[Stretch], language: str | None, published: date | None
) -> tuple[TimeExpression, ...]:
    """Times in order of the text, without overlaps; relative ones count from `published` and stay open without it."""
    lexicon, low = lexicon_of(language), plain(text)
    start = ignoring_case(_grammar(lexicon.code).start, low is not None)
    read = text if low is None else low
    found: list[TimeExpression] = []
    for sentence in sentences:
        words = start.finditer(read, sentence.start, sentence.end)
        alone = list(_in_sentence(text, sentence, words, lexicon, published))
        lone = not alone or (len(alone) == 1 and alone[0].kind != "time")
        found.extend(alone if lone else beside(text, alone, lexicon))
    return tuple(found)


def _in_sentence(
    text: str, sentence: Stretch, words: Iterable[Match], lexicon: Lexicon, published: date | None
) -> Iterator[TimeExpression]:
    done, found, verbs = sentence.start, 0, None
    for word in words:
        at = word.start()
        if at < done:
            continue
        templates = _templates_at(text, word, sentence.end, lexicon.code)
        matches = [(name, m) for name, pattern in templates if (m := pattern.match(text, at, sentence.end))]
        if not matches:
            continue
        verbs = verbs or Lazy(text, sentence, lexicon.code)
        read = _read(text, matches, sentence, lexicon, published, verbs)
        if read is None:
            continue
        done, found = read[0].end(), found + 1
        if read[1] is not BLOCKED:
            part = read[1].value[:1] == "T" and read[1].value.isalpha()
            yield _expression(read[0], read[1], "unknown" if part else verbs.tense(read[0]))
        if found >= MOST:
            return


def _templates_at(text: str, word: Match, end: int, language: str) -> tuple[Template, ...]:
    """The templates that may begin with a word, as far as it and the next one tell."""
    form = word.group().lower()
    first = DIGIT if form[0].isdigit() else form
    if first not in _grammar(language).starts or _glued(text, word.start()):
        return ()
    follower = NEXT.match(text, word.end(), end)
    return _opened(
        language,
        first,
        _size(form) if first == DIGIT else "",
        _following(language, follower[1].lower() if follower else ""),
    )


def _size(form: str) -> str:
    """Whether a word is a long or a short figure, or neither."""
    return "" if not form.isdecimal() else SHORT if len(form) < LEAST_OF_YEAR else LONG


def _read(
    text: str,
    matches: list[tuple[str, Match]],
    sentence: Stretch,
    lexicon: Lexicon,
    published: date | None,
    verbs: "Lazy",
) -> tuple[Match, Meaning] | None:
    """The longest match with the meaning that its rule gives, the earlier template where equal."""
    matches.sort(key=lambda pair: -pair[1].end())
    for name, match in matches:
        moment = _moment(text, match, sentence, lexicon, published, verbs)
        meaning = RULES[name](match, moment)
        if meaning is not None:
            return match, meaning
    return None


class Lazy:
    """The verb forms of a sentence, looked up once and only when a time asks for its tense."""

    def __init__(self, text: str, sentence: Stretch, language: str) -> None:
        self._where = (text, sentence, language)
        self._verbs: Verbs | None = None

    def tense(self, match: Match) -> Tense:
        """The tense around a match."""
        if self._verbs is None:
            self._verbs = verbs_of(*self._where)
        return tense_at(self._verbs, match.start(), match.end())


def _glued(text: str, at: int) -> bool:
    """Whether a figure belongs to a price, a fraction, an address or a longer number."""
    before = text[at - 1 : at]
    if not text[at].isdigit() or not before:
        return False
    if before == " " and text[at - 2 : at - 1] in GLUED[:4]:
        return at > 1
    return before in GLUED or (before in ".,:/-\u2013" and text[at - 2 : at - 1].isdigit() and before not in "-\u2013")


def _moment(
    text: str, match: Match, sentence: Stretch, lexicon: Lexicon, published: date | None, verbs: Lazy
) -> Moment:
    before = WORD_BEFORE.search(text[max(sentence.start, match.start() - 30) : match.start()])
    after = WORD_AFTER.match(text, match.end(), sentence.end)
    since = before is not None and before[1].lower() in lexicon.times.since
    return Moment(
        lexicon=lexicon,
        published=published,
        tense=lambda: "past" if since else verbs.tense(match),
        before=before[1].lower() if before else "",
        after=after[1].lower() if after else "",
        follows=text[match.end() : min(match.end() + 40, sentence.end)],
    )


def _expression(match: Match, meaning: Meaning, tense: Tense) -> TimeExpression:
    first, last = meaning.days or (None, None)
    return TimeExpression(
        match.start(), match.end(), match.group(), meaning.kind, meaning.value, first, last, tense, meaning.why
    )


@lru_cache(maxsize=16)
def _grammar(language: str) -> Grammar:
    """The templates of a language, ready for use."""
    lexicon = lexicon_of(language)
    groups, slots = _groups(lexicon), _slots(lexicon)
    templates = (*lexicon.times.templates, *EVERYWHERE)
    compiled = []
    for name, template in templates:
        body = re.sub(r"\{([a-z]+)\}", lambda slot: groups[slot[1]], template)
        compiled.append((name, re.compile(rf"(?:{body})(?!\w)", re.IGNORECASE)))
    ways = tuple(openings(template, slots) for _, template in templates)
    seconds = frozenset(word for openings in ways for opening in openings for word in opening.second)
    starts = _starts(lexicon)
    sizes = tuple(_sizes(template) for _, template in templates)
    return Grammar(tuple(compiled), starts | NUMBER, _start(starts, ways), ways, sizes, seconds)


def _sizes(template: str) -> str:
    if MIXED_FIRST.match(template):
        return ""
    return LONG if YEAR_FIRST.match(template) else SHORT if HOUR_FIRST.match(template) else LONG + SHORT


def _start(starts: Words, ways: Sequence[Sequence[Opening]]) -> str:
    """A pattern of the words that may begin a time, each before a word that may follow it."""
    groups: dict[Words, list[str]] = defaultdict(list)
    for word in starts:
        heads = beginnings(word)
        seconds = (way.second for part in ways for way in part if not heads.isdisjoint(way.first))
        groups[frozenset[str]().union(*seconds)].append(word)
    forms = (
        rf"{one_of(words)}(?![^\W_])" + (rf"(?=[\W_]*{_before(seconds)})" if ANY not in seconds else "")
        for seconds, words in groups.items()
        if seconds
    )
    return rf"(?<![^\W_])(?:{'|'.join((FIGURE, *forms))})"


def _before(seconds: Words) -> str:
    return rf"(?:\d|{one_of(seconds - NUMBER)})" if DIGIT in seconds else one_of(seconds)


@lru_cache(maxsize=16384)
def _following(language: str, word: str) -> Words:
    """As much of a word as tells one template from another."""
    return beginnings(word) & _grammar(language).seconds


@lru_cache(maxsize=4096)
def _opened(language: str, first: str, size: str, seconds: Words) -> tuple[Template, ...]:
    """The templates that two words may begin; `size` tells long figures from short ones."""
    begun = _begun(language, first)
    return tuple(template for template, sizes, words in begun if size in sizes and not seconds.isdisjoint(words))


@lru_cache(maxsize=2048)
def _begun(language: str, first: str) -> tuple[tuple[Template, str, Words], ...]:
    """The templates that a word may begin, each with the beginnings of the words that may follow."""
    grammar, firsts = _grammar(language), beginnings(first)
    found = (
        (template, sizes, frozenset[str]().union(*(way.second for way in ways if not firsts.isdisjoint(way.first))))
        for template, sizes, ways in zip(grammar.templates, grammar.sizes, grammar.openings, strict=True)
    )
    return tuple((template, sizes, words) for template, sizes, words in found if words)


def _starts(lexicon: Lexicon) -> frozenset[str]:
    """The words that a time may begin with."""
    words = lexicon.times
    tables: tuple[Iterable[str], ...] = (
        words.months, words.months_short, words.weekdays, words.weekdays_short, words.seasons, words.days,
        words.relatives, words.ordinals, words.decades, words.sets, words.some, words.starts, words.units, words.parts,
        words.holidays,
        lexicon.numbers.cardinals, lexicon.numbers.vague,
    )  # fmt: skip
    starts = frozenset(re.split(r"[\W_]", word)[0] for part in tables for word in part)
    starts |= frozenset(f"{word}s" for word in words.weekdays)
    return frozenset(word for word in starts if WHOLE.fullmatch(word))


def _slots(lexicon: Lexicon) -> dict[str, Slot]:
    """What each name in braces may begin with."""
    words, numbers = lexicon.times, lexicon.numbers
    one = slot(numbers.cardinals, numbers.scales, numbers.articles, digits=True)
    some, joiners = slot(words.some), slot(numbers.joiners)
    heads = frozenset(head for head, _ in (*one.longer, *joiners.longer))
    return {
        "year": Slot(NUMBER),
        "day": Slot(NUMBER),
        "until": Slot(NUMBER),
        "anymonth": slot(words.months, words.months_short),
        "mon": slot(words.months, words.months_short),
        "wday": slot(words.weekdays, words.weekdays_short),
        "count": Slot(one.first | some.first, one.first | heads | joiners.first, (*some.longer, *one.longer)),
        "month": slot(words.months),
        "weekday": slot(words.weekdays),
        "season": slot(words.seasons),
        "unit": slot(words.units),
        "relative": slot(words.relatives),
        "ordinal": slot(words.ordinals),
        "decade": slot(words.decades),
        "days": slot(words.days),
        "set": slot(words.sets),
        "part": slot(words.parts),
        "holiday": slot(words.holidays),
    }


def _groups(lexicon: Lexicon) -> dict[str, str]:
    """What each name in braces stands for."""
    words, numbers = lexicon.times, lexicon.numbers
    one = one_of((*numbers.cardinals, *numbers.scales, *numbers.articles))
    joined = rf"(?:[-\s](?:(?:{one_of(numbers.joiners)})\s)?{one})" + "{0,3}"
    return {
        "year": r"(?P<year>1\d{3}|2[01]\d\d)(?!\d|[.,]\d)",
        "day": rf"(?P<day>{DAY})(?:st|nd|rd|th|er|\.?[\u00ba\u00b0](?!\w)|\.)?(?![\d:%\u00b0]|[.,]\d)",
        "until": rf"(?P<until>{DAY})(?:st|nd|rd|th|er|\.?[\u00ba\u00b0](?!\w)|\.)?(?![\d:%\u00b0]|[.,]\d)",
        "anymonth": rf"(?:{one_of((*words.months, *words.months_short))})",
        "mon": rf"(?P<mon>{one_of(words.months)}|(?:{one_of(words.months_short)})\.?)",
        "wday": rf"(?:{one_of(words.weekdays)}|(?:{one_of(words.weekdays_short)})\.?)",
        "count": rf"(?P<count>\d{{1,4}}(?:[.,]\d{{1,2}}(?!\d))?|(?=[^\W\d_])(?:{one_of(words.some)}|{one}{joined}))",
        "month": rf"(?P<month>{one_of(words.months)})",
        "weekday": rf"(?P<weekday>{one_of(words.weekdays)})",
        "season": rf"(?P<season>{one_of(words.seasons)})",
        "unit": rf"(?P<unit>{one_of(words.units)})(?!\w)",
        "relative": rf"(?P<relative>{one_of(words.relatives)})",
        "ordinal": rf"(?P<ordinal>{one_of(words.ordinals)})",
        "decade": rf"(?P<decade>{one_of(words.decades)})",
        "days": rf"(?P<days>{one_of(words.days)})",
        "set": rf"(?P<set>{one_of(words.sets)})",
        "part": rf"(?P<part>{one_of(words.parts)})",
        "holiday": rf"(?P<holiday>{one_of(words.holidays)})",
    }
