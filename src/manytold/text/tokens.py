"""Words and signs as English treebanks part them: clitics by themselves, hyphens between words by themselves."""

import re

WORD = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|[\w.+-]+@[\w-]+\.[\w.-]+\w"
    r"|(?:[^\W\d_]\.){2,8}"
    r"|[A-Z]\.(?=\s+[A-Z])"
    r"|\d+(?:[.,:/]\d+)*(?:(?:st|nd|rd|th|s)\b)?"
    r"|(?i:anti|co|counter|cross|ex|extra|inter|intra|mid|multi|non|pre|pro|re|semi|sub|un|e)-[^\W_]+"
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Capt|Sgt|St|Jr|Sr|Inc|Ltd|Corp|Co|No|vs|ca|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\."
    r"|[^\W_]+(?:['\u2019][^\W_]+)*"
    r"|\.{2,}|-{2,}|\u2026|[!?]{2,}"
    r"|\S"
)
CLITIC = re.compile(r"(?i)(?:n['\u2019]t|['\u2019](?:s|re|ve|ll|d|m))$")
WHOLE = {"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3}


def tokens(text: str) -> list[tuple[int, int]]:
    """Start and end of each word or sign."""
    found = []
    for match in WORD.finditer(text):
        start, end = match.span()
        cut = WHOLE.get(match.group().lower(), 0) or _clitic(match.group())
        if cut:
            found += [(start, start + cut), (start + cut, end)]
        else:
            found.append((start, end))
    return found


def _clitic(word: str) -> int:
    end = CLITIC.search(word)
    return end.start() if end else 0
