"""Times measured on labelled news beside the checkout (GUM, Zeldes 2017); its text stays there."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from manytold.text.dates import times
from manytold.text.sentences import sentences

GUM = Path(__file__).parents[3] / "shared" / "data" / "gum_news" / "docs.jsonl.gz"


def make_documents():
    with gzip.open(GUM, "rt", encoding="utf-8") as lines:
        return [document for document in map(json.loads, lines) if document["genre"] == "news"]


@pytest.mark.shared
@pytest.mark.skipif(not GUM.exists(), reason="the labelled sets are not beside the checkout")
def test_values_of_single_dates_in_news():
    right, labelled, read = 0, 0, 0
    for document in make_documents():
        text = document["text"]
        found = times(text, sentences(text, "en"), "en", date.fromisoformat(document["date"]))
        single = [d for d in document["dates"] if "when" in d]
        over = [[t for t in found if t.start < d["end"] and d["start"] < t.end] for d in single]
        labelled += len(single)
        read += sum(bool(times_) for times_ in over)
        right += sum(bool(ts) and ts[0].value == d["when"] for d, ts in zip(single, over, strict=True))
    assert read / labelled > 0.9, "0.97 of the labelled single dates were found when this was written"
    assert right / read > 0.9, "89 of 93 had the labelled value when this was written"
