"""One extractor over the labelled pages, in a process of its own; runs in the environment of the peers or in ours.

`python bench/extraction_peer.py NAME FOLDER`: one JSON object on standard output with the texts by page, CPU seconds of
extraction alone, and the peak memory of the process. Only the standard library and NAME are needed.
"""

import gzip
import json
import logging
import resource
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

Row = dict[str, Any]
SETS = ("n4k", "fundus")


def trafilatura(**options: Any) -> Callable[[Row], str]:
    from trafilatura import extract  # noqa: PLC0415 only in the environment of the peers

    def text(row: Row) -> str:
        return extract(row["html"], url=row["url"], include_comments=False, include_tables=False, **options) or ""

    return text


def trafilatura_metadata() -> Callable[[Row], str]:
    from trafilatura import bare_extraction  # noqa: PLC0415

    options = {"include_comments": False, "include_tables": False, "with_metadata": True}

    def text(row: Row) -> str:
        found = bare_extraction(row["html"], url=row["url"], **options)
        return (found.text if found is not None else "") or ""

    return text


def resiliparse() -> Callable[[Row], str]:
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415

    return lambda row: extract_plain_text(row["html"], main_content=True, alt_texts=False)


def newspaper4k() -> Callable[[Row], str]:
    import newspaper  # noqa: PLC0415

    return lambda row: newspaper.article(row["url"], input_html=row["html"], fetch_images=False).text


def readability() -> Callable[[Row], str]:
    from lxml.html import fromstring  # noqa: PLC0415
    from readability import Document  # noqa: PLC0415

    return lambda row: "\n".join(fromstring(Document(row["html"]).summary()).itertext())


def goose3() -> Callable[[Row], str]:
    from goose3 import Goose  # noqa: PLC0415

    reader = Goose({"enable_image_fetching": False})
    return lambda row: reader.extract(raw_html=row["html"]).cleaned_text


def boilerpy3() -> Callable[[Row], str]:
    from boilerpy3.extractors import ArticleExtractor  # noqa: PLC0415

    reader = ArticleExtractor(raise_on_failure=False)
    return lambda row: reader.get_content(row["html"])


def justext() -> Callable[[Row], str]:
    import justext as reader  # noqa: PLC0415

    names = {"en": "English", "de": "German", "es": "Spanish", "fr": "French", "it": "Italian", "cs": "Czech"}
    names |= {"tr": "Turkish", "no": "Norwegian_Bokmal", "da": "Danish", "sv": "Swedish", "pl": "Polish", "nl": "Dutch"}
    lists = {code: reader.get_stoplist(name) for code, name in names.items()}

    def text(row: Row) -> str:
        found = reader.justext(row["html"].encode(), lists.get(row.get("lang") or "en", lists["en"]), encoding="utf-8")
        return "\n".join(part.text for part in found if not part.is_boilerplate)

    return text


def magic_html() -> Callable[[Row], str]:
    from lxml.html import fromstring  # noqa: PLC0415
    from magic_html import GeneralExtractor  # noqa: PLC0415

    reader = GeneralExtractor()

    def text(row: Row) -> str:
        markup = reader.extract(row["html"], base_url=row["url"]).get("html") or ""
        return "\n".join(fromstring(markup).itertext()) if markup.strip() else ""

    return text


def ours() -> Callable[[Row], str]:
    from bench.extraction_ours import text_of  # noqa: PLC0415 only in our own environment

    return text_of


def ours_text_only() -> Callable[[Row], str]:
    from bench.extraction_ours import lines_of  # noqa: PLC0415

    return lines_of


PEERS: dict[str, Callable[[], Callable[[Row], str]]] = {
    "trafilatura": trafilatura,
    "trafilatura, precision": partial(trafilatura, favor_precision=True),
    "trafilatura, recall": partial(trafilatura, favor_recall=True),
    "trafilatura, fast": partial(trafilatura, fast=True),
    "trafilatura with metadata": trafilatura_metadata,
    "resiliparse": resiliparse,
    "newspaper4k": newspaper4k,
    "readability-lxml": readability,
    "goose3": goose3,
    "boilerpy3": boilerpy3,
    "justext": justext,
    "magic-html": magic_html,
}
OURS = {"ours, text only": ours_text_only, "ours": ours}


def main() -> int:
    logging.disable(logging.CRITICAL)
    extract, texts, spent = (PEERS | OURS)[sys.argv[1]](), {}, 0.0
    told(extract, next(pages(Path(sys.argv[2]))))
    for row in pages(Path(sys.argv[2])):
        begun = time.process_time()
        texts[row["id"]] = told(extract, row)
        spent += time.process_time() - begun
    peak = most_memory()
    json.dump({"texts": texts, "cpu": spent, "mib": peak}, sys.stdout)
    return 0


def most_memory() -> float:
    """The most memory this process has had, in MiB; `ru_maxrss` alone would count that of its parent too."""
    status = Path("/proc/self/status")
    for line in status.read_text().splitlines() if status.exists() else ():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def pages(folder: Path) -> Iterator[Row]:
    """The labelled pages, one at a time."""
    for part in SETS:
        with gzip.open(folder / f"{part}.jsonl.gz", "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def told(extract: Callable[[Row], str], row: Row) -> str:
    """What it finds; a page on which it fails has no text."""
    try:
        return extract(row) or ""
    except Exception:  # whatever a library raises
        return ""


if __name__ == "__main__":
    sys.exit(main())
