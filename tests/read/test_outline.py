import pytest

from manytold.read.boxes import BIT, MARKS, marks_of
from manytold.read.cues import KINDS, cues
from manytold.read.features import Hints, view
from manytold.read.outline import Outline, only, outline, seen_only
from manytold.text.html import parse


def drawn(markup: str) -> Outline:
    tree = parse(f"<html><body>{markup}</body></html>")
    assert tree is not None
    return outline(tree)


def test_lines_end_where_boxes_and_breaks_do() -> None:
    page = drawn("<div>One <b>two</b><p>three<br>four <a href=x>five</a></p>six</div><script>no</script>")
    assert page.texts == ["One two", "three", "four five", "six"]
    assert page.strong == [3, 0, 0, 0]
    assert page.linked == [0, 0, 4, 0]
    assert page.links == [0, 0, 1, 0]
    assert [page.tags[box] for box in page.boxes] == ["div", "p", "p", "div"]


def test_boxes_hold_the_lines_between_their_ends() -> None:
    page = drawn("<main><p>one</p><ul><li>two</li><li>three</li></ul></main><p>four</p>")
    held = {tag: (first, end) for tag, first, end in zip(page.tags, page.firsts, page.ends, strict=True)}
    assert held["main"] == (0, 3)
    assert held["ul"] == (1, 3)
    assert held["page"] == held["body"] == (0, 4)
    assert all(parent < box for box, parent in enumerate(page.parents) if box)


def test_a_line_wears_what_is_around_all_of_it() -> None:
    assert drawn("<p><small>all</small></p><p><small>a</small> part</p><p>none</p>").dress == ["small", "", ""]


def test_lines_that_are_taken_out_leave_the_boxes_in_order() -> None:
    page = only(drawn("<div><p>one</p><p>two</p></div><p>three</p>"), [1, 2])
    assert page.texts == ["two", "three"]
    assert [(page.firsts[at], page.ends[at]) for at, tag in enumerate(page.tags) if tag == "div"] == [(0, 1)]


@pytest.mark.parametrize(
    "hidden", ["<p hidden>x</p>", "<p style='display : none'>x</p>", "<p style='left:-999em'>x</p>"]
)
def test_hidden_lines_are_not_seen_unless_they_are_much_of_the_page(hidden: str) -> None:
    assert seen_only(drawn(f"<p>shown to all</p>{hidden}")).texts == ["shown to all"]
    assert len(seen_only(drawn(f"<p>y</p>{hidden * 9}")).texts) == 10


@pytest.mark.parametrize(
    ("tag", "names", "marks"),
    [
        ("div", "ArticleBody", {"body", "story"}),
        ("div", "has-ads", set()),
        ("aside", "css-1x", {"in_aside"}),
        ("div", "relatedStories-list", {"related", "list"}),
    ],
)
def test_marks(tag: str, names: str, marks: set[str]) -> None:
    found = marks_of(tag, names)
    assert {mark for mark in MARKS if found & BIT[mark]} == marks


@pytest.mark.parametrize(
    ("line", "begins", "holds"),
    [
        ("Read more: goats", {"other stories"}, {"other stories"}),
        ("Goats are related to sheep", set(), {"other stories"}),
        ("Sharers of news", set(), set()),
        ("あわせて読みたい記事", {"other stories"}, {"other stories"}),
    ],
)
def test_cues(line: str, begins: set[str], holds: set[str]) -> None:
    row = cues(["Nothing here", line])[1]
    assert {kind for kind, said in zip(KINDS, row, strict=False) if said} == begins
    assert {kind for kind, said in zip(KINDS, row[len(KINDS) :], strict=True) if said} == holds


@pytest.mark.parametrize("lines", [1, 2, 3, 300])
def test_every_line_has_a_row(lines: int) -> None:
    page = drawn("<p>A line of words.</p>" * lines)
    assert view(page, Hints("A line")).rows.shape[0] == lines
