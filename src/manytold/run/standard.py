"""The plan of the real walk."""

from manytold import walk
from manytold.run.plan import Plan

STANDARD = Plan(
    walk.READ,
    walk.VERSIONS,
    walk.SITE,
    walk.FINGERPRINT,
    walk.PROFILE,
    walk.STATEMENTS,
    walk.COPIES,
    walk.EVENTS,
    walk.DESCRIBE,
    walk.STORYLINES,
    walk.COMPARE,
    walk.given,
)
