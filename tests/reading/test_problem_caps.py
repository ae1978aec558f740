"""A file that is wrong all over is told in part: people mend and look again."""

from __future__ import annotations

from kb_builder.reading.problems import MOST, Problem, Severity, first_of_each


def test_errors_of_a_file_come_before_its_warnings_and_the_rest_is_counted() -> None:
    warned = [Problem("a", n, 1, "R404", "w", severity=Severity.WARNING) for n in range(MOST)]
    wrong = [Problem("a", 1_000 + n, 1, "R201", "e") for n in range(MOST)]
    other = Problem("b", 1, 1, "R201", "e")
    shown, left = first_of_each([*warned, *wrong, other])
    assert shown == [*wrong, other]
    assert left == {"a": MOST}
