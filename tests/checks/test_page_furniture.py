"""Parts of a page that were carried into a text: recall beyond the examples, silence where they are meant."""

from __future__ import annotations

import pytest

from sourcecheck.checks import rules_of
from sourcecheck.document import Format
from sourcecheck.readers import read_text
from sourcecheck.rule import Context

_BY_NAME = {rule.id: rule for family in ("residue",) for rule in rules_of(family)}
_NAMES = {Format.TEXT: "page.txt", Format.MARKDOWN: "page.md", Format.HTML: "page.html"}
HEAD = "The bridge over the weir opened in spring after years of work.\n\n"
TAIL = "\n\nThe council will look at the cost in autumn, the mayor said."


def hits(name: str, source: str, format: Format = Format.TEXT) -> list[str]:
    rule = _BY_NAME[name]
    assert rule.check is not None
    document = read_text(source, _NAMES[format], format)
    return [source[slice(*hit.span)] for hit in rule.check(document, Context(options=rule.defaults))]


@pytest.mark.parametrize(
    "line",
    [
        "ADVERTISEMENT",
        "Advertisement - story continues below",
        "Skip to main content",
        "Click to share on Twitter (Opens in new window)",
        "By continuing to use this site you agree to our use of cookies.",
        "Please enable JavaScript to view the comments powered by Disqus.",
        "Already a subscriber? Log in",
        "Your email address will not be published. Required fields are marked *",
        "Share Tweet Pin Email",
        "Home » News » Local",
        "La suite après la publicité",
        "Diese Website verwendet Cookies, um Inhalte zu personalisieren.",
        "You have reached your limit of free articles this month.",
    ],
)
def test_lines_of_a_page(line: str) -> None:
    found = hits("residue/extraction-residue", HEAD + line + TAIL)
    assert len(found) == 1 and found[0] in line
    assert hits("residue/extraction-residue", HEAD + line + TAIL, Format.MARKDOWN)


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement of the post began in May.",
        "The app asks you to accept all cookies, and many do.",
        "Subscribe to the harbour letter for news of the ferry.",
        "Share this with the class: a rope holds longer when it is dry.",
        "He wrote that we\nshare this: the love of the sea.",
        "The script is loading the page while you wait.",
    ],
)
def test_sentences_of_an_author(line: str) -> None:
    assert hits("residue/extraction-residue", HEAD + line + TAIL, Format.MARKDOWN) == []


def test_an_address_lost_in_markdown_is_found_inside_its_link() -> None:
    page = f"{HEAD}Write to [[email protected]](/cdn-cgi/l/email-protection#8fe6) today.\n"
    assert hits("residue/extraction-residue", page, Format.MARKDOWN) == ["[email protected]"]
