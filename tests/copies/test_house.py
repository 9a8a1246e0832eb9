"""Two articles of one source: standing notes make no copy, the same article twice does."""

import pytest

from manytold.copies.fingerprint import fingerprint
from manytold.copies.judge import judge
from manytold.model.copies import CopyLink
from tests.copies.make import AGENCY, make_article

NOTE = [
    "This is a developing story and will be updated as soon as our newsroom learns more about what has happened.",
    "Our reporters work by a code that you can read on our pages, and mistakes are mended in the open and at once.",
    "Ana Lindholm has written about roads, rivers and the people beside them for the Morsund Courier since 2019.",
    "She grew up in Greifen, studied in the north and lives with two dogs in the old harbour of the town.",
    "Write to her with what you know, and say whether your name may be printed; nothing is passed on to others.",
]
OTHER = [
    "Bakers in Torvik have agreed to sell bread by weight from April, after months of quarrels about small loaves.",
    "The guild fined three shops in January, and a petition of 900 customers asked for scales on every counter.",
]
TEMPLATE = (
    "On {day} the ferry to {place} carried {people} people and {cars} cars, {more} more than the {other} before; "
)


def links(first: list[str], second: list[str], source: str = "courier.example") -> list[CopyLink]:
    prints = (fingerprint(make_article(n, t, source=source)) for n, t in (("a", first), ("b", second)))
    return list(judge([tuple(prints)]))  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([*AGENCY[:2], *NOTE], [*OTHER, *NOTE]),
        ([*NOTE, *AGENCY[:2]], [*NOTE, *OTHER]),
        ([NOTE[0], *AGENCY[:2], *NOTE[1:]], [NOTE[0], *OTHER, *NOTE[1:]]),
        ([NOTE[0], *AGENCY, *NOTE[1:]], [NOTE[0], *OTHER, *NOTE[1:]]),
        ([AGENCY[0], *NOTE], [OTHER[0], *NOTE]),
    ],
)
def test_standing_notes_link_no_articles_of_one_source(first: list[str], second: list[str]) -> None:
    assert links(first, second) == []


@pytest.mark.parametrize(
    ("second", "kind"),
    [
        (AGENCY, "same"),
        ([AGENCY[0].replace("closed", "shut"), *AGENCY[1:]], "syndicated"),
        ([*AGENCY, "The council will meet again on Monday to hear what the engineers have to say."], "syndicated"),
    ],
)
def test_an_article_published_twice_is_a_copy(second: list[str], kind: str) -> None:
    assert [link.kind for link in links(AGENCY, second)] == [kind]


def test_a_template_filled_anew_is_no_copy() -> None:
    frame = ["The harbour office tells every week what its boats have done and how the weather was on the water."]
    one, two = (
        [*frame, (TEMPLATE * 2).format(day=day, place=place, people=people, cars=cars, more=more, other=other), *frame]
        for day, place, people, cars, more, other in [
            ("Monday", "Lunde", "1,204", "312", "40", "week"),
            ("Friday", "Askvik", "986", "275", "17", "month"),
        ]
    )
    assert links(one, two) == []
