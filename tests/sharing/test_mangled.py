"""A pack that is damaged in any way is refused, or added exactly as its manifest says."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kit.model.limits import Limits
from kit.problems import BadInput, Problems
from kit.sharing import install, judge
from kit.sharing.judge.manifest import read_manifest
from tests.conftest import tree
from tests.sharing.zips import Pack, raw_zip
from tests.tools.sample import MORE

PACK = raw_zip(Pack().entries)

flips = st.lists(
    st.tuples(st.integers(0, len(PACK) - 1), st.integers(0, 255)), min_size=1, max_size=8
)


@st.composite
def mangled(draw: st.DrawFn) -> bytes:
    """A pack with bytes flipped, cut out or put in, or with its names or manifest altered."""
    kind = draw(st.sampled_from(["flip", "head", "cut", "put", "name", "word"]))
    data = bytearray(PACK)
    if kind == "flip":
        for at, value in draw(flips):
            data[at] = value
    elif kind == "head":
        # Where the headers are: of the list of files, at the end.
        for at, value in draw(flips):
            data[-1 - at % 400] = value
    elif kind == "cut":
        start, length = draw(st.tuples(st.integers(0, len(data)), st.integers(1, 200)))
        del data[start : start + length]
    elif kind == "put":
        at = draw(st.integers(0, len(data)))
        data[at:at] = draw(st.binary(min_size=1, max_size=50))
    elif kind == "name":
        old = draw(st.sampled_from([b"debate.yaml", b"parents.md.j2", b"pack.yaml"]))
        new = draw(st.binary(min_size=len(old), max_size=len(old)))
        data = data.replace(old, new)
    else:
        entries = Pack().entries
        word = draw(st.sampled_from([b"later-start", b"sha256", b"true", b"files", b"1", b"0.1.0"]))
        text = entries[0].data.replace(word, draw(st.binary(max_size=12)), 1)
        data = bytearray(raw_zip([type(entries[0])(b"pack.yaml", text), *entries[1:]]))
    return bytes(data)


@settings(max_examples=5 * MORE)
@given(mangled())
def test_is_refused_or_added_as_its_manifest_says(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        user = folder / "user"
        path = folder / "x.zip"
        path.write_bytes(data)
        try:
            arrival = judge(path, folder / "cache", Limits())
        except BadInput:
            assert [each.name for each in folder.iterdir()] == ["x.zip"]
            return
        added = install(arrival, user)
        found = tree(added.folder)
        manifest = read_manifest(found.pop("pack.yaml"), path, Problems())
        assert manifest is not None
        assert added.folder == user / "roles" / manifest.facts.debate
        assert {name: hashlib.sha256(data).hexdigest() for name, data in found.items()} == {
            each.name: each.sha256.lower() for each in manifest.facts.files
        }
        written = {path for path in user.rglob("*") if path.is_file() and path.suffix != ".lock"}
        assert all(path.is_relative_to(added.folder) for path in written)
