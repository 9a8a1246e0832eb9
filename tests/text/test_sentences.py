from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manytold.text.sentences import sentences
from tests.text.tables import make_cases


@pytest.mark.parametrize("case", make_cases("sentences"), ids=lambda case: case["text"][:30])
def test_sentences_of_the_table(case):
    text = case["text"].replace("|", " ")
    found = [text[s.start : s.end] for s in sentences(text, case.get("language", "en"))]
    assert found == case["text"].split("|")


@given(st.text(max_size=300), st.sampled_from(["en", "de", "ja", None, "zz"]))
@settings(deadline=None)
def test_sentences_cover_all_letters_in_order_and_never_cross_a_line(text, language):
    found = sentences(text, language)
    assert all(0 <= s.start < s.end <= len(text) for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all("\n" not in text[s.start : s.end] for s in found)
    covered = "".join(text[s.start : s.end] for s in found)
    assert "".join(covered.split()) == "".join(text.split())
