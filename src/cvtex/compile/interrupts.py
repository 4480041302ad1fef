"""Interrupts: Ctrl-C and the signals that end a program, held back while what is begun must be finished or undone."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


@dataclass
class _State:
    blocks: int = 0
    """How many blocks hold interrupts back, each in another."""
    is_pending: bool = False
    was_raised: bool = False
    """Whether an interrupt has become an exception."""


_state = _State()


def raise_on_signals() -> None:
    """Make SIGTERM and SIGHUP what Ctrl-C is, a KeyboardInterrupt; a signal that is ignored (`nohup`) stays so."""
    _state.was_raised = False
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _interrupt)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let an interrupt wait until the block has ended, which must be soon: the main thread alone gets interrupts.

    Raises:
        KeyboardInterrupt: one came in the meantime.

    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    _state.blocks += 1
    try:
        yield
    finally:
        _state.blocks -= 1
        if _state.is_pending and not _state.blocks:
            _state.is_pending = False
            _state.was_raised = True
            raise KeyboardInterrupt


def was_interrupted() -> bool:
    """Return whether an interrupt was raised, of which code that it hit, such as pydantic's, makes other errors."""
    return _state.was_raised


def _interrupt(*_: object) -> None:
    if _state.blocks:
        _state.is_pending = True
    else:
        _state.was_raised = True
        raise KeyboardInterrupt
