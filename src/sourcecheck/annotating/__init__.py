"""Findings written back into a Word file, as comments on their words; its text stays as it is.

anchors    which elements of the file show the words of a finding
cutting    runs parted, so that a comment can begin and end inside of one
wording    what a comment says
comments   the comments of a file: those of earlier runs taken away, new ones added
saving     the file with some of its parts anew, all others byte for byte
annotated  all of it in order
"""

from __future__ import annotations

from sourcecheck.annotating.annotated import Annotated, annotated

__all__ = ["Annotated", "annotated"]
