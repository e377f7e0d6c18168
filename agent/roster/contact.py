"""Contact data, wherever it stands: recognised in a cell, and taken out of free text.

Words a person wrote about themselves stay as they are; only the address in them is replaced by
CONTACT_MARK, so that no quote, vector or message carries it.
"""

from __future__ import annotations

import re

CONTACT_MARK = "[contact]"

_EMAIL = r"(?<![\w.+'-])[\w.+'-]++\s?(?:@|\(at\)|\[at\]|\{at\})\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
_SPELLED = r"(?<![\w.+-])[\w.+-]++ at [\w-]{2,63} dot [a-z]{2,10}"
_URL = r"(?:(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,20}://|www\.)[^\s<>\"']{2,500}|(?:mailto|tel|skype|sgnl):[^\s<>\"']{2,200}"
_PROFILE = (
    r"(?:linkedin\.com|github\.com|gitlab\.com|twitter\.com|x\.com|facebook\.com|fb\.com|t\.me"
    r"|instagram\.com|medium\.com|youtube\.com|wa\.me|discord\.gg|calendly\.com|linktr\.ee"
    r"|bsky\.app|threads\.net|vk\.com|xing\.com|tiktok\.com|bit\.ly)/[^\s<>\"']{1,200}"
)
_PHONE = (
    r"(?<![\w.,])(?<!\d[-/])(?!\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d(?!\d))(?:\+\d[\d\s().-]{6,18}\d|00\d[\d\s().-]{7,18}\d"
    r"|\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}|\(?0\d{1,4}\)?[\s./-]?\d{2,4}(?:[\s./-]?\d{2,4}){1,3})"
    r"(?![\w,])"
)
_SERVICE = (
    r"twitter|telegram|insta(?:gram)?|ig|discord|skype|slack|linkedin|github|gitlab|whats ?app"
    r"|signal|mastodon|bluesky|facebook|fb|wechat|viber|matrix|threads|tiktok|snap(?:chat)?"
    r"|e-?mail|phone|mobile|tel"
)
_SERVICES = frozenset(
    """twitter telegram insta instagram ig discord skype slack linkedin github gitlab whatsapp
    signal mastodon bluesky facebook fb wechat viber matrix threads tiktok snap snapchat e-mail
    email phone mobile tel""".split()
) | {"whats app"}
_INVITATIONS = frozenset("find reach ping dm follow message text contact call".split())
_INVITING = _SERVICES | _INVITATIONS | {"write to"}
_BETWEEN = frozenset("me us on at via handle is".split())
_BEFORE = re.compile(r"[\w-]+")
_STATED = re.compile(r"(?:[:=]|\bis\b)\s?(@?[\w.#-]{2,64})", re.IGNORECASE)
_AT_HANDLE = re.compile(r"[ :(]{1,3}(@[\w.-]{2,64})")
_LONGEST_INVITATION = 40
"""Characters before a handle in which a service or an invitation is looked for."""

_DISCORD = r"(?<!\w)[a-z0-9_.]{3,32}#\d{4}(?!\w)"
_FEDIVERSE = r"@[\w.]{2,40}@[\w-]{2,60}(?:\.[\w-]{2,20}){1,3}"
_IBAN = r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b"
_ANY = re.compile(
    rf"{_FEDIVERSE}|{_EMAIL}|{_URL}|{_PROFILE}|{_PHONE}|{_DISCORD}|(?-i:{_IBAN})", re.IGNORECASE
)
_WHOLE = re.compile(
    rf"(?:(?:{_SERVICE})\s?[:=]?\s?)?(?:{_ANY.pattern}|{_SPELLED}|@[\w.-]{{2,64}})[\s.,;]*",
    re.IGNORECASE,
)
_EMAIL_ALONE = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_ADDRESSES, _URLS, _PROFILES, _DISCORDS, _DIGITS, _SPELLED_OUT = (
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        f"{_FEDIVERSE}|{_EMAIL}",
        _URL,
        _PROFILE,
        _DISCORD,
        f"{_PHONE}|(?-i:{_IBAN})",
        _SPELLED,
    )
)
_MAY_HOLD = re.compile(r"[@#:=/\d\[{(]|\bis\b|www\.| dot ", re.IGNORECASE)
"""What stands in every text that holds an address, a number, a link or a handle."""

