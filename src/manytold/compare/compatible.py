"""Which two numbers can be true together."""

from manytold.model.statements import Quantity

STATED, VAGUE, ABOUT = 1.5, 1000.0, 0.12
"""How many times an `at least` number the other may be: 51 agrees with "more than 50", any count with "hundreds"."""


def compatible(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers can both be true: equal, one rounded, within a bound, or roughly the same within 12 %."""
    if a.value == b.value:
        return True
    for bound, other in ((a, b), (b, a)):
        vague = not any(sign.isdigit() for sign in bound.text)
        if bound.bound == "at_least" and bound.value <= other.value <= (VAGUE if vague else STATED) * bound.value:
            return True
        if bound.bound == "at_most" and bound.value / STATED <= other.value <= bound.value:
            return True
    if "about" in (a.bound, b.bound):
        return abs(a.value - b.value) <= ABOUT * max(abs(a.value), abs(b.value))
    return _rounded(a.value, b.value) or _rounded(b.value, a.value)


def _rounded(coarse: float, fine: float) -> bool:
    """Whether `coarse` is `fine` with fewer digits: 4.1 million for 4,120,300."""
    if min(coarse, fine) < 1000:
        return False
    digits = len(f"{coarse:.0f}".rstrip("0"))
    if digits < 2:
        return abs(coarse - fine) <= 0.03 * coarse
    return float(f"{fine:.{digits - 1}e}") == coarse
