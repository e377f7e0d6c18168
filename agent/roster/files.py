"""A roster file as tables, whatever its format; what is no list of people gets one line."""

from __future__ import annotations

from pathlib import PurePath

from agent.errors import BadRoster
from agent.roster.json_files import read_json, read_json_lines
from agent.roster.separated import read_separated
from agent.roster.tables import KINDS, LARGEST, Patience, Table
from agent.roster.workbooks import read_workbook
from agent.roster.yaml_files import read_yaml


def read_tables(name: str, data: bytes, patience: Patience) -> list[Table]:
    """The tables of a file whose name tells its format: tabs of a workbook, else one.

    Raises BadRoster with what to do.
    """
    if len(data) > LARGEST:
        raise BadRoster(f"{name} is larger than 20 MB; split it, or leave out columns.")
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise BadRoster(f"{name} is empty; hand in a list of people as {KINDS}.")
    suffix = PurePath(name).suffix.lower()
    _refuse_other_content(name, suffix, data)
    if suffix in {".xlsx", ".xlsm"}:
        return read_workbook(name, data, patience)
    return _read_text(name, suffix, decode(data), patience)


def _read_text(name: str, suffix: str, text: str, patience: Patience) -> list[Table]:
    if suffix == ".json":
        return read_json(name, text, patience)
    if suffix in {".jsonl", ".ndjson"}:
        return [read_json_lines(name, text, patience)]
    if suffix in {".yaml", ".yml"}:
        return read_yaml(name, text, patience)
    if suffix in {".csv", ".tsv", ".tab", ".txt", ""}:
        return [read_separated(name, text, patience)]
    raise BadRoster(f"{name} is not a kind of file that can be read; save it as {KINDS}.")


_SIGNATURES = {
    b"PK\x03\x04": "a ZIP or office file",
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "an old office file (XLS or DOC)",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"SQLite format": "a database",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"{\\rtf": "an RTF text",
}


def _refuse_other_content(name: str, suffix: str, data: bytes) -> None:
    found = next((what for sign, what in _SIGNATURES.items() if data.startswith(sign)), "")
    workbook = suffix in {".xlsx", ".xlsm"}
    if workbook and not data.startswith(b"PK\x03\x04"):
        raise BadRoster(f"{name} is not a workbook, whatever its name says; save it as {KINDS}.")
    if found and not workbook:
        message = f"{name} is {found}, not what its name says; save the list as {KINDS}."
        raise BadRoster(message)
    start = data[:400].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml")):
        raise BadRoster(f"{name} is a web page or XML; save the list itself as {KINDS}.")


def decode(data: bytes) -> str:
    """The text of a file in UTF-8 (with or without mark), UTF-16, or else Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace").removeprefix("\ufeff")
    zeros = data[:2_000].count(0)
    if zeros * 3 > len(data[:2_000]):
        order = "utf-16-le" if data[1:2] == b"\x00" else "utf-16-be"
        return data.decode(order, errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _line_by_line(data)


def _line_by_line(data: bytes) -> str:
    """Files put together from several sources: each line in UTF-8 where it can be."""
    lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    return "\n".join(_decode_line(line) for line in lines)


def _decode_line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")
