"""Our engine against JavaRosa on random forms and answers. `make javarosa` plays many more."""

import os

import pytest

from tests.entretiens.javarosa.generator import random_case
from tests.entretiens.javarosa.oracle import compile_oracle, difference, missing, states

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())

SEQUENCES = int(os.environ.get("REPERE_SEQUENCES", "150"))
FIRST = int(os.environ.get("REPERE_FIRST_SEED", "0"))


@pytest.mark.timeout(3600)
def test_random_forms_and_answers_give_what_javarosa_gives(tmp_path):
    compile_oracle(tmp_path)
    cases = [random_case(seed) for seed in range(FIRST, FIRST + SEQUENCES)]

    found = {
        seed: said
        for seed, (case, expected) in enumerate(zip(cases, states(tmp_path, cases), strict=True), FIRST)
        if (said := difference(case, expected))
    }

    assert found == {}
