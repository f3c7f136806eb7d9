"""A real Neovim, set up as `sourcecheck lsp --setup neovim` says, driven as a person drives it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SETUP = Path(__file__).parents[2] / "src" / "sourcecheck" / "lsp" / "editors" / "neovim.lua"
SECONDS = 90
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(shutil.which("nvim") is None, reason="Neovim (Debian: neovim) is not installed"),
]

# Chooses an action by its title, as a person does in the menu; waits for diagnostics as one does by looking.
DRIVER = """
local function found()
  return vim.diagnostic.get(0)
end
local function wait_for(count)
  assert(vim.wait(60000, function() return #found() == count end, 50), "diagnostics: " .. vim.inspect(found()))
end
local said = {}
local function look(name)
  said[name] = vim.tbl_map(function(one)
    local line = vim.api.nvim_buf_get_lines(0, one.lnum, one.lnum + 1, true)[1]
    return { lnum = one.lnum, col = one.col, end_col = one.end_col, code = one.code, severity = one.severity,
             source = one.source, words = line:sub(one.col + 1, one.end_col) }
  end, found())
end
local function choose(title)
  local chosen
  vim.ui.select = function(items, _, on_choice)
    for _, item in ipairs(items) do
      local action = item.action or item[2]
      if action.title:find(title, 1, true) then
        chosen = action.title
        return on_choice(item, 1)
      end
    end
    error("no action " .. title .. ": " .. vim.inspect(items))
  end
  vim.lsp.buf.code_action()
  assert(vim.wait(60000, function() return chosen end, 50), "no menu for " .. title)
end
local function drive()
  STEPS
end
local ok, problem = pcall(drive)
said.problem = not ok and tostring(problem) or nil
local file = io.open(OUT, "w")
file:write(vim.json and vim.json.encode(said) or vim.fn.json_encode(said))
file:close()
vim.cmd("qall!")
"""


def driven(tmp_path: Path, name: str, text: str, steps: str) -> dict[str, Any]:
    """Open a file in Neovim, do something, and say what was seen; ``said`` keeps it."""
    programs = tmp_path / "bin"
    programs.mkdir()
    program = programs / "sourcecheck"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m sourcecheck "$@"\n')
    program.chmod(0o755)
    work = tmp_path / "work"
    work.mkdir()
    (work / "sourcecheck.toml").write_text('extend-select = ["repetition"]\n')
    with open(work / name, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    out = tmp_path / "said.json"
    (tmp_path / "drive.lua").write_text(DRIVER.replace("STEPS", steps).replace("OUT", json.dumps(str(out))))
    (tmp_path / "init.lua").write_text('vim.cmd("filetype on")\n' + (SETUP).read_text(encoding="utf-8"))
    environment = {
        **os.environ,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        **{f"XDG_{kind}_HOME": str(tmp_path / kind.lower()) for kind in ("CONFIG", "DATA", "STATE")},
    }
    command = [
        "nvim",
        "--headless",
        "-n",
        "-u",
        str(tmp_path / "init.lua"),
        str(work / name),
        "-c",
        f"luafile {tmp_path}/drive.lua",
    ]
    done = subprocess.run(
        command, env=environment, capture_output=True, timeout=SECONDS, check=False, stdin=subprocess.DEVNULL
    )
    assert out.exists(), done.stderr.decode()
    said: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    assert "problem" not in said, (said["problem"], done.stderr.decode())
    said["file"] = (work / name).read_bytes().decode()
    return said


TEXT = "# The weir\n\n\U0001f600 é It rained on 31 April 2024.\n\nThe the gate was open.\n"


def test_findings_stand_at_their_columns_and_a_fix_is_done(tmp_path: Path) -> None:
    said = driven(
        tmp_path, "a.md", TEXT,
        """
        wait_for(2)
        look("before")
        vim.api.nvim_win_set_cursor(0, { 5, 2 })
        choose("Leave “The” once")
        wait_for(1)
        look("after")
        vim.cmd("write")
        """,
    )  # fmt: skip
    date, twice = sorted(said["before"], key=lambda one: one["lnum"])
    before = "\U0001f600 é It rained on "
    # Neovim counts bytes; the server was asked for UTF-16.
    assert (date["lnum"], date["col"], date["words"]) == (2, len(before.encode()), "31 April 2024")
    assert (twice["lnum"], twice["col"], twice["end_col"]) == (4, 0, 7)
    assert (twice["code"], twice["severity"], twice["source"]) == ("repetition/repeated-word", 1, "sourcecheck")
    assert [one["words"] for one in said["after"]] == ["31 April 2024"]
    assert said["file"] == TEXT.replace("The the", "The")


def test_a_finding_is_silenced_where_it_stands(tmp_path: Path) -> None:
    said = driven(
        tmp_path, "b.md", TEXT.replace("\n", "\r\n"),
        """
        wait_for(2)
        vim.api.nvim_win_set_cursor(0, { 3, 20 })
        choose("Ignore this on this line: dates/invalid-date")
        wait_for(1)
        look("after")
        vim.cmd("write")
        """,
    )  # fmt: skip
    assert [one["code"] for one in said["after"]] == ["repetition/repeated-word"]
    written = "<!-- sourcecheck-disable-next-line dates/invalid-date -- accepted in the editor -->\n\U0001f600"
    assert said["file"] == TEXT.replace("\U0001f600", written).replace("\n", "\r\n")


def test_findings_follow_what_is_typed(tmp_path: Path) -> None:
    said = driven(
        tmp_path, "c.txt", "The weir was closed.\n",
        """
        assert(vim.wait(60000, function() return #vim.lsp.buf_get_clients(0) == 1 end, 50))
        vim.cmd("normal! ggO\U0001f600 It rained on 31 April 2024.")
        wait_for(1)
        look("typed")
        vim.cmd("normal! ggI\U0001f600\U0001f600")
        assert(vim.wait(60000, function() return found()[1] and found()[1].col > 22 end, 50))
        look("moved")
        vim.cmd("normal! ggdd")
        wait_for(0)
        """,
    )  # fmt: skip
    for name, faces in (("typed", 1), ("moved", 3)):
        (found,) = said[name]
        assert found["words"] == "31 April 2024"
        assert found["col"] == len(("\U0001f600" * faces + " It rained on ").encode())


@pytest.mark.parametrize("there", [False, True], ids=["not on the path", "there and cannot be run"])
def test_where_the_server_is_missing_one_line_says_what_to_install(tmp_path: Path, there: bool) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    nvim = shutil.which("nvim")
    assert nvim is not None
    if there:
        (programs / "sourcecheck").write_text("#!/nowhere/python\n")
        (programs / "sourcecheck").chmod(0o755)
    for name in ("a.md", "b.html"):  # two texts, and it is said once
        (tmp_path / name).write_text("It rained on 31 April 2024.\n")
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("XDG", "VIM", "NVIM"))},
        "PATH": str(programs),
        **{f"XDG_{kind}_HOME": str(tmp_path / kind.lower()) for kind in ("CONFIG", "DATA", "STATE")},
    }
    steps = [word for step in ("filetype on", "edit a.md", "edit b.html", "qall!") for word in ("-c", step)]
    done = subprocess.run(
        [nvim, "--headless", "-n", "-u", SETUP, *steps],
        cwd=tmp_path, env=environment, capture_output=True, timeout=SECONDS, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    said = done.stdout.decode() + done.stderr.decode()
    assert done.returncode == 0, said
    assert said.count("sourcecheck cannot be started: pip install 'sourcecheck[lsp]'") == 1, said
    assert "traceback" not in said and "Error" not in said and "E5" not in said, said
