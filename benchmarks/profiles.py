"""Recall of author/synthetic-profile: generated profiles laid out the ways pages lay them out.

    python benchmarks/profiles.py FILE.jsonl ... [--layouts md-list,html-dl] [--missed N]

Each line of a file is an object with name, username, email, birthdate, address,
phone, company, job, bio (and, where present, s1, s2, n1, n2: two accounts and two
counts), as ``data/profiles`` has them and any generator can write them. Prints the share
found per file and layout.
"""

from __future__ import annotations

import html
import itertools
import json
import os
import sys
from collections.abc import Callable
from datetime import date

from sourcecheck.checks.author.synthetic_profile import RULE
from sourcecheck.document import Format
from sourcecheck.readers import read_text
from sourcecheck.rule import Context

Row = dict[str, str]
NAMES = {
    "name": "Name", "username": "Username", "email": "Email", "birthdate": "Birthdate", "address": "Address",
    "phone": "Phone", "company": "Company", "job": "Job", "bio": "Bio",
}  # fmt: skip
OTHER = {
    "job": "Occupation", "name": "Full name", "email": "E-mail", "phone": "Telephone", "address": "Street address",
    "birthdate": "Date of birth", "username": "User name", "company": "Employer", "bio": "About",
}  # fmt: skip
LEAD = "The council met on Tuesday to settle the budget for the harbour wall.\n\nIt voted nine to two.\n\n"


def _lines(row: Row, names: dict[str, str], form: str) -> str:
    return "\n".join(form.format(label=label, value=row[key]) for key, label in names.items())


def _socials(row: Row) -> str:
    if "s1" not in row:
        return ""
    parts = [
        f"{network}:\n\n  • url : https://{network}.com/{row[handle]}\n  • username : {row[handle]}\n  • followers : "
        f"{row[count]}\n"
        for network, handle, count in (("facebook", "s1", "n1"), ("twitter", "s2", "n2"))
    ]
    return "\n\nSocials\n\n" + "\n".join(parts)


def _dl(row: Row) -> str:
    rows = "".join(f"<dt>{label}</dt><dd>{html.escape(row[key])}</dd>\n" for key, label in OTHER.items())
    return f"<html><body><article><h1>Wall</h1><p>{LEAD}</p></article><dl class='author'>\n{rows}</dl></body></html>"


def _table(row: Row) -> str:
    rows = "".join(f"<tr><th>{label}</th><td>{html.escape(row[key])}</td></tr>\n" for key, label in NAMES.items())
    return f"<article><p>{LEAD}</p><table>\n{rows}</table></article>"


def _microdata(row: Row) -> str:
    props = {"name": "name", "username": "alternateName", "email": "email", "birthdate": "birthDate",
             "address": "address", "phone": "telephone", "company": "worksFor", "job": "jobTitle",
             "bio": "description"}  # fmt: skip
    spans = "\n".join(f'<span itemprop="{prop}">{html.escape(row[key])}</span>' for key, prop in props.items())
    return f'<article><p>{LEAD}</p></article><div itemscope itemtype="https://schema.org/Person">\n{spans}\n</div>'


def _vcard(row: Row) -> str:
    kinds = {"name": "fn", "username": "nickname", "company": "org", "job": "title", "email": "email", "phone": "tel",
             "birthdate": "bday", "address": "adr", "bio": "note"}  # fmt: skip
    spans = " ".join(f'<p class="{kind}">{html.escape(row[key])}</p>' for key, kind in kinds.items())
    return f'<article><p>{LEAD}</p></article><address class="vcard">{spans}</address>'


def _box(row: Row) -> str:
    spans = "\n".join(f"<li><b>{label}</b> <span>{html.escape(row[key])}</span></li>" for key, label in NAMES.items())
    return f'<article><p>{LEAD}</p></article><div class="author-box"><h3>About the author</h3><ul>{spans}</ul></div>'


