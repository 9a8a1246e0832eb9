"""A small invented newsroom: two storylines, three events, hostile titles, a copy, an edited article."""

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from manytold.model.articles import Article, Contamination, Passage, Span
from manytold.model.copies import Copy, CopyGroup
from manytold.model.events import Clue, Event, EventLink, Storyline, StorylineLink, Telling, When
from manytold.model.findings import Comparison, EventQuote, Finding, TimelineEntry, Value
from manytold.model.names import NameTold
from manytold.model.outcomes import Failed, Skipped
from manytold.model.sources import Due, Feed, Source
from manytold.questions.answers import EditionAnswer, OutcomeAnswer
from manytold.questions.assemble import Material, material, storyline_answer

HOSTILE = "<script>alert(1)</script> \u202eReversed\u202c & \x1b[31mred\x1b[0m"
NOON = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)


def make_article(name: str, title: str, *lines: str, hour: int = 0, version: int = 1, **fields: object) -> Article:
    """An article whose first line is the title and whose other lines are paragraphs (`## ` heading, `- ` item)."""
    kinds, plain = ["title"], [title]
    for line in lines:
        kind = "heading" if line.startswith("## ") else "item" if line.startswith("- ") else "paragraph"
        kinds.append(kind)
        plain.append(line.removeprefix("## ").removeprefix("- "))
    passages, at = [], 0
    for kind, line in zip(kinds, plain, strict=True):
        passages.append(Passage(at, at + len(line), kind))
        at += len(line) + 1
    text = "\n".join(plain)
    made = Article(
        id=name,
        version=version,
        source=f"{name.split('-', maxsplit=1)[0]}.example",
        source_name=name.split("-", maxsplit=1)[0].title(),
        text=text,
        text_hash=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        passages=tuple(passages),
        fetched=NOON.replace(hour=20),
        url=f"https://{name.split('-', maxsplit=1)[0]}.example/{name}",
        published=NOON.replace(hour=hour) if hour else None,
        published_why="its feed" if hour else "no date was found",
        language="en",
    )
    return replace(made, **fields)


def span(article: Article, words: str) -> Span:
    """The receipt of words that stand in an article."""
    start = article.text.index(words)
    return Span(article.id, article.version, start, start + len(words))


@dataclass(frozen=True)
class Newsroom:
    """Everything that a store would hold."""

    articles: tuple[Article, ...]
    groups: tuple[CopyGroup, ...]
    events: tuple[Event, ...]
    comparisons: tuple[Comparison, ...]
    storylines: tuple[Storyline, ...]
    sources: tuple[Source, ...]
    feeds: tuple[Feed, ...]
    dues: tuple[Due, ...]
    names: tuple[NameTold, ...] = ()
    outcomes: tuple[Skipped | Failed, ...] = (
        Skipped("https://gazette.example/offer", "an advert, not an article"),
        Failed("https://gone.example/feed", "the host name does not resolve. Check the address."),
    )

    def material(self) -> Material:
        return material(self.articles, self.groups, self.comparisons)


