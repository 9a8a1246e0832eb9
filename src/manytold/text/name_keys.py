"""One key for all the ways to write a name: what a page about it is found under."""

import unicodedata

LONGEST = 80
"""Characters of a key; the longest name of a body in the sets of articles has 74."""
LATIN_MARKS = range(0x300, 0x370)


def name_key(name: str) -> str:
    """`Élodie O'Brien` and `elodie o’brien` give `elodie-o-brien`; empty where nothing is left.

    Marks go where they are accents of Latin, Greek or Cyrillic; in other scripts they are letters.
    """
    plain = unicodedata.normalize("NFKD", name[: 4 * LONGEST]).casefold()
    letters = unicodedata.normalize("NFC", "".join(c for c in plain if ord(c) not in LATIN_MARKS))
    spelt = "".join(c if c.isalnum() or unicodedata.category(c) in ("Mn", "Mc") else " " for c in letters)
    return "-".join(spelt.split())[:LONGEST].strip("-")
