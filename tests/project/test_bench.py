"""The benches run: a small one says what each row is, and nothing about how fast."""

from pathlib import Path

from tests.bench.directory import measure_directory
from tests.bench.directory_import import measure_directory_import
from tests.bench.envelopes import installed_age, measure_envelopes
from tests.bench.interview import measure_interview
from tests.bench.interview_engine import measure_interview_engine
from tests.bench.many_slips import measure_many_slips
from tests.bench.papers import measure_papers


def test_the_bench_of_many_slips_measures_each_thing_beside_its_reference(tmp_path: Path):
    rows = measure_many_slips(tmp_path, slips=300, openings=1)

    assert len(rows) == 12
    assert all(row.ours > 0 and row.reference for row in rows)


def test_the_bench_of_the_directory_measures_each_thing_beside_plain_sql(tmp_path: Path):
    rows = measure_directory(tmp_path / "directory", structures=300, times=2)

    assert len(rows) == 6
    assert all(row.ours > 0 and row.reference for row in rows)


def test_the_bench_of_the_next_question_measures_it_beside_bare_widgets(tmp_path: Path):
    rows = measure_interview(tmp_path / "mesure", count=3)

    assert [row.count for row in rows] == [3, 3]
    assert all(row.ours > 0 and row.reference for row in rows)


def test_the_bench_of_the_engine_measures_what_odk_does_too(tmp_path: Path):
    rows = measure_interview_engine(tmp_path / "engine", engine=None, sizes=(30,))

    assert len(rows) == 7
    assert all(row.ours > 0 and row.reference is None for row in rows)


def test_the_bench_of_documents_measures_them_beside_bare_canvases():
    rows = measure_papers(engine=None, times=1, slips=30)

    assert [row.reference is not None for row in rows] == [True, False] * 4 + [True]
    assert all(row.ours > 0 for row in rows)


def test_the_bench_of_the_directory_measures_its_import_beside_the_libraries(tmp_path: Path):
    rows = measure_directory_import(tmp_path / "directory", structures=60, times=1)

    assert len(rows) == 4
    assert all(row.ours > 0 and row.reference for row in rows)


def test_the_bench_of_envelopes_measures_them_beside_the_age_command(tmp_path: Path):
    age, _missing = installed_age()
    rows = measure_envelopes(tmp_path / "envelopes", age, times=1, slips=50)

    assert [row.reference is not None for row in rows] == [age is not None] * 4 + [True]
    assert all(row.ours > 0 for row in rows)
