"""How the figures of grouping are laid out in a terminal."""

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table

from bench.quality_peers import Standing

SHORT = {
    "giveme5w1h_clusters": "giveme5w1h",
    "gvc_incidents": "gvc",
    "allsides_roundups": "allsides",
    "itn_multilingual": "itn",
}
DETAILS = {
    "bcubed_precision": "B³ P",
    "bcubed_recall": "B³ R",
    "bcubed_f1": "B³ F1",
    "pair_precision": "pair P",
    "pair_recall": "pair R",
    "pair_f1": "pair F1",
    "false_pairs": "false pairs",
    "mixed_groups": "mixed groups",
    "groups": "groups",
    "groups_true": "true",
}
WIDTH = 118


def compared(standings: Sequence[Standing]) -> None:
    """One row a system, ours first: B-cubed F1 on each set and its mean; then how much is merged wrongly."""
    table = Table(title="Events: B-cubed F1", title_justify="left", title_style="bold", box=None, pad_edge=False)
    table.add_column("system")
    table.add_column("setting", style="dim")
    for name in standings[0].sets:
        table.add_column(shortened(name), justify="right")
    for name in ("mean", "pair P", "mixed groups"):
        table.add_column(name, justify="right")
    before = ""
    for one in standings:
        numbers = [one.sets[name]["bcubed_f1"] for name in one.sets]
        numbers += [one.macro[key] for key in ("bcubed_f1", "pair_precision", "mixed_groups")]
        cells = [f"{number:.3f}" for number in numbers]
        ours = one.system == "ours"
        table.add_row("" if one.system == before else one.system, one.chosen, *cells, style="bold" if ours else None)
        before = one.system
    console().print(table)


def detailed(title: str, found: Mapping[str, Mapping[str, float]]) -> None:
    """One row a set, every figure of clustering."""
    table = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False)
    table.add_column("set")
    for name in DETAILS.values():
        table.add_column(name, justify="right")
    for name, values in found.items():
        cells = [f"{values[key]:.0f}" if key.startswith("groups") else f"{values[key]:.3f}" for key in DETAILS]
        table.add_row(shortened(name), *cells)
    console().print(table)


def plain(title: str, found: Mapping[str, Mapping[str, float]]) -> None:
    """Figures by name, one line for each thing measured."""
    console().print(f"[bold]{title}[/bold]")
    for name, values in found.items():
        said = ", ".join(f"{key} {value:.3f}".removesuffix(".000") for key, value in values.items())
        console().print(f"  {name}: {said}" if name else f"  {said}", highlight=False)


def shortened(name: str) -> str:
    """A set by a name that leaves room for its figures."""
    whole, comma, rest = name.partition(", ")
    return SHORT.get(whole, whole) + comma + rest


def console() -> Console:
    """Wide enough for all columns where the output is a file."""
    found = Console()
    return found if found.is_terminal else Console(width=WIDTH)
