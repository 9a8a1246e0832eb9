"""How one reader wants the pages to look."""

from dataclasses import dataclass
from typing import Literal

Size = Literal["small", "normal", "large", "largest"]
Theme = Literal["system", "light", "dark"]
Typeface = Literal["serif", "sans"]
SIZES: tuple[Size, ...] = ("small", "normal", "large", "largest")
THEMES: tuple[Theme, ...] = ("system", "light", "dark")
TYPEFACES: tuple[Typeface, ...] = ("serif", "sans")


@dataclass(frozen=True, slots=True)
class Choices:
    """What a reader has chosen; `language` is a code of the interface's language, empty for what the browser asks."""

    account: str = ""
    size: Size = "normal"
    theme: Theme = "system"
    typeface: Typeface = "serif"
    images: bool = True
    language: str = ""
