"""The cache of parts: whole or not at all, bounded, shared, safe to delete."""

from __future__ import annotations

import hashlib
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.model.finding import Finding
from kit.model.packet import Overflow, Part
from kit.typeset.cache import PartCache
from kit.unchanged import code_hash


def key(number: int) -> str:
    return hashlib.sha256(str(number).encode()).hexdigest()


def test_what_is_put_is_got(tmp_path: Path) -> None:
    cache = PartCache(tmp_path)
    cache.put(Part(key(1), b"pdf", 3))
    assert cache.get(key(1)) == Part(key(1), b"pdf", 3)
    assert cache.get(key(2)) is None
    over = Overflow(millimetres=23, lines=5, block="arguments", inside=True, heading="Your “best”")
    cache.put(Part(key(2), b"pdf", 2, over))
    assert cache.get(key(2)) == Part(key(2), b"pdf", 2, over)


def test_what_is_wrong_with_a_part_is_kept_with_it(tmp_path: Path) -> None:
    cache = PartCache(tmp_path)
    finding = Finding("size", 1, 19, 34, "text of 8 pt; 9 pt is the least", "“¶ 4”", 2)
    cache.put(Part(key(1), b"pdf", 3, findings=(finding, finding)))
    assert cache.get(key(1)) == Part(key(1), b"pdf", 3, findings=(finding, finding))


@given(cut=st.floats(0, 1), flip=st.floats(0, 1, exclude_max=True))
def test_a_damaged_part_is_as_good_as_none(
    cut: float, flip: float, tmp_path_factory: pytest.TempPathFactory
) -> None:
    cache = PartCache(tmp_path_factory.mktemp("cache"))
    cache.put(Part(key(1), b"pdf!", 3))
    (file,) = [path for path in cache.folder.rglob("*") if path.is_file()]
    data = bytearray(file.read_bytes())
    kept = int(cut * len(data))
    file.write_bytes(data[:kept])
    assert (cache.get(key(1)) is None) == (kept < len(data))
    data[int(flip * len(data))] ^= 1
    file.write_bytes(data)
    assert cache.get(key(1)) is None


def test_it_may_be_deleted_at_any_time(tmp_path: Path) -> None:
    cache = PartCache(tmp_path / "cache")
    cache.prune()
    cache.put(Part(key(1), b"pdf", 1))
    shutil.rmtree(cache.folder)
    assert cache.get(key(1)) is None
    cache.prune()
    cache.put(Part(key(1), b"pdf", 1))
    assert cache.get(key(1)) is not None


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    cache = PartCache(tmp_path, most_bytes=5 * (1000 + 160))
    for number in range(8):
        cache.put(Part(key(number), b"x" * 1000, 1))
        file = tmp_path / key(number)[:2] / key(number)[2:]
        os.utime(file, (number, number))
    assert cache.get(key(0)) is not None  # used now
    cache.prune()
    kept = {number for number in range(8) if cache.get(key(number))}
    assert kept == {0, 4, 5, 6, 7}


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    cache = PartCache(tmp_path / "file" / "cache")
    cache.put(Part(key(1), b"pdf", 1))
    assert cache.get(key(1)) is None


def test_many_may_write_at_once(tmp_path: Path) -> None:
    cache = PartCache(tmp_path)

    def work(number: int) -> Part | None:
        cache.put(Part(key(number % 5), bytes([number % 5]) * 5000, number % 5))
        cache.prune()
        return cache.get(key(number % 5))

    with ThreadPoolExecutor(8) as pool:
        for number, part in enumerate(pool.map(work, range(200))):
            assert part == Part(key(number % 5), bytes([number % 5]) * 5000, number % 5)
    assert not list(tmp_path.rglob("*.part"))


def test_code_that_changes_or_moves_anywhere_below_makes_new_keys(tmp_path: Path) -> None:
    deep = tmp_path / "room" / "below" / "rule.py"
    deep.parent.mkdir(parents=True)
    deep.write_text("LEAST = 9\n", "utf-8")
    first = code_hash(tmp_path / "room")
    assert code_hash(tmp_path / "room") == first
    deep.write_text("LEAST = 10\n", "utf-8")
    changed = code_hash(tmp_path / "room")
    assert changed != first
    deep.rename(tmp_path / "room" / "rule.py")
    assert code_hash(tmp_path / "room") not in (first, changed)
