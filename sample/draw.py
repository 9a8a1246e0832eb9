"""The pictures of the sample newsroom, drawn: `python -m sample.draw [NAME...]` writes them anew into `pictures/`.

Flat shapes in few colours, as on old posters and maps. Nothing in them is by chance, so that they are the same every
time (by the same version of Pillow).
"""

import sys
from collections.abc import Callable, Iterable, Mapping
from math import cos, pi, sin

from sample.sheet import PICTURES, Point, Sheet, curve


def chart() -> Sheet:
    """A sea chart: two coasts, a dotted crossing, and a cross two thirds of the way."""
    s = Sheet("#bcd3d6")
    for x in range(0, 960, 120):
        s.line("#a9c4c8", 1, (x, 0), (x, 600))
        s.line("#a9c4c8", 1, (0, x), (960, x))
    west = curve((-40, 240), (150, 300), (230, 390), (300, 400), (380, 480), (430, 640))
    east = curve((1000, 20), (830, 90), (760, 60), (700, 150), (760, 240), (860, 250), (1000, 340))
    for shallow, wide in (("#c6dbdb", 110), ("#d2e4e1", 60)):
        s.line(shallow, wide, *west)
        s.line(shallow, wide, *east)
    s.shape("#e9dfc7", *west, (-40, 640))
    s.shape("#e9dfc7", *east)
    way = curve((300, 400), (420, 330), (560, 270), (700, 170))
    for x, y in way[::3]:
        s.disc("#31525b", x, y, 4)
    for x, y in ((300, 400), (700, 170)):
        s.disc("#31525b", x, y, 12)
        s.disc("#e9dfc7", x, y, 6)
    s.line("#b5452f", 9, (540, 250), (580, 290))
    s.line("#b5452f", 9, (580, 250), (540, 290))
    for turn in range(16):
        a, far = turn * pi / 8, 34 if turn % 2 else 66
        s.line("#6b8d93", 3, (130, 120), (130 + far * sin(a), 120 - far * cos(a)))
    s.ring("#6b8d93", 130, 120, 44, 3)
    return s


def quay() -> Sheet:
    """Two white ferries tied up at a stone quay at dusk, seen from the water."""
    s = Sheet("#e8b48c")
    s.bands("#57607f", "#7b7590", "#a58a97", "#cfa291", "#e8b48c", bottom=360)
    s.disc("#f6d9a8", 700, 330, 46)
    s.hills("#4b4f6b", 340, (18, 2, 1), (8, 5, 0))
    s.box("#5d5a68", 0, 350, 960, 30)
    s.bands("#3d4964", "#36415c", "#303a53", "#29334a", top=378)
    for left, size in ((90, 1.0), (560, 0.72)):
        _ferry(s, left, 400, size)
    for number in range(14):
        x, y = 60 + number * 173 % 880, 450 + number * 11
        s.line("#8f8ea3", 3, (x, y), (x + 50 + number * 4, y))
    return s


def _ferry(s: Sheet, left: float, water: float, size: float) -> None:
    """A ferry of some 330 points in length."""

    def at(x: float, y: float) -> Point:
        return left + x * size, water + y * size

    s.shape("#f3eee2", at(0, -60), at(330, -60), at(300, 20), at(30, 20))
    s.shape("#8d3b33", at(12, -20), at(318, -20), at(300, 20), at(30, 20))
    s.box("#f3eee2", *at(50, -110), 220 * size, 52 * size)
    s.box("#f3eee2", *at(80, -150), 140 * size, 42 * size)
    s.box("#8d3b33", *at(160, -200), 36 * size, 52 * size)
    for number in range(9):
        s.box("#4b4f6b", *at(62 + number * 23, -96), 13 * size, 14 * size, 3)
    for number in range(5):
        s.box("#4b4f6b", *at(92 + number * 25, -138), 14 * size, 14 * size, 3)


