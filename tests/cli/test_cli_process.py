"""`textkit` as a process: help, exit codes, closed pipes, interrupts, how quickly it starts."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

import textkit
from textkit.cli import cli, main
from textkit.cli.messages import Report

SCRIPT = [sys.executable, "-c", "import sys; from textkit.cli import main; sys.exit(main())"]
COMMANDS = sorted(cli.commands)


def test_the_commands() -> None:
    assert COMMANDS == ["check", "convert", "draft", "engines", "memory", "repair", "segment", "terms"]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_teaches_by_examples_that_parse(run, command: str) -> None:
    code, out, _ = run(command, "--help")
    assert code == 0
    assert out.count(f"textkit {command} ") >= 2
    for line in out.partition("Examples:")[2].splitlines():
        words = line.partition("#")[0].split("  ")
        example = next((word for word in (w.strip() for w in words) if word.startswith("textkit ")), "")
        if example:
            name, *arguments = example.partition(" | ")[0].replace("'", "").split()[1:]
            cli.commands[name].make_context(name, arguments)


def test_every_option_is_explained_or_speaks_for_itself() -> None:
    for command in cli.commands.values():
        for param in command.params:
            if isinstance(param, click.Option) and not isinstance(param.type, click.Choice):
                assert param.help, f"{command.name} {param.opts}"


def test_version(run) -> None:
    assert run("--version") == (0, f"textkit {textkit.__version__}\n", "")


@pytest.mark.parametrize("arguments", [(), ("nonsense",), ("--nonsense",)])
def test_wrong_usage(run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).code == 2


def test_a_closed_pipe_is_quiet(report: Path) -> None:
    big = report.with_name("big.txt")
    big.write_text("工会。\n" * 100_000, encoding="utf-8")
    process = subprocess.Popen([*SCRIPT, "repair", big], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows interrupts differently")
def test_an_interrupt_leaves_with_130_and_no_traceback(report: Path) -> None:
    process = subprocess.Popen(
        [*SCRIPT, "repair", report, "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A job in the background of a shell ignores interrupts, and so would what it starts.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130
    assert b"Traceback" not in err


def test_output_is_utf8_whatever_the_locale(report: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run([*SCRIPT, "repair", report], capture_output=True, env=environment, check=True)
    assert done.stdout.decode("utf-8").startswith("以习近平")


def seconds(command: list[str]) -> float:
    """The least of several times, in seconds of this process's children where the system counts them."""
    times = []
    for _ in range(5):
        before = os.times()
        subprocess.run(command, capture_output=True, check=True)
        after = os.times()
        times.append(
            after.children_user + after.children_system - before.children_user - before.children_system
        )
    return min(times)


def test_help_starts_quickly() -> None:
    bare = seconds([sys.executable, "-c", "pass"])
    assert seconds([*SCRIPT, "--help"]) - bare < 0.15


def test_no_colour_for_files_and_where_it_is_not_wanted(
    run, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\x1b[" not in run("repair", report, "--diff").out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[31m-" in run("repair", report, "--diff").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("repair", report, "--diff").out


def test_what_nobody_expected_is_one_line_as_well(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report()
    with report.guard("x.txt"):
        raise KeyError("a\nb")
    assert report.exit_code() == 3
    err = capsys.readouterr().err
    assert err.startswith("textkit: x.txt: internal error")
    assert err.count("\n") == 1


def test_a_traceback_can_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTKIT_TRACEBACK", "1")
    with pytest.raises(KeyError), Report().guard("x.txt"):
        raise KeyError("a")


def test_main_returns_its_exit_code() -> None:
    assert main(["--version"]) == 0
