from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manytold.text.tokens import tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She didn't say the ferry's late.", "She|did|n't|say|the|ferry|'s|late|."),
        ("We cannot wait, they'll go", "We|can|not|wait|,|they|'ll|go"),
        ("The harbour\u2019s master isn\u2019t in", "The|harbour|\u2019s|master|is|n\u2019t|in"),
        ("a well-known 12-year-old", "a|well|-|known|12|-|year|-|old"),
        ("the non-violent co-founder of mid-1990s", "the|non-violent|co-founder|of|mid-1990s"),
        ("U.S. troops, Mr. Lund and J. Marek", "U.S.|troops|,|Mr.|Lund|and|J.|Marek"),
        ("$3.5bn (2,000 boats) at 10am", "$|3.5|bn|(|2,000|boats|)|at|10|am"),
        ("the 21st of May, 8:30", "the|21st|of|May|,|8:30"),
        ("see https://a.example/b?c=1 now", "see|https://a.example/b?c=1|now"),
        ("write to ada@mail.example today", "write|to|ada@mail.example|today"),
        ("wait... what?! \u2014 no", "wait|...|what|?!|\u2014|no"),
        ("the boys' boat", "the|boys|'|boat"),
        ("", ""),
    ],
)
def test_words_of_the_table(text: str, words: str) -> None:
    assert [text[a:b] for a, b in tokens(text)] == [word for word in words.split("|") if word]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_every_sign_that_is_no_blank_is_in_one_word(text: str) -> None:
    found = tokens(text)
    assert [a for a, _ in found] == sorted(a for a, _ in found)
    assert all(a < b for a, b in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
    inside = "".join(text[a:b] for a, b in found)
    assert "".join(inside.split()) == "".join(text.split())
