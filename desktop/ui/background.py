"""The one worker thread: it owns the store; all that reads or writes a file or draws a PDF runs there, in order."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

T = TypeVar("T")
OnError = Callable[[Exception], None]
OnProgress = Callable[[int, int], None]

_BETWEEN_REPORTS_S = 0.04


@dataclass(frozen=True, slots=True)
class _Job:
    owner: QObject
    future: "Future[Any]"
    on_success: Callable[[Any], None] | None
    on_error: OnError | None
    turn: int


class Background(QObject):
    """Runs Qt-free work one job at a time; answers on the window's thread, and only while `owner` is alive."""

    busy_changed = Signal(bool)
    _finished = Signal(object)
    _progressed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._pending = 0
        self._turn = 0
        self._default_on_error: OnError | None = None
        self._finished.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._progressed.connect(self._report, Qt.ConnectionType.QueuedConnection)

    def set_default_on_error(self, on_error: OnError) -> None:
        """Give who is told of an error that a job did not handle itself."""
        self._default_on_error = on_error

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        *,
        on_success: Callable[[T], None] | None = None,
        on_error: OnError | None = None,
    ) -> None:
        """Queue `work` behind what is already queued."""
        self._pending += 1
        if self._pending == 1:
            self.busy_changed.emit(True)
        future = self._executor.submit(work)
        job = _Job(owner, future, on_success, on_error, self._turn)
        future.add_done_callback(lambda _future: self._finished.emit(job))

    def forget(self) -> None:
        """What was queued is still done, but its answer is for nobody any more: the post was locked meanwhile."""
        self._turn += 1

    def reporter(self, owner: QObject, on_progress: OnProgress) -> OnProgress:
        """What a work calls with what is done and the whole; told on the window's thread while `owner` is alive."""
        told_at_s = -_BETWEEN_REPORTS_S

        def report(done: int, total: int) -> None:
            nonlocal told_at_s
            now_s = time.monotonic()
            if done == total or now_s - told_at_s >= _BETWEEN_REPORTS_S:
                told_at_s = now_s
                self._progressed.emit((owner, on_progress, done, total))

        return report

    def finish(self) -> None:
        """Wait for the queued jobs; nothing can be run afterwards."""
        self._executor.shutdown(wait=True)

    def _report(self, progress: tuple[QObject, OnProgress, int, int]) -> None:
        owner, on_progress, done, total = progress
        if isValid(owner):
            on_progress(done, total)

    def _answer(self, job: _Job) -> None:
        self._pending -= 1
        if self._pending == 0:
            self.busy_changed.emit(False)
        error = job.future.exception()
        if isinstance(error, Exception):
            self._tell(job, error)
        elif error is not None:
            raise error
        elif job.on_success and self._is_awaited(job):
            job.on_success(job.future.result())

    def _tell(self, job: _Job, error: Exception) -> None:
        handler = job.on_error if job.on_error and self._is_awaited(job) else self._default_on_error
        if handler is None:
            raise error
        handler(error)

    def _is_awaited(self, job: _Job) -> bool:
        return job.turn == self._turn and isValid(job.owner)
