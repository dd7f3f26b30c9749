"""Loads a compiled interview, answers it, flips its gate, adds instances: how long each takes, as JSON."""

import gc
import json
import resource
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from desktop.entretiens.compiled import load_formulaire
from desktop.entretiens.entretien import Entretien
from desktop.entretiens.model import Etat, Ref, Reponse
from desktop.langues.langue import Langue

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def timed_ms(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def resident_mib() -> float:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize() / 2**20


def main() -> None:
    job = json.loads(sys.stdin.read())
    before = resident_mib()
    opened: list[Entretien] = []
    load = timed_ms(lambda: opened.append(Entretien(load_formulaire(Path(job["compiled"])), now=NOW)))
    (entretien,) = opened
    memory = resident_mib() - before
    gc.collect()

    def answer(ref: str, value: str) -> None:
        entretien.answer(Reponse(Ref(ref), Etat.ANSWERED, value, NOW, Langue.FRANCAIS))

    answers, pages = [], []
    for ref, value in job["answers"]:
        if entretien.is_relevant(Ref(ref)):
            answers.append(timed_ms(lambda ref=ref, value=value: answer(ref, value)))  # type: ignore[misc]
            pages.append(timed_ms(lambda ref=ref: entretien.next_page(Ref(ref))))  # type: ignore[misc]
    flips = [timed_ms(lambda value=value: answer(job["gate"], value)) for value in job["flips"]]  # type: ignore[misc]
    added = [timed_ms(lambda: entretien.add_instance(Ref(job["repeat"]))) for _ in job["adds"]]
    print(
        json.dumps({"load": load, "answers": answers, "pages": pages, "flips": flips, "adds": added, "memory": memory})
    )


if __name__ == "__main__":
    main()
