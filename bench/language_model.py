"""The network: the first layers of all-MiniLM-L6-v2 (Apache-2.0) with the shape of words, and a head for each task."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from bench.language_data import MARKS, TAGS
from bench.minilm import folder, weights_of
from manytold.text.pieces import SHAPES

WIDTH, HEADS, WIDE, MOST_PARTS, LISTS = 384, 12, 1536, 160, 4
ARC, LABEL = 192, 192
DROP = 0.1
LOW = -1e4


class Layer(nn.Module):
    """One layer of BERT, its three projections as one."""

    def __init__(self) -> None:
        super().__init__()
        self.mixed = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.seen = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, WIDE)
        self.down = nn.Linear(WIDE, WIDTH)
        self.done = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(DROP)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """The states of parts, after each has looked at the others."""
        count, length, _ = x.shape
        mixed = self.mixed(x).reshape(count, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        query, key, value = mixed[0], mixed[1], mixed[2]
        heat = query @ key.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + mask
        seen = (heat.softmax(-1) @ value).transpose(1, 2).reshape(count, length, WIDTH)
        x = self.seen(x + self.drop(self.out(seen)))
        return self.done(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Network(nn.Module):
    """Rows of parts in; tags, arcs, halves of labels and name marks of words out."""

    def __init__(self, layers: int, labels: int) -> None:
        super().__init__()
        self.parts = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(MOST_PARTS, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.lists = nn.Linear(LISTS, WIDTH, bias=False)
        self.begin = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.drop = nn.Dropout(DROP)
        self.deep = nn.Dropout(0.3)
        self.tags = nn.Linear(WIDTH, len(TAGS))
        self.marks = nn.Linear(WIDTH, len(MARKS))
        self.own = nn.Linear(WIDTH, ARC)
        self.over = nn.Linear(WIDTH, ARC)
        self.pull = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.under = nn.Linear(WIDTH, LABEL)
        self.above = nn.Linear(WIDTH, LABEL)
        self.labels = nn.Linear(LABEL, labels)
        for small in (self.shapes, self.lists):
            nn.init.normal_(small.weight, std=0.01)
        nn.init.normal_(self.pull, std=ARC**-0.5)

    def embedded(self, parts: Tensor, shapes: Tensor, lists: Tensor) -> Tensor:
        """What enters the first layer, before it is made normal."""
        bits = torch.stack([(lists >> bit) & 1 for bit in range(LISTS)], -1).float()
        return self.parts(parts) + self.places.weight[: parts.shape[1]] + self.shapes(shapes) + self.lists(bits)

    def forward(self, x: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        """`x` as embedded; `mask` is 0 where a part is and low elsewhere; `first`, `last` are places of words."""
        x = self.drop(self.begin(x))
        for layer in self.layers:
            x = layer(x, mask)
        shape = (-1, -1, WIDTH)
        words = x.gather(1, first.unsqueeze(-1).expand(*shape)) + x.gather(1, last.unsqueeze(-1).expand(*shape))
        words = self.drop(words * 0.5)
        under = self.deep(functional.gelu(self.own(words)))
        over = self.deep(functional.gelu(self.over(words)))
        one = torch.ones_like(under[..., :1])
        arcs = (torch.cat((under, one), -1) @ self.pull) @ over.transpose(-1, -2)
        return self.tags(words), arcs, self.under(words), self.above(words), self.marks(words)

    def labelled(self, under: Tensor, above: Tensor) -> Tensor:
        """Scores of labels for words with their heads, as the halves of both."""
        return self.labels(self.deep(functional.gelu(under + above)))


def started(layers: int, labels: int) -> Network:
    """A network that begins as the model it is taken from; its table of parts stays so, names never seen with it."""
    network = Network(layers, labels)
    network.parts.weight.requires_grad = False
    found = {name: torch.tensor(rows) for name, rows in weights_of(folder()).items()}
    with torch.no_grad():
        network.parts.weight.copy_(found["embeddings.word_embeddings.weight"])
        network.places.weight.copy_(
            found["embeddings.position_embeddings.weight"][:MOST_PARTS]
            + found["embeddings.token_type_embeddings.weight"][0]
        )
        _take(network.begin, found, "embeddings.LayerNorm")
        for number, layer in enumerate(network.layers):
            assert isinstance(layer, Layer)
            at = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                three = [found[f"{at}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                getattr(layer.mixed, part).copy_(torch.cat(three))
            _take(layer.out, found, f"{at}attention.output.dense")
            _take(layer.seen, found, f"{at}attention.output.LayerNorm")
            _take(layer.up, found, f"{at}intermediate.dense")
            _take(layer.down, found, f"{at}output.dense")
            _take(layer.done, found, f"{at}output.LayerNorm")
    return network


def _take(part: Any, found: Mapping[str, Tensor], name: str) -> None:
    part.weight.copy_(found[f"{name}.weight"])
    part.bias.copy_(found[f"{name}.bias"])


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences side by side; word 0 is the root. What is not labelled is -1."""

    parts: Tensor
    shapes: Tensor
    lists: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    words: Tensor
    tags: Tensor
    heads: Tensor
    labels: Tensor
    marks: Tensor
    weight: Tensor


def padded(rows: Sequence[Sequence[int]], blank: int) -> Tensor:
    """Rows of equal length."""
    longest = max(len(row) for row in rows)
    return torch.tensor([[*row, *([blank] * (longest - len(row)))] for row in rows])
