"""Draws the icons of the application from the sign of the newspaper: `python -m docs.icons`."""

from importlib.resources import files
from pathlib import Path

from PIL import Image, ImageDraw

INK, WHITE, GOLD = "#0b5c6b", "#ffffff", "#ffc35c"
GRID, ROUND, STROKE = 32, 7, 3
LINES = (((7, 10), (16, 10), WHITE), ((7, 16), (25, 16), WHITE), ((7, 22), (20, 22), WHITE), ((21, 10), (25, 10), GOLD))
FINER = 4
"""Drawn so many times larger and made smaller, for smooth edges."""


def icon(size: int, *, maskable: bool = False) -> Image.Image:
    """The sign; a maskable one fills its square and keeps to the middle, because systems cut it to a shape."""
    whole = size * FINER
    scale, shift = (whole * 0.72 / GRID, whole * 0.14) if maskable else (whole / GRID, 0.0)
    drawn = Image.new("RGBA", (whole, whole), INK if maskable else (0, 0, 0, 0))
    pen = ImageDraw.Draw(drawn)
    if not maskable:
        pen.rounded_rectangle((0, 0, whole - 1, whole - 1), ROUND * scale, fill=INK)
    for *ends, colour in LINES:
        (x1, y1), (x2, y2) = ((x * scale + shift, y * scale + shift) for x, y in ends)
        half = STROKE * scale / 2
        pen.rounded_rectangle((x1 - half, y1 - half, x2 + half, y2 + half), half, fill=colour)
    return drawn.resize((size, size), Image.Resampling.LANCZOS)


def main() -> None:
    """Write every icon where the newspaper serves it."""
    static = Path(str(files("manytold.serve") / "static"))
    for name, made in {
        "icon-192.png": icon(192),
        "icon-512.png": icon(512),
        "icon-maskable-512.png": icon(512, maskable=True),
    }.items():
        made.quantize(64).save(static / name, optimize=True)


if __name__ == "__main__":
    main()
