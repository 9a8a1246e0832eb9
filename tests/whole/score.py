"""How much of what must be found in the sample newsroom an answer of `manytold read --json` has found.

Addresses are compared without their port; saved pages by their file names. Wording is free where the reader's judgement
is: what a finding is `about`, which of several receipts comes first.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tests.whole.reading import Reading, Row, events_of, leads_of, matched_events, read_answer
from tests.whole.wording import alike, holds, plain, same_person, same_value, value_key


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the wanted items were found."""

    found: int
    wanted: int

    @property
    def part(self) -> float:
        """Found part, 0 to 1; 1 where nothing is wanted."""
        return self.found / self.wanted if self.wanted else 1.0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.found + other.found, self.wanted + other.wanted)


@dataclass(frozen=True, slots=True)
class Score:
    """What was found, what is wrong, and every miss in words."""

    articles: Share
    events: Share
    storylines: Share
    copy_groups: Share
    copy_kinds: Share
    independent_reports: Share
    findings: Share
    quotes: Share
    quote_groups: Share
    timeline: Share
    trouble: Share
    false_merges: int
    false_copies: int
    wrong_findings: int
    wrong_speakers: int
    wrong_dates: int
    chrome: int
    strangers: int
    misses: tuple[str, ...]

    @property
    def statements(self) -> Share:
        """Findings, quotes and timeline entries together."""
        return self.findings + self.quotes + self.timeline


def score(answer: Row, expected: Row) -> Score:
    """Compare an answer with what must be found; nothing but the two objects is looked at."""
    reading = read_answer(answer, expected)
    misses: list[str] = []
    pairs = matched_events(reading, expected)
    return Score(
        articles=_articles(reading, expected, misses),
        events=_events(reading, expected, misses),
        storylines=_storylines(reading, expected, misses),
        copy_groups=_copy_groups(reading, expected, misses),
        copy_kinds=_copy_kinds(reading, expected, misses),
        independent_reports=_reports(pairs, reading, expected, misses),
        findings=_findings(pairs, reading, expected, misses),
        quotes=_quotes(reading, expected, misses),
        quote_groups=_quote_groups(reading, expected, misses),
        timeline=_timeline(pairs, reading, expected, misses),
        trouble=_trouble(reading, expected, misses),
        false_merges=_false_merges(reading, expected, misses),
        false_copies=_false_copies(reading, expected, misses),
        wrong_findings=_wrong_findings(pairs, expected, misses),
        wrong_speakers=_wrong_speakers(reading, expected, misses),
        wrong_dates=_wrong_dates(reading, expected, misses),
        chrome=_chrome(reading, expected, misses),
        strangers=_strangers(reading, expected, misses),
        misses=tuple(misses),
    )


# -- articles, events, storylines, copies ------------------------------------------------------------------------------


def _articles(reading: Reading, expected: Row, misses: list[str]) -> Share:
    """An article counts when it is there with all the phrases that it must hold."""
    good = 0
    rows = [row for row in expected["articles"] if not row["may_be_refused"]]
    for row in rows:
        text = plain(reading.articles.get(row["address"], {}).get("text", ""))
        lacking = [phrase for phrase in row["must_contain"] if plain(phrase) not in text]
        good += not lacking
        if lacking:
            misses.append(f"article {row['address']} lacks {lacking[0]!r}" if text else f"no article {row['address']}")
    return Share(good, len(rows))


def _events(reading: Reading, expected: Row, misses: list[str]) -> Share:
    """Exact sets of articles; optional, hostile and unknown articles are left aside."""
    free = {a for event in expected["events"] for a in event["optional"]}
    counted = {row["address"] for row in expected["articles"] if not row["may_be_refused"]} - free
    sets = {reading.addresses(event) & counted for event in reading.events}
    wanted = [event for event in expected["events"] if set(event["articles"]) & counted]
    for event in wanted:
        if frozenset(event["articles"]) not in sets:
            parts = [sorted(s & set(event["articles"])) for s in sets if s & set(event["articles"])]
            misses.append(f"event {event['id']} is in {len(parts)} parts or mixed: {parts}")
    return Share(sum(frozenset(event["articles"]) in sets for event in wanted), len(wanted))


