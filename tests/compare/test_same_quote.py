"""One quotation in the tellings of an event: who says it, what they have in common, and where one stands alone."""

from hypothesis import given
from hypothesis import strategies as st

from manytold.compare.same_quote import event_quotes
from manytold.compare.wordings import differences, worded
from manytold.model.articles import Span

from .makers import make_article, make_member

SAID = "“We will rebuild the old bridge before the end of May,” said Dora Marek."


def make_members(*texts, origins=None):
    return [make_member(make_article(text, id=f"a{i}"), (origins or {}).get(i)) for i, text in enumerate(texts)]


def words_of(members, spans):
    texts = {m.article.id: m.article.text for m in members}
    return [texts[s.article][s.start : s.end] for s in spans]


def only(members):
    quotes = event_quotes(members)
    assert len(quotes) == 1, [q.span for q in quotes]
    return quotes[0]


def test_one_whose_words_differ_from_two_others_is_told_and_not_judged():
    members = make_members(SAID, SAID.replace("end of May", "end of June"), SAID)
    quote = only(members)
    assert quote.alone
    assert words_of(members, quote.differs) == ["June"]
    assert [s.article for s in quote.differs] == ["a1"]


def test_the_fullest_wording_may_be_the_one_that_stands_alone():
    longer = SAID.replace("May,", "June, whatever it takes,")
    members = make_members(SAID, longer, SAID)
    quote = only(members)
    assert quote.alone
    assert words_of(members, quote.differs) == ["June"]


def test_two_against_one_copy_is_no_second_voice():
    other = SAID.replace("end of May", "end of June")
    members = make_members(SAID, SAID, other, origins={1: "a0"})
    quote = only(members)
    assert not quote.alone
    assert sorted(words_of(members, quote.differs)) == ["June", "May"]


def test_cut_ends_dots_brackets_and_spelling_are_no_differences():
    members = make_members(
        "“We've realised that the old bridge must be rebuilt before the end of May,” said Dora Marek.",
        "“We have realized that the old bridge must be rebuilt,” said Dora Marek.",
        "“The old bridge [in Brenholm] must be rebuilt … before the end of May,” said Dora Marek.",
    )
    assert only(members).differs == ()


def test_articles_and_hyphens_are_no_differences():
    members = make_members(
        "“No-one told us that the bridge was closed by e-mail,” said Dora Marek.",
        "“No one told us the bridge was closed by email,” said Dora Marek.",
    )
    assert only(members).differs == ()


def test_a_family_name_is_the_one_person_of_the_event_with_it():
    members = make_members(
        "“The bridge is safe for everybody now,” Marek said.", "Dora Marek came. Dora Marek said: “It is late.”"
    )
    assert [q.speaker for q in event_quotes(members)] == ["Dora Marek", "Dora Marek"]


def test_somebody_without_a_name_is_described_and_never_a_speaker():
    members = make_members("“The bridge is safe for everybody now,” said a shopkeeper.")
    quote = only(members)
    assert (quote.speaker, quote.described) == (None, "shopkeeper")


def test_words_in_marks_stand_in_their_clause():
    members = make_members("Dora Marek said that the bridge was “safe as a church” that day.")
    quote = only(members)
    assert quote.kind == "mixed"
    assert words_of(members, [quote.span]) == ["the bridge was “safe as a church” that day"]


def test_two_quotations_in_marks_with_some_words_in_common_are_two():
    members = make_members(
        "“The harbour bridge was painted by volunteers from Brenholm,” said Dora Marek.",
        "“Nobody from Brenholm wanted the painted harbour after the volunteers left,” said Dora Marek.",
    )
    assert len(event_quotes(members)) == 2


WORDS = st.lists(
    st.sampled_from(["the", "old", "bridge", "will", "be", "rebuilt", "in", "may", "or", "june", "…", "n't"]),
    min_size=1,
    max_size=14,
)


@given(st.lists(WORDS, min_size=2, max_size=5))
def test_differences_are_words_of_the_wordings(wordings):
    texts = [" ".join(words) for words in wordings]
    laid = [worded(f"o{i}", Span(f"a{i}", 1, 0, len(text)), text) for i, text in enumerate(texts)]
    found = differences(laid)
    for span in found.spans:
        text = texts[int(span.article[1:])]
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip() == text[span.start : span.end]
    assert not found.alone or found.spans
