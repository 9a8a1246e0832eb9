"""Which two numbers can be true together."""

from manytold.model.statements import Quantity


def compatible(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers can both be true: equal, one rounded, within a bound, or roughly the same within 12 %."""
    if a.value == b.value:
        return True
    if "about" in (a.bound, b.bound):
        return abs(a.value - b.value) <= 0.12 * max(abs(a.value), abs(b.value))
    for bound, other in ((a, b), (b, a)):
        vague = not any(sign.isdigit() for sign in bound.text)
        if bound.bound == "at_least" and bound.value <= other.value <= (4.0 if vague else 1.5) * bound.value:
            return other.bound != "at_most" or other.value >= bound.value
        if bound.bound == "at_most" and bound.value / 1.5 <= other.value <= bound.value:
            return True
    return _rounded(a.value, b.value) or _rounded(b.value, a.value)


def _rounded(coarse: float, fine: float) -> bool:
    """Whether `coarse` is `fine` with fewer digits: 4.1 million for 4,120,300."""
    if min(coarse, fine) < 1000:
        return False
    digits = len(f"{coarse:.0f}".rstrip("0"))
    if digits < 2:
        return abs(coarse - fine) <= 0.03 * coarse
    return float(f"{fine:.{digits - 1}e}") == coarse
