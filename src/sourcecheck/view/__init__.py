"""An article as it reads, with its findings in place: what the report for people and the local page show.

    parts      the values: pieces of text, nodes of the page
    placing    the words, or the whole parts, that each finding is about
    tree       a document as nodes: headings, paragraphs, lists, tables, pictures, in the order of the source
    excerpts   only what has findings, and what stands beside it

Nothing here knows HTML. Places are the document's own offsets.
"""

from sourcecheck.view.excerpts import excerpted, is_spot, numbers
from sourcecheck.view.parts import Node, Piece, View
from sourcecheck.view.placing import spots
from sourcecheck.view.tree import viewed

__all__ = ["Node", "Piece", "View", "excerpted", "is_spot", "numbers", "spots", "viewed"]
