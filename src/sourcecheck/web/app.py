"""The addresses of the page, and what answers there.

GET is answered with the page alone, which holds nothing; all else is asked for with POST and the key.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from sourcecheck.web import limits
from sourcecheck.web.crew import Crew
from sourcecheck.web.guards import Guard
from sourcecheck.web.single import page
from sourcecheck.web.work import Job

__all__ = ["application"]

_NAME: Final = "x-sourcecheck-name"  # of a file, percent-encoded
_JOBS: Final = ("check", "count", "export", "folder", "open", "paste", "read", "word")
_SIZES: Final = {"/read": limits.FILE, "/word": limits.ASKED + limits.FILE}


def application(crew: Callable[[], Crew], hosts: frozenset[str], key: str, folder: bool) -> ASGIApp:
    """The server's answers.

    Args:
        crew: gives those who do the work.
        hosts, key: see ``Guard``.
        folder: whether one was named.
    """

    async def whole_page(request: Request) -> Response:
        html, policy = page(folder)
        return Response(html, media_type="text/html", headers={"content-security-policy": policy})

    async def no_icon(request: Request) -> Response:
        return Response(status_code=204)

    def job(kind: str) -> Route:
        async def done(request: Request) -> Response:
            body = await request.body()
            answer = await crew().done(Job(kind, body, unquote(request.headers.get(_NAME, ""))))
            return Response(answer.body, answer.status, media_type=answer.type)

        return Route(f"/{kind}", done, methods=["POST"])

    routes = [
        Route("/", whole_page, methods=["GET"]),
        Route("/favicon.ico", no_icon, methods=["GET"]),
        *map(job, _JOBS),
    ]
    app = Starlette(routes=routes, exception_handlers={HTTPException: _said})
    return Guard(app, hosts, key, _SIZES)


async def _said(request: Request, error: Exception) -> Response:
    """What is no address of the page, or not asked for as it should be."""
    assert isinstance(error, HTTPException)
    said = {404: "There is nothing at this address.", 405: "This is not asked for in that way."}
    return JSONResponse({"error": said.get(error.status_code, error.detail)}, error.status_code, error.headers)
