"""A viewer in which a person judges findings: what is claimed beside what is known, one key a verdict.

`./dev bench judge [--set giveme5w1h_clusters] [--kinds agreed,conflicting,changed] [--count 100] [--seed 1] [--port P]`
serves one page on this machine; each verdict is kept at once in `bench/judged/SET.jsonl` as ids and offsets, never as
text. `--report` prints the precision of what is judged and says how many of the drawn findings are not.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import uvicorn
from jinja2 import Environment, FileSystemLoader
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from bench.figures import Figure, report
from bench.judge_cards import Card, cards

HERE = Path(__file__).parent
KINDS = ("agreed", "conflicting", "changed")
VERDICTS = ("right", "wrong", "unsure")


def judged(file: Path) -> dict[str, str]:
    """The verdicts of a file by the key of their card; the last of several counts."""
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    return {row["key"]: row["verdict"] for row in map(json.loads, lines)}


def keep(file: Path, card: Card, verdict: str) -> None:
    """One more line."""
    row = {"key": card.key, "kind": card.kind, "event": card.event, "spans": card.spans, "verdict": verdict}
    with file.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(row) + "\n")


def viewer(drawn: Sequence[Card], file: Path) -> Starlette:
    """The page, and the one address that verdicts are sent to."""
    by_key = {card.key: card for card in drawn}
    page = Environment(loader=FileSystemLoader(HERE), autoescape=True).get_template("judge.html.j2")

    def show(_request: Request) -> Response:
        return HTMLResponse(page.render(cards=drawn, judged=judged(file)))

    async def take(request: Request) -> Response:
        said = json.loads(await request.body())
        if said.get("key") not in by_key or said.get("verdict") not in VERDICTS:
            return PlainTextResponse("no such card or verdict", status_code=400)
        keep(file, by_key[said["key"]], said["verdict"])
        return PlainTextResponse("kept")

    return Starlette(routes=[Route("/", show), Route("/judge", take, methods=["POST"])])


def figures(drawn: Sequence[Card], verdicts: dict[str, str]) -> list[Figure]:
    """Precision by kind over what is judged; "not sure" counts as not right."""
    found = []
    for kind in sorted({card.kind for card in drawn}):
        mine = Counter(verdicts.get(card.key, "not judged") for card in drawn if card.kind == kind)
        told = sum(mine[verdict] for verdict in VERDICTS)
        found.append(Figure(f"{kind}: judged right", mine["right"] / told if told else 0.0, f"of {told}"))
        found.append(Figure(f"{kind}: not judged", mine["not judged"], "findings"))
    return found


def main() -> int:
    """Serve, or report."""
    parser = argparse.ArgumentParser(prog="./dev bench judge", description=__doc__)
    parser.add_argument("--set", default="giveme5w1h_clusters", help="a labelled set, or `sample`")
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--port", type=int, default=8643)
    parser.add_argument("--report", action="store_true")
    parser.add_argument("--json", action="store_true", help="with --report")
    asked = parser.parse_args()
    file = HERE / "judged" / f"{asked.set}.jsonl"
    drawn = cards(asked.set, asked.kinds.split(","), asked.count, asked.seed)
    if asked.report:
        return report("judge", figures(drawn, judged(file)))
    file.parent.mkdir(exist_ok=True)
    print(f"{len(drawn)} findings at http://127.0.0.1:{asked.port}/ (Ctrl-C ends)")
    uvicorn.run(viewer(drawn, file), host="127.0.0.1", port=asked.port, log_level="warning")
    return 0


if __name__ == "__main__":
    sys.exit(main())
