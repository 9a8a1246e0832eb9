"""The templates, and what they may call. Everything fetched is escaped; nothing is ever marked as safe."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from manytold.serve import cards, wording
from manytold.serve.catalogues import shipped
from manytold.serve.chosen import looks
from manytold.serve.coverage import coverage
from manytold.serve.known import known
from manytold.serve.languages import gettext, ngettext, spoken
from manytold.serve.marks import is_advert
from manytold.serve.ordering import article_rows, value_rows
from manytold.text.name_keys import name_key

STATIC = files("manytold.serve") / "static"
_CONTROLS = (*range(0x20), *range(0x7F, 0xA0))
_DIRECTIONS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_NONE = (0xFFFE, 0xFFFF)
STEERING = {code: None for code in (*_CONTROLS, *_DIRECTIONS, *_NONE) if chr(code) not in "\t\n"}
"""Control characters, those that embed, override or isolate a reading direction, and what is no character at all (and
would break XML): they are stored, never shown."""


def inert(value: Any) -> Any:
    """What is put into a page, without characters that steer."""
    return value.translate(STEERING) if isinstance(value, str) else value


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
        extensions=["jinja2.ext.i18n"],
    )
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.globals |= {
        "say": wording,
        "cards": cards,
        "coverage": coverage,
        "static": static_address,
        "looks": looks,
        "spoken": spoken,
        "known": known,
        "languages": shipped,
        "article_rows": article_rows,
        "value_rows": value_rows,
        "name_key": name_key,
        "is_advert": is_advert,
    }
    made.filters |= {"one_line": wording.one_line, "moment": wording.moment, "machine_time": wording.machine_time}
    return made


def page(template: str, **given: Any) -> str:
    """One template filled; a name that the template needs and is not given is an error."""
    return environment().get_template(template).render(**given)


TYPE = "0-type.css"
"""The sheet that names fonts of this server, which a file by itself cannot ask for."""


@cache
def style(*, alone: bool = False) -> str:
    """The style sheets as one; `alone` for a file that asks nobody for anything."""
    sheets = sorted((STATIC / "sheets").iterdir(), key=lambda sheet: sheet.name)
    return "\n".join(sheet.read_text("utf-8") for sheet in sheets if not (alone and sheet.name == TYPE))


@cache
def static_address(name: str) -> str:
    """Where a static file is, with a digest of what it holds, so that browsers may keep it for ever."""
    body = style().encode() if name == "style.css" else (STATIC / name).read_bytes()
    return f"/static/{name}?{sha256(body).hexdigest()[:12]}"
