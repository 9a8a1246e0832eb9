"""The languages that there are: standard message catalogues (gettext), read as they are written, without a build."""

import re
from functools import cache
from gettext import GNUTranslations
from importlib.resources import files
from io import BytesIO
from types import MappingProxyType

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from manytold.serve.languages import ENGLISH, Language

LOCALE = files("manytold.serve") / "locale"
WITHIN = ("LC_MESSAGES", "manytold.po")
LONGEST_WISH = 1000
MOST_WISHES = 50
"""Characters, and languages among them, of what a browser wishes for; beyond it nothing is read."""
WISH = re.compile(r"\s*([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,4})\s*(?:;\s*q\s*=\s*([01](?:\.[0-9]{0,3})?)\s*)?")
"""One language with its weight, as in Accept-Language (RFC 9110, 12.5.4)."""


@cache
def shipped() -> MappingProxyType[str, Language]:
    """Every language by its code: English, and those with a catalogue in the order of their codes."""
    found = {ENGLISH.code: ENGLISH}
    for folder in sorted((one for one in LOCALE.iterdir() if one.is_dir()), key=lambda one: one.name):
        code = folder.name.replace("_", "-")
        found[code] = Language(code, messages(folder.joinpath(*WITHIN).read_bytes()))
    return MappingProxyType(found)


def messages(catalogue: bytes) -> GNUTranslations:
    """The messages of a .po file, without those that are marked as fuzzy."""
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(catalogue)))
    compiled.seek(0)
    return GNUTranslations(compiled)


def language_for(wish: str, header: str, there: MappingProxyType[str, Language]) -> Language:
    """The language that was chosen by hand, else the one that the browser's Accept-Language prefers, else English."""
    if wish in there:
        return there[wish]
    return next((there[code] for tag in _wishes(header) if (code := _fitting(tag, there))), ENGLISH)


def _wishes(header: str) -> list[str]:
    """The languages of a header, the most wanted first; those of equal weight in their order."""
    parts = header[:LONGEST_WISH].split(",")[:MOST_WISHES]
    found = [(float(one[2] or "1"), one[1].lower()) for part in parts if (one := WISH.fullmatch(part))]
    return [tag for weight, tag in sorted(found, key=lambda one: -one[0]) if 0 < weight <= 1]


def _fitting(tag: str, there: MappingProxyType[str, Language]) -> str:
    """The language that a tag means: itself, else the one without its region (RFC 4647, lookup)."""
    by_tag = {code.lower(): code for code in there}
    while tag and tag not in by_tag:
        tag = tag.rpartition("-")[0]
    return by_tag.get(tag, "")
