"""A picture from anywhere into a small one of ours: decoded under bounds, without anything but its colours."""

import warnings
from io import BytesIO

from PIL import Image, ImageOps

MOST_BYTES = 12 * 1024 * 1024
MOST_PIXELS = 40_000_000
"""Twice what the largest cameras of agencies send scaled; decoded it is at most 160 MB for a moment."""
WIDTH, HEIGHT = 640, 960
LEAST_WIDTH, LEAST_HEIGHT = 200, 100
"""Below this it is a tracking pixel, an icon or a face beside a byline."""
WIDEST = 4.0
"""How many times as wide as high, or as high as wide: further out are banners and lettering."""
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
QUALITY = 72
SCAN = b"\xff\xda"
MOST_SCANS = 64
"""Passes over a JPEG: encoders write about ten, and each costs as much as the whole picture, however short it is."""
Image.MAX_IMAGE_PIXELS = MOST_PIXELS
_TROUBLES = (OSError, ValueError, SyntaxError, EOFError, MemoryError, IndexError, TypeError, KeyError, ArithmeticError)
"""What decoders raise on made-up files."""


def small_picture(body: bytes) -> bytes | None:
    """The first frame as WebP at the size of a card, upright and on white; None for what is no picture to be shown."""
    if not 0 < len(body) <= MOST_BYTES or (body.startswith(b"\xff\xd8") and body.count(SCAN) > MOST_SCANS):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(body), formats=FORMATS) as opened:
                return _small(opened) if _is_fit(*opened.size) else None
    except (*_TROUBLES, Image.DecompressionBombError):
        return None


def _is_fit(width: int, height: int) -> bool:
    """Whether the size is that of a picture; asked before anything is decoded."""
    if width < LEAST_WIDTH or height < LEAST_HEIGHT or width * height > MOST_PIXELS:
        return False
    return max(width / height, height / width) <= WIDEST


def _small(opened: Image.Image) -> bytes:
    opened.draft("RGB", (2 * WIDTH, 2 * HEIGHT))
    upright = ImageOps.exif_transpose(opened)
    upright.thumbnail((WIDTH, HEIGHT), Image.Resampling.LANCZOS, reducing_gap=2.0)
    shown = upright.convert("RGBA")
    paper = Image.new("RGB", shown.size, "white")
    paper.paste(shown, mask=shown.getchannel("A"))
    out = BytesIO()
    paper.save(out, "WEBP", quality=QUALITY, method=4)
    return out.getvalue()
