"""What an error means to a browser: wrongly written, not here, another's, or too often."""

from manytold.errors import BadInput, Forbidden, TooOften, Unfit


def status_of(error: BadInput, otherwise: int = 404) -> int:
    """The status of an answer to what cannot be done (RFC 9110); `otherwise` where the error is of no special kind."""
    kinds = ((Unfit, 400), (Forbidden, 403), (TooOften, 429))
    return next((status for kind, status in kinds if isinstance(error, kind)), otherwise)
