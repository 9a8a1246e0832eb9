import random

import pytest

from manytold.compare.align import groups, stated
from manytold.compare.claims import clauses
from manytold.compare.comparison import compare
from manytold.compare.own_words import own_words
from manytold.compare.telling import PLAIN_SHARE, cast_of, tellings

from .makers import make_article, make_gathering, make_member

CRACKS = "Engineers found deep cracks in the concrete pillars of the old harbour bridge."
CRACKS_TOO = "Deep cracks in two concrete pillars of the harbour bridge were found by engineers."


def make_event(*texts):
    return make_gathering(
        *(make_member(make_article(f"Told\n{t}", id=f"a{i}", titled=True)) for i, t in enumerate(texts))
    )


def agreements(*texts):
    return [f for f in compare(make_event(*texts)).findings if f.kind == "agreed"]


def test_says_which_words_are_shared():
    (found,) = agreements(CRACKS, CRACKS_TOO)
    assert found.origins == 2
    assert all(f"“{word}”" in found.why for word in ("concrete", "pillars"))
    assert [r.article for r in found.values[0].receipts] in (["a0", "a1"], ["a1", "a0"])


@pytest.mark.parametrize(
    "other",
    [
        "Engineers found no deep cracks in the concrete pillars of the old harbour bridge.",
        "The paper retracted a report that engineers found deep cracks in concrete pillars of the old harbour bridge.",
        "Engineers denied deep cracks in the concrete pillars of the old harbour bridge.",
    ],
)
def test_what_one_denies_is_not_agreed(other):
    assert agreements(CRACKS, other) == []


def test_one_wording_is_one_voice():
    copied = "The paper learned that engineers found deep cracks in the concrete pillars of the old harbour bridge."
    assert agreements(CRACKS, copied) == []
    (found,) = agreements(CRACKS, copied, CRACKS_TOO)
    assert found.origins == 2
    assert "3 texts, not all independent" in found.why


def test_one_shared_speech_is_one_voice():
    said = "“{} splintered timber quay, abandoned granary and crumbling embankment,” {} said."
    one = said.format("We must rebuild the", "Dora Marek")
    other = said.format("Nobody forgets the", "Marek") + " It was cold."
    assert agreements(one, other) == []


def test_voices_do_not_depend_on_order():
    told = tellings(make_event(CRACKS, "In short: " + CRACKS, CRACKS_TOO))
    claims = stated(told, cast_of(told, PLAIN_SHARE))
    counts = set()
    for seed in range(6):
        random.Random(seed).shuffle(claims)
        counts.add(own_words(claims))
    assert counts == {2}


def test_groups_do_not_depend_on_order():
    extra = [
        "Divers welded steel plates onto cracked concrete pillars before dawn. The lighthouse keeper filmed sparks.",
        "Sparks were filmed by the lighthouse keeper while divers welded steel plates before dawn.",
    ]
    told = tellings(make_event(CRACKS, CRACKS_TOO, *extra))
    claims = stated(told, cast_of(told, PLAIN_SHARE))
    first = groups(claims)
    assert first
    for seed in range(8):
        random.Random(seed).shuffle(claims)
        assert groups(claims) == first


def test_no_claims_make_no_groups():
    assert groups([]) == []


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "The bridge over the harbour was closed at noon, leaving thousands of commuters stranded in the cold city.",
            [
                "The bridge over the harbour was closed at noon",
                "leaving thousands of commuters stranded in the cold city.",
            ],
        ),
        (
            "Dora Marek visited the flooded harbour quarter on Friday, where divers still searched the sunken ferry.",
            [
                "Dora Marek visited the flooded harbour quarter on Friday",
                "where divers still searched the sunken ferry.",
            ],
        ),
        (
            "The harbour master thanked the exhausted divers and criticized the late warning of the weather office.",
            ["The harbour master thanked the exhausted divers", "criticized the late warning of the weather office."],
        ),
        ("The ferry sank, leaving nothing.", ["The ferry sank, leaving nothing."]),
    ],
)
def test_sentences_are_cut_into_clauses(sentence, parts):
    found = [sentence[a:b].strip() for a, b in clauses(sentence, 0, len(sentence), "en")]
    assert found == parts


def test_clause_without_a_subject_is_shown_as_its_sentence():
    told = tellings(
        make_event("The mayor thanked all exhausted divers, criticizing late warnings of the weather office.")
    )
    (claim,) = [s for s in stated(told, frozenset()) if s.leans]
    text = told[0].article.text
    assert text[claim.shown.start : claim.shown.end].startswith("The mayor thanked")
