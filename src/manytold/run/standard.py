"""The plan of the real walk."""

from dataclasses import replace

from manytold import walk
from manytold.events.meaning import check
from manytold.run.plan import Plan
from manytold.settings import WalkSettings

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


def plan_of(settings: WalkSettings, plan: Plan = STANDARD) -> Plan:
    """The plan as the settings want it. Raises BadSettings where they want a package that is not there."""
    if settings.across == "names":
        return plan
    check()
    return replace(plan, profile=walk.PROFILE_WITH_MEANING)
