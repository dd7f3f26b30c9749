"""`make fuzz`: many damaged files, and what came of them. Ends with 1 when one was not refused properly."""

import argparse
import sys
import time

from tests.fuzz.annuaires import ANNUAIRES
from tests.fuzz.attempts import LIMIT_S, MEMORY_MB, attempt, peak_mb
from tests.fuzz.enveloppes import ENVELOPPES
from tests.fuzz.questionnaires import QUESTIONNAIRES

SORTES = {sorte.name: sorte for sorte in (QUESTIONNAIRES, ENVELOPPES, ANNUAIRES)}


def main() -> int:
    parser = argparse.ArgumentParser(prog="make fuzz")
    parser.add_argument("--sorte", action="append", choices=list(SORTES), default=[], help="celle-ci ; se répète")
    parser.add_argument("--cas", type=int, default=None, help="de chaque sorte (par défaut, beaucoup)")
    parser.add_argument("--graine", type=int, default=2026)
    options = parser.parse_args()
    failed = False
    for name in options.sorte or SORTES:
        sorte, began = SORTES[name], time.monotonic()
        outcome = attempt(sorte, options.cas or sorte.count, options.graine)
        for failure in outcome.failures:
            print(failure)
        print(f"{outcome.tried} {name} abîmés en {time.monotonic() - began:.0f} s")
        print(f"{outcome.refused} refusés, {outcome.read} lus et employés, {len(outcome.failures)} échecs")
        print(f"le plus lent : {outcome.slowest_s:.2f} s (limite {LIMIT_S:.0f} s)")
        failed = failed or bool(outcome.failures)
    print(f"mémoire au plus : {peak_mb():.0f} Mo (limite {MEMORY_MB} Mo)")
    return 1 if failed or peak_mb() > MEMORY_MB else 0


if __name__ == "__main__":
    sys.exit(main())
