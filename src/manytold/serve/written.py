"""What people write into forms: plain text with its lines, bounded."""

import re

from manytold.errors import Unfit
from manytold.serve.languages import gettext as _
from manytold.serve.pages import inert

GAP = re.compile(r"\n{3,}")


def written(text: str, most: int, *, needed: bool) -> str:
    """The text without characters that steer and with at most one empty line at a time.

    Raises Unfit for too much, and for nothing where something is needed.
    """
    lines = str(inert(text.replace("\r\n", "\n").replace("\r", "\n"))).split("\n")
    plain = GAP.sub("\n\n", "\n".join(line.rstrip() for line in lines)).strip()
    if needed and not plain:
        raise Unfit(_("write something first"), "text")
    if len(plain) > most:
        said = {"most": f"{most:,}", "there": f"{len(plain):,}"}
        raise Unfit(_("at most %(most)s characters are kept, and this has %(there)s; shorten it") % said, "text")
    return plain
