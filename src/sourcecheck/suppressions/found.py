"""The directives of a document, from its comments and its front matter."""

from __future__ import annotations

from sourcecheck.document import Comment, Document
from sourcecheck.suppressions.directive import Directive
from sourcecheck.suppressions.front_matter import of_front_matter
from sourcecheck.suppressions.grammar import of_comment

__all__ = ["directives"]


def directives(document: Document) -> tuple[Directive, ...]:
    """Every directive in source order, those that are wrong too. Ask through ``document.once``.

    Only what a parser takes for a comment is looked at: prose, code and attributes that
    mention a directive do nothing. Plain text has no comments.
    """
    found = list(of_front_matter(document))
    for comment in document.comments:
        directive = of_comment(comment.text, comment.text_span.start, comment.span, _closed(document, comment))
        if directive is not None:
            found.append(directive)
    return tuple(sorted(found, key=lambda one: one.span))


def _closed(document: Document, comment: Comment) -> bool:
    # An HTML comment that nobody closes reaches to the end of the page.
    return comment.span.end > comment.text_span.end or not document.source.startswith("<!--", comment.span.start)
