"""The argument map: everything on the paper, nothing on top of anything else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kit.drawings import draw_argument
from kit.model.essay import ArgumentMap, Claim, Reason


@given(st.integers(1, 5), st.booleans())
def test_argument_boxes_do_not_overlap(count: int, with_fallback: bool) -> None:
    claim = Claim(text="So it is.", cites=(1,))
    reason = Reason(reason="Because.", cites=(2,), objection="But.", answer="Still.")
    drawn = draw_argument(
        ArgumentMap(
            claim=claim, reasons=(reason,) * count, fallback=claim if with_fallback else None
        )
    )
    assert len(drawn.boxes) == 1 + 3 * count + with_fallback
    for box in drawn.boxes:
        assert box.x >= 0
        assert box.x + box.width <= drawn.width
        assert box.y + box.height <= drawn.height + 0.01 <= 216
        for other in drawn.boxes:
            if other is not box:
                apart = (
                    box.x + box.width <= other.x
                    or other.x + other.width <= box.x
                    or box.y + box.height <= other.y
                    or other.y + other.height <= box.y
                )
                assert apart
    for arrow in drawn.arrows:
        assert arrow.head[0] != arrow.start
