"""The documentation is complete, up to date, and leads somewhere."""

import re
from pathlib import Path

import pytest

from docs.generate import HERE, pages

ROOT = Path(__file__).parent.parent
TEXTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("*/README.md")])
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
COMMAND = re.compile(r"^(?:\./dev )?manytold ([a-z]+)", re.MULTILINE)


def test_the_reference_is_what_the_code_says() -> None:
    for name, text in pages().items():
        assert (HERE / name).read_text("utf-8") == text, f"{name} is out of date: run ./dev docs"


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    for link in LINK.findall(path.read_text("utf-8")):
        assert link.startswith(("http://", "https://")) or (path.parent / link).exists(), link


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_command_that_is_shown_exists(path: Path) -> None:
    known = set(re.findall(r"^## manytold ([a-z]+)", (HERE / "commands.md").read_text("utf-8"), re.MULTILINE))
    for command in COMMAND.findall(path.read_text("utf-8")):
        assert command in known, command
