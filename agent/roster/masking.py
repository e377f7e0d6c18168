"""Evidence without what must not count: own name, pronouns, gender, kinship, age and origin.

Only what is embedded and matched is masked; quotes stay as written. Two texts that differ in
nothing but these words become one and the same text, so they earn one and the same score
(measured before masking: "Fatima" for "John" moves a cosine by .08, a demonym by .13).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from agent.lexical import WordWeights, words
from agent.roster.languages import language_codes
from agent.roster.origins import COUNTRIES, DEMONYMS

_SOMEONE = "someone"
_EVERYDAY = 0.75
"""A name that is also a word of less than this weight ("Will", "Mark") is masked only with its
capital letter."""

_TAGS = re.compile(
    r"[(\[]?\b(?:she|he|they|ze|xe|any)\s?/\s?(?:her|him|them|hir|zir|they|she|he)s?"
    r"(?:\s?/\s?\w+)?\b[)\]]?|\b(?:she|he|they)/(?:her|him|them)(?:s|/hers|/his|/theirs)?\b",
    re.IGNORECASE,
)

_NEUTRAL = {
    "they": "she he",
    "their": "her his him hers them theirs",
    "themselves": "herself himself themself",
    "person": "woman man lady gentleman guy girl boy gal dude bloke female male womxn feminine"
    " masculine queen king",
    "people": "women men ladies gentlemen guys girls boys gals females males womens mens",
    "parent": "mother father mom mum dad mommy mummy daddy mama papa mothers fathers moms mums dads"
    " stepmother stepfather",
    "parenthood": "motherhood fatherhood",
    "parental": "maternity paternity maternal paternal",
    "grandparent": "grandmother grandfather grandma grandpa granny",
    "partner": "wife husband girlfriend boyfriend spouse wives husbands fiancee fiance",
    "child": "daughter son daughters sons",
    "sibling": "sister brother sisters brothers",
    "relative": "aunt uncle niece nephew",
    "widowed": "widow widower",
    "chair": "chairwoman chairman",
    "businessperson": "businesswoman businessman",
    "salesperson": "saleswoman salesman",
    "spokesperson": "spokeswoman spokesman",
    "server": "waitress waiter",
    "actor": "actress",
    "host": "hostess",
    "police officer": "policewoman policeman",
    "firefighter": "fireman firewoman",
    "camera operator": "cameraman camerawoman",
    "artisan": "craftsman craftswoman craftsmen craftswomen",
    "alum": "alumna alumnus alumni alumnae",
    "": "mr mrs ms miss mx sir madam madame mme herr frau senor senora sr. sra. transgender trans"
    " cisgender cis nonbinary non-binary genderqueer lesbian gay bisexual queer lgbt lgbtq lgbtq+"
    " lgbtqia lgbtqia+ heterosexual muslim christian jewish hindu buddhist sikh catholic protestant"
    " atheist hijabi",
}
"""What stands for a word → the words it stands for."""

_AGE = re.compile(
    r"\b(?:\d{1,2}|(?:twenty|thirty|forty|fifty|sixty|seventy)(?:[- ]\w{3,5})?)[- ]?(?:years?"
    r"|yrs?|yo)[- ]?(?:old|of age)\b"
    r"|\baged? (?:of )?\d{1,2}\b|\b\d{2} ?(?:yo|y/o)\b"
    r"|\bin (?:my|her|his|their) (?:early |mid |mid-|late )?(?:teens|twenties|thirties|forties"
    r"|fifties|sixties|seventies|\d0'?s)\b"
    r"|\bborn in (?:19|20)\d\d\b|\b(?:i am|i'm|i’m) \d{2}\b(?! ?(?:%|years? (?:in|of|into)|yrs))"
    r"|\bturn(?:ed|ing)? \d{2}\b|\b(?:millennial|boomer|gen[- ]?[xz]|generation [xyz])\b"
    r"|\b(?:young|younger|old|older|elderly|middle-aged) (?=(?:person|people|parent|engineer"
    r"|developer|professional))",
    re.IGNORECASE,
)
_PLACE = (
    r"[A-ZÀ-ÖØ-ÞŁŚŻÇĞİÖÜ][\w'’.-]+(?:(?: de| do| da| del| of| the| la| el)? [A-ZÀ-Ö][\w'’.-]+){0,2}"
)
_ORIGIN = re.compile(
    rf"(?i:\b(?:born(?: and (?:raised|bred))?|raised|grew up|brought up|native|originally"
    rf"|roots|heritage|immigrated?|immigrant|emigrated?|migrated?|hail(?:s|ing)?|com(?:e|es|ing)"
    rf"|a native"
    rf"|(?:i am|i'm|i’m|someone|they(?: are| is)?|they're))) (?i:(?:here )?(?:in|of|to|from)) "
    rf"{_PLACE}(?:, {_PLACE})?"
)
_SPEAKS = re.compile(
    r"\b(?i:speaks?|speaking|spoken|teach|teaches|teaching|learns?|learning|fluent(?: in)?"
    r"|languages?:?|translat\w+(?: from)?|into|read|write|writing|in|study|studied"
    r"|tutor|practi[sc]e)"
    r"\W+(?:[A-Z][a-z]+(?:,|,? (?:and|or))\W*)*$"
)
_SPOKEN = re.compile(
    r"\W*(?:language|lessons?|grammar|speaking|translation|translator|writing|literature|class"
    r"|classes"
    r"|tutor|teacher|course|courses|conversation|speaker|skills|exam|exams|proficiency|vocabulary"
    r"|interpreter|interpreting|philology|studies)\b(?! of\b)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b[Aa]n\b")
_TOKEN = re.compile(r"[^\W_]+")
_DIGIT = re.compile(r"\d")
_AGED = frozenset(
    """teens twenties thirties forties fifties sixties seventies twenty thirty forty fifty sixty
    seventy young younger old older elderly aged millennial boomer gen generation""".split()
)
_COMING = frozenset(
    """born raised grew brought native originally roots heritage from immigrate immigrated immigrant
    emigrated emigrate migrated migrate hail hails hailing come comes coming""".split()
)
_SPACE = re.compile(r"\s+")
_STRAY = re.compile(r"\s+([,.;:!?])(?!\w)")


@cache
def _neutral() -> dict[str, str]:
    return {word: neutral for neutral, some in _NEUTRAL.items() for word in some.split()}


@cache
def _gender_words() -> frozenset[str]:
    return frozenset(part for word in _neutral() for part in _TOKEN.findall(word))


@cache
def _gendered() -> re.Pattern[str]:
    some = sorted(_neutral(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, some))})(?![\w-])", re.IGNORECASE)


@cache
def _origins() -> re.Pattern[str]:
    demonyms = "|".join(sorted((re.escape(each) for each in DEMONYMS), key=len, reverse=True))
    countries = "|".join(sorted((re.escape(each) for each in COUNTRIES), key=len, reverse=True))
    return re.compile(
        rf"(?i:\bfrom (?:the )?)(?P<country>{countries})(?!\w)"
        rf"|(?<![\w-])(?P<demonym>{demonyms})(?!\w)"
    )


def mask(text: str, name: str = "", field: str = "") -> str:
    """`text` as it is matched: without the person's `name` and what must not count.

    `field` is where it stands: a skill keeps words that are also names or languages.
    """
    masked = _TAGS.sub(" ", text) if "/" in text else text
    said = {word.lower() for word in _TOKEN.findall(masked)}
    if said & _AGED or _DIGIT.search(masked):
        masked = _AGE.sub(" ", masked)
    if field != "skills" and said & _name_parts(name):
        masked = _own_name(name).sub(_SOMEONE, masked)
    if said & _gender_words():
        masked = _gendered().sub(_neutral_word, masked)
    if said & _COMING:
        masked = _ORIGIN.sub(" ", masked)
    if field != "skills" and said & _origin_words():
        masked = _origins().sub(_without_origin, masked)
    if "an" in said:
        masked = _ARTICLE.sub("a", masked)
    return _STRAY.sub(r"\1", _SPACE.sub(" ", masked)).strip().rstrip(" .!?…,;:")


@lru_cache(maxsize=4096)
def _name_parts(name: str) -> frozenset[str]:
    return frozenset(part.lower() for part in _TOKEN.findall(name))


@cache
def _origin_words() -> frozenset[str]:
    named = (word for each in (*DEMONYMS, *COUNTRIES) for word in _TOKEN.findall(each))
    return frozenset(word.lower() for word in named)


def _neutral_word(found: re.Match[str]) -> str:
    word = found.group()
    if word.isupper() and len(word) > 1 and word.lower() in {"his", "her", "man", "ms", "sr"}:
        return word
    return _neutral()[word.lower()]


def _without_origin(found: re.Match[str]) -> str:
    if found.group("country"):
        return " "
    word, text = found.group(), found.string
    if not language_codes(word):
        return " "
    before = _SPEAKS.search(text, max(0, found.start() - 60), found.start())
    spoken = before or _SPOKEN.match(text, found.end()) or text.strip(" .") == word
    return word if spoken else " "


@lru_cache(maxsize=4096)
def _own_name(name: str) -> re.Pattern[str]:
    """Any run of the parts of a name, whole words; one letter alone is no part."""
    parts = [part for part in re.split(r"[\s,./()-]+", name) if len(part) > 1]
    if not parts:
        return re.compile(r"(?!)")
    some = "|".join(_part(part) for part in sorted(set(parts), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{some})(?:[\s.-]{{1,2}}(?:{some}))*(?:['’]s)?(?!\w)")


def _part(part: str) -> str:
    folded = words(part)
    common = bool(folded) and all(WordWeights.load()[word] < _EVERYDAY for word in folded)
    as_written = f"{re.escape(part)}|{re.escape(part.upper())}"
    return as_written if common else f"(?i:{re.escape(part)})"
