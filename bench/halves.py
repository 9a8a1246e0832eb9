"""Which half of a labelled set nothing is tuned on."""

from zlib import crc32


def is_held(name: str) -> bool:
    """Whether a document, case or event belongs to the half that was not looked at while rules were made."""
    return crc32(name.encode()) % 2 == 0
