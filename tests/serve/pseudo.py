"""A language in which every message of ours stands in brackets, and what of a page stands in none."""

import re
from gettext import NullTranslations
from html.parser import HTMLParser

from babel import Locale
from babel.dates import get_month_names

from manytold.serve.languages import Language

OPEN, CLOSE = "⟦", "⟧"
CODE = "eo"


class Bracketed(NullTranslations):
    """Every message as it is marked, in brackets."""

    def gettext(self, message: str) -> str:
        return f"{OPEN}{message}{CLOSE}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


PSEUDO = Language(CODE, Bracketed())
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
QUOTED = frozenset(("bdi", "code", "kbd", "time", "text", "circle", "style", "script"))
"""Elements of what was fetched, of commands, of days, and of names in the picture of the coverage."""
NAMED = (("class", "receipt"), ("data-table", "values"))
"""What bears the name of a source or of what is compared."""
SPOKEN = ("aria-label", "placeholder", "title", "alt")
OURS = {"Manytold", "UTC", *get_month_names("wide", locale=CODE).values(), *Locale(CODE).languages.values()}
"""Words that are the same in every language, and the months and the names of languages in this one."""
LANGUAGE = re.compile(r"[a-z]{2}")
HOST = re.compile(r"\b[\w-]+(?:\.[\w-]+)+\b")


class Page(HTMLParser):
    """What a person reads or hears on a page that is neither a message of ours nor quoted."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.left: list[str] = []
        self.depth = 0
        self._title = ""
        self._quoted = ""
        self._within: list[tuple[str, bool]] = []
        self.feed(page)
        self.close()
        self._check(" ".join(word for word in self._title.split() if word not in self._quoted.split()))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        foreign = given.get("lang", CODE) != CODE or given.get("dir") == "auto" or tag in QUOTED
        quoted = foreign or bool(self._within and self._within[-1][1])
        for name in SPOKEN if not (quoted or any(given.get(name) == value for name, value in NAMED)) else ():
            self._check(_outside(given.get(name, ""))[0])
        if tag not in VOID:
            self._within.append((tag, quoted))

    def handle_endtag(self, tag: str) -> None:
        while self._within and self._within.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        outside, self.depth = _outside(data, self.depth)
        tag, quoted = self._within[-1] if self._within else ("", False)
        if quoted:
            self._quoted += f" {data}"
        elif tag == "title":
            self._title += outside
        else:
            self._check(outside)

    def _check(self, words: str) -> None:
        for word in re.findall(r"[^\W\d_]+", HOST.sub("", words)):
            if word not in OURS and not LANGUAGE.fullmatch(word):
                self.left.append(word)


def _outside(text: str, depth: int = 0) -> tuple[str, int]:
    """What stands in no bracket, when so many are open already, and how many are open at the end."""
    outside = ""
    for sign in text:
        depth += (sign == OPEN) - (sign == CLOSE)
        outside += sign if depth == 0 and sign != CLOSE else " "
    return outside, depth
