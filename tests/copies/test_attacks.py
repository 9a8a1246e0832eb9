"""What a hostile page may try: to hide, re-date or capture another's article. Each test is one attempt."""

import random
from datetime import timedelta
from itertools import combinations

import pytest

from manytold.copies.fingerprint import fingerprint
from manytold.copies.groups import merge
from manytold.copies.judge import judge
from manytold.copies.keys import keys
from manytold.model.copies import CopyGroup, Fingerprint
from tests.copies.make import AGENCY, NOON, REPORT, make_article, make_print, reworded

LATER = NOON + timedelta(hours=5)
ANCIENT = -24 * 400


def groups(*items: Fingerprint) -> list[CopyGroup]:
    return merge(items, list(judge(combinations(items, 2))))


def lead(*items: Fingerprint) -> str:
    (group,) = groups(*items)
    turned = tuple(reversed(items))
    assert groups(*turned) == [group]
    return group.lead


def members(group: CopyGroup) -> set[str]:
    return {group.lead, *(copy.article for copy in group.copies)}


def invented(seed: int, sentences: int) -> list[str]:
    """Sentences that no other seed gives, as long as those of a newspaper."""
    chance = random.Random(seed)
    letters = "abcdefghiklmnoprstuvw"
    vocabulary = ["".join(chance.choices(letters, k=7)) for _ in range(400)]
    return [" ".join(chance.choices(vocabulary, k=18)).capitalize() + "." for _ in range(sentences)]


@pytest.mark.parametrize("hours", [ANCIENT, -0.1, None, 0])
def test_no_claimed_date_beats_what_was_seen_first(hours: float | None) -> None:
    thief = make_print("a", hours=hours, fetched=LATER)
    assert lead(make_print("victim", hours=0), thief) == "victim"


def test_nobody_leads_by_crediting_itself() -> None:
    thief = make_print("thief", hours=1, source_name="Thief", credits=("Thief",))
    assert lead(make_print("victim", hours=0), thief) == "victim"


def test_helpers_that_credit_the_thief_change_nothing_once_the_victim_was_seen() -> None:
    helpers = [make_print(f"h{i}", fetched=LATER, credits=("Thief",)) for i in range(5)]
    thief = make_print("thief", hours=-3, fetched=LATER, source_name="Thief")
    assert lead(make_print("victim"), thief, *helpers) == "victim"


def test_who_was_first_may_name_the_agency_that_was_seen_late() -> None:
    paper = make_print("paper", credits=("Norvik Press",))
    agency = make_print("agency", hours=-1, fetched=LATER, source_name="Norvik Press")
    thief = make_print("thief", hours=-9, fetched=LATER + timedelta(hours=1), source_name="Norvik Press")
    assert lead(paper, agency, thief) == "agency"


@pytest.mark.parametrize("fetched", [NOON, LATER])
def test_a_text_padded_with_junk_is_a_copy_and_does_not_lead(fetched: object) -> None:
    junk = invented(1, 120)
    padded = fingerprint(make_article("a", [*junk[:60], *AGENCY, *junk[60:]], hours=-1, fetched=fetched))
    assert lead(make_print("victim"), padded) == "victim"


def test_a_huge_page_that_repeats_many_texts_joins_none_of_them() -> None:
    texts = [invented(seed, 12) for seed in range(6)]
    prints = [fingerprint(make_article(f"t{i}", text)) for i, text in enumerate(texts)]
    copy = fingerprint(make_article("copy", texts[3], hours=2))
    huge = fingerprint(make_article("huge", [line for text in texts for line in text], hours=ANCIENT))
    found = groups(*prints, copy, huge)
    assert all(len(members(group) & {p.article for p in prints}) <= 1 for group in found)
    assert any({"t3", "copy"} <= members(group) for group in found)
    assert all(group.lead != "huge" for group in found)


def test_a_bridge_of_two_halves_joins_nothing() -> None:
    first, second = invented(1, 20), invented(2, 20)
    a, b = (fingerprint(make_article(n, t)) for n, t in (("a", first), ("b", second)))
    bridges = [fingerprint(make_article(f"m{i}", first[: 10 + i] + second[10 + i :])) for i in range(-4, 5)]
    assert not any({"a", "b"} <= members(group) for group in groups(a, b, *bridges))


