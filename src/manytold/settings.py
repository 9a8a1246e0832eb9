"""Settings, read once: defaults, then the settings file, then the environment, then flags. Unknown names are errors."""

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from manytold import __version__
from manytold.errors import BadSettings

MIB = 1024 * 1024
HOUR_S = 3600
LENGTHS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
LONGEST_SHOWN = 60
"""Characters of a wrong value that an error repeats."""


def within(least: float, default: float, most: float) -> Any:
    """A field for a number that must be from `least` to `most`, both allowed."""
    return field(default=default, metadata={"least": least, "most": most})


def one_of(default: str, *others: str) -> Any:
    """A field for one of a few words."""
    return field(default=default, metadata={"choices": (default, *others)})


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """How the outside world is asked."""

    allow: tuple[str, ...] = ()
    """Hosts (`nas.lan`, `*.localhost`) and networks (`192.168.1.0/24`) that may be asked although not public."""
    pause_s: float = within(0, 1.0, HOUR_S)
    """Seconds between two requests to one host."""
    turns: str = one_of("host", "domain")
    """Whether each host has its own turn (`host`), or all hosts under one registered name share one (`domain`)."""
    crowd: int = within(1, 16, 1000)
    """Requests under way at once, over all hosts."""
    max_bytes: int = within(1024, 15 * MIB, 1024 * MIB)
    """Largest answer after decompression."""
    total_s: float = within(0.1, 60.0, HOUR_S)
    """Seconds that one answer may take in all."""
    idle_s: float = within(0.1, 15.0, HOUR_S)
    """Seconds without a byte after which an answer is given up."""
    max_redirects: int = within(0, 5, 50)
    max_entries: int = within(1, 500, 100_000)
    """Entries taken from one feed at one time."""
    max_feeds: int = within(1, 200, 5000)
    """Feeds that are followed at one host, so that a list of feeds cannot turn its readers on one victim."""
    every_s: int = within(0, 1800, 30 * 24 * HOUR_S)
    """Seconds after which a feed is due again, before it has shown its own pace."""
    again: tuple[str, ...] = ("1h", "6h", "24h", "3d")
    """When an article is looked at again for changes, counted from its publication (`m`, `h`, `d`); empty for never."""
    most_mails: int = within(1, 500, 10_000)
    """Mails taken from one folder at one time; of a folder that is new, the latest."""
    mail_password: str = field(default="", repr=False)
    """The password of the one mail account that is followed; never shown (`MANYTOLD_FETCH_MAIL_PASSWORD`)."""
    mail_password_file: str = ""
    """A file with a line `user@host password` for each mail account; readable by you alone."""
    user_agent: str = f"Manytold/{__version__} (news reader)"
    contact: str = ""
    """A mail or web address that sites can complain to; it is sent to every site that is asked."""

    @property
    def agent(self) -> str:
        """The user agent as it is sent, with the address for complaints."""
        contact = "".join(c for c in self.contact if c.isascii() and c.isprintable() and c not in "()\\").strip()
        return f"{self.user_agent} (+{contact})" if contact else self.user_agent

    @property
    def again_after(self) -> tuple[timedelta, ...]:
        """When an article is looked at again, in order. Raises ValueError for what is no length of time."""
        return tuple(sorted({_length(words) for words in self.again}))


def _length(words: str) -> timedelta:
    number, unit = words.strip()[:-1], words.strip()[-1:]
    if not (number.isascii() and number.isdigit() and len(number) < 5 and unit in LENGTHS):
        raise ValueError(words)
    return int(number) * LENGTHS[unit]


@dataclass(frozen=True, slots=True)
class WalkSettings:
    """How articles are worked on."""

    processes: int = within(0, 0, 1024)
    """Worker processes; 0 means one per processor for big jobs and none for small ones."""
    across: str = one_of("names", "meaning")
    """How texts of two languages are found to tell one event: by shared names, days and figures (`names`), or by a
    model of fifteen languages too (`meaning`, needs the extra `languages`)."""


@dataclass(frozen=True, slots=True)
class ServeSettings:
    """Where the newspaper is served."""

    host: str = "127.0.0.1"
    port: int = within(0, 8642, 65535)
    readers: str = one_of("accounts", "anyone")
    """Who may read once the newspaper has an owner: those with an account, or anyone who reaches it."""
    public_url: str = ""
    """Where the newspaper is reached (`https://news.example.org`): for hubs that announce news, for links in mails."""
    images: str = one_of("on", "off")
    """Whether cards show pictures; they are fetched and made small by this newspaper, never by browsers."""
    oidc_issuer: str = ""
    """Who vouches for people by OpenID Connect (`https://login.example.org/realms/home`); nobody while it is empty."""
    oidc_client: str = ""
    """The name (client id) under which the issuer knows this newspaper."""
    oidc_secret: str = field(default="", repr=False)
    """The secret that goes with it; never shown (`MANYTOLD_SERVE_OIDC_SECRET`)."""
    oidc_name: str = "OpenID Connect"
    """What the button on the sign-in page calls the issuer."""
    oidc_newcomers: str = one_of("known", "reader", "editor")
    """Who enters by the issuer: accounts connected to it (`known`), or all whom it vouches for, in the role named."""
    oidc_owner: str = ""
    """The issuer's subject (`sub`) for whom the owner's account may be made by OpenID Connect, before there is one."""


