"""Ridge logistic regression by Newton's method; needs numpy."""

import numpy as np


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray, ridge: float = 1e-3) -> np.ndarray:
    """Bias and one weight a column; the bias is not held small."""
    inputs = np.hstack([np.ones((len(x), 1)), x])
    held = ridge * np.diag([0.0] + [1.0] * x.shape[1])
    found = np.zeros(inputs.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(inputs @ found, -30, 30)))
        slope = inputs.T @ (weight * (y - p)) - held @ found
        found = found + np.linalg.solve((inputs * (weight * p * (1 - p))[:, None]).T @ inputs + held, slope)
    return found


def chance(x: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """What the fitted weights say of each row, 0 to 1."""
    found: np.ndarray = 1 / (1 + np.exp(-np.clip(weights[0] + x @ weights[1:], -30, 30)))
    return found


def balance(y: np.ndarray, non_links: float = 4.0) -> np.ndarray:
    """Links together weigh 1, non-links together `non_links`: a false merge is worse than a missed one."""
    return np.where(y == 1, 1 / max(1.0, y.sum()), non_links / max(1.0, (1 - y).sum()))
