"""Words in class, id and role by which pages name their own furniture.

Collected from the class names of common publishing systems and the pages of
mozilla/readability's tests; kept apart from the logic so that they can grow.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Region

__all__ = ["named_region", "names_article"]

# The first that fits wins: a comment form in a sidebar is about comments.
_WORDS: Final = (
    (
        Region.COMMENTS,
        "comments?|comment-?list|comment-?form(?:-.{0,60})?|commentarea|disqus|livefyre|respond|reader-?comments|replies",
    ),
    (Region.NOTICE, "cookies?|consent|gdpr|ccpa|onetrust|paywall|regwall"),
    (
        Region.RELATED,
        "related\\w*|related-(?:\\w+-)?(?:list|links?|items?|articles?|content|stories|posts?|news|topics)|recommend\\w*|recirc\\w*|trending|popular|most-?(?:read|popular|viewed|shared)|taboola|outbrain"
        "|zergnet|suggested|more-(?:stories|from|news|on|articles|posts|in|coverage)|read-?(?:next|also|more)|up-?next"
        "|also-(?:read|like|see)|similar|recent-?(?:posts?|articles|stories)|latest-?(?:news|posts|stories|articles)|onward",
    ),
    (
        Region.NAVIGATION,
        "nav|nav-?bar|nav-?box|navigation|(?:top|sub|main|site|post)-?nav|menu|menus|breadcrumbs?|pagination|pager|toc"
        "|prev-?next\\w*|post-?(?:navigation|pager)|blog-?roll|skip-?links?|skip-to-\\w+|jump-to-nav|catlinks|mw-editsection|post-?tags|tag-?list|hatnote",
    ),
    (Region.HEADER, "masthead|(?:site|global|main|page-top)-?header|top-?bar|mw-indicators"),
    (Region.FOOTER, "(?:site|global|page|main|print)?-?footer|colophon|copyright|legal"),
    (
        Region.FURNITURE,
        "side-?bars?|(?:right|left|side)-?(?:rail|col|column)|rail|widgets?|ads?|adv|advert\\w*|adsbygoogle|dfp|sponsor\\w*"
        "|promos?|promo-?box|promotion\\w*|newsletters?\\w*|sign-?up|subscri(?:be|ption)\\w*|share|shares|sharing|sharedaddy"
        "|share-?(?:bar|tools|buttons|links)|social|socials|social-?(?:media|links|share|bar)|follow|addthis\\w*|modal|pop-?up"
        "|overlay|tool-?bar|tools|utility|sr-only|screen-reader-text|visually-?hidden|log-?in|search|search-?(?:form|box|bar)"
        "|star-?ratings?|ratings?-?(?:stars|widget|box|form)|no-?print|donat\\w*|call-to-action|cta|app-?banner|action-?bar",
    ),
)
_PATTERN: Final = compiled("|".join(f"(?P<{region.value}>(?:{words})\\b)" for region, words in _WORDS))
_ARTICLE: Final = compiled(
    r"(?:entry|post|article|story|blog|news|page|main|mw|single|text)-?(?:content|body|text)(?:-?text)?\b"
    r"|article|articlebody|hentry|instapaper-body|story|content-?(?:main|body|article|text)"
)
_HUMPS: Final = compiled("(?<=[a-z])(?=[A-Z])")
# A name that says how something looks when the furniture is there, not what it is.
_ABOUT: Final = compiled(r"(?:has|with|no|without|is|js|not|show|hide|col|u|t|l|m)-")


@lru_cache(maxsize=4096)
def named_region(names: str) -> Region | None:
    """The furniture that class and id (one string, names apart by spaces) speak of, if any.

    Each name is tried whole and without its leading parts: ``post-sidebar`` and
    ``sidebar`` are sidebars, ``has-sidebar`` and ``sidebarless`` are not.
    """
    for name in _parts(names):
        match = _PATTERN.fullmatch(name)
        if match:
            return Region(match.lastgroup or "")
    return None


@lru_cache(maxsize=4096)
def names_article(names: str) -> bool:
    """Whether class and id name the body of an article."""
    return any(_ARTICLE.fullmatch(name) for name in _HUMPS.sub("-", names[:2000]).lower().replace("_", "-").split())


def _parts(names: str) -> list[str]:
    found = []
    for name in _HUMPS.sub("-", names[:2000]).lower().replace("_", "-").split()[:40]:
        if _ABOUT.match(name):
            continue
        parts = [part for part in name.split("-") if part][:8]
        found.append(name)
        # Tails (main-sidebar), heads (sidebar-left): furniture is named at either end.
        found.extend("-".join(parts[at:]) for at in range(1, len(parts)))
        found.extend("-".join(parts[:at]) for at in range(1, len(parts)))
    return found
