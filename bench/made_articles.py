"""Articles for benchmarks, made to the statistics of the labelled sets: article `i` depends on nothing but its number.

A period of `PERIOD` articles (two days of news) is written once; each later period tells other events in the same
shapes: what happened and the names of its people are put in other words, while topics, famous names, outlets and
standing phrases recur. No word of them means anything.
"""

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from hashlib import sha256
from itertools import accumulate
from random import Random

import wordfreq

from manytold.model.articles import Article, Passage
from manytold.text.words import stem

PERIOD = 6000
DAYS = 2
START = datetime(2030, 1, 7, tzinfo=UTC)
SOURCES = 300
TOPICS = 120
FAMOUS = 2500
BLOCK = 499
"""Words of like rarity that take one another's place from period to period; a prime, so that every step mixes them."""
BIG = (400, 180, 90, 60, 40, 30)
"""Tellings of the largest events of a period."""
SINGLES = 0.5
"""Part of the articles that tell what nobody else does."""
COPIED = 0.3
UNDATED = 0.05
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "ar", "el", "in", "or", "un")]
PLACES = [
    "London",
    "Paris",
    "Berlin",
    "Moscow",
    "Beijing",
    "Tokyo",
    "Delhi",
    "Cairo",
    "Sydney",
    "Toronto",
    "Chicago",
    "Boston",
    "Houston",
    "Dallas",
    "Seattle",
    "Denver",
    "Atlanta",
    "Miami",
    "Madrid",
    "Rome",
    "Vienna",
    "Warsaw",
    "Kiev",
    "Athens",
    "Ankara",
    "Tehran",
    "Baghdad",
    "Kabul",
    "Nairobi",
    "Lagos",
    "Lima",
    "Bogota",
    "Santiago",
    "Havana",
    "Ottawa",
    "Dublin",
    "Glasgow",
    "Oslo",
    "Stockholm",
    "Helsinki",
    "Geneva",
    "Brussels",
    "Lisbon",
    "Prague",
    "Budapest",
    "Manila",
    "Jakarta",
    "Bangkok",
    "Seoul",
    "Texas",
    "Florida",
    "Ohio",
    "Michigan",
    "Kansas",
    "Oregon",
    "Nevada",
    "Arizona",
    "France",
    "Germany",
    "Spain",
    "Italy",
    "Russia",
    "China",
    "Japan",
    "India",
    "Brazil",
    "Mexico",
    "Canada",
    "Egypt",
    "Israel",
    "Turkey",
    "Iran",
    "Iraq",
    "Syria",
    "Kenya",
    "Nigeria",
    "Poland",
    "Ukraine",
]
SAID = ("said", "told reporters", "said in a statement", "added")
UNITS = ("people", "residents", "workers", "officers", "votes", "homes", "students")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
STANDING = "Sign up for the Daily Briefing of {} and never miss what matters to you again."
OWN = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Happening:
    """What the tellings of one event have in common."""

    topic: int
    words: tuple[str, ...]
    people: tuple[str, ...]
    places: tuple[str, ...]
    figures: tuple[str, ...]
    hour: float


@dataclass(frozen=True, slots=True)
class Language:
    """The words of the generator: by frequency, those of topics, those of events, and famous names."""

    words: tuple[str, ...]
    sums: tuple[float, ...]
    topics: tuple[tuple[str, ...], ...]
    events: tuple[str, ...]
    casts: tuple[tuple[str, ...], ...]


@cache
def language() -> Language:
    """English words by their frequency, parted into those that recur and those that name what happens."""
    dice = Random(1)
    ranked = [w for w in wordfreq.top_n_list("en", 40_000, wordlist="small") if w.isalpha() and w.isascii()]
    sums = tuple(accumulate(wordfreq.word_frequency(w, "en", wordlist="small") for w in ranked))
    fixed = {word.casefold() for said in (*SAID, *UNITS, *WEEKDAYS, *PLACES, STANDING) for word in said.split()}
    plain = [w for w in ranked[600:22_000] if len(w) > 3 and stem(w, "en") == w and w not in fixed]
    events = tuple(w for n, w in enumerate(plain) if n % 3)
    recurring = [w for n, w in enumerate(plain) if n % 3 == 0]
    topics = tuple(tuple(dice.sample(recurring, 90)) for _ in range(TOPICS))
    surnames = [w.capitalize() for w in ranked[3000:14_000] if 4 <= len(w) <= 9]
    famous = [f"{dice.choice(surnames[:400])} {dice.choice(surnames)}" for _ in range(FAMOUS)]
    casts = tuple(tuple(famous[int(FAMOUS * dice.random() ** 3)] for _ in range(12)) for _ in range(TOPICS))
    return Language(tuple(ranked), sums, topics, events, casts)


