"""The answer of `manytold read --json` with every article under the address that `expected.json` gives it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """The answer, with every article under its expected address."""

    events: tuple[Row, ...]
    storylines: tuple[Row, ...]
    articles: Mapping[str, Row]
    address_of: Mapping[str, str]
    skipped: tuple[Row, ...]

    def addresses(self, event: Row) -> frozenset[str]:
        """Addresses of the articles of a found event."""
        return frozenset(self.address_of[article["id"]] for article in event["articles"])


def read_answer(answer: Row, expected: Row) -> Reading:
    """The answer with ids turned into expected addresses; unknown articles keep their own."""
    known = _known_names(expected)
    events = [event for line in answer["storylines"] for event in line["events"]]
    found = [article for event in events for article in event["articles"]]
    address_of: dict[str, str] = {}
    for article in found:
        address = _address(article, known)
        taken = address in address_of.values() and article["id"] not in address_of
        address_of[article["id"]] = f"{address} (again)" if taken else address_of.get(article["id"], address)
    articles = {address_of[article["id"]]: article for article in found}
    skipped = (*answer.get("skipped", ()), *answer.get("failed", ()))
    return Reading(tuple(events), tuple(answer["storylines"]), articles, address_of, skipped)


def _known_names(expected: Row) -> dict[str, str]:
    names: dict[str, str] = {}
    for article in expected["articles"]:
        names |= dict.fromkeys([article["address"], article["file"], *article["also"]], article["address"])
    return names


def _address(article: Row, known: Mapping[str, str]) -> str:
    file = str(article.get("path") or "").rsplit("/", 1)[-1]
    if file in known or not article.get("url"):
        return known.get(file, file)
    url = without_port(article["url"])
    return known.get(url, url)


def without_port(url: str) -> str:
    """The address without its port and fragment."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname}{parts.path}" + (f"?{parts.query}" if parts.query else "")


def matched_events(reading: Reading, expected: Row) -> dict[str, Row]:
    """For each expected event the found one that holds most of its articles."""
    pairs: dict[str, Row] = {}
    for event in expected["events"]:
        wanted = frozenset(event["articles"])
        best = max(reading.events, key=lambda found: len(wanted & reading.addresses(found)), default=None)
        if best is not None and wanted & reading.addresses(best):
            pairs[event["id"]] = best
    return pairs


def events_of(expected: Row) -> dict[str, str]:
    """The expected event of each address, optional ones included."""
    return {a: event["id"] for event in expected["events"] for a in event["articles"] + event["optional"]}


def leads_of(expected: Row) -> dict[str, str]:
    """The text that each copy comes from."""
    return {member["address"]: group["lead"] for group in expected["copy_groups"] for member in group["members"]}
