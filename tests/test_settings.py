"""What settings may be, where they may stand, and what is said of those that cannot be."""

from dataclasses import fields
from pathlib import Path

import pytest

from manytold.errors import BadSettings
from manytold.settings import FetchSettings, ServeSettings, Settings, WalkSettings, load_settings, settings_file


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("FETCH_CROWD", "0", "fetch.crowd from MANYTOLD_FETCH_CROWD must be from 1 to 1000, not 0"),
        ("FETCH_CROWD", "many", "fetch.crowd from MANYTOLD_FETCH_CROWD must be a whole number"),
        ("FETCH_PAUSE_S", "-1", "must be from 0"),
        ("FETCH_PAUSE_S", "nan", "must be from 0"),
        ("FETCH_TOTAL_S", "inf", "must be from 0.1"),
        ("FETCH_MAX_BYTES", "0", "must be from 1024"),
        ("FETCH_MAX_REDIRECTS", "-1", "must be from 0"),
        ("FETCH_EVERY_S", "-1", "must be from 0 "),
        ("WALK_PROCESSES", "-2", "must be from 0"),
        ("SERVE_PORT", "99999", "serve.port from MANYTOLD_SERVE_PORT must be from 0 to 65535, not 99999"),
        ("SERVE_PORT", "9" * 5000, "serve.port from MANYTOLD_SERVE_PORT"),
    ],
)
def test_a_number_out_of_range_is_said_in_one_line(name: str, value: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match=words) as caught:
        load_settings({"MANYTOLD_HOME": str(tmp_path), f"MANYTOLD_{name}": value})
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("kind", [FetchSettings, WalkSettings, ServeSettings])
def test_every_number_has_a_least_and_a_most_around_its_default(kind: type) -> None:
    for field in fields(kind):
        if isinstance(field.default, int | float):
            assert field.metadata["least"] <= field.default <= field.metadata["most"], field.name


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("home = '/elsewhere'", "set MANYTOLD_HOME instead"),
        ("[fetch]\ncrowd = true", "must be a whole number"),
        ("[fetch]\ncrowd = 2.5", "must be a whole number"),
        ("[fetch]\ncrowd = inf", "must be a whole number"),
        (f"[fetch]\npause_s = 1{'0' * 400}", "must be a number"),
        ("[fetch]\npause_s = true", "must be a number"),
        ("[serve]\nport = -1", "must be from 0 to 65535"),
        ("[fetch]\nagain = ['1h', 'soon']", "must be lengths of time such as 1h,6h,3d, not soon"),
        ("[fetch]\nagain = '12'", "must be lengths of time"),
        ("[fetch]\nagain = '-1h'", "must be lengths of time"),
        ("[fetch]\nagain = '99999d'", "must be lengths of time"),
        ("[fetch]\nturns = 'planet'", "fetch.turns from .* must be host or domain, not 'planet'"),
        ("fetch = 3", "unknown setting fetch"),
        ("[fetch", "cannot be read as TOML"),
    ],
)
def test_what_the_file_may_not_say(words: str, said: str, tmp_path: Path) -> None:
    settings_file(tmp_path).write_text(words)
    with pytest.raises(BadSettings, match=said) as caught:
        load_settings({"MANYTOLD_HOME": str(tmp_path)})
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("words", "hours"),
    [("", [1, 6, 24, 72]), ("again = []", []), ("again = '2d, 30m'", [0.5, 48]), ("again = ['1h', '60m']", [1])],
)
def test_lengths_of_time(words: str, hours: list[float], tmp_path: Path) -> None:
    settings_file(tmp_path).write_text(f"[fetch]\n{words}\n")
    found = load_settings({"MANYTOLD_HOME": str(tmp_path)}).fetch
    assert [length.total_seconds() / 3600 for length in found.again_after] == hours


def test_the_ends_of_a_range_are_inside(tmp_path: Path) -> None:
    settings_file(tmp_path).write_text("[fetch]\npause_s = 0\ncrowd = 1\n[serve]\nport = 65535\n")
    found = load_settings({"MANYTOLD_HOME": str(tmp_path)})
    assert (found.fetch.pause_s, found.fetch.crowd, found.serve.port) == (0.0, 1, 65535)
    assert isinstance(found.fetch.pause_s, float)


@pytest.mark.parametrize("home", ["/etc/passwd", "/proc/nope", "a\nb"])
def test_a_home_without_a_settings_file_has_defaults(home: str) -> None:
    assert load_settings({"MANYTOLD_HOME": home}) == Settings(home=Path(home))