def article(number: int) -> Article:
    """The article of a number."""
    period, place = divmod(number, PERIOD)
    return renamed(first_period(place), period) if period else first_period(place)


def event_of(number: int) -> int:
    """The event that an article of the first period tells."""
    return _sizes()[number]


@cache
def _sizes() -> tuple[int, ...]:
    """The event of each place in a period: a few large ones, many of two to twenty tellings, and half lone ones."""
    dice = Random(2)
    sizes = list(BIG)
    while sum(sizes) < PERIOD * (1 - SINGLES):
        sizes.append(min(20, 2 + int(dice.expovariate(0.3))))
    places = [event for event, size in enumerate(sizes) for _ in range(size)]
    places += range(len(sizes), len(sizes) + PERIOD - len(places))
    dice.shuffle(places)
    return tuple(places[:PERIOD])


@cache
def _happening(event: int) -> Happening:
    dice, known = Random(f"event {event}"), language()
    topic = int(TOPICS * dice.random() ** 2.5)
    own = [known.events[int(len(known.events) * dice.random() ** 2)] for _ in range(18)]
    people = [f"{_made(dice, 2)} {_made(dice, 3)}" for _ in range(3)]
    people += [known.casts[topic][int(12 * dice.random() ** 2)] for _ in range(8)]
    places = [*dice.sample(PLACES, 2), _made(dice, 3)]
    figures = [f"{dice.randint(2, 400)} {dice.choice(UNITS)}" for _ in range(3)] + [f"${dice.randint(2, 90)} million"]
    words = own + [known.topics[topic][int(90 * dice.random() ** 1.7)] for _ in range(24)]
    dice.shuffle(words)
    return Happening(topic, tuple(words), tuple(people), tuple(places), tuple(figures), dice.uniform(0, 24 * DAYS - 1))


def _made(dice: Random, syllables: int) -> str:
    """A word that no language knows; its ending lets it be told from others and be made anew."""
    return "".join(dice.choice(SYLLABLES) for _ in range(syllables)).capitalize() + "ok"


@cache
def first_period(place: int) -> Article:
    """The article of a place in the first period."""
    event = _sizes()[place]
    happening, dice = _happening(event), Random(f"article {place}")
    source = int(SOURCES * dice.random() ** 2)
    copied = _sizes().count(event) > 1 and dice.random() < COPIED
    teller = Random(f"agency {event}") if copied else dice
    title, paragraphs = _told(teller, happening)
    if copied:
        paragraphs = _edited(dice, paragraphs)
        title = title if dice.random() < 0.6 else _title(dice, happening)
    if dice.random() < 0.3:
        paragraphs.append(STANDING.format(f"Outlet {source}"))
    hours = min(24 * DAYS - 0.01, happening.hour + dice.expovariate(0.2))
    published = START + timedelta(hours=hours) if dice.random() >= UNDATED else None
    return _article(f"{place}", source, [title, *paragraphs], published, START + timedelta(hours=hours + 1))


def _article(name: str, source: int, lines: Sequence[str], published: datetime | None, fetched: datetime) -> Article:
    text = "\n".join(lines)
    ends = list(accumulate(len(line) + 1 for line in lines))
    kinds = ("title", *("paragraph" for _ in lines[1:]))
    passages = tuple(Passage(e - len(p) - 1, e - 1, k) for e, p, k in zip(ends, lines, kinds, strict=True))  # type: ignore[arg-type]
    url = f"https://outlet-{source}.example/{name}"
    return Article(
        id=_id(name),
        version=1,
        source=f"outlet-{source}.example",
        source_name=f"Outlet {source}",
        text=text,
        text_hash=sha256(text.encode()).hexdigest(),
        passages=passages,
        fetched=fetched,
        url=url,
        published=published,
        published_why="made so",
        language="en",
    )


def _id(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:16]


def _title(dice: Random, happening: Happening) -> str:
    words = [dice.choice(happening.words[:12]) for _ in range(4)] + [_common(dice) for _ in range(2)]
    dice.shuffle(words)
    return f"{dice.choice(happening.people).split()[1]} {' '.join(words)} in {dice.choice(happening.places)}"


