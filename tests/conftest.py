"""What tests share: where things lie, and what is skipped where shared data is absent."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator

import pytest
from hypothesis import settings

from sourcecheck.document import Block, Document

# No example has a deadline: a busy machine is no defect. In CI the same examples are drawn each time, so that
# a change is judged by what it changes; other examples are drawn wherever people run the tests.
settings.register_profile("sourcecheck", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("sourcecheck")

# What runs in the background of a script may be told to ignore Ctrl-C, and passes that on to the programs it starts.
signal.signal(signal.SIGINT, signal.default_int_handler)

_HANGS = 60  # seconds: far more than any machine needs

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED = os.path.join(os.path.dirname(ROOT), "shared")
# What a linear run may differ in from its source: white space becomes a space, NUL U+FFFD.
_PLAIN = dict.fromkeys(
    [ord(char) for char in " \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"]
    + list(range(0x2000, 0x200B)),
    " ",
) | {0: "\ufffd"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-findings",
        action="store_true",
        help="rewrite fixtures/*.findings from what is found now, to be read before it is committed",
    )
    parser.addoption("--fuzz-seed", default="1", help="of test_fuzz.py; another seed is other input")
    parser.addoption("--fuzz-seconds", type=float, default=60, help="that test_fuzz.py may take")
    parser.addoption("--fuzz-case", type=int, default=0, help="of test_fuzz.py: the number to begin at")


@pytest.fixture(scope="session")
def fixtures() -> str:
    """The folder of our own articles."""
    return os.path.join(ROOT, "fixtures")


@pytest.fixture(scope="session")
def seeds() -> str:
    """The folder of the two real articles with their expected findings."""
    folder = os.path.join(SHARED, "seeds")
    if not os.path.isdir(folder):
        pytest.skip("the shared folder with the seed articles is not beside the repository")
    return folder


@pytest.fixture(scope="session")
def data() -> str:
    """The folder of real pages and texts."""
    folder = os.path.join(SHARED, "data")
    if not os.path.isdir(folder):
        pytest.skip("the shared folder with real pages is not beside the repository")
    return folder


@pytest.fixture(scope="session")
def check_places() -> Callable[[Document], None]:
    """Asserts that every run, cell, link and value of a document stands where it says."""
    return _check_places


def _blocks(document: Document) -> list[Block]:
    cells = [cell.block for table in document.tables for row in table.rows for cell in row.cells if cell.block]
    return [*document.blocks, *cells]


def _check_places(document: Document) -> None:
    source = document.source
    for number, block in enumerate(document.blocks):
        assert block.number == number
    for block in _blocks(document):
        assert block.text == block.text.strip(" ")
        assert "  " not in block.text
        if not block.runs:
            assert not block.text
            continue
        assert block.runs[0].at == 0
        ends = [run.at for run in block.runs[1:]] + [len(block.text)]
        for run, end in zip(block.runs, ends, strict=True):
            assert run.at < end, "runs tile the text"
            assert 0 <= run.start < run.end <= len(source)
            if run.end - run.start == end - run.at:
                assert source[run.start : run.end].translate(_PLAIN) == block.text[run.at : end]
        for mark in block.marks:
            assert 0 <= mark.start < mark.end <= len(block.text)
    for table in document.tables:
        for row in table.rows:
            assert 0 <= row.span.start <= row.span.end <= len(source)
            for cell in row.cells:
                assert 0 <= cell.span.start <= cell.span.end <= len(source)
    for comment in document.comments:
        assert source[slice(*comment.text_span)] == comment.text
    for link in document.links:
        assert 0 <= link.span.start <= link.span.end <= len(source)
    for datum in document.metadata.data:
        assert 0 <= datum.span.start <= datum.span.end <= len(source)


@pytest.fixture
def no_hanging() -> Iterator[None]:
    """Fail a test that does not end. A thread to wait in would not do for those whose workers are forked."""
    if os.name != "posix":
        yield
        return

    def fail(number: int, frame: object) -> None:
        pytest.fail(f"still running after {_HANGS} s")

    before = signal.signal(signal.SIGALRM, fail)
    signal.alarm(_HANGS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
