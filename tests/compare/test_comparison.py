import random
import tomllib
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from manytold.compare.comparison import compare
from manytold.model.events import Gathering

from .makers import CASES, make_article, make_gathering, make_member

TABLE = tomllib.loads((CASES / "findings.toml").read_text("utf-8"))["case"]


def make_event(texts, when=None, origins=None, language="en"):
    hours = when or [9 + i for i in range(len(texts))]
    articles = [
        make_article(t, language, id=f"a{i}", titled=True, published=datetime(2031, 5, 9, hours[i], tzinfo=UTC))
        for i, t in enumerate(texts)
    ]
    homes = origins or list(range(len(texts)))
    return make_gathering(*(make_member(a, None if homes[i] == i else f"a{homes[i]}") for i, a in enumerate(articles)))


def texts_of(gathering):
    return {m.article.id: m.article.text for m in gathering.members}


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case["why"][:48])
def test_finds_what_the_table_says(case):
    comparison = compare(make_event(case["texts"], case.get("when"), case.get("origins")))
    kinds = case.get("kinds", ["conflicting", "changed"])
    found = [f for f in comparison.findings if f.kind in kinds]
    shown = [f"{f.kind} | {f.about} | {' / '.join(v.value for v in f.values)}" for f in found]
    expected = [line.replace("*", f.about) for line, f in zip(case["found"], found, strict=False)]
    assert shown == (expected if len(found) == len(case["found"]) else case["found"])
    if "independent" in case:
        assert [f.origins for f in found] == [case["independent"]]


EVENT = [
    "Ferry runs aground\n"
    "The ferry Heron ran aground off Brenholm on Friday with 96 people on board, and 12 were injured.\n"
    "“We heard a long scrape and then the lights went out,” said passenger Ivo Lant.\n"
    "The harbour opens again on 12 May.",
    "Ferry stuck\nTwelve people were hurt when the ferry Heron hit a sandbank near Brenholm on Friday.\n"
    "Ivo Lant, who was on board, said he had “heard a long scrape” before the lights went out.\n"
    "Salvage will cost 3 million crowns, the owner Dora Marek said.",
    "Heron aground\nThe ferry Heron with 96 people aboard ran onto a bank off Brenholm on Friday, injuring 14.\n"
    "“We heard a long scrape and then the lights went out”, Lant told reporters.",
]


def test_same_answer_in_any_order():
    gathering = make_event(EVENT)
    first = compare(gathering)
    for seed in range(6):
        members = list(gathering.members)
        random.Random(seed).shuffle(members)
        assert compare(Gathering(gathering.group, tuple(members))) == first


def test_every_receipt_lies_inside_its_text():
    gathering = make_event(EVENT)
    texts = texts_of(gathering)
    comparison = compare(gathering)
    spans = [s for f in comparison.findings for v in f.values for s in v.receipts]
    spans += [s for q in comparison.quotes for s in (q.span, *q.same_as)]
    spans += [s for e in comparison.timeline for s in e.receipts]
    assert spans
    assert all(0 <= s.start < s.end <= len(texts[s.article]) for s in spans)
    assert all(f.values and all(v.receipts for v in f.values) for f in comparison.findings)


def test_a_quotation_is_shown_once_in_its_fullest_wording():
    gathering = make_event(EVENT)
    quotes = [q for q in compare(gathering).quotes if q.speaker == "Ivo Lant"]
    texts = texts_of(gathering)
    assert [texts[q.span.article][q.span.start : q.span.end] for q in quotes] == [
        "We heard a long scrape and then the lights went out"
    ]
    assert len(quotes[0].same_as) == 2


def test_one_quotation_in_four_wordings():
    texts = [
        "Bridge\n“We did not come here to divide a river, we came to share it,” said President Ivo Lant.",
        "Bridge two\n“We have not come to carve up the river but to share it,” Ivo Lant said.",
        "Bridge three\nIvo Lant declared that the two sides had come “to share” the water.",
        "Bridge four\nIvo Lant said that they had not come to divide the river but to share it.",
    ]
    quotes = compare(make_event(texts)).quotes
    assert len(quotes) == 1
    assert len(quotes[0].same_as) == 3


def test_what_only_one_telling_has():
    found = [f for f in compare(make_event(EVENT)).findings if f.kind == "only_here"]
    assert any("3 million crowns" in f.about and f.origins == 1 for f in found)
    assert not any("96" in f.about for f in found)


def test_nothing_is_found_in_a_single_origin():
    copies = compare(make_event(EVENT[:1] * 3, origins=[0, 0, 0]))
    assert copies.findings == ()
    assert copies.quotes[0].same_as


def by_one_outlet(gathering):
    members = [replace(m, article=replace(m.article, source="one.test")) for m in gathering.members]
    return Gathering(gathering.group, tuple(members))


def test_two_texts_of_one_outlet_do_not_bear_each_other_out():
    apart = compare(make_event(EVENT, [9, 9, 9]))
    together = compare(by_one_outlet(make_event(EVENT, [9, 9, 9])))
    assert {"agreed", "conflicting"} <= {f.kind for f in apart.findings}
    assert not {"agreed", "conflicting", "named_differently"} & {f.kind for f in together.findings}
    assert together.quotes == apart.quotes


