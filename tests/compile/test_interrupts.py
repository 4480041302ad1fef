"""Interrupts wait until what is begun has ended."""

import os
import signal
from collections.abc import Iterator

import pytest

from cvtex.cli.session import ExitCode, guarded
from cvtex.compile.interrupts import raise_on_signals, uninterrupted


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    """Set what a command line sets, and take it back."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    raise_on_signals()
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_interrupts(name: str) -> None:
    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), getattr(signal, name))


def test_an_interrupt_waits_for_the_end_of_the_outermost_block() -> None:
    done = []

    def work() -> None:
        with uninterrupted():
            with uninterrupted():
                os.kill(os.getpid(), signal.SIGINT)
                done.append("inner")
            done.append("outer")

    with pytest.raises(KeyboardInterrupt):
        work()
    assert done == ["inner", "outer"]


def test_a_signal_that_is_ignored_stays_so() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    raise_on_signals()

    os.kill(os.getpid(), signal.SIGHUP)


def test_an_error_that_a_library_makes_of_an_interrupt_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    with guarded() as outcome:
        try:
            os.kill(os.getpid(), signal.SIGINT)
        except KeyboardInterrupt as interrupt:
            msg = "the model could not be made"
            raise ValueError(msg) from interrupt

    assert outcome.code == ExitCode.INTERRUPTED
    assert capsys.readouterr().err == "interrupted\n"


def test_an_error_without_an_interrupt_is_a_bug(capsys: pytest.CaptureFixture[str]) -> None:
    with guarded() as outcome:
        raise ValueError

    assert outcome.code == ExitCode.BUG
    assert "bug in cvtex" in capsys.readouterr().err