HERALD = make_article(
    "herald-1",
    "Ferry runs aground off Port Aldo",
    "A ferry with 212 people on board ran aground off Port Aldo on Sunday morning, the harbour office said.",
    "At least 12 people were hurt, two of them badly.",
    "“Nobody panicked, and the boats were there within minutes,” said Dora Quill, the harbour master.",
    "## What is known",
    "- The ferry left Selm at 6 a.m.",
    "- The weather was calm.",
    "An inquiry opens on 9 May, the ministry of transport said.",
    hour=9,
    byline=("Ines Varga",),
    credits=("NPA",),
    contamination=(Contamination("Subscribe for 1 crown a week", "a pitch for a subscription"),),
)
COURIER_1 = make_article(
    "courier-7",
    "Fifteen hurt as ferry strikes rocks",
    "Fifteen people were hurt when the ferry Almira struck rocks on Sunday.",
    "The captain had been awake for 20 hours, a crew member said.",
    hour=10,
)
COURIER_2 = make_article(
    "courier-7",
    "Seventeen hurt as ferry strikes rocks",
    "Seventeen people were hurt when the ferry Almira struck rocks on Sunday.",
    "“Nobody panicked,” harbour master Dora Quill told the Courier.",
    "The captain had been awake for 20 hours, a crew member said.",
    hour=10,
    version=2,
)
ECHO = replace(HERALD, id="echo-3", source="echo.example", source_name="Echo", url="https://echo.example/3")
ECHO = replace(ECHO, published=NOON, byline=())
SAHIL = make_article(
    "sahil-5",
    "جنوح عبارة قبالة بورت ألدو",
    "جنحت عبارة تقل 212 شخصا قبالة بورت ألدو صباح الأحد.",
    "وأصيب 12 شخصا على الأقل.",
    hour=11,
    language="ar",
)
INQUIRY = make_article(
    "herald-2",
    "Ferry inquiry hears of broken radar",
    "The inquiry into the grounding of the Almira opened in Selm on Friday.",
    "The radar had been out of order for a week, the first mate told it.",
    published=datetime(2031, 5, 9, 15, 0, tzinfo=UTC),
)
HOSTILE_ARTICLE = make_article(
    "mallory-9",
    HOSTILE,
    "A <b>bold</b> claim with an [[odd]](javascript:alert(1)) link and `code`.",
    "The fair of Brill was held for the tenth year, www.mallory.example says.",
    "x" * 300,
    published_why="no date was found",
    source_name="Mallory <i>News</i>",
    path="mallory.txt",
    url=None,
)
FERRY = Event(
    id="ferry",
    title=span(HERALD, HERALD.title),
    when=When(
        date(2031, 5, 4),
        date(2031, 5, 4),
        "“Sunday”, published on Sunday 4 May 2031",
        (Clue(span(HERALD, "on Sunday morning"), "the Sunday of the day it was published"),),
    ),
    where=span(HERALD, "Port Aldo"),
    tellings=(Telling("herald-1", ("echo-3",)), Telling("courier-7"), Telling("sahil-5")),
    key_sentences=(
        span(HERALD, HERALD.text.split("\n")[1]),
        span(COURIER_2, "Seventeen people were hurt when the ferry Almira struck rocks on Sunday."),
        span(SAHIL, SAHIL.text.split("\n")[1]),
    ),
    languages=("ar", "en"),
    first_published=HERALD.published,
    last_published=ECHO.published,
    terms=(("ferry", 1.0),),
    names=(("Port Aldo", 1.0),),
    places=("Port Aldo",),
    near=(EventLink("herald-1", "mallory-9", 0.31, "the same week, another place"),),
)
HEARING = Event(
    id="inquiry",
    title=span(INQUIRY, INQUIRY.title),
    when=When(date(2031, 5, 9), date(2031, 5, 9), "“on Friday”"),
    where=span(INQUIRY, "Selm"),
    tellings=(Telling("herald-2"),),
    key_sentences=(span(INQUIRY, "The radar had been out of order for a week"),),
    languages=("en",),
    first_published=INQUIRY.published,
    last_published=INQUIRY.published,
    terms=(),
    names=(),
    places=(),
)
FAIR = Event(
    id="fair",
    title=span(HOSTILE_ARTICLE, HOSTILE),
    when=When(
        None, None, "the text has no date", (Clue(span(HOSTILE_ARTICLE, "for the tenth year"), "nine years after"),)
    ),
    where=None,
    tellings=(Telling("mallory-9"),),
    key_sentences=(span(HOSTILE_ARTICLE, "A <b>bold</b> claim with an [[odd]](javascript:alert(1)) link and `code`."),),
    languages=("en",),
    first_published=None,
    last_published=None,
    terms=(),
    names=(),
    places=(),
)