def castle() -> Sheet:
    """A castle with three towers on a hill above a bend of a river."""
    s = Sheet("#efe3c8")
    s.disc("#e3a857", 250, 170, 70)
    s.hills("#c9c7a4", 330, (30, 1, 0), (14, 3, 2))
    s.hills("#9aa884", 400, (46, 1, 4), (10, 4, 1))
    for left, wide, high in ((560, 60, 150), (640, 90, 110), (730, 70, 190)):
        s.box("#6d5c50", left, 330 - high, wide, high + 60)
        for notch in range(0, int(wide) - 8, 20):
            s.box("#6d5c50", left + notch, 318 - high, 11, 14)
        s.box("#efd9a3", left + wide / 2 - 6, 350 - high, 12, 24, 6)
    s.shape("#8b3f32", (725, 140), (765, 84), (805, 140))
    s.shape("#6f8466", *curve((340, 600), (470, 400), (580, 350), (800, 350), (900, 430), (980, 470)), (980, 620))
    s.shape("#7fa6ae", *curve((0, 470), (190, 460), (330, 510), (470, 600)), (120, 620), (0, 560))
    s.shape("#a3c1c4", *curve((0, 492), (150, 486), (270, 526), (350, 600)), (210, 620), (0, 526))
    return s


def dam() -> Sheet:
    """Five tractors in a row on the road over a high dam."""
    s = Sheet("#d7e0dc")
    s.hills("#a8bcb6", 250, (60, 1, 2), (18, 3, 0))
    s.hills("#7f9a92", 300, (50, 1, 5), (14, 4, 3))
    s.shape("#d9d2c2", (0, 300), (960, 300), (960, 330), (0, 330))
    s.shape("#b8b0a0", (60, 330), (900, 330), (760, 600), (200, 600))
    for number in range(1, 8):
        x = 60 + number * 105
        s.line("#a49c8c", 3, (x, 332), (480 + (x - 480) * 0.66, 600))
    s.shape("#5f7a73", (0, 330), (60, 330), (200, 600), (0, 600))
    s.shape("#5f7a73", (960, 330), (900, 330), (760, 600), (960, 600))
    for number, colour in enumerate(("#a63d2f", "#3f6b52", "#c58a2c", "#a63d2f", "#35597a")):
        x = 150 + number * 145
        s.box(colour, x, 248, 74, 30, 5)
        s.box(colour, x + 40, 210, 36, 44, 4)
        s.box("#e9eee9", x + 46, 217, 24, 20, 3)
        s.line("#33312e", 5, (x + 14, 248), (x + 14, 222))
        for wheel, radius in ((x + 14, 18), (x + 62, 27)):
            s.disc("#33312e", wheel, 302 - radius, radius)
            s.disc("#d9d2c2", wheel, 302 - radius, radius * 0.4)
    return s


def river() -> Sheet:
    """A map: a river with side arms runs from the mountains through two countries to the sea."""
    s = Sheet("#ead9b6")
    s.shape("#dfc69a", *curve((0, 330), (240, 290), (420, 340), (640, 300), (960, 350)), (960, 600), (0, 600))
    s.shape("#9fbcc2", *curve((960, 90), (850, 140), (880, 260), (800, 360), (860, 470), (820, 600)), (960, 620))
    main = curve((60, 120), (170, 210), (300, 230), (380, 330), (520, 350), (640, 420), (834, 430))
    s.line("#5f8f9c", 15, *main)
    for arm in (
        ((220, 40), (250, 130), (262, 226)),
        ((420, 90), (400, 220), (384, 330)),
        ((360, 540), (450, 450), (520, 350)),
        ((650, 210), (610, 320), (640, 420)),
    ):
        s.line("#5f8f9c", 7, *curve(*arm))
    border = curve((0, 330), (240, 290), (420, 340), (640, 300), (868, 322))
    for (ax, ay), (bx, by) in zip(border[::2], border[1::2], strict=False):
        s.line("#8a5a44", 4, (ax, ay), (bx, by))
    for x, y in ((70, 96), (124, 62), (180, 96), (130, 128), (60, 40)):
        s.shape("#b39b72", (x - 34, y + 28), (x, y - 30), (x + 34, y + 28))
        s.shape("#f4ead2", (x - 12, y - 8), (x, y - 30), (x + 12, y - 8))
    for x, y in ((520, 350), (262, 226), (834, 430)):
        s.disc("#7a2f26", x, y, 11)
        s.disc("#ead9b6", x, y, 5)
    return s