_MAY_BE_ADDRESS = re.compile(r"(?:@|at[)\]}])\s?[\w-]{1,63}\.[\w-]", re.IGNORECASE)
_SCHEMES = ("://", "mailto:", "tel:", "skype:", "sgnl:")
_NUMBERS = re.compile(r"\d[\d\s()./-]{5}")


def is_contact(text: str) -> bool:
    """Whether a cell is contact data and little else: an address, number, link or handle."""
    return len(text) <= 600 and _WHOLE.fullmatch(text.strip()) is not None


def email_in(text: str) -> str:
    """The first e-mail address in a text, or an empty string."""
    found = _EMAIL_ALONE.search(text[:2_000])
    return found.group() if found else ""


def mask_contact(text: str, name: str = "") -> str:
    """`text` with every address, number, link and handle replaced by CONTACT_MARK.

    A handle is masked behind the name of a service or an invitation ("ping me: @ana"), or where
    it holds a part of the person's own `name`; "CTO @acme" names an employer and stays.
    """
    if not _MAY_HOLD.search(text):
        return text
    masked = _without_addresses(text, text.lower())
    if ":" in masked or "=" in masked or "is" in masked:
        masked = _STATED.sub(_without_stated, masked)
    if "@" in masked:
        masked = _AT_HANDLE.sub(_without_handle, masked)
    if "@" in masked and (parts := [re.escape(p) for p in name.split() if len(p) > 2]):
        own = rf"@[\w.-]*(?:{'|'.join(parts)})[\w.-]*"
        masked = re.sub(own, CONTACT_MARK, masked, flags=re.IGNORECASE)
    return masked


def _without_addresses(text: str, low: str) -> str:
    """Each pattern is tried only where a part of it stands: twenty megabytes take seconds."""
    if _MAY_BE_ADDRESS.search(text):
        text = _ADDRESSES.sub(CONTACT_MARK, text)
    if "www." in low or (":" in low and any(scheme in low for scheme in _SCHEMES)):
        text = _URLS.sub(CONTACT_MARK, text)
    if "/" in low and "." in low:
        text = _PROFILES.sub(CONTACT_MARK, text)
    if "#" in low:
        text = _DISCORDS.sub(CONTACT_MARK, text)
    if _NUMBERS.search(text):
        text = _DIGITS.sub(CONTACT_MARK, text)
    return _SPELLED_OUT.sub(CONTACT_MARK, text) if " dot " in low else text


def _without_stated(found: re.Match[str]) -> str:
    """What stands behind "telegram:" without the handle; "e-mail: yes" has none."""
    handle = found.group(1)
    if not any(sign in handle for sign in "@#_.0123456789"):
        return found.group()
    return _masked_behind(found, _SERVICES, 0)


def _without_handle(found: re.Match[str]) -> str:
    return _masked_behind(found, _INVITING, 3)


def _masked_behind(found: re.Match[str], names: frozenset[str], skipped: int) -> str:
    """The match without its handle where one of `names` stands before it.

    `skipped` words like "me at" may stand between.
    """
    before = found.string[max(0, found.start() - _LONGEST_INVITATION) : found.start()]
    said = _BEFORE.findall(before.lower())[-skipped - 2 :]
    while skipped and said and said[-1] in _BETWEEN and said[-1] not in names:
        said.pop()
        skipped -= 1
    if not said or (said[-1] not in names and " ".join(said[-2:]) not in names):
        return found.group()
    return found.group().replace(found.group(1), CONTACT_MARK)