def test_texts_that_change_step_by_step_do_not_join_the_ends() -> None:
    first, second = invented(1, 40), invented(2, 40)
    steps = [fingerprint(make_article(f"s{i:02}", second[:i] + first[i:], hours=i)) for i in range(41)]
    found = groups(*steps)
    assert len(found) > 1
    assert not any({"s00", "s40"} <= members(group) for group in found)


def test_a_flood_of_near_equal_texts_is_one_telling() -> None:
    chance = random.Random(3)
    text = " ".join(AGENCY + REPORT).split(" ")
    flood = [make_print("victim")]
    for number in range(120):
        changed = [f"w{chance.randrange(10**6)}" if chance.random() < 0.01 else word for word in text]
        flood.append(fingerprint(make_article(f"f{number:03}", [" ".join(changed)], hours=-1, fetched=LATER)))
    whole = fingerprint(make_article("whole", [" ".join(text)], hours=3))
    (group,) = groups(whole, *flood[1:])
    assert (group.lead, len(group.copies)) == ("whole", 120)


def test_a_flood_of_rewordings_does_not_take_another_report_along() -> None:
    flood = [fingerprint(make_article(f"f{i}", reworded(AGENCY)[i % 3 :], fetched=LATER)) for i in range(12)]
    report = fingerprint(make_article("report", REPORT))
    (group,) = groups(make_print("victim"), report, *flood)
    assert (group.lead, len(group.copies)) == ("victim", 12)


@pytest.mark.parametrize("part", [AGENCY[:4], AGENCY[4:], AGENCY[2:6]])
def test_pages_that_print_half_of_a_text_leave_keys_to_meet_by(part: list[str]) -> None:
    flood = [keys(fingerprint(make_article(f"f{i}", [*part, *invented(i, 6)]))) for i in range(8)]
    crowded = {key for some in flood for key in some}
    pairs = [(AGENCY, AGENCY), (AGENCY, [*AGENCY[:7], "More follows here tomorrow."]), (AGENCY, reworded(AGENCY))]
    for one, other in pairs:
        first, second = (set(keys(fingerprint(make_article("x", text)))) for text in (one, other))
        assert (first & second) - crowded


def test_copies_of_one_day_meet_though_the_whole_text_was_sent_thousands_of_times_on_another() -> None:
    crowded = set(keys(make_print("flood", fetched=NOON - timedelta(days=2))))
    assert (set(keys(make_print("a"))) & set(keys(make_print("b")))) - crowded


def test_a_saved_file_that_states_anothers_address_over_its_own_words_is_no_copy() -> None:
    url = "https://news.example/2031/bridge.html"
    victim = make_print("victim", url=url)
    liar = fingerprint(make_article("liar", invented(5, 10), url=url, hours=ANCIENT))
    assert groups(victim, liar) == []


def test_words_that_say_everything_in_quotation_marks_are_told_all_the_same() -> None:
    quoted = [f"“{sentence}”" for sentence in AGENCY]
    thief = fingerprint(make_article("thief", quoted, hours=-2, fetched=LATER))
    assert lead(make_print("victim"), thief) == "victim"


def test_a_page_of_three_texts_that_claims_to_be_first_takes_one_of_them_at_most() -> None:
    texts = [invented(seed, 12) for seed in range(3)]
    prints = [fingerprint(make_article(f"t{i}", text)) for i, text in enumerate(texts)]
    digest = fingerprint(make_article("digest", [line for text in texts for line in text], hours=-2))
    assert all(len(members(group) - {"digest"}) <= 1 for group in groups(*prints, digest))


def test_excerpts_of_a_long_page_are_its_copies_when_it_was_seen_before() -> None:
    texts = [invented(seed, 12) for seed in range(3)]
    prints = [fingerprint(make_article(f"t{i}", text, fetched=LATER)) for i, text in enumerate(texts)]
    long = fingerprint(make_article("long", [line for text in texts for line in text]))
    (group,) = groups(*prints, long)
    assert (group.lead, len(group.copies)) == ("long", 3)
