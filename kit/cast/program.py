"""Integer programs with several objectives, solved one after another by HiGHS.

This is lexicographic optimization: each optimum becomes a constraint before the next objective
is minimized. All coefficients are integers, and the last objective almost always leaves a
single solution, so the same class gets the same cast on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kit.cast.rules import INFINITY, Constraint


class Program:
    """An integer program: its variables, by number from 0, and its constraints."""

    def __init__(self) -> None:
        self.uppers: list[float] = []
        self.constraints: list[Constraint] = []

    def variable(self, most: float = INFINITY) -> int:
        """Add a variable, an integer from 0 to `most`; gives its number."""
        self.uppers.append(most)
        return len(self.uppers) - 1

    def solve(
        self, constraints: Iterable[Constraint], aims: Sequence[Mapping[int, int]] = ()
    ) -> list[int] | None:
        """The values of the variables, with each aim in turn as small as can be.

        None where the constraints cannot all be kept. `constraints` come besides the program's own.
        """
        import highspy

        class Silent(highspy.Highs):
            """HiGHS without its banner.

            It prints that when it is constructed, before a caller can set the option; this hook
            is called early enough.
            """

            def enableCallbacks(self) -> None:  # noqa: N802 (HiGHS's name)
                self.setOptionValue("output_flag", False)
                super().enableCallbacks()  # type: ignore[no-untyped-call]

        model = Silent()  # type: ignore[no-untyped-call]
        # One thread, a fixed seed and no gap: the result must not depend on timing or machine.
        for name, value in (
            ("threads", 1), ("random_seed", 0), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.0),
        ):  # fmt: skip
            model.setOptionValue(name, value)
        for upper in self.uppers:
            model.addVar(0, min(upper, highspy.kHighsInf))
        count = len(self.uppers)
        for number in range(count):
            model.changeColIntegrality(number, highspy.HighsVarType.kInteger)
        for constraint in (*self.constraints, *constraints):
            _add(model, constraint)
        values: list[int] | None = None
        for aim in aims or ({},):
            for number in range(count):
                model.changeColCost(number, aim.get(number, 0))
            # From scratch: what HiGHS keeps from the objective before could mislead it.
            model.clearSolver()
            model.run()
            if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
                return None
            # HiGHS gives floating-point numbers, which are integers only within its tolerance.
            values = [round(value) for value in model.getSolution().col_value]
            if aim:
                best = sum(weight * values[number] for number, weight in aim.items())
                _add(model, (-INFINITY, best, aim))
        return values


def _add(model: object, constraint: Constraint) -> None:
    low, high, weights = constraint
    model.addRow(low, high, len(weights), list(weights), list(weights.values()))  # type: ignore[attr-defined]
