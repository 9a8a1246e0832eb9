"""A job for workers that one number kills. Alone in its file, so that workers import nothing else."""

import os

POISON = 13


def square_or_die(number: int) -> int:
    if number == POISON:
        os._exit(1)
    return number * number