@dataclass(frozen=True, slots=True)
class MailSettings:
    """The mail server through which lost passwords are renewed; no mail is sent while `host` is empty."""

    host: str = ""
    """The server that takes mails of this newspaper (`smtp.example.org`); it may be one of your own."""
    port: int = within(1, 587, 65535)
    security: str = one_of("starttls", "tls", "none")
    """Encryption: once connected, from the start (port 465), or not at all, for servers that are not public alone."""
    user: str = ""
    password: str = field(default="", repr=False)
    """The password of `mail.user`; never shown (`MANYTOLD_MAIL_PASSWORD`)."""
    sender: str = ""
    """The address that mails come from (`news@example.org`)."""


@dataclass(frozen=True, slots=True)
class SubeditorSettings:
    """A language model that puts headlines together from findings; nothing is sent anywhere while these are empty."""

    address: str = ""
    """Where an OpenAI-compatible server answers (`http://127.0.0.1:11434/v1`); its host may be one of your own."""
    model: str = ""
    """The model's name at that server."""
    key: str = field(default="", repr=False)
    """The key that the server asks for, if any; never shown (`MANYTOLD_SUBEDITOR_KEY`)."""
    total_s: float = within(0.1, 60.0, HOUR_S)
    """Seconds that one answer may take in all."""
    most: int = within(1, 50, 10_000)
    """Stories that are shown to the model in one go, the newest first."""


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
    mail: MailSettings = MailSettings()
    subeditor: SubeditorSettings = SubeditorSettings()

    @property
    def database_url(self) -> str:
        """The database address that is really used."""
        return self.database or f"sqlite:///{self.home / 'manytold.db'}"


ROOMS: Mapping[str, Any] = {
    "fetch": FetchSettings,
    "walk": WalkSettings,
    "serve": ServeSettings,
    "mail": MailSettings,
    "subeditor": SubeditorSettings,
}


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
        if part.name in ROOMS:
            flat |= {f"{part.name}.{inner.name}": getattr(value, inner.name) for inner in fields(value)}
        else:
            flat[part.name] = value
    return flat


def _from_file(file: Path) -> list[tuple[str, Any]]:
    try:
        tree = tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise BadSettings(f"{file} cannot be read as TOML: {error}. Correct or remove it.") from error
    if "home" in tree:
        raise BadSettings(f"home cannot be set in {file}, which lies in it; set MANYTOLD_HOME instead")
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
    parts: dict[str, dict[str, Any]] = {room: {} for room in ROOMS}
    for name, value in values.items():
        room, _, inner = name.rpartition(".")
        if room:
            parts[room][inner] = value
        else:
            whole = replace(whole, **{name: value})
    whole = replace(whole, **{room: kind(**parts[room]) for room, kind in ROOMS.items()})
    _check_again(whole.fetch, found)
    origins = tuple(Origin(n, v, found[n][1] if n in found else "default") for n, v in sorted(values.items()))
    return whole, origins


def _check_again(fetch: FetchSettings, found: Mapping[str, tuple[Any, str]]) -> None:
    try:
        _ = fetch.again_after
    except ValueError as error:
        where = found["fetch.again"][1]
        wrong = _short(str(error), str)
        raise BadSettings(f"fetch.again from {where} must be lengths of time such as 1h,6h,3d, not {wrong}") from error


def _as(default: Any, value: Any, where: str, name: str) -> Any:
    """The value in the type of its default."""
    try:
        if isinstance(default, tuple):
            parts = value.split(",") if isinstance(value, str) else value
            return tuple(str(part).strip() for part in parts if str(part).strip())
        if isinstance(default, int | float):
            return _number(type(default), value, where, name)
        return Path(value) if isinstance(default, Path) else _word(str(value), where, name)
    except (TypeError, ValueError, OverflowError) as error:
        raise BadSettings(f"{name} from {where} must be {_kind(default)}, not {_short(value)}") from error


def _kind(default: Any) -> str:
    """What a value has to be, in words."""
    if isinstance(default, int | float):
        return "a whole number" if isinstance(default, int) else "a number"
    return "words" if isinstance(default, tuple | str) else "a path"


def _word(value: str, where: str, name: str) -> str:
    """The text, when it is one of the choices, if there are any. Raises BadSettings."""
    choices = _field(name).metadata.get("choices") if "." in name else None
    if choices and value not in choices:
        raise BadSettings(f"{name} from {where} must be {' or '.join(choices)}, not {_short(value)}")
    return value


def _field(name: str) -> Field[Any]:
    room, _, inner = name.rpartition(".")
    return next(f for f in fields(getattr(Settings(), room)) if f.name == inner)


def _number(kind: type[int] | type[float], value: Any, where: str, name: str) -> int | float:
    """The number, when it is one and in its range. Raises BadSettings, and ValueError for no number of this type."""
    if isinstance(value, bool) or (kind is int and isinstance(value, float) and not value.is_integer()):
        raise ValueError(value)
    number = kind(value)
    known = _field(name).metadata
    if not known["least"] <= number <= known["most"]:
        raise BadSettings(
            f"{name} from {where} must be from {known['least']} to {known['most']}, not {_short(number, str)}"
        )
    return number


def _short(value: Any, shown: Callable[[Any], str] = repr) -> str:
    words = shown(value)
    return words if len(words) <= LONGEST_SHOWN else f"{words[:LONGEST_SHOWN]}…"