def make_comparison() -> Comparison:
    """What the tellings of the ferry event say side by side; every kind of finding is there."""
    hurt = "At least 12 people were hurt, two of them badly."
    findings = (
        Finding(
            "agreed",
            "people on board",
            "sure",
            "the same number in 2 independent texts",
            2,
            (Value("212", (span(HERALD, "212 people on board"), span(ECHO, "212 people"), span(SAHIL, "212 شخصا"))),),
        ),
        Finding(
            "conflicting",
            "people hurt",
            "likely",
            "different numbers for one measure on one day",
            3,
            (
                Value("at least 12", (span(HERALD, hurt), span(ECHO, hurt), span(SAHIL, "12 شخصا على الأقل"))),
                Value("17", (span(COURIER_2, "Seventeen people were hurt"),)),
            ),
        ),
        Finding(
            "changed",
            "people hurt, Courier",
            "sure",
            "the article was edited",
            1,
            (
                Value("15", (span(COURIER_1, "Fifteen people were hurt"),)),
                Value("17", (span(COURIER_2, "Seventeen people were hurt"),)),
            ),
        ),
        Finding(
            "named_differently",
            "the ferry",
            "unsure",
            "one name is given by one text only",
            2,
            (Value("a ferry", (span(HERALD, "A ferry"),)), Value("Almira", (span(COURIER_2, "the ferry Almira"),))),
        ),
        Finding(
            "only_here",
            "captain",
            "likely",
            "no other text says it",
            1,
            (Value("20 hours", (span(COURIER_2, "The captain had been awake for 20 hours, a crew member said."),)),),
        ),
    )
    long = "Nobody panicked, and the boats were there within minutes,"
    quotes = (
        EventQuote(
            span(HERALD, long), "direct", "Dora Quill", "said", (span(ECHO, long), span(COURIER_2, "Nobody panicked,"))
        ),
        EventQuote(span(COURIER_2, "The captain had been awake for 20 hours"), "indirect", None, "said"),
    )
    timeline = (
        TimelineEntry(date(2031, 5, 4), date(2031, 5, 4), False, (span(HERALD, "The ferry left Selm at 6 a.m."),)),
        TimelineEntry(date(2031, 5, 9), date(2031, 5, 9), True, (span(HERALD, "An inquiry opens on 9 May"),)),
    )
    return Comparison("ferry", findings, quotes, timeline)


def make_newsroom() -> Newsroom:
    """The whole of it."""
    articles = (HERALD, COURIER_1, COURIER_2, ECHO, SAHIL, INQUIRY, HOSTILE_ARTICLE)
    group = CopyGroup("herald-1", "herald-1", (Copy("echo-3", "syndicated", 1.0, "the same words, both credit NPA"),))
    why = (StorylineLink("ferry", "inquiry", 0.8, "the inquiry names the ferry Almira"),)
    sources = tuple({a.source: Source(a.source, a.source_name, f"https://{a.source}/") for a in articles}.values())
    return Newsroom(
        articles=articles,
        groups=(group,),
        events=(FERRY, HEARING, FAIR),
        comparisons=(make_comparison(), Comparison("inquiry", (), (), ()), Comparison("fair", (), (), ())),
        storylines=(
            Storyline("almira", FERRY.title, ("ferry", "inquiry"), why),
            Storyline("fair", FAIR.title, ("fair",)),
        ),
        sources=sources,
        feeds=(Feed("https://herald.example/feed.xml", "herald.example", "Herald"),),
        names=(
            NameTold("dora-quill", "Dora Quill", "person", "ferry", ECHO.published, 2, 1),
            NameTold("port-aldo", "Port Aldo", "place", "ferry", ECHO.published, 2),
            NameTold("selm", "Selm", "place", "ferry", ECHO.published, 1),
            NameTold("almira", "Almira", "organisation", "inquiry", INQUIRY.published, 1),
            NameTold("selm", "Selm", "place", "inquiry", INQUIRY.published, 1),
            NameTold("script-alert-1-script", "<script>alert(1)</script>", "person", "fair", None, 1, 0),
        ),
        dues=(Due("https://herald.example/feed.xml", NOON, health="well: 2 new articles"),),
    )


def make_edition() -> EditionAnswer:
    """The answer that `read` renders."""
    room = make_newsroom()
    events = {event.id: event for event in room.events}
    given = room.material()
    return EditionAnswer(
        tuple(storyline_answer(line, events, given) for line in room.storylines),
        tuple(OutcomeAnswer(o.what, o.reason) for o in room.outcomes if isinstance(o, Skipped)),
        tuple(OutcomeAnswer(o.what, o.reason) for o in room.outcomes if isinstance(o, Failed)),
    )
