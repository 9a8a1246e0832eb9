"""The templates, and what they may call. Everything fetched is escaped; nothing is ever marked as safe."""

from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from manytold.serve import wording
from manytold.serve.coverage import coverage

STATIC = files("manytold.serve") / "static"


_CONTROLS = (*range(0x20), *range(0x7F, 0xA0))
_DIRECTIONS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
STEERING = {code: None for code in (*_CONTROLS, *_DIRECTIONS) if chr(code) not in "\t\n"}
"""Control characters, and those that embed, override or isolate a reading direction: they are stored, never shown."""


def inert(value: Any) -> Any:
    """What is put into a page, without characters that steer."""
    return value.translate(STEERING) if type(value) is str else value


@cache
def environment() -> Environment:
    """The template environment, made once."""
    made = Environment(
        loader=PackageLoader("manytold.serve", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=inert,
    )
    made.globals |= {"say": wording, "coverage": coverage}
    made.filters |= {"one_line": wording.one_line, "moment": wording.moment, "machine_time": wording.machine_time}
    return made


def page(template: str, **given: Any) -> str:
    """One template filled; a name that the template needs and is not given is an error."""
    return environment().get_template(template).render(**given)


@cache
def style() -> str:
    """The style sheet, the same for the web and the one-file form."""
    return (STATIC / "style.css").read_text("utf-8")