def _json_ld(row: Row) -> str:
    person = {"@type": "Person", "name": row["name"], "alternateName": row["username"], "email": row["email"],
              "birthDate": row["birthdate"], "address": {"@type": "PostalAddress", "streetAddress": row["address"]},
              "telephone": row["phone"], "worksFor": {"@type": "Organization", "name": row["company"]},
              "jobTitle": row["job"], "description": row["bio"]}  # fmt: skip
    data = json.dumps(
        {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Harbour wall", "author": person}
    )
    return f'<html><head><script type="application/ld+json">{data}</script></head><body><p>{LEAD}</p></body></html>'


def _front_matter(row: Row) -> str:
    fields = "\n".join(f"  {label.lower()}: {json.dumps(row[key], ensure_ascii=False)}" for key, label in NAMES.items())
    return f"---\ntitle: Harbour wall\nauthor:\n{fields}\n---\n\n{LEAD}"


def _prose(row: Row) -> str:
    return (
        f"{LEAD}{row['name']} was born on {row['birthdate']} and lives at {row['address']}. Known online as "
        f"{row['username']}, "
        f"works as a {row['job']} at {row['company']}. Write to {row['email']} or call {row['phone']}. {row['bio']}\n"
    )


LAYOUTS: dict[str, tuple[Format, Callable[[Row], str]]] = {
    "txt-bullets": (
        Format.TEXT,
        lambda r: LEAD + "Author\n\n" + _lines(r, NAMES, "  • {label} : {value}") + _socials(r),
    ),
    "txt-lines": (Format.TEXT, lambda r: LEAD + _lines(r, OTHER, "{label}: {value}") + "\n"),
    "md-list": (Format.MARKDOWN, lambda r: LEAD + _lines(r, NAMES, "- {label} : {value}") + "\n"),
    "md-bold": (Format.MARKDOWN, lambda r: LEAD + _lines(r, OTHER, "**{label}:** {value}  ") + "\n"),
    "md-table": (
        Format.MARKDOWN,
        lambda r: LEAD + "| Field | Value |\n|---|---|\n" + _lines(r, NAMES, "| {label} | {value} |") + "\n",
    ),
    "md-front": (Format.MARKDOWN, _front_matter),
    "md-comment": (Format.MARKDOWN, lambda r: LEAD + "<!--\n" + _lines(r, NAMES, "{label}: {value}") + "\n-->\n"),
    "html-dl": (Format.HTML, _dl),
    "html-table": (Format.HTML, _table),
    "html-microdata": (Format.HTML, _microdata),
    "html-vcard": (Format.HTML, _vcard),
    "html-box": (Format.HTML, _box),
    "json-ld": (Format.HTML, _json_ld),
    "prose": (Format.TEXT, _prose),
}  # fmt: skip


def recall(rows: list[Row], layout: str) -> tuple[int, list[str]]:
    """How many rows are reported exactly once in a layout, and the sources of those that are not."""
    kind, lay = LAYOUTS[layout]
    found, missed = 0, []
    for row in rows:
        source = lay({key: " ".join(str(value).split()) for key, value in row.items()})
        document = read_text(source, f"profile.{kind}", kind)
        assert RULE.check is not None
        hits = list(RULE.check(document, Context(today=date(2026, 11, 22))))
        if len(hits) == 1:
            found += 1
        else:
            missed.append(source)
    return found, missed


def main(arguments: list[str]) -> None:
    files = [argument for argument in arguments if argument.endswith(".jsonl")]
    chosen = list(LAYOUTS)
    show = 0
    for option, value in itertools.pairwise(arguments):
        if option == "--layouts":
            chosen = value.split(",")
        elif option == "--missed":
            show = int(value)
    for path in files:
        with open(path, encoding="utf-8") as stream:
            rows = [json.loads(line) for line in stream if line.strip()]
        groups: dict[str, list[Row]] = {}
        for row in rows:
            groups.setdefault(row.get("locale", ""), []).append(row)
        for locale, some in groups.items():
            print(f"{os.path.basename(path)} {locale} ({len(some)})")  # noqa: T201
            for layout in chosen:
                found, missed = recall(some, layout)
                print(f"  {layout:15} {found / len(some):7.1%}")  # noqa: T201
                for source in missed[:show]:
                    print("    | " + source.replace(LEAD, "").replace("\n", "\n    | "))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
