import pytest

from manytold.questions.answers import EditionAnswer
from manytold.serve.markdown import edition_markdown, plain
from tests.questions.make import make_edition


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("plain words", "plain words"),
        ("<script>", "\\<script\\>"),
        ("[a](javascript:b)", "\\[a\\](javascript:b)"),
        ("![a](https://x.example)", "\\!\\[a\\](https\\://x.example)"),
        ("see www.mallory.example", "see www\\.mallory.example"),
        ("a@b.example", "a\\@b.example"),
        ("1. first", "1\\. first"),
        ("12) then", "12\\) then"),
        ("- item", "\\- item"),
        ("+ item", "\\+ item"),
        ("=====", "\\====="),
        ("# head", "\\# head"),
        ("a | b", "a \\| b"),
        ("&copy; `x` *y* _z_ ~w~", "\\&copy; \\`x\\` \\*y\\* \\_z\\_ \\~w\\~"),
        ("two\nlines\u202e", "two lines"),
    ],
)
def test_fetched_words_cannot_become_markup(text: str, escaped: str) -> None:
    assert plain(text) == escaped


def test_every_part_is_there() -> None:
    text = edition_markdown(make_edition())
    for words in (
        "# Ferry runs aground off Port Aldo\n",
        "## Ferry runs aground off Port Aldo [Herald ·0–32]",
        "- **Told by:** 4 articles · 3 independent reports",
        "| at least 12 | Herald ·136–184, Echo ·136–184, Sahil ·85–102 |",
        "— speaker not certain (said) [Courier ·v2 174–213]",
        "1. **Herald** [Ferry runs aground off Port Aldo](<https://herald.example/herald-1>) (4 May",
        "   - **Echo** ",
        "# Left out\n",
        "# Failed\n",
    ):
        assert words in text, words


def test_nothing_hostile_is_left() -> None:
    text = edition_markdown(make_edition())
    assert "<script" not in text.replace("\\<script", "")
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_nothing_read() -> None:
    assert edition_markdown(EditionAnswer(())) == "\n"
