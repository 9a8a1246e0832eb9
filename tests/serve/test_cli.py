import json
import os
import resource
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from manytold import __version__
from manytold.serve.cli import COMMANDS, cli, run

PYTHON = (sys.executable, "-m", "manytold")
MAIN = "manytold.serve.cli"


def shell(*arguments: str, home: Path, **options: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "MANYTOLD_HOME": str(home), "NO_COLOR": "1"}
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        (*PYTHON, *arguments), env=environment, capture_output=True, text=True, timeout=60, check=False, **options
    )


def test_help_costs_little(tmp_path: Path) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = shell("--help", home=tmp_path)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cost = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert found.returncode == 0
    assert all(f"  {name} " in found.stdout for name in COMMANDS)
    assert cost < 0.3


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_explains_itself_with_examples(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert command.short_help == COMMANDS[name][1]
    found = CliRunner().invoke(cli, [name, "--help"], prog_name="manytold")
    assert found.exit_code == 0
    assert "Examples:" in found.output
    assert f"manytold {name}" in found.output


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"manytold {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["frob"], 2, "manytold: No such command 'frob'. Try: manytold --help\n"),
        (["read"], 2, "manytold: Missing argument 'WHAT...'. Try: manytold read --help\n"),
        (["read", "--frob"], 2, "manytold: No such option '--frob'."),
        (["serve", "--port", "70000"], 2, "Try: manytold serve --help\n"),
        (["unfollow", "nobody.example"], 2, "manytold: nobody.example is not followed"),
        (["sources", "--db", "mysql://x"], 2, "manytold: mysql:// is no known kind of database"),
        (["read", "gone.txt"], 2, "manytold: gone.txt: no such file or folder"),
    ],
)
def test_an_error_is_one_line(
    arguments: list[str],
    status: int,
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("MANYTOLD_HOME", str(tmp_path))
    assert run(arguments) == status
    said = capsys.readouterr()
    assert said.out == ""
    assert words in said.err
    assert said.err.startswith("manytold: ")
    assert said.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "environment", "words"),
    [
        (["sources", "--db", "postgresql://h:abc/x"], {}, "is no database address"),
        (["sources"], {"MANYTOLD_HOME": "/etc/passwd"}, "/etc/passwd/manytold.db cannot be a database file"),
        (["sources"], {"MANYTOLD_HOME": "/proc/nope"}, "/proc/nope/manytold.db cannot be a database file"),
        (["serve", "--host", "a..b", "--no-browser", "--no-fetch"], {}, "cannot listen to a..b:"),
        (["serve", "--no-browser", "--no-fetch"], {"MANYTOLD_SERVE_PORT": "99999"}, "serve.port from"),
        (["fetch"], {"MANYTOLD_FETCH_CROWD": "0"}, "fetch.crowd from"),
    ],
)
def test_a_mistake_of_a_user_is_no_traceback(
    arguments: list[str],
    environment: dict[str, str],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in ({"MANYTOLD_HOME": str(tmp_path)} | environment).items():
        monkeypatch.setenv(name, value)
    assert run(arguments) == 2
    said = capsys.readouterr()
    assert words in said.err
    assert (said.err.count("\n"), said.out) == (1, "")


def test_a_home_may_have_any_name(tmp_path: Path) -> None:
    found = shell("sources", home=tmp_path / "what?" / "50%3F#")
    assert (found.returncode, found.stderr) == (0, "")
    assert (tmp_path / "what?" / "50%3F#" / "manytold.db").exists()


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["settings"], ["settings", "--json"], ["frob"]])
@pytest.mark.parametrize("stream", ["stdout", "stderr", "both"])
def test_a_full_disk_is_no_traceback(arguments: list[str], stream: str, tmp_path: Path) -> None:
    environment = {**os.environ, "MANYTOLD_HOME": str(tmp_path)}
    with Path("/dev/full").open("w") as full:
        found = subprocess.run(
            (*PYTHON, *arguments),
            env=environment,
            stdout=subprocess.PIPE if stream == "stderr" else full,
            stderr=subprocess.PIPE if stream == "stdout" else full,
            text=True,
            timeout=60,
            check=False,
        )
    wrong = arguments == ["frob"]
    assert found.returncode == (2 if wrong else 0 if stream == "stderr" else 1)
    if stream == "stdout":
        assert found.stderr.count("\n") == 1
        assert ("No such command" if wrong else "manytold: No space left on device") in found.stderr


def test_a_password_is_not_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MANYTOLD_HOME", str(tmp_path))
    monkeypatch.setenv("MANYTOLD_DATABASE", "postgresql://reader:hidden@host/news")
    for arguments in (["settings"], ["settings", "--json"], ["settings", "--db", "postgresql://a:hidden@h:x/y"]):
        assert run(arguments) == 0
        said = capsys.readouterr().out
        assert "hidden" not in said
        assert ":***@h" in said


def test_without_a_command_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    assert "Commands:" in capsys.readouterr().err


def test_a_setting_that_is_not_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MANYTOLD_HOME", str(tmp_path))
    (tmp_path / "settings.toml").write_text("colour = 'red'\n")
    assert run(["settings"]) == 2
    assert "unknown setting colour" in capsys.readouterr().err


def test_settings_tell_where_a_value_comes_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MANYTOLD_HOME", str(tmp_path))
    monkeypatch.setenv("MANYTOLD_SERVE_PORT", "9000")
    (tmp_path / "settings.toml").write_text("[fetch]\npause_s = 2.5\n")
    assert run(["settings", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    found = {s["name"]: (s["value"], s["from"]) for s in record["settings"]}
    assert record["format"] == 1
    assert found["serve.port"] == (9000, "MANYTOLD_SERVE_PORT")
    assert found["fetch.pause_s"] == (2.5, str(tmp_path / "settings.toml"))
    assert found["fetch.crowd"] == (16, "default")
    assert run(["settings"]) == 0
    assert "serve.port" in capsys.readouterr().out


@pytest.mark.parametrize("shell_name", ["bash", "zsh", "fish"])
def test_completion_scripts(shell_name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", shell_name]) == 0
    assert "_MANYTOLD_COMPLETE" in capsys.readouterr().out


def test_the_shell_completes_commands(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "_MANYTOLD_COMPLETE": "bash_complete",
        "COMP_WORDS": "manytold se",
        "COMP_CWORD": "1",
        "MANYTOLD_HOME": str(tmp_path),
    }
    found = subprocess.run(PYTHON, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert found.stdout.split() == ["plain,serve", "plain,settings"]


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    running = subprocess.Popen(
        (*PYTHON, "--help"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    )
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.close()
    said = running.stderr.read()
    running.stderr.close()
    assert running.wait(30) == 141
    assert said == b""


def heeds_interrupts() -> None:
    """What a shell starts in the background inherits that interrupts are ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_interrupted(tmp_path: Path) -> None:
    environment = {**os.environ, "MANYTOLD_HOME": str(tmp_path)}
    command = (*PYTHON, "serve", "--port", "0", "--no-browser", "--no-fetch")
    with subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heeds_interrupts,  # noqa: PLW1509 no thread is at work here
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        try:
            address = running.stdout.readline().split()[2]
            urllib.request.urlopen(address, timeout=60).close()  # it has begun to heed signals once it answers
            running.send_signal(signal.SIGINT)
            assert running.wait(60) == 130
            assert running.stderr.read().strip() == ""
        finally:
            running.kill()
