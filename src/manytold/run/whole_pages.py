"""An article's page, and where it goes on over further pages, those too."""

from dataclasses import replace

from manytold.fetch.crowd import Ask
from manytold.fetch.manners import Manners
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page, Request
from manytold.read.parts import next_page
from manytold.run.work import attempt

MOST_PARTS = 10
"""Further pages of one article; longer ones are books, or pages without an end."""


def whole_pages(manners: Manners, most_bytes: int) -> Ask:
    """A way to ask that follows an article over its pages, each in its host's turn and by its rules.

    A further page that does not come ends the article there; all of it together has at most `most_bytes`.
    """

    async def ask(request: Request) -> Page | Skipped | Failed:
        first = await manners.ask(request)
        if not isinstance(first, Page) or first.status != 200:
            return first
        parts = [first]
        while len(parts) <= MOST_PARTS and (url := _next(parts)):
            part = await manners.ask(Request(url))
            if not isinstance(part, Page) or part.status != 200:
                break
            if sum(len(known.body) for known in (*parts, part)) > most_bytes:
                break
            parts.append(part)
        return replace(first, further=tuple(parts[1:]))

    return ask


def _next(parts: list[Page]) -> str | None:
    """Where the last page goes on, unless it has been there; a page that cannot be searched goes on nowhere."""
    found = attempt("looking for its next page", parts[-1].url or "", next_page, parts[-1])
    known = {address for part in parts for address in (part.url, part.final_url)}
    return found if isinstance(found, str) and found not in known else None
