"""Word lists by which headlines and sentences are chosen."""

import re

PERSUASION = re.compile(
    r"^(opinion|opini[oó]n|analysis|analyse|an[aá]lisis|editorial|éditorial|editoriale|comment|commento|kommentar|meinung"
    r"|tribune|column|letters?|live|watch|video|photos?|explainer|explained|podcast|review)\b\s*[:|–—-]"
    r"|^(here['’]s|here (is|are)|this is (why|how|what)|why|how|what (we|you)|you|everything you"
    r"|\d+ (things|ways|reasons))\b",
    re.IGNORECASE,
)
"""Beginnings of headlines that argue, tease or label instead of telling what happened."""

_DANGLING = """
he she it they his her its their this that these those him them we our i my you your but and or so yet however also
meanwhile then there such both neither another others instead moreover furthermore nevertheless still here
er sie es sein ihr ihre seine dies diese dieser dieses das aber und auch doch jedoch dabei dort damit zudem dagegen
il elle ils elles ce cet cette ces son sa ses leur leurs mais et aussi pourtant cependant
él ella ellos ellas ello este esta estos estas eso esa su sus pero y también sin entonces
lui lei loro questo questa questi queste suo sua ma e anche però hij zij ze het dit deze zijn haar maar en ook
ele ela eles elas isso seu sua mas também он она они это этот эта но и также
"""
DANGLING = frozenset(_DANGLING.split())
"""First words that point at a sentence before: a sentence that begins so cannot stand alone."""