def test_an_outlet_may_change_its_own_word():
    texts = [
        "Two killed in Falkenau mill fire\nTwo people were killed in the fire at the Falkenau mill, police said.",
        "Five killed in Falkenau mill fire\nFive people were killed in the fire at the Falkenau mill, police said.",
    ]
    found = [f for f in compare(by_one_outlet(make_event(texts))).findings if f.kind != "only_here"]
    assert [(f.kind, f.origins, [v.value for v in f.values]) for f in found] == [("changed", 1, ["2", "5"])]


def test_a_plan_that_came_true_is_told_as_what_happened():
    texts = [
        "Bridge to open\nThe new harbour bridge at Brenholm will open on 8 May.",
        "Bridge opens\nThe new harbour bridge at Brenholm opened on 8 May.\nIts toll booths will close on 30 May.",
    ]
    first = make_article(texts[0], id="a0", titled=True, published=datetime(2031, 5, 2, 9, tzinfo=UTC))
    then = make_article(texts[1], id="a1", titled=True, published=datetime(2031, 5, 9, 9, tzinfo=UTC))
    entries = compare(make_gathering(make_member(first), make_member(then))).timeline
    assert [(e.first.isoformat(), e.planned) for e in entries] == [("2031-05-08", False), ("2031-05-30", True)]


def test_equal_days_with_similar_sentences_are_one_entry():
    texts = [
        "Aground\nThe ferry Heron ran aground off Brenholm on Friday.\nThe library was closed on Friday for a wedding.",
        "Ferry\nOn Friday the old ferry Heron ran aground near the mole of Brenholm.",
    ]
    entries = compare(make_event(texts)).timeline
    assert [(e.first.isoformat(), len(e.receipts)) for e in entries] == [("2031-05-09", 2), ("2031-05-09", 1)]


def test_reported_words_that_turn_a_quotation_are_the_same():
    texts = [
        "Mill\n“We did not buy this mill to close it, we bought it to run it for years,” said Mayor Ivo Lant.",
        "Mill two\nMayor Ivo Lant spoke to the crowd. Nobody, the mayor assured the workers, was thinking of the "
        "machines as scrap or planned to close; to run the mill was the aim.",
        "Mill three\nIvo Lant said that the bakery would not get a new roof.",
    ]
    quotes = compare(make_event(texts)).quotes
    assert sorted(len(q.same_as) for q in quotes) == [0, 1]


def test_one_of_several_numbered_things_is_a_sole_fact():
    texts = [*EVENT, "Heron\nAll over the town people said that gate number seven of the ferry Heron would not open."]
    found = [f.about for f in compare(make_event(texts)).findings if f.kind == "only_here"]
    assert "gate number seven" in found
    texts[0] += "\nThe crew had to leave by gate 7 of the ferry."
    found = [f.about for f in compare(make_event(texts)).findings if f.kind == "only_here"]
    assert "gate number seven" not in found


def test_a_well_known_body_and_a_highlight_are_no_sole_facts_of_their_own():
    texts = [
        *EVENT[1:],
        "Heron\nThe ferry Heron was refloated with the help of Petra Holm, a diver from the harbour school.\n"
        "The NATO sent its regards to the crew of the ferry Heron.\n"
        "Highlights\nPetra Holm, a diver from the harbour school, helped to refloat the ferry Heron with the Brisk.",
    ]
    found = [f.about for f in compare(make_event(texts)).findings if f.kind == "only_here" and "Petra" in f.about]
    assert len(found) == 1
    assert not any("NATO" in f.about for f in compare(make_event(texts)).findings)


def test_a_day_ahead_of_a_text_without_a_date_is_planned():
    article = make_article("Visit\nThe mayor invited Dora Marek to pay a visit to Velmora in spring 2031.", titled=True)
    entries = compare(make_gathering(make_member(article))).timeline
    assert [(e.first.isoformat(), e.planned) for e in entries] == [("2031-03-01", True)]


def test_the_event_itself_is_one_entry_in_whatever_words_and_language():
    texts = [
        "Aground\nThe ferry Heron ran aground off Brenholm on Friday.",
        "Fähre\nAm Freitag ist das Schiff vor dem Hafen auf eine Sandbank gefahren.",
    ]
    first = make_article(texts[0], id="a0", titled=True, published=datetime(2031, 5, 10, 9, tzinfo=UTC))
    then = make_article(texts[1], id="a1", titled=True, language="de", published=datetime(2031, 5, 10, 9, tzinfo=UTC))
    (entry,) = compare(make_gathering(make_member(first), make_member(then))).timeline
    assert (entry.first.isoformat(), len(entry.receipts)) == ("2031-05-09", 2)


def test_background_statements_and_states_are_no_entries():
    texts = [
        "Aground\nThe ferry Heron, built in 1988, ran aground on Friday.\nIt has been dry since Thursday.\n"
        "“We had a good crossing on Wednesday,” said Mayor Ivo Lant.\nThe line runs from April to September."
    ]
    entries = compare(make_event(texts)).timeline
    assert [e.first.isoformat() for e in entries] == ["2031-05-09"]
