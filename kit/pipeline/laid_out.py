"""A build whose sheets are laid out: all that its packets are bound from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kit.model.packet import PacketSet, Part, SheetKey
from kit.model.profile import ProfileStyles


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The packets, a part for each sheet of theirs, and the styles of print profiles, by id.

    Nothing of it leads to the files that the sheets were made from, nor to their HTML: both can be
    forgotten before the packets are bound.
    """

    packets: PacketSet
    parts: Mapping[SheetKey, Part]
    styles: Mapping[str, ProfileStyles]
