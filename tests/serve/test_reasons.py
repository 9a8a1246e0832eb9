"""What the rooms below say to people is known to the interface, so that it is said in every language."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import manytold
from manytold.serve.catalogues import shipped
from manytold.serve.known import KNOWN, known
from manytold.serve.languages import speaking

SOURCE = Path(manytold.__file__).parent
ROOMS = ("read", "events", "compare", "copies", "fetch", "run")
HOLE = "\0"
"""What stands for a part of a reason that is put in when it is said."""
FILES = (
    *("fetch/files.py", "fetch/letters.py", "fetch/mail.py", "fetch/maildir.py", "fetch/mhtml.py", "fetch/warc.py"),
    *(
        "fetch/wacz.py",
        "run/check.py",
        "run/subediting.py",
        "run/websub.py",
        "run/lines.py",
        "run/records.py",
        "run/streams.py",
        "run/letters.py",
        "run/collect.py",
    ),
)
"""What reads files and mail folders, or is run by hand: an owner meets its reasons there, or beside a mail folder."""
ENGLISH = (
    f"{HOLE} failed: {HOLE} {HOLE}",
    f"{HOLE}more than {HOLE} times, last to {HOLE}",
    f"the site asks to be left alone for {HOLE}",
    f"the list has {HOLE} bytes, more than {HOLE}",
    f"the list is not read: {HOLE}",
    f"the feed is not read: {HOLE}",
    f"the sitemap answered {HOLE}",
    f"the sitemap has {HOLE} bytes, more than {HOLE}",
    f"the sitemap is not read: {HOLE}",
    f"{HOLE} of its items are no pages of {HOLE}",
    f"the first: {HOLE}",
    f"beyond {HOLE} feeds, the most of one list",
    "split the list",
    f"{HOLE} of its items or parts became no entry",
    f"the first, {HOLE}: {HOLE}",
    f"it is no feed, site or list of feeds: {HOLE} announces no articles",
    f"{HOLE} from the server",
    f"{HOLE}: the answer has no page",
    f"{HOLE} bytes",
    f"its link is no http or https address of at most {HOLE} characters",
)
"""Reasons that hold other reasons, words of a parser or lengths of time; they are shown as English, and marked so."""
SAYS = re.compile(r"(_words|_why|^why|_reason|^_status)$")
TOLD = ("why", "reason", "published_why", "health", "several")
TABLES = ("_STATUS_WORDS", "_WORDS", "OTHER_KINDS", "SEARCHED", "NO_DATE", "BESIDE", "UPDATED_BESIDE", "GONE", "EMPTY")
"""Constants whose words are said although no reason names them where it is made."""


@cache
def trees() -> dict[str, ast.Module]:
    files = (path for room in ROOMS for path in sorted((SOURCE / room).glob("*.py")))
    return {str(path.relative_to(SOURCE)): ast.parse(path.read_text("utf-8")) for path in files}


@cache
def constants() -> dict[str, ast.expr]:
    found: dict[str, ast.expr] = {}
    for tree in trees().values():
        for node in tree.body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                found[node.targets[0].id] = node.value
    return found


def words_of(node: ast.expr | None) -> Iterator[str]:
    """The words that an expression can be, as far as it is written out."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield re.sub(r"\{\w+\}", HOLE, node.value)
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(one.value) if isinstance(one, ast.Constant) else HOLE for one in node.values)
    elif isinstance(node, ast.Name) and node.id.isupper():
        yield from words_of(constants().get(node.id))
    elif isinstance(node, ast.Subscript | ast.Attribute):
        yield from words_of(node.value)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and not node.args:
        yield from words_of(node.func)
    else:
        yield from (word for part in _parts(node) for word in words_of(part))


def _parts(node: ast.expr | None) -> list[ast.expr]:
    if isinstance(node, ast.IfExp):
        return [node.body, node.orelse]
    if isinstance(node, ast.Dict | ast.BoolOp):
        return node.values
    return node.elts if isinstance(node, ast.Tuple) else []


def said_in(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.id if isinstance(node.func, ast.Name) else ""
            yield from words_of(node.args[1] if called in ("Skipped", "Failed") and len(node.args) > 1 else None)
            yield from (word for one in node.keywords if one.arg in TOLD for word in words_of(one.value))
        elif isinstance(node, ast.FunctionDef) and SAYS.search(node.name):
            ends = (one for one in ast.walk(node) if isinstance(one, ast.Return | ast.Yield))
            yield from (word for one in ends for word in words_of(one.value))
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
            said = isinstance(target, ast.Name) and target.id in (*TOLD, *TABLES)
            yield from words_of(node.value if said else None)


def reasons() -> list[tuple[str, str]]:
    """Every reason that is written out, by parts, with the file that says it."""
    found = {
        (name, part)
        for name, tree in trees().items()
        if name not in FILES
        for words in said_in(tree)
        for part in words.split("; ")
        if re.search("[a-z]{3}", part)
    }
    return sorted(found)


@cache
def shapes() -> str:
    return "\n".join(re.sub(r"%\(\w+\)s", HOLE, message).replace("%%", "%") for message in KNOWN)


def is_known(reason: str) -> bool:
    """Whether some message could be this reason with its holes filled."""
    pattern = re.escape(reason).replace(re.escape(HOLE), "[^\n]*")
    return bool(re.search(rf"^{pattern}$", shapes(), re.MULTILINE))


def test_every_reason_that_is_written_out_is_known_or_meant_to_stay_english() -> None:
    assert [one for one in reasons() if not is_known(one[1]) and one[1] not in ENGLISH] == []


def test_what_is_meant_to_stay_english_is_said() -> None:
    assert set(ENGLISH) - {part for _, part in reasons()} == set()


def test_reasons_are_found_where_they_are_made() -> None:
    found = {part for _, part in reasons()}
    assert len(found) > 110
    assert {"the page is empty", "a feed, not an article", "removed on request", "unfollow it"} <= found
    assert not is_known("a reason that nobody has written")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("removed on request", "auf Bitte entfernt"),
        ("the page says 2031-05-04, which is later than it was fetched", "die Seite nennt 2031-05-04, was nach dem"),
        ("nobody.example refused the connection; check host and port, or try again later", "nobody.example hat die"),
        ("its headline says “In brief”, and its parts tell 4 matters", "seine Überschrift sagt „In brief“, und"),
        ("blocked by bot protection by Acme (403), which lets browsers in and no feed readers", "von Acme (403) gesp"),
    ],
)
def test_rarer_reasons_are_told_in_the_language(said: str, words: str) -> None:
    with speaking(shipped()["de"]):
        assert words in known(said)
    assert known(said) == said
