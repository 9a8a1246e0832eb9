import pytest

from manytold.text.ordinals import ordinals
from manytold.text.sentences import sentences


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The 21st mayor came second, on the one hundred and twenty-third day.", [21, 2, 123]),
        ("en", "Two mayors came with 12 dogs.", []),
        ("de", "Der 3. Zug war der siebenundzwanzigste.", [3, 27]),
        ("fr", "La vingt et unième fête et le 2e tour.", [21, 2]),
        ("es", "La segunda y la milésima vez.", [2, 1000]),
        ("it", "Niente di nuovo.", []),
    ],
)
def test_places_in_a_row(language, text, found):
    assert [q.value for q in ordinals(text, sentences(text, language), language)] == found
