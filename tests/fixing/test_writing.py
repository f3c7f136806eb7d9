"""Fixed files written: the same encoding, mark and mode, whole or not at all, and nobody else's work lost."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.errors import WriteError
from sourcecheck.fixing.writing import written
from sourcecheck.readers.decode import decode
from sourcecheck.readers.encode import encoded, holds

POSIX = pytest.mark.skipif(os.name != "posix", reason="modes and links are POSIX's")


@given(st.binary(max_size=60), st.sampled_from([b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"]))
def test_what_was_decoded_without_loss_is_encoded_as_it_was(data: bytes, mark: bytes) -> None:
    try:
        text, encoding, _ = decode(mark + data, "x")
    except Exception:  # noqa: BLE001  not text
        return
    if "\ufffd" not in text:
        assert encoded(text, encoding) == mark + data


@pytest.mark.parametrize("encoding", ["cp1252", "iso8859_2", "koi8_r"])
def test_an_encoding_holds_its_own_letters_only(encoding: str) -> None:
    assert holds(encoding, "plain") and not holds(encoding, "→") and holds("utf-8", "→")
    every = bytes(range(32, 256))
    if encoding == "cp1252":
        assert encoded(decode(b"caf\xe9\x81\x9d" + every.replace(b"\x7f", b""), "x").text, "cp1252").endswith(b"\xff")


def test_the_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    file.chmod(0o640)
    number = file.stat().st_ino
    written(str(file), b"old", b"new", [str(tmp_path)])
    assert file.read_bytes() == b"new" and file.stat().st_mode & 0o777 == 0o640
    assert file.stat().st_ino != number
    assert os.listdir(tmp_path) == ["a.md"]


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"mine")
    with pytest.raises(WriteError, match="changed while it was checked; run again"):
        written(str(file), b"old", b"new", [str(tmp_path)])
    assert file.read_bytes() == b"mine" and os.listdir(tmp_path) == ["a.md"]
    file.unlink()
    with pytest.raises(WriteError, match="not fixed"):
        written(str(file), b"old", b"new", [str(tmp_path)])
    assert not file.exists()


@POSIX
def test_a_link_stays_a_link_and_leads_nowhere_else(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    for place in (inside, outside):
        (place / "a.md").write_bytes(b"old")
    (inside / "near.md").symlink_to("a.md")
    (inside / "far.md").symlink_to(outside / "a.md")
    written(str(inside / "near.md"), b"old", b"new", [str(inside)])
    assert (inside / "near.md").is_symlink() and (inside / "a.md").read_bytes() == b"new"
    with pytest.raises(WriteError, match=r"far.md: not fixed: a link out of the folder to .*out/a.md; name that file"):
        written(str(inside / "far.md"), b"old", b"new", [str(inside)])
    assert (outside / "a.md").read_bytes() == b"old"
    written(str(inside / "far.md"), b"old", b"new", [str(tmp_path)])
    assert (outside / "a.md").read_bytes() == b"new" and (inside / "far.md").is_symlink()


@contextmanager
def as_anybody() -> Iterator[None]:
    """Root may write everything, so that what it may not do is tried as nobody."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@POSIX
@pytest.mark.parametrize("kind", ["file", "folder"])
def test_what_may_not_be_written_is_told(kind: str) -> None:
    with tempfile.TemporaryDirectory() as folder:  # not below a folder that others may not enter
        file = os.path.join(folder, "a.md")
        Path(file).write_bytes(b"old")
        os.chmod(file, 0o444 if kind == "file" else 0o666)
        os.chmod(folder, 0o777 if kind == "file" else 0o555)
        said = "a.md: not fixed: cannot be written: permission denied; make it and its folder writable"
        with as_anybody(), pytest.raises(WriteError, match=said):
            written(file, b"old", b"new", [folder])
        os.chmod(folder, 0o755)
        assert Path(file).read_bytes() == b"old" and os.listdir(folder) == ["a.md"]
