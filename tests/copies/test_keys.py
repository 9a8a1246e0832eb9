import pytest

from manytold.copies.fingerprint import fingerprint
from manytold.copies.keys import keys
from tests.copies.make import AGENCY, make_article, make_print, reworded
from tests.copies.test_attacks import invented


def keys_of(sentences: list[str], **fields: object) -> set[str]:
    return set(keys(fingerprint(make_article("a", sentences, **fields))))


@pytest.mark.parametrize("at", [0, 70, 150])
def test_an_excerpt_meets_the_huge_page_it_stands_in(at: int) -> None:
    page = invented(1, 160)
    assert keys_of(page) & keys_of(page[at : at + 9])


def test_texts_that_have_nothing_in_common_do_not_meet() -> None:
    assert not keys_of(invented(1, 30)) & keys_of(invented(2, 30))


def test_one_address_in_two_forms_is_one_key() -> None:
    one = keys_of(AGENCY, url="https://www.news.example/bridge/?utm_source=mail")
    other = keys_of(invented(1, 9), url="http://news.example/bridge#top")
    assert {key for key in one & other if key.startswith("a:")}


@pytest.mark.parametrize("url", ["https://news.example/", "https://news.example", "mailto:desk@news.example", None])
def test_a_front_page_is_no_article_s_address(url: str | None) -> None:
    assert not [key for key in keys_of(AGENCY, url=url) if key.startswith("a:")]


def test_a_text_of_any_length_has_few_keys() -> None:
    assert len(keys_of(invented(1, 900))) <= 120


def test_keys_are_the_same_every_time() -> None:
    assert list(keys(make_print("a"))) == list(keys(make_print("a")))


def test_rewordings_meet_by_their_names_alone() -> None:
    shared = keys_of(AGENCY) & keys_of(reworded(AGENCY))
    assert {key[0] for key in shared} >= {"f"}


@pytest.mark.parametrize("text", ["", "x", "— — —", "7"])
def test_a_text_of_hardly_a_word_has_keys_of_its_words_alone(text: str) -> None:
    assert all(key[0] in "wd" for key in keys_of([text]) if text.strip("— "))
