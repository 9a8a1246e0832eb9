"""Round-ups are known by their parts, join nobody, and are named beside the events that they tell."""

import random
from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manytold.events.also import judge
from manytold.events.describe import describe
from manytold.events.groups import binds, merge, shows
from manytold.events.keys import keys
from manytold.events.several import MOST_MATTERS, profile_of
from manytold.model.articles import Article, Passage
from manytold.model.corrections import TOGETHER
from manytold.model.events import EventGroup, EventLink, Gathering, Member, Profile
from manytold.model.statements import Statements
from manytold.text.annotate import annotate
from tests.events.make import make_article, make_link
from tests.run.make import BRIDGE, BRIDGE_TOO, FIRE, FIRE_TOO, FOOTBALL, LOOK_ALIKE

PLOT = (
    "Gardeners in Quillhaven have grown a pumpkin of 812 kilograms, the heaviest ever weighed at the autumn fair.",
    "It took Ottoline Varga and her brother seven months and a greenhouse to grow the Quillhaven pumpkin.",
)
TRAIN = (
    "The night train between Corvane and Oldrup runs again from December, the railways of Tarn announced in a letter.",
    "It was given up in 1994 because nobody took it; now 300 beds a night are booked out until the spring.",
)
PARTS = (FIRE[:2], BRIDGE[:2], FOOTBALL[:2], PLOT)
GERMAN = (
    "In Velmont sind bei einem Brand in der alten Gerberei drei Menschen gestorben, wie die Feuerwehr mitteilte.",
    "Der Stadtrat von Ostmark hat eine neue Brücke über die Sarn beschlossen, sie soll 48 Millionen Kronen kosten.",
    "Saltmere hat das Pokalendspiel gegen Hessel mit zwei zu eins gewonnen, Jorin Abel schoss beide Tore.",
    "Gärtner aus Wachtelheim haben einen Kürbis von 812 Kilogramm gezüchtet, den schwersten der Herbstmesse.",
)
BRIEFING = make_article("r", "Morning briefing", *(line for part in PARTS for line in part))
ARTICLES = (
    make_article("a", "Three dead in Velmont fire", *FIRE),
    make_article("b", "Three die in Velmont tannery fire", *FIRE_TOO),
    make_article("c", "Eastmark votes for Sarn bridge", *BRIDGE),
    make_article("d", "Eastmark gets its bridge", *BRIDGE_TOO),
    make_article("e", "Two hurt in sawmill fire at Norrby", *LOOK_ALIKE),
)


def headed(title: str) -> Article:
    """The same with sub-headlines."""
    lines = [
        (kind, line) for part in PARTS for kind, line in (("heading", part[0][:30]), ("paragraph", " ".join(part)))
    ]
    text, passages = title, [Passage(0, len(title), "title")]
    for kind, line in lines:
        passages.append(Passage(len(text) + 1, len(text) + 1 + len(line), kind))  # type: ignore[arg-type]
        text += f"\n{line}"
    return replace(BRIEFING, text=text, passages=tuple(passages))


def links_of(profiles: list[Profile]) -> list[EventLink]:
    met = [(x, y) for x, y in combinations(profiles, 2) if set(keys(x)) & set(keys(y))]
    return list(judge(met))


def grouped(*articles: Article) -> list[EventGroup]:
    profiles = [profile_of(article) for article in articles]
    return merge(profiles, links_of(profiles))


@pytest.mark.parametrize(
    "article",
    [
        BRIEFING,
        make_article("r", "Fire, bridge and cup", *(" ".join(part) for part in (*PARTS, TRAIN))),
        headed("Fire, bridge, cup and a pumpkin"),
        make_article("r", "In brief", " ".join(line for part in PARTS for line in part)),
        make_article("r", "News", *FIRE[:2], "In other news, " + " ".join(BRIDGE[:2]), *FOOTBALL[:2], *PLOT),
        make_article("r", "Velmont fire", *FIRE, kind="liveblog"),
        make_article("r", "Kurz gemeldet", *GERMAN, language="de"),
    ],
)
def test_a_round_up(article: Article) -> None:
    found = profile_of(article)
    assert found.several
    assert found.matters


