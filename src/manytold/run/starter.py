"""The list of well-known feeds: read from the package, and asked whether its feeds still answer."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from manytold.errors import ManytoldError
from manytold.fetch.crowd import fetch_all
from manytold.kit import Kit
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page, Request
from manytold.read.starter import Suggestion, read_starter
from manytold.run.discover import proven


@dataclass(frozen=True, slots=True)
class StarterCheck:
    """Whether a suggested feed answers with a feed, and in words what it does instead."""

    suggestion: Suggestion
    ok: bool
    words: str


@cache
def starter() -> tuple[Suggestion, ...]:
    """Every suggestion of the package."""
    return read_starter((resources.files("manytold") / "data" / "starter.toml").read_text("utf-8"))


def check_starter(kit: Kit, some: Sequence[Suggestion], told: Callable[[int], None]) -> tuple[StarterCheck, ...]:
    """Ask each feed politely, in the order of the list. Raises ManytoldError when not one host can be reached."""
    answers = asyncio.run(_answers(kit, some, told))
    if some and not any(isinstance(answer, Page) for answer in answers.values()):
        reason = next(answer.reason for answer in answers.values() if not isinstance(answer, Page))
        raise ManytoldError(f"none of {len(some)} feeds could be reached ({reason}); is there a network?")
    return tuple(_checked(one, answers[one.url]) for one in some)


async def _answers(
    kit: Kit, some: Sequence[Suggestion], told: Callable[[int], None]
) -> dict[str, Page | Skipped | Failed]:
    found: dict[str, Page | Skipped | Failed] = {}
    async with kit.open_send() as send:
        async for request, answer in fetch_all([Request(s.url, "feed") for s in some], send, kit.settings.fetch):
            found[request.url] = answer
            told(len(found))
    return found


def _checked(one: Suggestion, answer: Page | Skipped | Failed) -> StarterCheck:
    if not isinstance(answer, Page):
        return StarterCheck(one, False, answer.reason)
    if answer.status != 200:
        return StarterCheck(one, False, f"answers with status {answer.status}")
    if proven(answer, one.name) is None:
        return StarterCheck(one, False, "answers, but not with a feed")
    return StarterCheck(one, True, f"moved to {answer.final_url}" if answer.permanent else "a feed")
