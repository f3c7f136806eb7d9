"""Hosts that links show and hosts that they lead to: which belong together, which only look alike, which lead on."""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.compiled_patterns import compiled

__all__ = ["leads_on", "look_alike", "main_label", "owner_of", "same_house"]

# Under these, in front of a country's letters, names are given out as under a country.
_SECOND_LEVEL = "co com org gov ac net edu gob gouv or ne go nhs police sch govt gv in nom ltd plc me id"
_SECOND = frozenset(_SECOND_LEVEL.split())
# Names are given out under these, too, each to somebody else.
_SHARED_HOSTS = (
    "github.io gitlab.io blogspot.com wordpress.com tumblr.com substack.com medium.com netlify.app vercel.app "
    "pages.dev web.app firebaseapp.com herokuapp.com wixsite.com weebly.com livejournal.com typepad.com "
    "azurewebsites.net"
)
_SHARED = frozenset(_SHARED_HOSTS.split())
_REDIRECTORS_HOSTS = (
    "t.co lnkd.in bit.ly goo.gl ow.ly tinyurl.com is.gd buff.ly youtu.be fb.me amzn.to nyti.ms wapo.st reut.rs bbc.in "
    "cnn.it bloom.bg econ.st trib.al dlvr.it j.mp go.usa.gov 1.usa.gov doi.org hdl.handle.net n2t.net purl.org "
    "w3id.org perma.cc archive.org archive.is archive.ph archive.today archive.md archive.fo archive.li archive.vn "
    "webcitation.org googleusercontent.com l.facebook.com out.reddit.com outlook.com urldefense.com urldefense.us "
    "translate.goog list-manage.com feedproxy.google.com feedburner.com awin1.com shareasale.com anrdoezrs.net "
    "dpbolvw.net jdoqocy.com skimresources.com viglink.com linksynergy.com pntra.com prf.hn doubleclick.net "
    "googleadservices.com hubspotlinks.com mailchi.mp href.li disq.us smarturl.it linktr.ee sendgrid.net "
    "mandrillapp.com exacttarget.com rs6.net createsend.com tracking.tldrnewsletter.com click.convertkit-mail.com "
    "googleapis.com ampproject.org cdn.ampproject.org msgfocus.com pardot.com eloqua.com marketo.com bfan.link lnk.to "
    "po.st shar.es ift.tt wp.me adf.ly cutt.ly rebrand.ly rb.gy t.ly tr.im su.pr cli.gs digg.com stumbleupon.com "
    "google.com"
)
_REDIRECTORS = frozenset(_REDIRECTORS_HOSTS.split())


def owner_of(host: str) -> str:
    """The part of a host that somebody registered: ``news.bbc.co.uk`` is under ``bbc.co.uk``."""
    labels = host.split(".")
    size = 2
    if len(labels) > 2 and ((len(labels[-1]) == 2 and labels[-2] in _SECOND) or ".".join(labels[-2:]) in _SHARED):
        size = 3
    return ".".join(labels[-size:])


def main_label(host: str) -> str:
    """The name that its owner chose: ``bbc`` of ``news.bbc.co.uk``."""
    return owner_of(host).partition(".")[0]


def same_house(shown: str, host: str, target: str) -> bool:
    """Whether a host that is shown and the host of an address can be one house's, or the address names the shown one.

    Args:
        target: the whole address, with the path and the query that may name the shown host again.
    """
    if owner_of(shown) == owner_of(host):
        return True
    name, other = main_label(shown), main_label(host)
    if name in host.split(".") or other in shown.split("."):
        return True
    if name in other and len(name) >= 4 and other.removeprefix(name) in _ADDED:
        return True
    if other in name and len(other) >= 4 and name.removeprefix(other) in _ADDED:
        return True
    written = _letters(target)
    return (len(name) >= 4 and _letters(name) in written) or _letters(shown) in written


# What names of houses gain and lose: "digitalgov" and "digital".
_ADDED = frozenset(("gov", "org", "hq", "app", "inc", "io", "online", "usa", "us", "uk", "co", "group", "news", "net"))


def leads_on(host: str, target: str, own: tuple[str, ...] = ()) -> bool:
    """Whether an address only leads on to another: a shortener, an archive, a counter of clicks.

    Args:
        own: hosts that the project knows to lead on.
    """
    bare = host.removeprefix("www.")
    if bare in _REDIRECTORS or owner_of(bare) in _REDIRECTORS or bare in own or owner_of(bare) in own:
        return True
    if _counter().match(bare):
        return True
    # Other shorteners look alike: a few letters, and one word behind them.
    rest = target.partition("//")[2].partition("/")[2]
    return len(bare) <= 8 and 2 <= len(rest) <= 12 and rest.isalnum()


def look_alike(one: str, other: str) -> bool:
    """Whether two different names are one or two letters apart, so that they are taken for each other."""
    if one == other or min(len(one), len(other)) < 5 or abs(len(one) - len(other)) > 2:
        return False
    if one.isdigit() or other.isdigit():
        return False
    return _apart(one, other, 2 if min(len(one), len(other)) >= 7 else 1)


def _apart(one: str, other: str, most: int) -> bool:
    """Whether at most so many letters are to be changed, added, left out or swapped with their neighbour."""
    one, other = one[:63], other[:63]
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, sign in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != sign))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == sign:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return False
    return row[-1] <= most


def _letters(text: str) -> str:
    return _others().sub("", text.lower())


@cache
def _others() -> re.Pattern[str]:
    return compiled(r"[^a-z0-9]+")


@cache
def _counter() -> re.Pattern[str]:
    return compiled(
        r"(?:click|clicks|link|links|email|e|trk|track|tracking|go|r|redirect|redir|out|l|lnk|mail|news|ct|t|url|away|api|"
        r"ad|ads|adclick|ezproxy|proxy|libproxy|login|sso|auth|cl|em|mkt)\d?\.[\w-]+\.|[\w.-]*proxy[\w.-]*\."
    )
