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
    r"(?<![\w.,])(?:\+\d[\d\s().-]{6,18}\d|00\d[\d\s().-]{7,18}\d"
    r"|\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}|\(?0\d{1,4}\)?[\s./-]?\d{2,4}(?:[\s./-]?\d{2,4}){1,3})"
    r"(?![\w,])"
)
_SERVICE = (
    r"twitter|telegram|insta(?:gram)?|ig|discord|skype|slack|linkedin|github|gitlab|whats ?app"
    r"|signal|mastodon|bluesky|facebook|fb|wechat|viber|matrix|threads|tiktok|snap(?:chat)?"
    r"|e-?mail|phone|mobile|tel"
)
_REACH = r"find|reach|ping|dm|follow|message|text|contact|write to|call"
_AFTER_SERVICE = re.compile(
    rf"\b(?:{_SERVICE})\s?(?::|=|\bis\b)\s?(@?[\w.#-]{{2,64}})"
    rf"|\b(?:{_SERVICE}|{_REACH})\b(?: (?:me|us|on|at|via|handle"
    rf"|is)){{0,3}}[ :(]{{1,3}}(@[\w.-]{{2,64}})",
    re.IGNORECASE,
)
_DISCORD = r"(?<!\w)[a-z0-9_.]{3,32}#\d{4}(?!\w)"
_FEDIVERSE = r"@[\w.]{2,40}@[\w-]{2,60}(?:\.[\w-]{2,20}){1,3}"
_IBAN = r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b"
_ANY = re.compile(
    rf"{_FEDIVERSE}|{_EMAIL}|{_URL}|{_PROFILE}|{_PHONE}|{_DISCORD}|(?-i:{_IBAN})", re.IGNORECASE
)
_SPELLED_OUT = re.compile(_SPELLED, re.IGNORECASE)
_WHOLE = re.compile(
    rf"(?:(?:{_SERVICE})\s?[:=]?\s?)?(?:{_ANY.pattern}|{_SPELLED}|@[\w.-]{{2,64}})[\s.,;]*",
    re.IGNORECASE,
)
_EMAIL_ALONE = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_HINT = re.compile(
    rf"[@#]|\d[\d\s().-]{{5}}|://|www\.|\.\w+/|:|\bat\b|\bis\b|{_REACH}", re.IGNORECASE
)


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
    if not _HINT.search(text):
        return text
    masked = _AFTER_SERVICE.sub(_only_the_handle, _ANY.sub(CONTACT_MARK, text))
    masked = _SPELLED_OUT.sub(CONTACT_MARK, masked)
    parts = [re.escape(part) for part in name.split() if len(part) > 2]
    if parts and "@" in masked:
        own = rf"@[\w.-]*(?:{'|'.join(parts)})[\w.-]*"
        masked = re.sub(own, CONTACT_MARK, masked, flags=re.IGNORECASE)
    return masked


def _only_the_handle(found: re.Match[str]) -> str:
    handle = found.group(1) or found.group(2)
    return found.group().replace(handle, CONTACT_MARK) if _is_handle(found) else found.group()


def _is_handle(found: re.Match[str]) -> bool:
    return bool(found.group(2)) or any(sign in found.group(1) for sign in "@#_.0123456789")