def tower() -> Sheet:
    """A leaning church tower on a hill with rings running out from it, as from a stone in water."""
    s = Sheet("#e6ddd0")
    for number in range(11, 0, -1):
        s.ring("#d2b7a3" if number % 2 else "#c99c86", 480, 430, number * 62, 5)
    s.hills("#8d8f7a", 470, (40, 0.5, 0), (8, 3, 2))
    s.hills("#6c7263", 530, (24, 1, 3), (8, 4, 0))
    s.shape("#4d443f", (440, 480), (530, 480), (552, 220), (468, 212))
    s.shape("#9a4a36", (456, 216), (562, 224), (526, 96))
    s.line("#4d443f", 5, (526, 98), (529, 66))
    s.line("#4d443f", 5, (518, 80), (540, 82))
    s.shape("#e6ddd0", (488, 262), (524, 265), (520, 318), (484, 316))
    for number, (x, y) in enumerate(((600, 478), (640, 470), (668, 490), (622, 496), (690, 474), (580, 496))):
        s.box("#4d443f", x, y, 22 + number % 3 * 7, 14, 2)
    return s


def tram() -> Sheet:
    """An empty red tram without a driver at a stop."""
    s = Sheet("#dfe4e0")
    for number, (left, high) in enumerate(
        ((0, 300), (130, 240), (250, 330), (400, 270), (540, 350), (700, 250), (830, 310))
    ):
        s.box(("#c3cdc9", "#b5c2be")[number % 2], left, 440 - high, 150, high)
        for y in range(460 - high, 400, 46):
            for x in range(left + 20, left + 130, 36):
                s.box("#dfe4e0", x, y, 16, 24)
    s.box("#8f9a98", 0, 440, 960, 160)
    s.line("#4f5a5b", 3, (0, 110), (960, 96))
    s.line("#4f5a5b", 4, (420, 105), (470, 190), (530, 190))
    s.box("#a8392f", 190, 200, 580, 250, 34)
    s.box("#f1e7d6", 190, 330, 580, 26)
    for x in range(222, 740, 88):
        s.box("#f6f3ea", x, 232, 68, 82, 8)
    for x in (250, 340, 620, 710):
        s.disc("#2f3637", x, 456, 26)
        s.disc("#8f9a98", x, 456, 10)
    s.disc("#f3d48a", 736, 400, 15)
    s.box("#5c6667", 0, 480, 960, 6)
    s.box("#5c6667", 0, 540, 960, 8)
    return s


def heron() -> Sheet:
    """A blue heron on one leg in shallow water, in a gilded frame."""
    s = Sheet("#a67c3d", 720, 900)
    s.box("#caa35a", 22, 22, 676, 856)
    s.box("#8c6630", 58, 58, 604, 784)
    s.box("#ecd9b4", 70, 70, 580, 760)
    s.disc("#e2a76a", 500, 240, 62)
    s.box("#a9b9ae", 70, 520, 580, 310)
    for number in range(9):
        x, y = 100 + number * 137 % 420, 560 + number * 29
        s.line("#c7d0c2", 5, (x, y), (x + 90, y))
    s.line("#2f3d4c", 8, (350, 560), (352, 700))
    s.line("#2f3d4c", 8, (386, 560), (430, 610), (396, 640))
    s.shape(
        "#3e6a92",
        *curve((250, 470), (330, 420), (440, 440), (500, 520), (540, 620), (440, 580), (330, 570), (250, 470)),
    )
    s.shape("#2d4f70", *curve((380, 460), (460, 500), (540, 620), (440, 576), (380, 460)))
    s.line("#3e6a92", 30, *curve((290, 480), (240, 420), (292, 360), (306, 300), (270, 262)))
    s.disc("#3e6a92", 266, 252, 27)
    s.shape("#d8953f", (250, 238), (250, 262), (150, 268))
    s.line("#22303d", 7, *curve((262, 232), (310, 226), (352, 246)))
    s.disc("#f4ead2", 258, 246, 6)
    for x, lean in ((120, 12), (150, -8), (560, 10), (600, -14), (585, 4)):
        s.line("#6d7a4f", 6, (x, 830), (x + lean, 640))
    return s


def sun() -> Sheet:
    """A huge sun over dry fields."""
    s = Sheet("#f2c879")
    s.bands("#f0b766", "#f2c074", "#f4ca84", "#f6d596", bottom=420)
    for radius, colour in ((230, "#f0a557"), (190, "#ea8f47"), (150, "#e2763a")):
        s.disc(colour, 620, 300, radius)
    s.hills("#c98b4a", 400, (26, 1, 1), (8, 3, 0))
    s.hills("#b27740", 450, (22, 1, 4), (10, 2, 2))
    s.hills("#8f6038", 520, (18, 1, 2))
    for number in range(9):
        s.line("#a56c3e", 4, (480, 500), (number * 150 - 140, 600))
    return s


