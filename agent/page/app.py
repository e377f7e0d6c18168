"""The web application: the page, its own files and its downloads, behind the guard."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import gradio as gr
from fastapi import FastAPI, Request
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.responses import FileResponse, PlainTextResponse, Response
from starlette.types import ASGIApp

from agent import Coach, Handover, chosen_page, json_file
from agent.errors import CoachError
from agent.page.access import name_of, person_of
from agent.page.calls import DOWNLOADS, LARGEST_UPLOAD, OWN_FILES
from agent.page.desk import Desk
from agent.page.guard import Guard
from agent.page.layout import Page
from agent.page.my_data import EXPORT_FILE
from agent.page.papers import SHARED_FILE, Paper, paper
from agent.page.screen import Visit
from agent.page.words import say

_FILES = Path(__file__).parent
_HEAD = f"""
<link rel="stylesheet" href="{OWN_FILES}page.css">
<script src="{OWN_FILES}page.js" defer></script>
"""
_SYSTEM_FONTS = ("system-ui", "-apple-system", "Segoe UI", "Noto Sans", "sans-serif")
_WORTH_PACKING = 1000
"""Bytes of an answer from which packing it makes it arrive sooner."""
_MONOSPACE = ("ui-monospace", "monospace")


def web_app(desk: Desk) -> ASGIApp:
    """Everything that is served, to whoever the desk's way in admits."""

    @asynccontextmanager
    async def staffed(_: FastAPI) -> AsyncGenerator[None]:
        async with desk.staffed():
            yield

    app = FastAPI(lifespan=staffed, docs_url=None, redoc_url=None, openapi_url=None)
    _serve_own_files(app)
    _serve_downloads(app, desk)
    gr.mount_gradio_app(
        app,
        Page(desk).blocks,
        path="/",
        footer_links=[],
        run_history=False,
        show_error=False,
        max_file_size=LARGEST_UPLOAD,
        allowed_paths=[],
        auth_dependency=name_of,
        ssr_mode=False,
        mcp_server=False,
        enable_monitoring=False,
        pwa=False,
        theme=_theme(),
        head=_HEAD,
    )
    return GZipMiddleware(Guard(app, desk.access), minimum_size=_WORTH_PACKING)


def _theme() -> gr.themes.Base:
    return gr.themes.Base(
        primary_hue="teal",
        neutral_hue="stone",
        font=_SYSTEM_FONTS,
        font_mono=_MONOSPACE,
    ).set(
        body_text_color_subdued="*neutral_600",
        body_text_color_subdued_dark="*neutral_300",
        input_placeholder_color="*neutral_600",
        input_placeholder_color_dark="*neutral_300",
    )


def _serve_own_files(app: FastAPI) -> None:
    @app.get(f"{OWN_FILES}page.css")
    def style() -> FileResponse:
        return FileResponse(_FILES / "page.css")

    @app.get(f"{OWN_FILES}sign-in.css")
    def sign_in_style() -> FileResponse:
        return FileResponse(_FILES / "sign-in.css")

    @app.get(f"{OWN_FILES}page.js")
    def script() -> FileResponse:
        return FileResponse(_FILES / "page.js", media_type="text/javascript")


def _serve_downloads(app: FastAPI, desk: Desk) -> None:
    """Files made when they are asked for, so that none lies anywhere afterwards."""

    @app.get(f"{DOWNLOADS}{EXPORT_FILE}")
    async def export(request: Request) -> Response:
        try:
            kept = await (await desk.coach()).export(name_of(request))
        except CoachError as error:
            return PlainTextResponse(str(error), 503)
        return _attachment(Paper(json_file(kept), "application/json"), EXPORT_FILE)

    @app.get(f"{DOWNLOADS}{{name}}")
    async def of_plan(name: str, request: Request) -> Response:
        try:
            coach = await desk.coach()
            if name == SHARED_FILE:
                return await _handed_over(coach, request)
            plan = (await Visit(coach, person_of(request)).screen()).plan
            made = await asyncio.to_thread(paper, name, plan, coach)
        except CoachError as error:
            return PlainTextResponse(str(error), 503)
        if made is None:
            return PlainTextResponse(say("download.nothing"), 404)
        return _attachment(made, name)


async def _handed_over(coach: Coach, request: Request) -> Response:
    """The page for the mentor in hand, as a file; the plan remembers what was given away."""
    plan = (await Visit(coach, person_of(request)).screen()).plan
    mentor = chosen_page(plan).mentor
    files: list[Response] = []

    def hand_over(handover: Handover) -> None:
        content = json_file(handover.page.document)
        files.append(_attachment(Paper(content, "application/json"), SHARED_FILE))

    handover = await coach.share(name_of(request), mentor, hand_over=hand_over)
    if not handover.page.shared:
        return PlainTextResponse(say("download.nothing"), 404)
    return files[0]


def _attachment(made: Paper, name: str) -> Response:
    disposition = f'attachment; filename="{name}"'
    headers = {"Content-Disposition": disposition}
    return Response(made.content, media_type=made.kind, headers=headers)