def _false_merges(reading: Reading, expected: Row, misses: list[str]) -> int:
    """Pairs of articles of different expected events that stand in one found event."""
    event_of = events_of(expected)
    why = {frozenset((row["a"], row["b"])): row["why"] for row in expected["must_not_merge"]}
    wrong: list[frozenset[str]] = []
    for found in reading.events:
        ids = [event_of[a] for a in sorted(reading.addresses(found)) if a in event_of]
        wrong += [frozenset(pair) for pair in combinations(ids, 2) if pair[0] != pair[1]]
    pairs = sorted({tuple(sorted(pair)) for pair in wrong})
    misses += [f"false merge of {' and '.join(pair)} {why.get(frozenset(pair), '')}".rstrip() for pair in pairs]
    return len(wrong)


def _storylines(reading: Reading, expected: Row, misses: list[str]) -> Share:
    event_of = events_of(expected)
    found = []
    for line in reading.storylines:
        addresses = [a for event in line["events"] for a in sorted(reading.addresses(event))]
        found.append(frozenset(event_of[a] for a in addresses if a in event_of))
    good = 0
    for line in expected["storylines"]:
        events, may = set(line["events"]), set(line["may"])
        fits = any(events <= ids <= events | may for ids in found)
        good += fits
        if not fits:
            misses.append(f"storyline {line['label']!r} found as {[sorted(ids) for ids in found if ids & events]}")
    return Share(good, len(expected["storylines"]))


def _found_copies(reading: Reading) -> dict[str, dict[str, str]]:
    groups: dict[str, dict[str, str]] = {}
    for address, article in reading.articles.items():
        if article.get("copy_of"):
            lead = reading.address_of.get(article["copy_of"], article["copy_of"])
            groups.setdefault(lead, {})[address] = str(article.get("copy_kind"))
    return groups


def _copy_groups(reading: Reading, expected: Row, misses: list[str]) -> Share:
    found = {lead: set(members) for lead, members in _found_copies(reading).items()}
    good = 0
    for group in expected["copy_groups"]:
        members = {member["address"] for member in group["members"]}
        fits = found.get(group["lead"]) == members
        good += fits
        if not fits:
            misses.append(f"copies of {group['lead']}: found {sorted(found.get(group['lead'], ()))}")
    return Share(good, len(expected["copy_groups"]))


def _copy_kinds(reading: Reading, expected: Row, misses: list[str]) -> Share:
    kinds = {a: kind for members in _found_copies(reading).values() for a, kind in members.items()}
    rows = [member for group in expected["copy_groups"] for member in group["members"]]
    bad = [row for row in rows if kinds.get(row["address"]) != row["kind"]]
    misses += [f"copy {row['address']} is {row['kind']}, found {kinds.get(row['address'])}" for row in bad]
    return Share(len(rows) - len(bad), len(rows))


def _false_copies(reading: Reading, expected: Row, misses: list[str]) -> int:
    """Copies found of texts that they do not come from."""
    leads = leads_of(expected)
    wrong = [
        (address, lead)
        for lead, members in sorted(_found_copies(reading).items())
        for address in sorted(members)
        if leads.get(address, address) != leads.get(lead, lead)
    ]
    misses.extend(f"false copy: {address} of {lead}" for address, lead in wrong)
    return len(wrong)


def _reports(pairs: Mapping[str, Row], reading: Reading, expected: Row, misses: list[str]) -> Share:
    """The number of independent reports, plus one for each optional article that is really there."""
    told = [event for event in expected["events"] if len(event["articles"]) > 1]
    good = 0
    for event in told:
        found = pairs.get(event["id"])
        extra = len(set(event["optional"]) & reading.addresses(found)) if found else 0
        count = found["independent_reports"] if found else None
        good += count == event["independent_reports"] + extra
        if count != event["independent_reports"] + extra:
            misses.append(f"event {event['id']}: {count} reports, not {event['independent_reports'] + extra}")
    return Share(good, len(told))


# -- findings, quotes, timeline ----------------------------------------------------------------------------------------