def ridge() -> Sheet:
    """A lynx in outline on a wooded ridge under the moon."""
    s = Sheet("#2c3f4f")
    s.bands("#26384a", "#30485a", "#3e5a69", "#547280", bottom=420)
    s.disc("#f0e6c8", 660, 190, 84)
    s.hills("#3c5866", 380, (50, 1, 1), (14, 4, 0))
    s.hills("#2a424e", 440, (40, 1, 3), (10, 5, 2))
    for number in range(26):
        x = number * 38 + 11 * (number % 3)
        top = 440 - 40 * sin(2 * pi * x / 960 + 3) - 60 - 13 * (number % 4)
        s.shape("#1f333d", (x - 17, top + 96), (x, top), (x + 17, top + 96))
    s.hills("#172730", 500, (36, 0.5, 0), (8, 3, 1))
    s.shape("#0f1a20", *curve((500, 470), (512, 410), (560, 388), (640, 392), (676, 356), (690, 400), (676, 470)))
    s.disc("#0f1a20", 694, 356, 29)
    s.shape("#0f1a20", (668, 346), (666, 300), (690, 330))
    s.shape("#0f1a20", (698, 330), (718, 298), (722, 344))
    s.line("#0f1a20", 12, (506, 430), (482, 448))
    s.disc("#e8c35a", 704, 352, 4)
    return s


def glass() -> Sheet:
    """Five bottles and vases of coloured glass on a shelf."""
    s = Sheet("#efe6d8")
    s.box("#e3d6c2", 0, 0, 960, 470)
    s.box("#8a6a4c", 0, 470, 960, 26)
    s.box("#d6c6ae", 0, 496, 960, 104)
    rows = (
        ("#5d8f86", 110, 60, 250, 22),
        ("#c46f4a", 270, 80, 170, 34),
        ("#7d9fc0", 460, 66, 310, 18),
        ("#d8a848", 640, 86, 140, 50),
        ("#8c5f7d", 820, 58, 230, 20),
    )
    for colour, x, wide, high, neck in rows:
        s.shape(
            colour,
            *curve(
                (x - wide, 470), (x - wide, 470 - high * 0.45), (x - neck, 470 - high * 0.75), (x - neck, 470 - high)
            ),
            *curve(
                (x + neck, 470 - high), (x + neck, 470 - high * 0.75), (x + wide, 470 - high * 0.45), (x + wide, 470)
            ),
        )
        s.box(colour, x - neck - 6, 466 - high, 2 * neck + 12, 10, 4)
        s.line("#f7f1e6", 7, (x - wide * 0.6, 440), (x - wide * 0.6, 470 - high * 0.42))
    return s


def lighthouse() -> Sheet:
    """A red and white lighthouse on a rock, with a ladder leaning on it."""
    s = Sheet("#cfe0e4", 720, 960)
    s.bands("#b7d1da", "#c5dbe0", "#d5e4e5", "#e5ece6", bottom=700)
    s.shape("#f4ecc9", (360, 190), (0, 90), (0, 270))
    s.bands("#4f7f8f", "#457382", "#3b6674", top=700)
    s.shape(
        "#55504a",
        *curve((120, 780), (210, 690), (330, 660), (470, 680), (560, 740), (640, 800)),
        (640, 820),
        (120, 820),
    )
    for number in range(6):
        top, bottom = 260 + number * 72, 332 + number * 72
        near, far = 56 + number * 9, 65 + number * 9
        s.shape(
            ("#b23b32", "#f5f0e6")[number % 2],
            (360 - near, top),
            (360 + near, top),
            (360 + far, bottom),
            (360 - far, bottom),
        )
    s.box("#3a3633", 284, 246, 152, 16, 4)
    s.box("#f2d98a", 318, 172, 84, 76)
    s.box("#3a3633", 354, 172, 10, 76)
    s.shape("#b23b32", (304, 174), (416, 174), (360, 112))
    for x in (520, 556):
        s.line("#8a6a4c", 7, (x, 730), (x - 96, 380))
    for number in range(12):
        y, x = 710 - number * 28, 515 - number * 7.7
        s.line("#8a6a4c", 5, (x, y), (x + 36, y))
    return s