@pytest.mark.parametrize(
    "article",
    [
        *ARTICLES,
        make_article("x", "Morning briefing: what to know about the Velmont fire", *FIRE, *FIRE_TOO),
        make_article("x", "Live: Eastmark votes", *BRIDGE, *BRIDGE_TOO),
        make_article("x", "Morning briefing"),
        make_article("x", "", "Hello."),
    ],
)
def test_an_article(article: Article) -> None:
    assert (profile_of(article).several, profile_of(article).matters) == ("", ())


def test_a_round_up_joins_nobody_and_is_named_beside_what_it_tells() -> None:
    groups = {"".join(group.articles): group for group in grouped(*ARTICLES, BRIEFING)}
    assert set(groups) == {"ab", "cd", "e", "r"}
    assert {name: [link.several for link in group.also] for name, group in groups.items()} == {
        "ab": ["r"],
        "cd": ["r"],
        "e": [],
        "r": [],
    }
    assert groups["ab"].also[0].why.startswith("a part of it: ")
    without = {"".join(group.articles): group for group in grouped(*ARTICLES)}
    assert all(replace(groups[name], also=()) == group for name, group in without.items())


def test_its_links_hold_no_component_together() -> None:
    links = links_of([profile_of(article) for article in (*ARTICLES, BRIEFING)])
    mine = [link for link in links if "r" in (link.a, link.b)]
    assert mine
    assert all(link.several == "r" and shows(link) and not binds(link) for link in mine)


def test_a_copy_of_a_part_pulls_it_into_nothing() -> None:
    profiles = [profile_of(article) for article in (*ARTICLES, BRIEFING)]
    given = [make_link("a", "r", 1.0, given=True), make_link("c", "r", 1.0, given=True)]
    assert {"".join(g.articles) for g in merge(profiles, links_of(profiles) + given)} == {"ab", "cd", "e", "r"}


def test_copies_of_one_round_up_are_one_event_though_their_first_is_an_article() -> None:
    twin = replace(BRIEFING, id="s")
    profiles = [profile_of(article) for article in (*ARTICLES, BRIEFING, twin)]
    given = [make_link("a", name, 1.0, given=True) for name in "rs"]
    assert {"".join(g.articles) for g in merge(profiles, links_of(profiles) + given)} == {"ab", "cd", "e", "rs"}


def test_the_owner_may_put_it_into_an_event() -> None:
    profiles = [profile_of(article) for article in (*ARTICLES, BRIEFING)]
    said = replace(make_link("a", "r", 1.0, given=True), said=TOGETHER)
    groups = {"".join(g.articles): g for g in merge(profiles, [*links_of(profiles), said])}
    assert "abr" in groups
    assert groups["abr"].also == ()


def test_it_gives_no_headline_and_its_own_event_says_what_it_is() -> None:
    def told(*articles: Article, group: EventGroup) -> Gathering:
        members = (Member(a, profile_of(a), Statements(a.id, 1, annotate(a), (), ()), a.id) for a in articles)
        return Gathering(group, tuple(members))

    early = replace(BRIEFING, published=None)
    both = describe(told(ARTICLES[0], early, group=EventGroup("e0", ("a", "r"))))
    assert (both.title.article, both.several, {s.article for s in both.key_sentences}) == ("a", "", {"a"})
    alone = describe(told(early, group=EventGroup("e1", ("r",))))
    assert alone.several.startswith("its headline says “morning briefing”")


def test_work_is_bounded() -> None:
    letters = [a + b for a, b in product("bdfgklmnprstvz", repeat=2)]
    lines = [" ".join(f"{x.title()}{y}a{x}o{number % 7}" for y in letters[:14]) for number, x in enumerate(letters)]
    found = profile_of(make_article("r", "Morning briefing", *lines))
    assert 0 < len(found.matters) <= MOST_MATTERS


@settings(max_examples=30, deadline=None)
@given(st.randoms(use_true_random=False), st.sets(st.sampled_from(range(5)), min_size=1))
def test_no_order_changes_what_is_named(dice: random.Random, some: set[int]) -> None:
    profiles = [profile_of(article) for article in (*(ARTICLES[n] for n in sorted(some)), BRIEFING)]
    links = links_of(profiles)
    mixed = merge(dice.sample(profiles, len(profiles)), dice.sample(links, len(links)))
    assert mixed == merge(profiles, links)
