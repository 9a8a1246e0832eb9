from datetime import UTC, datetime
from itertools import combinations
from time import perf_counter

import pytest

from manytold.events import context
from manytold.events.features import FEATURES, features, view_of
from manytold.events.judge import judge
from manytold.events.keys import keys
from manytold.events.profile import profile
from manytold.events.weights import CONTEXT, LIKENESS
from tests.events.make import grouped, make_article

FIRE_A = make_article(
    "a", "Fire destroys paper mill in Falkenau",
    "FALKENAU — A fire destroyed the Orlen paper mill in Falkenau on Tuesday, and 14 workers were taken to hospital.",
    "Fire chief Hanna Wolk said the flames spread from a drying hall and reached the roof within minutes.",
)  # fmt: skip
FIRE_B = make_article(
    "b", "Fourteen injured as Falkenau mill burns down",
    "Fourteen workers were injured when the Orlen mill in Falkenau burned down on Tuesday.",
    "The blaze began in a drying hall, fire chief Hanna Wolk told reporters, and the roof fell in soon after.",
)  # fmt: skip
FIRE_ELSEWHERE = make_article(
    "c", "Fire destroys furniture works in Greifen",
    "GREIFEN — A fire destroyed the Tamm furniture works in Greifen on Thursday, and three workers were hurt.",
    "Fire chief Peer Aland said the flames spread from a paint shop and reached the roof within minutes.",
    days=2,
)  # fmt: skip
VISIT = (
    "President Dora Marek of Lindenau and Chancellor Otto Brenk of Norvik {what} on {day} in {town}.",
    "Marek and Brenk praised the friendship between Lindenau and Norvik and spoke of trade.",
)
MEETING_1 = make_article(
    "m1", "Marek and Brenk sign water treaty in Falkenau",
    VISIT[0].format(what="signed a treaty over the waters of the Lenne", day="Tuesday", town="Falkenau"), VISIT[1],
    "The treaty ends a quarrel over dams; engineers of both sides will share gauges and sluices.",
)  # fmt: skip
MEETING_1B = make_article(
    "m2", "Lindenau and Norvik end quarrel over dams with water treaty",
    VISIT[0].format(what="put their names to a water treaty", day="Tuesday", town="Falkenau"), VISIT[1],
    "Gauges and sluices on the Lenne will be shared by engineers of both sides, says the treaty.",
)  # fmt: skip
MEETING_2 = make_article(
    "m3", "Marek and Brenk open trade fair in Greifen",
    VISIT[0].format(what="opened the spring trade fair", day="Saturday", town="Greifen"), VISIT[1],
    "Some 600 firms show machines and furniture; visitors are expected until the end of next week.",
    days=32,
)  # fmt: skip


def undated(article: object, name: str) -> object:
    lines = article.text.split("\n")  # type: ignore[attr-defined]
    return make_article(name, lines[0], *lines[1:], days=None)


def test_all_tellings_of_one_event_are_together_and_a_look_alike_in_another_town_is_apart() -> None:
    assert grouped(FIRE_A, FIRE_B, FIRE_ELSEWHERE) == {frozenset("ab"), frozenset("c")}


def test_two_meetings_of_the_same_people_are_two_events() -> None:
    assert grouped(MEETING_1, MEETING_1B, MEETING_2) == {frozenset({"m1", "m2"}), frozenset({"m3"})}


def test_two_meetings_are_two_events_without_any_date() -> None:
    articles = [undated(a, n) for a, n in ((MEETING_1, "m1"), (MEETING_1B, "m2"), (MEETING_2, "m3"))]
    assert grouped(*articles) == {frozenset({"m1", "m2"}), frozenset({"m3"})}  # type: ignore[arg-type]


def test_tellings_of_one_event_meet_dated_or_not() -> None:
    prints = [profile(a) for a in (FIRE_A, FIRE_B, undated(FIRE_B, "u"))]  # type: ignore[arg-type]
    for a, b in combinations(prints, 2):
        assert set(keys(a)) & set(keys(b))


def test_the_order_of_a_pair_changes_nothing() -> None:
    prints = [profile(a) for a in (FIRE_A, FIRE_B, FIRE_ELSEWHERE, MEETING_1, MEETING_2)]
    pairs = list(combinations(prints, 2))
    assert sorted(judge(pairs), key=str) == sorted(judge([(b, a) for a, b in reversed(pairs)]), key=str)
    for a, b in pairs:
        assert features(view_of(a), view_of(b)) == features(view_of(b), view_of(a))


def test_every_feature_has_a_weight() -> None:
    assert list(LIKENESS) == list(FEATURES)
    assert list(CONTEXT) == list(context.FEATURES)
    assert len(features(view_of(profile(FIRE_A)), view_of(profile(FIRE_B)))) == len(FEATURES)


def test_why_is_plain_words() -> None:
    (link,) = judge([(profile(FIRE_A), profile(FIRE_B))])
    assert "both name" in link.why
    assert "same day" in link.why


@pytest.mark.parametrize("text", ["", "x", "2031", "😀" * 40, "的" * 300])
def test_strange_texts_have_profiles(text: str) -> None:
    prints = [profile(make_article(n, "", text, published=datetime(2031, 1, 1, tzinfo=UTC))) for n in "ab"]
    assert list(keys(prints[0])) == list(keys(prints[1]))
    assert len(list(judge([(prints[0], prints[1])]))) <= 1


def test_pairs_that_share_little_are_judged_fast() -> None:
    prints = [profile(a) for a in (FIRE_A, FIRE_ELSEWHERE, MEETING_1, MEETING_2)]
    pairs = [(prints[0], prints[2]), (prints[1], prints[3])] * 2000
    start = perf_counter()
    list(judge(pairs))
    assert len(pairs) / (perf_counter() - start) > 2_000
