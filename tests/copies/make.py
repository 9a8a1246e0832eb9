"""Articles and fingerprints for tests of copies; the texts are made up."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

from manytold.copies.fingerprint import fingerprint
from manytold.model.articles import Article, Passage
from manytold.model.copies import CopyKind, CopyLink, Fingerprint

NOON = datetime(2031, 5, 6, 12, tzinfo=UTC)

AGENCY = [
    "The old bridge over the Lenne in Falkenau was closed on Tuesday after engineers found cracks in two of its piers.",
    "About 4,300 cars use the bridge every day, and the town has no second crossing within 12 kilometres.",
    "Mayor Ilse Brandner told reporters that heavy lorries had been warned for years to take the northern road.",
    "Repairs will cost 2.4 million crowns, the regional office in Morsund said, and may last until the end of October.",
    "A ferry with room for 30 cars is to start on Friday, but ambulances will be sent from the hospital in Greifen.",
    "Farmers on the western bank fear for their harvest because the mills stand on the other side of the river.",
    "The bridge was opened in 1931 and was last examined nine years ago, according to papers seen by the council.",
    "A public meeting about the crossing is planned for Thursday evening in the town hall of Falkenau.",
]
REPORT = [
    "Drivers in Falkenau woke up to a barrier on Tuesday: experts no longer trust the piers of the Lenne bridge.",
    "Inspectors who climbed below the deck at the weekend saw fissures as wide as a thumb, people at the site said.",
    "For the 4,300 commuters this means a detour of half an hour through the hills, as nothing else spans the water.",
    "Ilse Brandner, who has led the town since spring, blamed trucks that ignore the signs.",
    "Her office expects a bill of 2.4 million crowns, money that Morsund has not yet promised.",
    "From Friday a ferry shall take over, thirty vehicles at a time.",
    "Grain growers across the river say that they cannot wait so long with their crops.",
    "Citizens may ask their questions on Thursday in the town hall.",
]
SWAPS = {
    "old": "ancient", "closed": "shut", "engineers": "technicians", "found": "discovered", "cracks": "fissures",
    "cars": "vehicles", "use": "utilise", "every": "each", "day": "daytime", "reporters": "journalists",
    "heavy": "weighty", "warned": "cautioned", "years": "yrs", "take": "choose", "road": "street", "cost": "price",
    "said": "mentioned", "last": "endure", "room": "space", "start": "begin", "sent": "dispatched", "fear": "worry",
    "harvest": "crop", "stand": "are", "side": "flank", "opened": "inaugurated", "examined": "inspected",
    "papers": "documents", "seen": "noticed", "public": "open", "meeting": "gathering", "planned": "scheduled",
    "evening": "night",
}  # fmt: skip


def make_article(name: str, sentences: list[str], *, hours: float | None = 0, **fields: object) -> Article:
    title = f"Headline of {name}"
    text = "\n".join([title, *sentences])
    passages, at = [], 0
    for number, line in enumerate(text.split("\n")):
        passages.append(Passage(at, at + len(line), "title" if number == 0 else "paragraph"))
        at += len(line) + 1
    given = {
        "id": name,
        "version": 1,
        "source": f"{name}.example",
        "source_name": name.title(),
        "text": text,
        "text_hash": sha256(text.encode("utf-8", "replace")).hexdigest(),
        "passages": tuple(passages),
        "fetched": NOON,
        "published": None if hours is None else NOON + timedelta(hours=hours),
        "language": "en",
    }
    return Article(**(given | fields))  # type: ignore[arg-type]


def make_print(name: str, *, hours: float | None = 0, **fields: object) -> Fingerprint:
    return fingerprint(make_article(name, AGENCY, hours=hours, **fields))


def make_link(a: str, b: str, share: float, kind: CopyKind = "syndicated", longer: float = 1.0) -> CopyLink:
    return CopyLink(min(a, b), max(a, b), kind, share, "made up", min(share, longer))


def reworded(sentences: list[str]) -> list[str]:
    return [" ".join(SWAPS.get(word, word) for word in sentence.split(" ")) for sentence in sentences]
