"""Errors that a person can act on.

ManytoldError            exit 1    something in the world is not as it must be
├── BadInput             exit 2    what was asked cannot be: wrong words, missing file, unknown id
│   ├── Unfit                     what was written will not do; put right, it would
│   ├── Forbidden                 it is there, and not for who asks
│   └── TooOften                  not so soon again
├── BadSettings          exit 2    a setting is unknown or has a wrong value
├── NewerDatabase        exit 3    the database was written by a newer Manytold
└── Untrue               exit 4    a receipt does not match the stored text
"""


class ManytoldError(Exception):
    """One clear line: what, where, what to do."""

    exit_code = 1


class BadInput(ManytoldError):
    """What was asked cannot be done as asked; `at` is the field of a form that it is about, if it is about one."""

    exit_code = 2

    def __init__(self, words: str = "", at: str = "") -> None:
        super().__init__(words)
        self.at = at


class Unfit(BadInput):
    """What was written will not do; put right, the same would."""


class Forbidden(BadInput):
    """It is there, and not for who asks."""


class TooOften(BadInput):
    """It was asked for so often that one has to wait."""


class BadSettings(ManytoldError):
    """A setting is unknown or has a wrong value; the message lists what is known."""

    exit_code = 2


class NewerDatabase(ManytoldError):
    """The database has a schema that this version does not know."""

    exit_code = 3


class Untrue(ManytoldError):
    """A shown line cannot be re-derived from the stored text."""

    exit_code = 4
