import re
import sys
from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from manytold.text.patterns import found_in, ignoring_case, lowered


def test_letters_are_lowered_only_where_patterns_would_agree():
    """For any two letters that some table of Unicode relates: equal in lower case if and only if a pattern says so."""
    related = defaultdict(set)
    for code in range(sys.maxunicode + 1):
        letter = chr(code)
        if lowered(letter) is None:
            continue
        assert len(letter.lower()) == 1
        assert f"a{letter}".lower()[1:] == letter.lower(), "its place does not count"
        for form in {letter.casefold(), letter.upper(), letter.lower(), letter.lower().upper()}:
            related[form].add(letter)
    for letters in related.values():
        for one in letters:
            pattern = re.compile(re.escape(one.lower()), re.IGNORECASE)
            assert all(bool(pattern.fullmatch(other)) == (one.lower() == other.lower()) for other in letters)


def test_odd_letters_are_read_as_before():
    assert lowered("\u017feven") is None
    assert found_in("SIX OR \u017fEVEN", r"(?<!\w)seven") is not None
    assert found_in("SIX OR SEVEN", r"(?<!\w)Seven\W|(?P<SIX>\bSix)") is not None


@given(st.text(alphabet="abIiKkSs\u017f\u212a\u0130\u00c4\u00e4\u00df .,1", max_size=20))
def test_a_lowered_text_gives_the_same_places(text):
    pattern = r"(?<!\w)(?:[a-k]{2,3}s|\u00e4|[^aeiou\W]i)(?!\w)|\.\s"
    low = lowered(text)
    quick = [match.span() for match in ignoring_case(pattern, low is not None).finditer(text if low is None else low)]
    assert quick == [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)]
