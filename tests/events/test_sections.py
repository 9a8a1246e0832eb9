"""Which section a story is in: labels before words, everybody one vote, and no answer where nobody is sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manytold.events.describe import describe
from manytold.events.profile import profile
from manytold.events.section_labels import LABELS
from manytold.events.section_words import WORDS
from manytold.events.sections import _labels, _plain, by_words, in_path, most, named, of_article
from manytold.events.storylines import merge
from manytold.model.sections import SECTIONS
from tests.events.make import make_article, make_gathering

PLAIN = "The council of Tarn met on Tuesday."


@pytest.mark.parametrize(
    ("label", "section"),
    [
        ("Sport", "sport"),
        ("FUSSBALL", "sport"),
        ("Política", "politics"),
        ("Arts & Culture", "culture"),
        ("Science/Environment", "science"),
        ("TV_Showbiz", "culture"),
        ("World | Business", ""),
        ("News", ""),
        ("Port Hessel", ""),
        ("", ""),
        ("x" * 10_000, ""),
    ],
)
def test_labels(label: str, section: str) -> None:
    assert named(label) == section


@pytest.mark.parametrize(
    ("url", "section"),
    [
        ("https://a.example/sport/cup-final", "sport"),
        ("https://a.example/news/world/asia/treaty.html", "world"),
        ("https://a.example/2031/05/06/wirtschaft/bank", "business"),
        ("https://a.example/sport", ""),
        ("https://a.example/cup-final-sport", ""),
        ("https://a.example/%ff%fe/politik/x", "politics"),
        ("https://[broken/sport/x", ""),
        (None, ""),
    ],
)
def test_addresses(url: str | None, section: str) -> None:
    assert in_path(url) == section


def test_no_label_and_no_language_names_what_there_is_not() -> None:
    assert set(LABELS) == set(SECTIONS)
    assert all(set(words) < set(SECTIONS) for words in WORDS.values())
    spelt = [(_plain(label), section) for section, labels in LABELS.items() for label in labels.split()]
    assert all(_labels()[label] == section for label, section in spelt), "one label stands for two sections"


def of(title: str, *lines: str, **fields: object) -> str:
    article = make_article("a", title, *lines, **fields)
    return of_article(article, profile(article))


def test_the_pages_own_word_counts_before_its_address_and_that_before_what_others_say() -> None:
    address = "https://a.example/culture/x"
    assert of("A day", PLAIN, section="Sport", url=address, topics=("Health", "Health")) == "sport"
    assert of("A day", PLAIN, section="Home", url=address, topics=("Health",)) == "culture"
    assert of("A day", PLAIN, topics=("Tarn", "Health", "Wellness", "Money")) == "health"
    assert of("A day", PLAIN, topics=("Health", "Money")) == ""


@pytest.mark.parametrize(
    ("language", "title", "text", "section"),
    [
        (
            "en",
            "Tarn Rovers win the cup",
            "The striker scored two goals in the final match and the coach of the club praised his players.",
            "sport",
        ),
        (
            "de",
            "Koalition einigt sich",
            "Im Bundestag stimmten die Abgeordneten der Koalition für den Gesetzentwurf; die Opposition und die"
            " Fraktion kritisierten die Ministerin.",
            "politics",
        ),
        (
            "es",
            "El banco cierra",
            "La empresa perdió la mitad de sus ingresos; los inversores vendieron acciones y el banco anunció"
            " su quiebra en bolsa.",
            "business",
        ),
        (
            "fr",
            "Une maladie rare",
            "Les médecins de l’hôpital ont soigné trois patients; le vaccin contre le virus manque et les symptômes"
            " de la maladie durent.",
            "health",
        ),
        ("en", "A quiet day", "People met in the square and went home again before it rained.", ""),
        ("xx", "Tarn Rovers win the cup", "striker goals match coach players club", ""),
    ],
)
def test_words_decide_where_nothing_is_filed(language: str, title: str, text: str, section: str) -> None:
    assert by_words(profile(make_article("a", title, text, language=language))) == section


def test_each_independent_text_has_one_vote() -> None:
    one = make_article("a", "A day", PLAIN, section="Sport")
    others = [make_article(name, "A day", PLAIN, section="Politics") for name in "bc"]
    assert describe(make_gathering(one, *others)).section == "politics"
    assert describe(make_gathering(one, *others, origins={"b": "b", "c": "b"})).section == ""
    assert describe(make_gathering(one, make_article("d", "A day", PLAIN))).section == "sport"


def test_what_outlets_say_breaks_a_tie_with_what_words_say() -> None:
    goals = "The striker scored two goals in the final match and the coach of the club praised his players."
    words, label = make_article("a", "Rovers win", goals), make_article("b", "A day", PLAIN, section="World")
    assert describe(make_gathering(words)).section == "sport"
    assert describe(make_gathering(words, label)).section == "world"


def test_a_copy_speaks_for_a_lead_that_says_nothing() -> None:
    lead, copy = make_article("a", "A day", PLAIN), make_article("b", "A day", PLAIN, section="Science")
    assert describe(make_gathering(lead, copy, origins={"b": "a"})).section == "science"


def test_a_storyline_is_where_most_of_its_events_are() -> None:
    event = describe(make_gathering(make_article("a", "A day", PLAIN, section="Sport")))
    (line,) = merge([event], [])
    assert line.section == "sport"


@given(st.lists(st.sampled_from(SECTIONS)), st.randoms(use_true_random=False))
def test_votes_in_any_order_come_to_the_same(votes: list[str], chance: object) -> None:
    mixed = list(votes)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert most(mixed) == most(votes)
    assert most(votes) == "" or votes.count(most(votes)) > max(
        (votes.count(other) for other in set(votes) - {most(votes)}), default=0
    )