def chess() -> Sheet:
    """A chessboard from above with few pieces left, the white king lying on its side."""
    s = Sheet("#7b4b36", 900, 900)
    s.box("#5f3828", 40, 40, 820, 820)
    for row in range(8):
        for column in range(8):
            s.box(("#ead9b8", "#a67350")[(row + column) % 2], 50 + column * 100, 50 + row * 100, 100, 100)
    for column, row, colour, size in (
        (1, 1, "#2c2522", 30),
        (2, 2, "#2c2522", 30),
        (5, 1, "#2c2522", 36),
        (6, 5, "#2c2522", 40),
        (4, 6, "#f7f0e0", 30),
        (0, 6, "#f7f0e0", 30),
    ):
        x, y = 100 + column * 100, 100 + row * 100
        s.disc("#8b5d42", x + 6, y + 8, size)
        s.disc(colour, x, y, size)
        s.ring("#8b7a68", x, y, size * 0.55, 4)
    s.disc("#8b5d42", 712, 716, 40)
    s.shape("#f7f0e0", (660, 680), (660, 730), (760, 742), (760, 668))
    s.disc("#f7f0e0", 764, 705, 37)
    s.line("#f7f0e0", 12, (660, 705), (622, 705))
    s.line("#f7f0e0", 12, (640, 688), (640, 722))
    return s


def bridge() -> Sheet:
    """A long bridge of many arches with a row of runners on it."""
    s = Sheet("#f0dfc4", 1200, 560)
    s.bands("#f3e6cf", "#f0d9b8", "#ecc9a2", bottom=330)
    s.hills("#b9b79b", 330, (30, 1.5, 1), (10, 4, 0))
    s.bands("#7ea1a5", "#729599", "#66898e", top=400)
    s.box("#93684f", 0, 236, 1200, 184)
    for x in range(60, 1200, 180):
        s.disc("#b9b79b", x, 400, 68, 1.5)
        s.box("#7ea1a5", x - 68, 400, 136, 54)
    s.bands("#7ea1a5", "#729599", "#66898e", top=420)
    for number in range(17):
        x, y = 90 + number * 62 + 9 * (number % 3), 236
        colour = ("#b5452f", "#31525b", "#d09a3d", "#54735c")[number % 4]
        s.line("#3a3029", 6, (x, y - 24), (x - 13, y - 3))
        s.line("#3a3029", 6, (x, y - 24), (x + 14, y - 8))
        s.line(colour, 14, (x, y - 28), (x + 5, y - 52))
        s.disc("#3a3029", x + 8, y - 68, 9)
    return s


def soup() -> Sheet:
    """Three bowls of soup on a chequered cloth, seen from above."""
    s = Sheet("#e9e2d3")
    for x in range(0, 960, 120):
        s.box("#d9c3b6", x, 0, 60, 600)
    for y in range(0, 600, 120):
        for x in range(0, 960, 120):
            s.box("#cfa898", x, y, 60, 60)
            s.box("#d9c3b6", x + 60, y, 60, 60)
    for x, y, size, colour, light in (
        (230, 330, 150, "#c9702f", "#e39a4e"),
        (560, 200, 130, "#6f8f4a", "#94b067"),
        (730, 430, 140, "#9c3b2e", "#c0604a"),
    ):
        s.disc("#b59384", x + 10, y + 14, size)
        s.disc("#f7f3ea", x, y, size)
        s.disc("#dcd5c6", x, y, size * 0.84)
        s.disc(colour, x, y, size * 0.8)
        turns = [(size * step / 10, step) for step in range(1, 6)]
        s.line(light, 13, *curve(*((x + far * cos(turn), y + far * sin(turn)) for far, turn in turns)))
        for turn in range(5):
            s.disc("#3f5a33", x + size * 0.55 * cos(turn * 2.3), y + size * 0.55 * sin(turn * 2.3), 7)
    return s


DRAWN: Mapping[str, Callable[[], Sheet]] = {
    one.__name__: one
    for one in (chart, quay, castle, dam, river, tower, tram, heron, sun, ridge, glass, lighthouse, chess, bridge, soup)
}


def main(names: Iterable[str]) -> None:
    """Draw all, or those that are named."""
    PICTURES.mkdir(exist_ok=True)
    for name in names or DRAWN:
        sys.stdout.write(f"{name}: {DRAWN[name]().save(name):,} bytes\n")


if __name__ == "__main__":
    main(sys.argv[1:])
