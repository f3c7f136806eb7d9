"""Changed lines: a run over what somebody is about to publish, not over all that was published before.

``since``, ``staged`` and ``from_diff`` ask git or a unified diff what changed, ``touched`` tells which articles
are checked for it, and ``on_changed_lines`` leaves of their findings those that have to do with it.
"""

from __future__ import annotations

from sourcecheck.changes.change import Change
from sourcecheck.changes.changes import Changes, from_diff, since, staged
from sourcecheck.changes.lines import on_changed_lines
from sourcecheck.changes.touched import Touched, touched

__all__ = ["Change", "Changes", "Touched", "from_diff", "on_changed_lines", "since", "staged", "touched"]
