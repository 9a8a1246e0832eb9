"""Grouping on labelled sets: events, storylines, copies and pairs, each with its one fixed setting.

`./dev bench quality [--peers] [--json]`. The sets are read from `../shared/data`; figures are printed, none of their
text. With `--peers` other ways of grouping run beside it on the same texts, each at the best settings it could have.
"""

import sys
from collections.abc import Iterator, Mapping

from bench import quality_table
from bench.figures import Figure, report
from bench.labelled import DATA, EVENT_SETS
from bench.quality_ours import across_figures, copy_figures, event_figures, mean, pair_figures, storyline_figures
from bench.quality_peers import Standing, standings
from bench.train_links import figures_of, unseen

LANGUAGES_SETS = ("meantime", "itn_multilingual")
OTHER_SETS = ("newswcl50",)
BARS = {
    "events, giveme5w1h_clusters: bcubed_f1": 0.92,
    "events, gvc_incidents: bcubed_f1": 0.97,
    "events, ecbplus: bcubed_f1": 0.92,
    "events, allsides_roundups: bcubed_f1": 0.87,
    "events, mean: bcubed_f1": 0.93,
    "storylines, ecbplus: bcubed_f1": 0.92,
    "copies: precision": 0.98,
    "copies: F1 of same and syndicated": 0.97,
    "copies: F1 of all links": 0.9,
} | {f"events, {name}: pair_precision": 0.95 for name in EVENT_SETS}
MACRO = "mean"
Clusterings = dict[str, dict[str, float]]


def ours() -> dict[str, Clusterings]:
    """What is measured of ours, by what is grouped and by set."""
    events = {name: event_figures(DATA / name) for name in EVENT_SETS}
    events[MACRO] = mean(events.values())
    others = {name: event_figures(DATA / name) for name in OTHER_SETS}
    for name in LANGUAGES_SETS:
        others |= across_figures(DATA / name)
    lines = {"ecbplus": storyline_figures(DATA / "ecbplus")}
    return {"events": events, "events, other sets": others, "storylines": lines}


def plain() -> dict[str, Clusterings]:
    """What is measured by single pairs."""
    pairs = {language or "all": pair_figures(DATA / "tgcontest_pairs", language) for language in (None, "en", "ru")}
    return {"pairs": {f"tgcontest, {name}": found for name, found in pairs.items()}, "copies": {"": copy_figures(DATA)}}


def left_out() -> Standing:
    """Ours with weights that were learnt on the three other sets."""
    found = {name: figures_of(variants[0]) for name, variants in unseen().items()}
    return Standing("ours", "set not learnt", (), found)


def figures(groups: Mapping[str, Clusterings]) -> Iterator[Figure]:
    """Every number with its name; those of the terminal's tables and more."""
    for what, sets in groups.items():
        for name, values in sets.items():
            for key, value in values.items():
                full = f"{what}, {name}: {key}" if name else f"{what}: {key}"
                yield Figure(full, value, "", BARS.get(full), "at least")


def peer_figures(beside: list[Standing]) -> Iterator[Figure]:
    """The numbers of every system at every choice of settings."""
    for one in beside:
        for name, values in (one.sets | {MACRO: one.macro}).items():
            for key, value in values.items():
                yield Figure(f"{one.system}, {one.chosen}, {name}: {key}", value, "")


def show(groups: Mapping[str, Clusterings], singles: Mapping[str, Clusterings], beside: list[Standing]) -> None:
    if beside:
        quality_table.compared(beside)
        print("Peers are flattered: their settings were chosen on the documents that are scored. Ours is fixed.\n")
    for what, sets in groups.items():
        quality_table.detailed(what.capitalize(), sets)
        print()
    for what, sets in singles.items():
        quality_table.plain(what.capitalize(), sets)


def main() -> int:
    if not DATA.exists():
        sys.stderr.write("left out: the labelled sets are not beside the checkout\n")
        return 0
    groups, singles, beside = ours(), plain(), []
    if "--peers" in sys.argv:
        events = {name: values for name, values in groups["events"].items() if name != MACRO}
        beside = [Standing("ours", "fixed", (), events), left_out(), *standings()]
    found = [*figures(groups | singles), *peer_figures(beside)]
    if "--json" in sys.argv:
        return report("quality", found)
    show(groups, singles, beside)
    for one in found:
        if one.bar is not None:
            print(f"{one.name} {one.value:.3f} (bar: {one.limit} {one.bar:g}; {'met' if one.met else 'MISSED'})")
    return 1 if any(one.met is False for one in found) else 0


if __name__ == "__main__":
    sys.exit(main())