def _told(dice: Random, happening: Happening) -> tuple[str, list[str]]:
    length = min(2500, int(dice.lognormvariate(5.42, 0.8)))
    paragraphs: list[str] = []
    while length > 0:
        sentences = [_sentence(dice, happening, first=not paragraphs) for _ in range(dice.choice((1, 1, 2)))]
        paragraphs.append(" ".join(sentences))
        length -= sum(len(s.split()) for s in sentences)
    return _title(dice, happening), paragraphs


def _sentence(dice: Random, happening: Happening, *, first: bool) -> str:
    words = [_word(dice, happening) for _ in range(max(5, int(dice.gauss(16, 5))))]
    at = len(words) // 2
    if dice.random() < 0.75:
        words[at] = dice.choice(happening.people) if dice.random() < 0.6 else dice.choice(happening.people).split()[1]
    if first or dice.random() < 0.2:
        words.append(f"in {happening.places[int(3 * dice.random() ** 1.5)]}")
    if first or dice.random() < 0.12:
        words.append(f"on {WEEKDAYS[int(happening.hour // 24) % 7]}")
    if dice.random() < 0.22:
        own = dice.random() < 0.5
        words.insert(at, dice.choice(happening.figures) if own else f"{dice.randint(2, 2000)} {dice.choice(UNITS)}")
    told = " ".join(words)
    told = told[0].upper() + told[1:]
    if dice.random() < 0.1:
        return f"“{told},” {dice.choice(SAID)} {dice.choice(happening.people)}."
    return told + "."


def _word(dice: Random, happening: Happening) -> str:
    chance = dice.random()
    if chance < 0.13:
        return happening.words[int(len(happening.words) * dice.random() ** 1.3)]
    if chance < 0.17:
        return language().topics[happening.topic][int(90 * dice.random() ** 1.7)]
    return _common(dice)


def _common(dice: Random) -> str:
    known = language()
    return known.words[bisect(known.sums, dice.random() * known.sums[-1])]


def _edited(dice: Random, paragraphs: list[str]) -> list[str]:
    """A copy as outlets print it: cut at the end, now and then a word changed."""
    kept = paragraphs[: max(2, int(len(paragraphs) * dice.uniform(0.6, 1.15)))]
    words = [p.split(" ") for p in kept]
    for _ in range(dice.randrange(4)):
        some = dice.choice(words)
        some[dice.randrange(len(some))] = _common(dice)
    return [" ".join(some) for some in words]


class Renaming:
    """How the words of one period are put in another: events get other words of like rarity, people other names."""

    def __init__(self, period: int) -> None:
        self.period = period
        events = language().events
        whole = len(events) // BLOCK * BLOCK
        step, shift = 1 + (period * 7) % (BLOCK - 1), (period * 31) % BLOCK
        moved = {
            w: events[n // BLOCK * BLOCK + (n % BLOCK * step + shift) % BLOCK] for n, w in enumerate(events[:whole])
        }
        self._words = moved | {w.capitalize(): moved[w].capitalize() for w in moved}
        self._ending = "".join("bdfglmnprt"[int(digit)] + "o" for digit in str(period)) + "k"

    def word(self, word: str) -> str:
        """The word of the period in place of one of the first."""
        if word[-2:] == "ok":
            return word[:-1] + self._ending
        return self._words.get(word, word)

    def text(self, text: str) -> str:
        """All words of a text."""
        return OWN.sub(lambda m: self.word(m[0]), text)

    def name(self, place: int) -> str:
        """The name from which the id of an article is made."""
        return f"{self.period * PERIOD + place}"


@cache
def places() -> dict[str, int]:
    """The place in the first period by article id."""
    return {_id(str(place)): place for place in range(PERIOD)}


def later(moment: datetime | None, period: int) -> datetime | None:
    """A moment of the first period in another."""
    return moment and moment + timedelta(days=DAYS * period)


def id_in(period: int, first: str) -> str:
    """The id that an article of the first period has in another."""
    return _id(str(period * PERIOD + places()[first]))


def renamed(first: Article, period: int) -> Article:
    """An article of the first period as another one tells it."""
    renaming = renaming_of(period)
    lines = [renaming.text(line) for line in first.text.split("\n")]
    fetched = later(first.fetched, period) or first.fetched
    source = int(first.source.partition(".")[0].partition("-")[2])
    return _article(renaming.name(places()[first.id]), source, lines, later(first.published, period), fetched)


@lru_cache(maxsize=4)
def renaming_of(period: int) -> Renaming:
    """The renaming of a period."""
    return Renaming(period)