def _findings(pairs: Mapping[str, Row], reading: Reading, expected: Row, misses: list[str]) -> Share:
    leads = leads_of(expected)
    good = 0
    for wanted in expected["findings"]:
        rows = pairs.get(wanted["event"], {}).get("findings", ())
        kinds = {wanted["kind"], *wanted["or"]}
        hit = any(row["kind"] in kinds and _fits(row, wanted, reading, leads) for row in rows)
        good += hit
        if not hit:
            values = " / ".join(value["value"] for value in wanted["values"])
            near = sorted({row["kind"] for row in rows if _fits(row, wanted, reading, leads)})
            misses.append(
                f"finding {wanted['event']}: {wanted['kind']} {wanted['about']}: {values} (as {near or 'none'})"
            )
    return Share(good, len(expected["findings"]))


def _fits(found: Row, wanted: Row, reading: Reading, leads: Mapping[str, str]) -> bool:
    """Each wanted value is among the found ones; what is agreed needs two independent receipts."""
    for value in wanted["values"]:
        sayers = {a for row in found["values"] for a in _sayers(row, value, reading, leads)}
        needed = 2 if wanted["kind"] == "agreed" and len(value["said_by"]) > 1 else 1
        if len(sayers) < needed:
            return False
    return True


def _sayers(found: Row, value: Row, reading: Reading, leads: Mapping[str, str]) -> set[str]:
    """Those named articles (copies count as their lead) whose receipts carry the value."""
    says: set[str] = set()
    for receipt in found["receipts"]:
        address = reading.address_of.get(receipt["article"], "")
        address = leads.get(address, address)
        words = value["words"].get(address)
        if words is not None and same_value(str(found["value"]), value["value"], receipt["text"], words):
            says.add(address)
    return says


def _all_quotes(reading: Reading) -> Iterator[tuple[int, str, str, str | None]]:
    """Number of the found quotation, address, content and speaker, for it and everything it is the same as."""
    rows = [quote for event in reading.events for quote in event["quotes"]]
    for number, row in enumerate(rows):
        for receipt in (row["receipt"], *(r for r in row.get("same_as", ()) if isinstance(r, Mapping))):
            yield number, reading.address_of.get(receipt["article"], ""), receipt["text"], row.get("speaker")


def _hits(reading: Reading, expected: Row) -> Iterator[tuple[Row, list[tuple[int, str | None]]]]:
    """Each expected quotation with those found that have its words, from its article or a copy of it."""
    leads = leads_of(expected)
    found = [(n, leads.get(a, a), text, speaker) for n, a, text, speaker in _all_quotes(reading)]
    for wanted in expected["quotes"]:
        home = leads.get(wanted["article"], wanted["article"])
        contents = (wanted["content"], *wanted["or"])
        mine = [(n, s) for n, a, text, s in found if a == home and any(alike(text, c) for c in contents)]
        yield wanted, mine


def _quotes(reading: Reading, expected: Row, misses: list[str]) -> Share:
    good = 0
    for wanted, mine in _hits(reading, expected):
        hit = any(same_person(speaker, wanted["speaker"]) for _, speaker in mine)
        good += hit
        if not hit:
            why = f"speaker {mine[0][1]!r}" if mine else "not found"
            misses.append(f"quote {wanted['content']!r} of {wanted['speaker']} in {wanted['article']}: {why}")
    return Share(good, len(expected["quotes"]))


def _wrong_speakers(reading: Reading, expected: Row, misses: list[str]) -> int:
    """Found quotations that are given to somebody else; no speaker at all is no mistake."""
    wrong = 0
    for wanted, mine in _hits(reading, expected):
        others = sorted({str(s) for _, s in mine if s is not None and not same_person(s, wanted["speaker"])})
        wrong += len(others)
        misses.extend(f"wrong speaker {other} for {wanted['content']!r} of {wanted['speaker']}" for other in others)
    return wrong


def _quote_groups(reading: Reading, expected: Row, misses: list[str]) -> Share:
    """Pairs of wordings of one quotation that are shown as the same."""
    members: dict[str, list[tuple[str, set[int]]]] = {}
    for wanted, mine in _hits(reading, expected):
        if wanted["same_as"]:
            members.setdefault(wanted["same_as"], []).append((wanted["article"], {n for n, _ in mine}))
    good = total = 0
    for name, rows in sorted(members.items()):
        for (a, left), (b, right) in combinations(rows, 2):
            total += 1
            good += bool(left & right)
            if not left & right:
                misses.append(f"quote {name!r}: {a} and {b} are not shown as the same")
    return Share(good, total)


