"""Settings, read once: defaults, then the settings file, then the environment, then flags. Unknown names are errors."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from manytold import __version__
from manytold.errors import BadSettings

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """How the outside world is asked."""

    allow: tuple[str, ...] = ()
    """Hosts (`nas.lan`, `*.localhost`) and networks (`192.168.1.0/24`) that may be asked although not public."""
    pause_s: float = 1.0
    """Seconds between two requests to one host."""
    crowd: int = 16
    """Requests under way at once, over all hosts."""
    max_bytes: int = 15 * MIB
    """Largest answer after decompression."""
    total_s: float = 60.0
    """Seconds that one answer may take in all."""
    idle_s: float = 15.0
    """Seconds without a byte after which an answer is given up."""
    max_redirects: int = 5
    max_entries: int = 500
    """Entries taken from one feed at one time."""
    every_s: int = 1800
    """Seconds after which a feed is due again, before it has shown its own pace."""
    user_agent: str = f"Manytold/{__version__} (news reader)"


@dataclass(frozen=True, slots=True)
class WalkSettings:
    """How articles are worked on."""

    processes: int = 0
    """Worker processes; 0 means one per processor for big jobs and none for small ones."""


@dataclass(frozen=True, slots=True)
class ServeSettings:
    """Where the newspaper is served."""

    host: str = "127.0.0.1"
    port: int = 8642


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set, with its default."""

    home: Path = field(default_factory=lambda: user_data_path("manytold"))
    """The folder that holds everything Manytold keeps (`MANYTOLD_HOME`)."""
    database: str = ""
    """Database address; empty means `manytold.db` under `home`."""
    fetch: FetchSettings = FetchSettings()
    walk: WalkSettings = WalkSettings()
    serve: ServeSettings = ServeSettings()

    @property
    def database_url(self) -> str:
        """The database address that is really used."""
        return self.database or f"sqlite:///{self.home / 'manytold.db'}"


@dataclass(frozen=True, slots=True)
class Origin:
    """One setting as it stands: dotted name, value, and where the value comes from."""

    name: str
    value: Any
    where: str


def settings_file(home: Path) -> Path:
    """The file that is read between defaults and environment."""
    return home / "settings.toml"


def load_settings(environ: Mapping[str, str] | None = None, **flags: Any) -> Settings:
    """Settings as they stand now; `flags` are dotted names with `__` for the dot. Raises BadSettings."""
    return trace_settings(environ, **flags)[0]


def trace_settings(environ: Mapping[str, str] | None = None, **flags: Any) -> tuple[Settings, tuple[Origin, ...]]:
    """Settings, and for each one where its value comes from. Raises BadSettings."""
    env = os.environ if environ is None else environ
    home = Path(flags.pop("home", None) or env.get("MANYTOLD_HOME") or Settings().home)
    found: dict[str, tuple[Any, str]] = {"home": (home, _home_origin(env))}
    file = settings_file(home)
    for name, value in _from_file(file):
        found[name] = (value, str(file))
    for name in sorted(_defaults()):
        key = "MANYTOLD_" + name.replace(".", "_").upper()
        if key in env and name != "home":
            found[name] = (env[key], key)
    found |= {name.replace("__", "."): (value, "command line") for name, value in flags.items() if value is not None}
    return _assemble(found)


def _home_origin(env: Mapping[str, str]) -> str:
    return "MANYTOLD_HOME" if env.get("MANYTOLD_HOME") else "default"


def _defaults() -> dict[str, Any]:
    flat: dict[str, Any] = {}
    whole = Settings()
    for part in fields(whole):
        value = getattr(whole, part.name)
        if part.name in ("fetch", "walk", "serve"):
            flat |= {f"{part.name}.{inner.name}": getattr(value, inner.name) for inner in fields(value)}
        else:
            flat[part.name] = value
    return flat


def _from_file(file: Path) -> list[tuple[str, Any]]:
    if not file.exists():
        return []
    try:
        tree = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise BadSettings(f"{file} cannot be read as TOML: {error}. Correct or remove it.") from error
    pairs: list[tuple[str, Any]] = []
    for name, value in tree.items():
        pairs += [(f"{name}.{k}", v) for k, v in value.items()] if isinstance(value, dict) else [(name, value)]
    return pairs


def _assemble(found: Mapping[str, tuple[Any, str]]) -> tuple[Settings, tuple[Origin, ...]]:
    defaults = _defaults()
    unknown = sorted(set(found) - set(defaults))
    if unknown:
        where = found[unknown[0]][1]
        raise BadSettings(f"unknown setting {unknown[0]} in {where}; known: {', '.join(sorted(defaults))}")
    values = {name: _as(default, *found.get(name, (default, "default")), name) for name, default in defaults.items()}
    whole = Settings()
    parts: dict[str, dict[str, Any]] = {"fetch": {}, "walk": {}, "serve": {}}
    for name, value in values.items():
        room, _, inner = name.rpartition(".")
        if room:
            parts[room][inner] = value
        else:
            whole = replace(whole, **{name: value})
    whole = replace(
        whole,
        fetch=FetchSettings(**parts["fetch"]),
        walk=WalkSettings(**parts["walk"]),
        serve=ServeSettings(**parts["serve"]),
    )
    origins = tuple(Origin(n, v, found[n][1] if n in found else "default") for n, v in sorted(values.items()))
    return whole, origins


def _as(default: Any, value: Any, where: str, name: str) -> Any:
    """The value in the type of its default."""
    try:
        if isinstance(default, tuple):
            parts = value.split(",") if isinstance(value, str) else value
            return tuple(str(part).strip() for part in parts if str(part).strip())
        if isinstance(default, int) and not isinstance(default, bool):
            return int(value)
        if isinstance(default, float):
            return float(value)
        return Path(value) if isinstance(default, Path) else str(value)
    except (TypeError, ValueError) as error:
        kind = type(default).__name__
        raise BadSettings(f"{name} from {where} must be of type {kind}, not {value!r}") from error
