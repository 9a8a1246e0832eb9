# ruff: noqa: E501  tables stay on one line
import pytest

from manytold.read.blocks import Block
from manytold.read.credits import credited, is_agency

TEXT = (
    "The ferry sank on Monday.",
    "Nobody was hurt, the mayor said.",
    "Divers will look at the wreck.",
    "It was old.",
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Norvik Press Agency", True),
        ("Allied Press", True),
        ("dpa", True),
        ("AP", True),
        ("Nordische Nachrichtenagentur", True),
        ("Agencia Costa", True),
        ("Ilsa Brandt", False),
        ("Freedom of the press", False),
        ("The press", False),
        ("Harbour Post", False),
    ],
)
def test_agencies(name: str, expected: bool) -> None:
    assert is_agency(name) is expected


@pytest.mark.parametrize(
    ("lines", "credit", "kept"),
    [
        ((*TEXT, "(Norvik Press Agency)"), ("Norvik Press Agency",), TEXT),
        ((*TEXT, "With reporting by the Norvik Press Agency"), ("Norvik Press Agency",), TEXT),
        ((*TEXT, "Source: Norvik Press Agency and Allied Press"), ("Norvik Press Agency", "Allied Press"), TEXT),
        ((*TEXT, "Reporting by Ilsa Brandt; editing by Jon Arvo"), (), TEXT),
        ((*TEXT[:3], "It was old. (dpa)"), ("dpa",), TEXT),
        ((*TEXT[:3], "It was old. – AFP"), ("AFP",), TEXT),
        (("AP", *TEXT), ("AP",), TEXT),
        (TEXT, (), TEXT),
        ((*TEXT, "Divers of the Norvik Press Agency swam ashore (all of them)."), (), (*TEXT, "Divers of the Norvik Press Agency swam ashore (all of them).")),
    ],
)  # fmt: skip
def test_credit_lines_are_moved(lines: tuple[str, ...], credit: tuple[str, ...], kept: tuple[str, ...]) -> None:
    found, blocks = credited([Block("paragraph", line) for line in lines], ())
    assert found == credit
    assert tuple(block.text for block in blocks) == kept


def test_byline_and_dateline() -> None:
    lines = [Block("paragraph", "NORVIK (Allied Press) — The ferry sank on Monday.")]
    found, blocks = credited(lines, ("Ilsa Brandt", "Norvik Press Agency"))
    assert found == ("Norvik Press Agency", "Allied Press")
    assert list(blocks) == lines
