"""Small articles and annotations written out by hand."""

import hashlib
import re
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

from manytold.compare.statements import statements
from manytold.model.articles import Article, Passage
from manytold.model.events import EventGroup, Gathering, Member, Profile
from manytold.model.statements import Annotation, Name
from manytold.text.sentences import sentences

CASES = Path(__file__).parent / "cases"
LINE = re.compile(r"[^\n]+")


def make_article(text: str, language: str = "en", **details: object) -> Article:
    """An article whose first line is its title when `titled` is given, with every line a passage."""
    titled = bool(details.pop("titled", False))
    name = str(details.pop("id", "a"))
    lines = [m.span() for m in LINE.finditer(text)]
    kinds = ["title" if titled and i == 0 else "paragraph" for i in range(len(lines))]
    passages = tuple(Passage(s, e, kind) for (s, e), kind in zip(lines, kinds, strict=True))  # type: ignore[arg-type]
    details.setdefault("fetched", datetime(2031, 5, 9, tzinfo=UTC))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(name, 1, f"{name}.test", name.title(), text, digest, passages, language=language, **details)  # type: ignore[arg-type]


def make_names(text: str, people: list[str], others: list[str]) -> tuple[Name, ...]:
    """Every mention of the people, by full or last name, and of the other names."""
    forms: dict[str, tuple[str, str]] = {other: ("other", other) for other in others}
    for person in people:
        forms[person] = forms[person.split()[-1]] = ("person", person)
    if not forms:
        return ()
    any_form = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, forms), key=len, reverse=True)) + r")\b")
    return tuple(Name(m.start(), m.end(), m[0], forms[m[0]][0], forms[m[0]][1]) for m in any_form.finditer(text))  # type: ignore[arg-type]


def make_annotation(article: Article, people: list[str], others: list[str] | None = None) -> Annotation:
    """Sentences as they are found, names as they are told."""
    parts = sentences(article.text, article.language)
    return Annotation(parts, make_names(article.text, people, others or []), (), ())


def make_member(article: Article, origin: str | None = None) -> Member:
    """A member that is its own origin unless told otherwise."""
    known = {"article": article.id, "version": 1, "source": article.source}
    known |= {"published": article.published, "language": article.language}
    profile = Profile(**{f.name: known.get(f.name, ()) for f in fields(Profile)})  # type: ignore[arg-type]
    return Member(article, profile, statements(article), origin or article.id, "syndicated" if origin else None)


def make_gathering(*members: Member) -> Gathering:
    """An event of these members."""
    ordered = tuple(sorted(members, key=lambda m: m.article.id))
    return Gathering(EventGroup("event", tuple(m.article.id for m in ordered)), ordered)
