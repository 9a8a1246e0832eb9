"""Paper on which the pictures of the sample newsroom are drawn."""

from math import pi, sin
from pathlib import Path

from PIL import Image, ImageDraw

PICTURES = Path(__file__).parent / "pictures"
FINE = 3
"""How many times larger than it is kept a picture is drawn, so that its edges are smooth."""
QUALITY = 80
Point = tuple[float, float]


class Sheet:
    """Paper that is drawn on, from the upper left corner to (wide, high)."""

    def __init__(self, paper: str, wide: int = 960, high: int = 600) -> None:
        self.wide, self.high = wide, high
        self._image = Image.new("RGB", (wide * FINE, high * FINE), paper)
        self._pen = ImageDraw.Draw(self._image)

    def shape(self, colour: str, *points: Point) -> None:
        """A filled shape with these corners."""
        self._pen.polygon([(x * FINE, y * FINE) for x, y in points], fill=colour)

    def box(self, colour: str, left: float, top: float, wide: float, high: float, round_: float = 0) -> None:
        """A filled rectangle."""
        corners = (left * FINE, top * FINE, (left + wide) * FINE, (top + high) * FINE)
        self._pen.rounded_rectangle(corners, round_ * FINE, fill=colour)

    def disc(self, colour: str, x: float, y: float, radius: float, flat: float = 1.0) -> None:
        """A filled circle, or with `flat` an ellipse."""
        high = radius * flat
        self._pen.ellipse([v * FINE for v in (x - radius, y - high, x + radius, y + high)], fill=colour)

    def ring(self, colour: str, x: float, y: float, radius: float, thick: float) -> None:
        """A circle."""
        corners = [v * FINE for v in (x - radius, y - radius, x + radius, y + radius)]
        self._pen.ellipse(corners, outline=colour, width=round(thick * FINE))

    def line(self, colour: str, thick: float, *points: Point) -> None:
        """A line through points, with round ends."""
        self._pen.line([(x * FINE, y * FINE) for x, y in points], colour, round(thick * FINE), joint="curve")
        for x, y in (points[0], points[-1]):
            self.disc(colour, x, y, thick / 2)

    def bands(self, *colours: str, top: float = 0, bottom: float | None = None) -> None:
        """Bands of equal height over the whole width, as a sky or the sea."""
        bottom = self.high if bottom is None else bottom
        each = (bottom - top) / len(colours)
        for number, colour in enumerate(colours):
            self.box(colour, 0, top + number * each, self.wide, each + 1)

    def hills(self, colour: str, level: float, *waves: tuple[float, float, float]) -> None:
        """Land from a rolling line down: each wave has a height, how many of it there are, and where it begins."""
        line = [
            (x, level - sum(height * sin(2 * pi * many * x / self.wide + begin) for height, many, begin in waves))
            for x in range(0, self.wide + 9, 8)
        ]
        self.shape(colour, *line, (self.wide, self.high), (0, self.high))

    def save(self, name: str) -> int:
        """The file, and how many bytes it has."""
        file = PICTURES / f"{name}.webp"
        small = self._image.resize((self.wide, self.high), Image.Resampling.LANCZOS)
        small.save(file, "WEBP", quality=QUALITY, method=6)
        return file.stat().st_size


def curve(*points: Point) -> list[Point]:
    """A smooth way through points (Catmull and Rom)."""
    ends = [points[0], *points, points[-1]]
    return [_between(ends[i : i + 4], step / 12) for i in range(len(points) - 1) for step in range(13 if i else 12)]


def _between(four: list[Point], t: float) -> Point:
    x, y = (
        0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
        for a, b, c, d in zip(*four, strict=True)
    )
    return x, y