def _timeline(pairs: Mapping[str, Row], reading: Reading, expected: Row, misses: list[str]) -> Share:
    """An entry counts when its days are equal and a receipt of any telling overlaps the expected words."""
    good = 0
    for wanted in expected["timeline"]:
        rows = pairs.get(wanted["event"], {}).get("timeline", ())
        same_days = [row for row in rows if (row["from"], row["to"]) == (wanted["from"], wanted["to"])]
        hit = any(_holds_any(row["receipts"], wanted) for row in same_days)
        good += hit
        if not hit:
            misses.append(f"timeline {wanted['event']} {wanted['from']}: {wanted['words']!r} in {wanted['article']}")
    return Share(good, len(expected["timeline"]))


def _holds_any(receipts: Sequence[Row], wanted: Row) -> bool:
    return any(holds(receipt["text"], wanted["words"]) for receipt in receipts)


def _wrong_findings(pairs: Mapping[str, Row], expected: Row, misses: list[str]) -> int:
    """Findings that line up values of different matters."""
    wrong = 0
    for row in expected["wrong_findings"]:
        unwanted = {value_key(value) for value in row["values"]}
        for found in pairs.get(row["event"], {}).get("findings", ()):
            values = {value_key(str(value["value"])) for value in found["values"]}
            hit = found["kind"] == row["kind"] and unwanted <= values
            wrong += hit
            if hit:
                misses.append(f"wrong finding {row['event']}: {' / '.join(row['values'])}: {row['why']}")
    return wrong


# -- troubles, dates, chrome -------------------------------------------------------------------------------------------


def _trouble(reading: Reading, expected: Row, misses: list[str]) -> Share:
    good = 0
    for row in expected["trouble"]:
        rows = [said for said in reading.skipped if row["address"].partition("://")[2] in _bare(str(said["what"]))]
        hit = any(word.lower() in str(said["reason"]).lower() for said in rows for word in row["reason_words"])
        good += hit
        if not hit:
            misses.append(f"trouble at {row['address']} is not told: {[said['reason'] for said in rows]}")
    return Share(good, len(expected["trouble"]))


def _bare(what: str) -> str:
    return re.sub(r"(localhost):\d+", r"\1", what)


def _wrong_dates(reading: Reading, expected: Row, misses: list[str]) -> int:
    """Dates of publication that differ from the page's own, or lie after the end of the sample."""
    wrong = 0
    for row in expected["articles"]:
        found = str(reading.articles.get(row["address"], {}).get("published") or "")[:10]
        said = (row["published"] or found)[:10]
        bad = bool(found) and (found != said or found > expected["no_date_after"])
        wrong += bad
        if bad:
            misses.append(f"date of {row['address']}: {found}, not {row['published'] and said}")
    return wrong


def _chrome(reading: Reading, expected: Row, misses: list[str]) -> int:
    """Strings of menus, adverts, boxes and comments in article texts and shown lines."""
    count = 0
    shown = _shown(reading)
    for row in expected["articles"]:
        text = plain(
            "\n".join((reading.articles.get(row["address"], {}).get("text", ""), *shown.get(row["address"], ())))
        )
        inside = [line for line in row["must_not_contain"] if plain(line) in text]
        count += len(inside)
        misses.extend(f"chrome in {row['address']}: {line!r}" for line in inside)
    return count


def _strangers(reading: Reading, expected: Row, misses: list[str]) -> int:
    """Pages that were read as articles and are none, such as front pages and lists."""
    known = {row["address"] for row in expected["articles"]}
    strangers = sorted(set(reading.articles) - known)
    misses.extend(f"not an article: {address}" for address in strangers)
    return len(strangers)


def _shown(reading: Reading) -> dict[str, list[str]]:
    lines: dict[str, list[str]] = {}
    for event in reading.events:
        for receipt in _receipts(event):
            lines.setdefault(reading.address_of.get(receipt["article"], ""), []).append(receipt["text"])
    return lines


def _receipts(event: Row) -> Iterator[Row]:
    yield from (r for finding in event["findings"] for value in finding["values"] for r in value["receipts"])
    yield from (quote["receipt"] for quote in event["quotes"])
    yield from (r for entry in event["timeline"] for r in entry["receipts"])
