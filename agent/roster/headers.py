"""What a column is for, from its header: a canonical field, or a reason to set it aside.

Whole words only. Phrases are folded (no capitals, no accents); the longest phrase found wins,
and private phrases win over all others.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from agent.folding import fold
from agent.roster.questions import asked_for, private_in

FIELDS: tuple[str, ...] = (
    "id",
    "name",
    "role",
    "contact",
    "approach",
    "headline",
    "bio",
    "skills",
    "experience",
    "interests",
    "languages",
    "location",
    "zone",
    "hours",
    "hours_per_month",
    "capacity",
    "load",
    "formats",
    "seniority",
    "last_active",
    "cost",
    "offers",
    "wants",
    "ideal_mentee",
    "verified",
    "status",
)
"""The fields that a column can fill: those of a person, `contact` (kept apart), and `status`, which
says who has withdrawn."""

CONTACT, BIRTH, PROTECTED, HEALTH = (
    "contact data",
    "birth date or age",
    "protected attribute",
    "health",
)
PAY, RATING, NOTES, IDENTITY = "pay", "rating by others", "notes by others", "identity document"
PICTURE = "picture"

CORRECTABLE = frozenset({RATING, NOTES})
"""Reasons that a mapping given by a person overrides; the others hold whatever is asked."""

_MISSPELT = 88
"""Least rapidfuzz ratio of a header to a phrase of at least five letters."""

_QUESTION = 4
"""Words from which a header is read as a question before single words in it count."""

_LONGEST_HEADER = 12
"""Words from which on a cell is no header."""

_LONGEST_LETTERS = 200
"""Characters from which on a cell is no header."""

_FIELD_PHRASES = {
    "id": (
        "id|identifier|person id|mentor id|member id|user id|uid|uuid|slug|username|row id"
        "|record id|response id|key|identificador|identifiant|kennung"
    ),
    "name": (
        "name|full name|mentor name|mentee name|your name|display name|person|mentor|member"
        "|first name|last name|given name|family name|surname|forename|preferred name|nombre"
        "|apellido|apellidos|nom|prenom|nome|sobrenome|apelido|vorname|nachname|who"
    ),
    "role": (
        "role|mentor or mentee|mentor mentee|i am a|participant type|participation|joining as"
        "|sign up as|taking part as|rol|papel|rolle|type of participant"
    ),
    "approach": (
        "approach|how to approach|how to reach out|how to ask|introduction route|through whom"
        "|approach via|request route"
    ),
    "headline": (
        "headline|title|job title|job|position|occupation|profession|current role|current job"
        "|tagline|one liner|in one line|work|what do you do|job role|puesto|cargo|poste"
        "|metier|beruf|profissao|profesion|titel|stelle|tag line|subtitle|designation"
    ),
    "bio": (
        "bio|biography|about|about me|about you|description|summary|profile|introduction"
        "|tell us about yourself|yourself|background|story|short bio|intro|sobre mi|sobre mim"
        "|a propos|biografia|biographie|uber mich|descripcion|descricao|who are you"
        "|presentation|statement"
    ),
    "skills": (
        "skills|skill|expertise|tags|topics|competencies|competences|areas|specialties"
        "|specialities|technologies|tech stack|stack|tools|areas of expertise|can help with"
        "|help with|keywords|subjects|habilidades|competencias|fahigkeiten|kenntnisse"
        "|mentoring topics|strengths|knows|good at|fields|domains|speciality|specialization"
        "|specialisation"
    ),
    "experience": (
        "experience|past roles|previous roles|work experience|work history|career|employment"
        "|employment history|career history|past jobs|jobs|cv|resume|experiencia|erfahrung"
        "|parcours|education|projects"
    ),
    "interests": (
        "interests|hobbies|hobby|personal interests|outside work|free time|intereses"
        "|interesses|areas de interesse|areas de interes|centres d'interet|interessen|passions"
    ),
    "languages": (
        "languages|language|spoken languages|speaks|spoken|languages spoken|idiomas|idioma"
        "|langues|langue|linguas|lingua|sprachen|sprache|spokenlanguages"
    ),
    "location": (
        "location|city|country|place|based in|where|where are you based|town|region|lives in"
        "|office|ciudad|pais|ville|pays|cidade|stadt|land|ort|standort|ubicacion|localizacao"
        "|lieu|where do you live|address city|home city|state"
    ),
    "zone": (
        "zone|time zone|timezone|tz|utc offset|zona horaria|fuseau horaire|fuso horario"
        "|zeitzone|utc"
    ),
    "hours": (
        "hours|availability|available|available hours|free hours|when|when are you available"
        "|are you free"
        "|usually free|can you meet"
        "|times|available times|preferred times|meeting times|slots|time slots|best time"
        "|schedule|days|days and times|disponibilidad|disponibilidade|disponibilite"
        "|verfugbarkeit|horario|office hours"
    ),
    "hours_per_month": (
        "hours per month|hours a month|monthly hours|hours month|time per month"
        "|time commitment|hours available per month|hours per week|hours a week|weekly hours"
        "|how many hours|time a month|commitment|horas al mes|horas por mes|heures par mois"
        "|stunden pro monat|h month|hrs month|hours monthly|time you can give"
    ),
    "capacity": (
        "capacity|max mentees|maximum mentees|number of mentees|places|slots available"
        "|mentees wanted|how many mentees|mentee capacity|max number of mentees|plazas|vagas"
        "|kapazitat|capacidad|capacidade|capacite|mentee limit|spots"
    ),
    "load": (
        "load|current mentees|mentees now|active mentees|current load|mentees assigned"
        "|number of current mentees|taken|assigned mentees|already mentoring"
    ),
    "formats": (
        "formats|format|mentoring format|meeting format|how do you like to mentor"
        "|type of mentoring|mentoring type|mode|formato|formatos|style of mentoring"
        "|kind of mentoring|medium|media|channel of meeting|meeting type|meets by|open to"
    ),
    "seniority": (
        "seniority|level|career level|experience level|years of experience|career stage"
        "|years experience|stage|grade level|nivel|niveau|karrierestufe|years in tech"
        "|years working"
    ),
    "last_active": (
        "last active|last seen|last login|active on|updated|updated at|last updated"
        "|last activity|timestamp|submitted at|date submitted|zeitstempel|horodateur"
        "|marca temporal|carimbo de data hora"
    ),
    "cost": (
        "cost|price|fee|fees|rate per hour|hourly rate|rates|charges|price per hour|paid"
        "|coste|precio|prix|tarif|preis|preco|custo|free or paid|hourly price|pricing|charge"
    ),
    "offers": (
        "offers|offer|can offer|what i offer|what can you offer|i can offer|can give|gives"
        "|give|what you can give|teach|can teach|what can you teach|ofrezco|ofrece|offre"
        "|ofereco|biete|to offer|support offered"
    ),
    "wants": (
        "wants|want|wishes|looking for|would like to learn|wants to learn|learn|needs|goals"
        "|what do you want|i want|hopes|expectations|seeks|seeking|get|would like|busco"
        "|procuro|recherche|suche|objectives|in return"
    ),
    "ideal_mentee": (
        "ideal mentee|who i can help|who do you want to mentor|mentee profile|best for"
        "|preferred mentee|mentee preferences|who should write|who should contact me"
        "|good fit for|type of mentee|i like to mentor"
    ),
    "verified": (
        "verified|verified claims|checked|confirmed|certifications|certificates|references checked"
    ),
}
"""field → phrases, folded, parted by bars."""

_PRIVATE_PHRASES = {
    CONTACT: (
        "email|e mail|mail|email address|contact|contacts|contact details|contact info|phone"
        "|phone number|mobile|mobile number|telephone|tel|cell|whatsapp|telegram|signal"
        "|linkedin|github|gitlab|twitter|x handle|instagram|facebook|skype|discord|slack"
        "|slack id|website|url|link|links|homepage|channels|social|socials|social media"
        "|address|home address|street|postal address|postcode|zip|zip code|postal code"
        "|emergency contact|next of kin|handle|handles|correo|correo electronico|courriel"
        "|adresse|telefono|telefone|telefon|telefonnummer|handynummer|handy|portable"
        "|direccion|endereco|anschrift|movil|celular|telemovel|calendly|booking link|website url"
        "|webpage|web site|blog|portfolio link|linkedin profile|linkedin url|profile url"
        "|reach me|reach|kontakt|contacto|contato|ip|ip address|direccion postal"
        "|codigo postal|plz|strasse|rue"
    ),
    BIRTH: (
        "birth date|date of birth|dob|birthday|birthdate|born|born on|year of birth"
        "|birth year|age|ages|age group|age range|fecha de nacimiento|date de naissance"
        "|data de nascimento|edad|idade|geburtsdatum|geburtstag|alter|nascimento|nacimiento"
        "|naissance|anniversaire|cumpleanos|birth|generation|birthplace|place of birth"
        "|aniversario|geburtsort|geboortedatum"
    ),
    PROTECTED: (
        "gender|sex|gender identity|pronoun|pronouns|preferred pronouns|ethnicity|ethnic"
        "|ethnic group|ethnic background|race|racial|religion|religious|faith|belief|beliefs"
        "|nationality|nationalities|citizenship|country of origin|origin|national origin"
        "|sexual|sexuality|sexual orientation|orientation|lgbt|lgbtq|lgbtqia|lgbtq status"
        "|marital status|marital|married|family status|children|pregnant|pregnancy|caste"
        "|tribe|political|politics|political views|party membership|union|union membership"
        "|trade union|veteran|veteran status|immigration|immigration status|visa|visa status"
        "|work permit|refugee|migrant|diversity|diversity group|underrepresented|minority"
        "|genero|sexo|etnia|raza|raca|religiao|nacionalidad|nacionalidade|nationalite|genre"
        "|sexe|origine|ethnie|geschlecht|religionen|staatsangehorigkeit|nationalitat|herkunft"
        "|konfession|estado civil|familienstand|orientacion sexual|orientacao sexual|anrede"
        "|salutation|skin color|skin colour|first generation|socioeconomic|social class"
        "|criminal record|convictions|ethnische zugehorigkeit|geslacht|situation familiale"
        "|etat civil|religione|sesso|etnicidad|staatsburgerschaft|civil status"
    ),
    HEALTH: (
        "health|health notes|medical|medical notes|medical history|disability|disabilities"
        "|disabled|diagnosis|diagnoses|condition|conditions|illness|medication|allergies"
        "|allergy|accommodations|accommodation needs|mental health|neurodivergent"
        "|neurodiversity|sick|sick leave|sickness|dietary|diet|access needs"
        "|accessibility needs|salud|saude|sante|gesundheit|discapacidad|deficiencia|handicap"
        "|behinderung|krankheit|enfermedad|doenca|maladie|blood type|impairment|therapy"
        "|krankheiten|gezondheid|special needs|enfermedades|medizinische"
    ),
    PAY: (
        "salary|salaries|wage|wages|pay|compensation|income|current salary|expected salary"
        "|salary band|pay band|pay grade|bonus|earnings|ctc|total comp|remuneration|stipend"
        "|salario|sueldo|salaire|gehalt|lohn|remuneracao|vencimento|ordenado|renda|ingresos"
        "|revenu|einkommen|payroll|net worth|annual income|stipendio|salaris|household income"
        "|nomina"
    ),
    RATING: (
        "rating|ratings|score|scores|stars|star rating|review|reviews|evaluation|evaluations"
        "|performance|performance rating|performance review|grade|grades|rank|ranking|nps"
        "|satisfaction|feedback score|mentor score|match score|points|average rating"
        "|assessment|appraisal|calificacion|avaliacao|bewertung|puntuacion|evaluacion"
        "|note moyenne|quality|reputation|gpa|nota media|beurteilung|leistung|desempeno"
        "|desempenho"
    ),
    NOTES: (
        "notes|note|internal|internal notes|admin notes|admin|staff notes|comments|comment"
        "|remarks|remark|coordinator notes|coordinator|manager notes|manager comments"
        "|organiser notes|organizer notes|hr notes|hr|hr comments|interview notes|feedback"
        "|private|confidential|flag|flags|warning|warnings|do not share|complaints|complaint"
        "|incident|incidents|notas|notas internas|observaciones|observacoes|comentarios"
        "|comentario|bemerkung|bemerkungen|notizen|interne notizen|anmerkungen|remarques"
        "|commentaire|commentaires|notes internes|recommendation|recommended by|endorsement"
        "|testimonials|testimonial|vertraulich|red flags|watch list|blacklist|opinion"
        "|references|reference|screening|vetting|referee|committee comments|what others say"
        "|intern"
    ),
    IDENTITY: (
        "ssn|social security|social security number|passport|passport number|national id"
        "|tax id|tax number|iban|bank account|account number|bank|bank details|dni|nif|cpf"
        "|cpf number|personalausweis|steuernummer|driving licence|drivers license|password"
        "|pin|credit card|nino|employee number|employee id|steuer id|nss|cedula|passeport"
        "|pasaporte|passaporte|reisepass"
    ),
    PICTURE: (
        "photo|picture|image|avatar|headshot|photo url|profile picture|profile photo|foto"
        "|photograph|imagen|imagem|bild"
    ),
}
"""reason → phrases, folded, parted by bars."""

_ONLY_ALONE = frozenset(
    """
    a about am days domains fields get give gives i in job jobs key land learn level member
    mentor mode needs nom nome office open paid person place region return rol speaks spoken
    stack stage state subjects taken times title to tools tz want what when where who work
    """.split()
)
"""Phrases of one word that name a column only when they are its whole header."""

_INNOCENT = re.compile(
    r"\b(?:languages?|sprachen?|idiomas?|langues?) notes?\b|\bpay it forward\b"
    r"|\bperformance (?:testing|tuning|engineering)\b|\bstage\b"
)
_COUNTS = re.compile(r"(?:number of|nombre de|numero de|anzahl|combien|cuantos|quantos) ")
"""How a header begins that counts: "nombre" alone is a name in Spanish, a number in French."""

_NOT_A_WORD = re.compile(r"[^\w']+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@cache
def _fields() -> dict[str, str]:
    return {p: field for field, phrases in _FIELD_PHRASES.items() for p in phrases.split("|")}


@cache
def _privates() -> dict[str, str]:
    return {p: reason for reason, phrases in _PRIVATE_PHRASES.items() for p in phrases.split("|")}


@lru_cache(maxsize=4096)
def header_words(header: str) -> str:
    """A header folded to words with single spaces: "spokenLanguages" gives "spoken languages"."""
    apart = _CAMEL.sub(" ", header.replace("_", " "))
    return " ".join(word for word in _NOT_A_WORD.split(fold(apart)) if word)


def _squashed(header: str) -> str:
    return " ".join(word for word in _NOT_A_WORD.split(fold(header.replace("_", " "))) if word)


def private_reason(header: str) -> str:
    """Why a column with this header is set aside, or an empty string."""
    words = _INNOCENT.sub(" ", header_words(header)).strip()
    if words in _fields() and words not in _privates():
        return ""
    squashed = _found_in(_INNOCENT.sub(" ", _squashed(header)).strip(), _privates())
    known = squashed or _found_in(words, _privates()) or private_in(words)
    return known or _misspelt(words, _privates())


def field_of(header: str) -> str:
    """The canonical field that a header names or, as a question, asks for; or an empty string."""
    words = header_words(header)
    if words in _fields():
        return _fields()[words]
    asks = len(words.split()) >= _QUESTION or _COUNTS.match(words) is not None
    asked = asked_for(words) if asks else ""
    return asked or _found_in(words, _fields()) or asked_for(words) or _misspelt(words, _fields())


def header_strength(header: str) -> int:
    """How plainly a header names its column: 2 exactly, 1 among other words, 0 not at all."""
    if len(header) > _LONGEST_LETTERS:
        return 0
    words = header_words(header)
    if words in _fields() or words in _privates():
        return 2
    if len(words.split()) > _LONGEST_HEADER:
        return 0
    phrases = _fields() | _privates()
    asked = "?" in header and (asked_for(words) or private_in(words))
    return 1 if asked or _found_in(words, phrases) or _misspelt(words, phrases) else 0


def _found_in(words: str, phrases: dict[str, str]) -> str:
    if words in phrases:
        return phrases[words]
    split = words.split()[:60]
    for length in range(min(6, len(split)), 0, -1):
        for start in range(len(split) - length + 1):
            phrase = " ".join(split[start : start + length])
            if phrase in phrases and phrase not in _ONLY_ALONE:
                return phrases[phrase]
    return ""


def _misspelt(words: str, phrases: dict[str, str]) -> str:
    if not 5 <= len(words) <= 40:
        return ""
    near = process.extractOne(words, phrases.keys(), scorer=fuzz.ratio, score_cutoff=_MISSPELT)
    return phrases[near[0]] if near and len(near[0]) >= 5 else ""
