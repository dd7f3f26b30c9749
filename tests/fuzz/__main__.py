"""`make fuzz`: many damaged questionnaires, and what came of them. Ends with 1 when one was not refused properly."""

import argparse
import sys
import time

from tests.fuzz.attempts import LIMIT_S, MEMORY_MB, attempt


def main() -> int:
    parser = argparse.ArgumentParser(prog="make fuzz")
    parser.add_argument("--cas", type=int, default=20_000, help="un tiers de .md, de .xlsx, de compilés")
    parser.add_argument("--graine", type=int, default=2026)
    options = parser.parse_args()
    began = time.monotonic()
    outcome = attempt(options.cas, options.graine)
    for failure in outcome.failures:
        print(failure)
    print(f"{outcome.tried} questionnaires abîmés en {time.monotonic() - began:.0f} s")
    print(f"{outcome.refused} refusés, {outcome.read} lus et conduits, {len(outcome.failures)} échecs")
    print(f"le plus lent : {outcome.slowest_s:.2f} s (limite {LIMIT_S:.0f} s)")
    print(f"mémoire au plus : {outcome.peak_mb:.0f} Mo (limite {MEMORY_MB} Mo)")
    return 1 if outcome.failures or outcome.peak_mb > MEMORY_MB else 0


if __name__ == "__main__":
    sys.exit(main())
