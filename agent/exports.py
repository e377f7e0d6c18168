"""Records as files: .docx, .json and Markdown. No file names a mail address or a sender."""

from __future__ import annotations

import contextlib
import io
import json
import os
import tempfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agent.errors import BadInput
from agent.prompts import load_catalogue
from agent.records.agreement import Agreement
from agent.records.base import Record
from agent.render import (
    AgendaSheet,
    agenda_markdown,
    agenda_title,
    agreement_lines,
    agreement_markdown,
    agreement_title,
    moment_text,
    owner_text,
    visible,
)

if TYPE_CHECKING:
    from docx.document import Document


def agenda_document(sheet: AgendaSheet, now: datetime) -> bytes:
    """The agenda as .docx: headings, a real table with a header row, a list of sources."""
    import docx

    paper = docx.Document()
    title = agenda_title(sheet)
    _describe(paper, title, now)
    paper.add_heading(title, level=1)
    paper.add_paragraph(_length(sheet))
    _table(paper, sheet)
    if sheet.resting_on:
        paper.add_heading(load_catalogue().say("show.resting_on"), level=2)
        for line in sheet.resting_on:
            paper.add_paragraph(visible(line), style="List Bullet")
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def agreement_document(agreement: Agreement, now: datetime) -> bytes:
    """The agreement as .docx: a heading, what it is, and each line under its own small heading."""
    import docx

    paper = docx.Document()
    title = agreement_title(agreement)
    _describe(paper, title, now)
    paper.add_heading(visible(title), level=1)
    paper.add_paragraph(load_catalogue().say("agreement.proposal"))
    for label, said in agreement_lines(agreement):
        paper.add_heading(label, level=2)
        paper.add_paragraph(visible(said))
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def agreement_file(agreement: Agreement) -> bytes:
    """The agreement as Markdown in UTF-8."""
    return f"{agreement_markdown(agreement)}\n".encode()


def _describe(paper: Document, title: str, now: datetime) -> None:
    about = paper.core_properties
    about.title, about.author, about.comments = title[:255], "", ""
    about.created = about.modified = now


def _length(sheet: AgendaSheet) -> str:
    minutes, when = sheet.agenda.minutes, moment_text(sheet)
    key = "show.agenda_when" if when else "show.agenda_length"
    return load_catalogue().say(key, when=when, minutes=minutes)


def _table(paper: Document, sheet: AgendaSheet) -> None:
    heads = load_catalogue().choices("show.agenda_columns")
    table = paper.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    _repeat_on_each_page(table.rows[0])
    for item in sheet.agenda.items:
        minutes, what, owner = table.add_row().cells
        minutes.text, owner.text = str(item.minutes), owner_text(item.owner)
        what.paragraphs[0].add_run(visible(item.title)).bold = True
        what.add_paragraph(visible(item.purpose))


def _repeat_on_each_page(row: Any) -> None:
    """Marks a row as the header of its table, for readers of the screen as well."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - no public way


def markdown_file(sheet: AgendaSheet) -> bytes:
    """The agenda as Markdown in UTF-8."""
    return f"{agenda_markdown(sheet)}\n".encode()


def json_file(value: Record | dict[str, Any]) -> bytes:
    """A record, or what was made of one, as indented JSON in UTF-8."""
    plain = value.model_dump(mode="json") if isinstance(value, Record) else value
    text = json.dumps(plain, ensure_ascii=False, indent=2, allow_nan=False)
    return f"{text}\n".encode("utf-8", "backslashreplace")


def write_file(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all, readable by its owner alone where it is new.

    Raises BadInput, with the path, when it cannot be written; what was there stays then.
    """
    target = path.resolve()
    try:
        if target.exists() and not target.is_file():
            _write_into(target, data)
        else:
            _replace(target, data)
    except OSError as error:
        reason = error.strerror or "the system refused"
        message = f"{path} cannot be written: {reason}; name a file in a folder you own"
        raise BadInput(message) from None


def _write_into(device: Path, data: bytes) -> None:
    with device.open("wb") as out:
        out.write(data)


def _replace(target: Path, data: bytes) -> None:
    number, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:50]}.")
    try:
        with os.fdopen(number, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(number)
        if target.exists():
            Path(name).chmod(target.stat().st_mode & 0o777)
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
