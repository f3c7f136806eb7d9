"""Findings as comments in a Word file: written back into it, its text as it is; or into one made of another draft.

anchors    which elements of the file show the words of a finding
cutting    runs parted, so that a comment can begin and end inside of one
wording    what a comment says
comment    one comment, as elements
comments   the comments of a file: those of earlier runs taken away, new ones added
saving     the file with some of its parts anew, all others byte for byte
annotated  all of it in order
anew       a draft that is in no Word file, as one with comments
"""

from __future__ import annotations

from sourcecheck.annotating.anew import anew
from sourcecheck.annotating.annotated import Annotated, annotated

__all__ = ["Annotated", "anew", "annotated"]
