"""Who may sign in: names with their roles, and passwords of which only a hash is kept.

An account is written `NAME:ROLES:HASH`; ROLES are joined by `+`, and HASH is missing where a proxy
signs people in. Hashes are scrypt (RFC 7914) with a salt each, in the strength that the OWASP
Password Storage Cheat Sheet gives for 16 MiB: N = 2^14, r = 8, p = 5.
"""

from __future__ import annotations

import re
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import scrypt
from typing import get_args
from unicodedata import normalize

from agent.records.accounts import LOCAL_USER, Account
from agent.records.replies import UserRole

_LONGEST_NAME = 128
_COST, _BLOCK, _LANES = 2**14, 8, 5
_HASH = re.compile(r"scrypt\.([\w-]{22})\.([\w-]{43})", re.ASCII)
_SALT_BYTES, _HASH_BYTES = 16, 32


def same_name(name: str) -> str:
    """What two spellings of one name have in common."""
    return normalize("NFKC", name).strip().casefold()


def read_accounts(text: str) -> tuple[Account, ...]:
    """The accounts in lines or parts divided by `;`; `#` begins a remark.

    Raises ValueError with one line that names the account and never its hash.
    """
    lines = (line.partition("#")[0].strip() for line in re.split(r"[;\n]", text))
    found: dict[str, Account] = {}
    for line in filter(None, lines):
        account = _account(line)
        if found.setdefault(same_name(account.name), account) is not account:
            message = f"{account.name} is there twice"
            raise ValueError(message)
    return tuple(found.values())


def _account(line: str) -> Account:
    name, *rest = (part.strip() for part in line.split(":"))
    if not is_name(name):
        message = "write each person as NAME:ROLES:HASH; `python ui.py --person NAME` makes one"
        raise ValueError(message)
    if same_name(name) == LOCAL_USER:
        message = f"{name} is the name of who uses the page without sign-in; choose another"
        raise ValueError(message)
    roles = _roles(name, rest[0] if rest else "")
    password = rest[1] if len(rest) > 1 else ""
    if len(rest) > 2 or (password and not _HASH.fullmatch(password)):
        message = f"the password of {name} must be a hash; `python ui.py --person {name}` makes one"
        raise ValueError(message)
    return Account(name=name, roles=roles, password=password)


def is_name(name: str) -> bool:
    """Whether somebody can be kept under this name."""
    return 0 < len(name) <= _LONGEST_NAME and name.isprintable() and bool(name.strip())


def _roles(name: str, text: str) -> tuple[UserRole, ...]:
    known: dict[str, UserRole] = {role: role for role in get_args(UserRole)}
    named = [part.strip().lower() for part in re.split(r"[+,]", text) if part.strip()]
    if not named or not all(part in known for part in named):
        message = f"{name} needs one role or several: mentee, mentor, organiser, joined by +"
        raise ValueError(message)
    return tuple(dict.fromkeys(known[part] for part in named))


def hashed(password: str) -> str:
    """The hash of a password with a new salt."""
    salt = secrets.token_bytes(_SALT_BYTES)
    return f"scrypt.{_text(salt)}.{_text(_scrypt(password, salt))}"


def is_password(password: str, kept: str) -> bool:
    """Whether the password has this hash; takes a tenth of a second whatever the answer."""
    match = _HASH.fullmatch(kept)
    salt = _bytes(match[1]) if match else bytes(_SALT_BYTES)
    made = _scrypt(password, salt)
    return secrets.compare_digest(made, _bytes(match[2])) if match else False


def _scrypt(password: str, salt: bytes) -> bytes:
    return scrypt(
        normalize("NFKC", password).encode("utf-8", "replace"),
        salt=salt,
        n=_COST,
        r=_BLOCK,
        p=_LANES,
        dklen=_HASH_BYTES,
    )


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
