"""Integer programs, solved one aim after another by HiGHS.

All numbers are integers, each optimum is fixed before the next aim is looked at, and the
last aim leaves one solution: so the same class gets the same cast on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kit.cast.rules import INFINITY, Row


class Program:
    """Variables that count from 0, rows that bound sums of them, and aims."""

    def __init__(self) -> None:
        self.uppers: list[float] = []
        self.rows: list[Row] = []

    def variable(self, most: float = INFINITY) -> int:
        """A new variable, a whole number from 0 to `most`; gives its number."""
        self.uppers.append(most)
        return len(self.uppers) - 1

    def solve(
        self, rows: Iterable[Row], aims: Sequence[Mapping[int, int]] = ()
    ) -> list[int] | None:
        """The values of the variables, with each aim in turn as small as can be.

        None where the rows cannot all be kept. `rows` come besides the program's own.
        """
        import highspy

        class Silent(highspy.Highs):
            """HiGHS greets on standard output as soon as it is made, unless told here."""

            def enableCallbacks(self) -> None:  # noqa: N802 (HiGHS's name)
                self.setOptionValue("output_flag", False)
                super().enableCallbacks()  # type: ignore[no-untyped-call]

        model = Silent()  # type: ignore[no-untyped-call]
        for name, value in (
            ("threads", 1), ("random_seed", 0), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.0),
        ):  # fmt: skip
            model.setOptionValue(name, value)
        for upper in self.uppers:
            model.addVar(0, min(upper, highspy.kHighsInf))
        count = len(self.uppers)
        for number in range(count):
            model.changeColIntegrality(number, highspy.HighsVarType.kInteger)
        for row in (*self.rows, *rows):
            _add(model, row)
        values: list[int] | None = None
        for aim in aims or ({},):
            for number in range(count):
                model.changeColCost(number, aim.get(number, 0))
            # From scratch: what it knows of the aim before could lead it astray.
            model.clearSolver()
            model.run()
            if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
                return None
            values = [round(value) for value in model.getSolution().col_value]
            if aim:
                best = sum(weight * values[number] for number, weight in aim.items())
                _add(model, (-INFINITY, best, aim))
        return values


def _add(model: object, row: Row) -> None:
    low, high, weights = row
    model.addRow(low, high, len(weights), list(weights), list(weights.values()))  # type: ignore[attr-defined]
