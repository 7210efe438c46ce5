"""Packets are bound in an order in which few parts are open at a time."""

from __future__ import annotations

from kit.model.packet import Entry, Packet
from kit.pipeline.binding import by_reader


def packet(path: str, *keys: tuple[str, str, str]) -> Packet:
    entries = tuple(Entry("Section", "Title", "1.", key) for key in keys)
    return Packet(path, path, "Debate", "en", entries)


def test_packets_of_one_reader_are_bound_one_after_another() -> None:
    shared = ("agenda", "", "standard")
    china = packet("roles/china", ("brief", "china", "standard"), shared)
    easier = packet("roles/china-supported", ("brief", "china", "supported"), shared)
    japan = packet("roles/japan", shared, ("brief", "japan", "standard"))
    ann = packet("students/ann", ("brief", "japan", "standard"), ("cover", "japan", "standard"))
    bo = packet("students/bo", ("brief", "china", "supported"), shared)
    cy = packet("students/cy", shared, ("cover", "china", "standard"))
    guide = packet("teacher", shared)
    found = by_reader([china, easier, japan, ann, bo, cy, guide])
    assert found == [china, cy, easier, bo, japan, ann, guide]
