"""The web application: the page, its own files and its downloads, behind the guard."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import gradio as gr
from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, PlainTextResponse, Response
from starlette.types import ASGIApp

from agent.errors import CoachError
from agent.page.desk import Desk
from agent.page.guard import DOWNLOADS, OWN_FILES, Guard, user_of
from agent.page.layout import Page
from agent.page.meetings import AGENDA_FILE, MESSAGE_FILE, agenda_file, message_file
from agent.page.my_data import EXPORT_FILE
from agent.page.rosterfile import LARGEST_UPLOAD
from agent.page.screen import Visit
from agent.page.words import say
from agent.records.plan import Plan

_FILES = Path(__file__).parent
_HEAD = f"""
<link rel="stylesheet" href="{OWN_FILES}page.css">
<script src="{OWN_FILES}page.js" defer></script>
"""
_SYSTEM_FONTS = ("system-ui", "-apple-system", "Segoe UI", "Noto Sans", "sans-serif")
_MONOSPACE = ("ui-monospace", "monospace")


def web_app(desk: Desk) -> ASGIApp:
    """Everything that is served, for the one user of this machine."""

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
        ssr_mode=False,
        mcp_server=False,
        enable_monitoring=False,
        pwa=False,
        theme=_theme(),
        head=_HEAD,
    )
    return Guard(app)


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

    @app.get(f"{OWN_FILES}page.js")
    def script() -> FileResponse:
        return FileResponse(_FILES / "page.js", media_type="text/javascript")


def _serve_downloads(app: FastAPI, desk: Desk) -> None:
    """Files made when they are asked for, so that none lies anywhere afterwards."""

    async def of_plan(
        request: Request, make: Callable[[Plan], str | None], name: str, kind: str
    ) -> Response:
        try:
            plan = (await Visit(await desk.coach(), user_of(request)).screen()).plan
        except CoachError as error:
            return PlainTextResponse(str(error), 503)
        text = make(plan)
        if text is None:
            return PlainTextResponse(say("download.nothing"), 404)
        return _attachment(text, name, kind)

    @app.get(f"{DOWNLOADS}{MESSAGE_FILE}")
    async def message(request: Request) -> Response:
        return await of_plan(request, message_file, MESSAGE_FILE, "text/plain")

    @app.get(f"{DOWNLOADS}{AGENDA_FILE}")
    async def agenda(request: Request) -> Response:
        return await of_plan(request, agenda_file, AGENDA_FILE, "text/markdown")

    @app.get(f"{DOWNLOADS}{EXPORT_FILE}")
    async def export(request: Request) -> Response:
        try:
            kept = await (await desk.coach()).export(user_of(request))
        except CoachError as error:
            return PlainTextResponse(str(error), 503)
        text = json.dumps(kept, ensure_ascii=False, indent=2)
        return _attachment(text, EXPORT_FILE, "application/json")


def _attachment(text: str, name: str, kind: str) -> Response:
    disposition = f'attachment; filename="{name}"'
    return Response(text, media_type=kind, headers={"Content-Disposition": disposition})
