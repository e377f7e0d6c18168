"""Headers that are questions, as forms ask them, and column names in four further languages.

Each field has patterns over a header's folded words; the first field with one that is found wins.
They look for what a question is about (a verb and its object), not for one form's wording.
"""

from __future__ import annotations

import re
from functools import cache

_MENTOR = r"mentor\w*|tutor\w*|padrin\w*|parrain\w*"
_MENTEE = r"mentees?|mentorad\w*|mentorand\w*|mentores?\b|protege\w*|mentore|filleul\w*|tutorad\w*"
_MANY = r"how many|combien|cuant[ao]s|quant[ao]s|wie ?viele?|number of|nombre de|numero de|anzahl"
_CAN = (
    r"(?:can|could|able|willing|happy|glad|pouvez|peux|pourriez|puedes?|podrias?|podria|pode"
    r"|podes|poderia|kannst|konnen|konntest|mochtest du|moechtest du) "
)
_HELP = r"help|support|mentor|advise|aider|accompagner|ayudar|acompanar|ajudar|helfen|begleiten"
_LEARN = r"learn|lernen|aprender|apprendre|improve|verbessern|mejorar|melhorar|ameliorer"

_PATTERNS: dict[str, str] = {
    "status": r"\b(?:status|statut|withdr[ae]wn?|withdrawal|abgemeldet|zuruckgezogen|retirado"
    r"|desistiu|desistencia|cancell?ed|opt(?:ed)? out|dropped out)\b"
    r"|\b(?:sigues?|continu(?:as?|ez|es)|segue) (?:\w+ ){0,2}particip\w+"
    r"|\b(?:still|noch|toujours|todavia|aun|ainda)\b.*\b(?:part|teil\w*|particip\w*|mentor\w*"
    r"|join|active|aktiv|dabei|interested|want)\b",
    "role": rf"\b(?:as|are you|become|como|als|en tant que|etes vous|eres|ser|sein|tipo de"
    rf"|comme|do you want to be)\b.*\b(?:{_MENTOR})\b.*\b(?:{_MENTEE})\b"
    rf"|\b(?:{_MENTOR})\b(?: in| ou| o| or| oder| e| und| and| a)+ (?:une? |a )?(?:{_MENTEE})\b"
    r"|\b(?:take|taking|took) part as\b|\bjoin(?:ing)? as\b|\bparticipar? (?:como|as)\b"
    r"|\bteilnehmen als\b|\bparticiper (?:comme|en tant)\b|\bcomo (?:gostaria|quieres?) (?:de )?"
    r"participar\b",
    "capacity": rf"\b(?:{_MANY})\b.*\b(?:{_MENTEE}|people|persons?|personas?|pessoas|personnes"
    r"|leute|menschen|pairs?)\b|\b(?:freie )?platze\b|\bplaces disponibles\b|\bplazas\b|\bvagas\b",
    "hours_per_month": rf"\b(?:{_MANY}|how much)\b.*\b(?:hours?|heures?|horas?|stunden?|time"
    r"|minut\w+)\b",
    "load": rf"\b(?:current|aktuelle?|actuel\w*|actual\w*|atua(?:l|is)|now|derzeit\w*)\b.*"
    rf"\b(?:{_MENTEE})\b|\b(?:{_MENTEE})\b.*\b(?:current\w*|actuel\w*|actual\w*|atua(?:l|is))\b",
    "ideal_mentee": rf"\b(?:ideal\w*|wunsch|prefer\w*|preferid\w*)\b.*\b(?:{_MENTEE})\b"
    rf"|\b(?:{_MENTEE})\b.*\b(?:ideal\w*|prefer\w*)\b|\bwunschmentees?\b",
    "zone": r"\b(?:time ?zones?|zona horaria|fuseau|fuso|zeitzone)\b",
    "last_active": r"\b(?:last|letzte[rs]?|derniere?|ultim[ao])\b.*\b(?:login|log in|activ\w+|aktiv"
    r"\w*|anmeldung|connexion|actividad|acesso|acceso|atividade|conexion|seen|update\w*)\b"
    r"|\b(?:submitted|submission|eingereicht|envoye|enviado)\b.*\b(?:on|at|date|time|am|le|em)\b",
    "cost": r"\b(?:cout|tarifs?|honorar\w*|kosten|gebuhr\w*|costes?|custos?|charge|fee)\b",
    "formats": r"\b(?:how|wie|comment|como)\b.*\b(?:meet|talk|treffen|rencontrer|reunir\w*"
    r"|encontrar\w*|communicate)\b|\b(?:kind|type|art|tipo|forme?) (?:of|der|de|des) (?:mentor\w*"
    r"|meetings?|treffen|encuentro\w*|rencontres?)\b",
    "languages": r"\b(?:languages?|langues?|idiomas?|linguas?|sprachen?)\b",
    "location": r"\b(?:where|ou|donde|onde|wo)\b.*\b(?:live|based|located|living|habit\w+|vivez"
    r"|vives?|viv[eo]|resid\w+|moras?|vive|wohn\w+|lebst?|leben|city|estas)\b|\bwohnort\b"
    r"|\b(?:which|what) (?:city|country|town)\b|\bciudad\b|\bcidade\b",
    "hours": r"\b(?:when|wann|quand|cuando|quando)\b.*\b(?:avail\w+|free|meet|zeit|disponi\w+"
    r"|libre|livre|suit\w*|treffen|verfugbar|best|konnen|kannst|talk|time|times|you)\b"
    r"|\b(?:which|what) (?:days|times)\b|\bdisponib\w+\b|\bverfugbar\w*\b",
    "wants": rf"\b(?:like|want|wish|hope|need|plan)\b.*\b(?:{_LEARN}|help with|support with"
    r"|advice|get out|gain|achieve|work on)\b|\b(?:goals?|ziele?|objeti\w+|objecti\w+|metas?)\b"
    rf"|\b(?:mochtest|moechtest|willst|aimeri\w+|voudri\w+|souhait\w+|gustaria|quieres?|gostaria"
    rf"|queres?|deseja\w*)\b.*\b(?:{_LEARN})\b|\b(?:suche|cherche|busco|procuro|wunsche? mir)\b"
    r"|\b(?:looking for|looking to|hoping to|expect\w*)\b"
    r"|\b(?:help|support|hilfe|aide|ayuda|ajuda)\b.*\b(?:need|brauch\w+|besoin|necesit\w+"
    r"|precis\w+|looking for)\b",
    "offers": rf"^(?!.*\bskills?\b).*(?:\b(?:{_HELP}|teach) (?:others?|with others|somebody"
    r"|someone|people)\b"
    r"|\b(?:can|could|like to|happy to|glad to|pode|puedes|pouvez|kannst)\b.*\b(?:share|teilen"
    r"|partager|compartir|compartilhar|offer)\b|\b(?:anbiete\w*|propose|ofre[czs]\w+|biete)\b)",
    "skills": rf"\b{_CAN}.*\b(?:{_HELP})\b|\b(?:{_HELP})\b.*\b(?:on|with|topics?|areas?)\b"
    r"|\b(?:pouvez|peux) vous (?:aider|accompagner)\b|\b(?:themen?|kompetenzen?|competences?|temas"
    r"|sujets?|domaines?|fachgebiete?|schwerpunkte?|conocimientos|conhecimentos|topics)\b",
    "interests": r"\b(?:areas? de interes\w*|interess\w*|intereses|hobbys?|freizeit\w*|pasatiempos"
    r"|loisirs|passatempos)\b",
    "experience": r"\b(?:berufserfahrung|werdegang|laufbahn|stationen|trayectoria|trajetoria"
    r"|percurso|parcours|experiencias?|worked before|past positions?)\b",
    "bio": r"\b(?:tell|say|write|share|describe|erzahle?|beschreib\w*|schreib\w*|parlez|presentez"
    r"|decrivez|cuenta\w*|describ\w+|habla\w*|fale|conte|descreva|apresente\w*|introduce)\b.*"
    r"\b(?:you|yourself|du|dich|dir|dein\w*|sie|vous|ti|te|tu|usted|voce|si|me|lignes|linhas"
    r"|lineas)\b|\bvorstellung\b|\bpresentacion\b|\bapresentacao\b|\buber (?:dich|sie)\b"
    r"|^about (?:the|this|your) \w+$|\bcuentanos\b",
    "headline": r"\b(?:what do you do|do for a living|beruflich|berufsbezeichnung|arbeitest"
    r"|metier|profession|dedicas?|trabajas?|trabalhas?|trabalho|emploi|puesto|ocupacion|ocupacao|taetigkeit"
    r"|tatigkeit)\b",
    "name": r"\b(?:hei(?:ss|ß)t|hei(?:ss|ß)en|llamas?|appelez|appelles?|chamas?)\b"
    r"|\b(?:your|votre|ton|tu|seu|teu|dein|ihr|full|nombre|nome) (?:full |complet )?(?:name|nom"
    r"|nombre|nome|completo)\b|\bvor und nachname\b",
}


@cache
def _compiled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((field, re.compile(pattern)) for field, pattern in _PATTERNS.items())


def asked_for(words: str) -> str:
    """The field that a question asks for, from its folded words, or an empty string."""
    return next((field for field, pattern in _compiled() if pattern.search(words)), "")


_PRIVATE: dict[str, str] = {
    "contact data": r"\b(?:\w*(?:adresse|anschrift)|(?:handy|mobil|ruf|haus)nummer|\w*telefon\w*"
    r"|emergency|notfall\w*|urgence|emergencia|address|domicilio|morada)\b",
    "birth date or age": r"\bhow old\b|\bwie alt\b|\bcuantos anos tienes\b|\bquantos anos tem\b"
    r"|\bborn\b|\bn[ae]+\(?e?\)? le\b|\b(?:lebensalter|jahrgang|ano de nac\w+)\b",
    "protected attribute": r"\b(?:pronom\w*|pronoun\w*|pronombres?|hautfarbe|kinder|hijos|filhos"
    r"|enfants|orientierung|religi\w+|glauben?|creencias?|croyances?|raca|raza|etni\w+|ethni\w+"
    r"|nationalit\w+|nacionalidad\w*|staatsange\w+|aufenthalts\w*|weltanschauung\w*|queer|lgbt\w*"
    r"|ancestry|parti politique|partido|gewerkschaft\w*|sindicato|syndicat)\b",
    "health": r"\b(?:\w*krank\w*|\w*behinder\w*|gesundheit\w*|blut\w*|sanguine[oa]?|sanguin"
    r"|accessibilit\w*|accesibilidad\w*|acessibilidade\w*|barriere\w*|wheelchair|rollstuhl"
    r"|medic[ao]s?|medical\w*|medizin\w*|alergi\w+|allerg\w+|disabilit\w+|discapacid\w+|deficien\w+"
    r"|salud|saude|sante|gezondheid\w*|salute|diagnos\w+)\b",
    "pay": r"\b(?:\w*gehalt\w*|\w*lohn|salair\w*|salari\w*|sueldos?|remunera\w+|einkommen\w*"
    r"|verdienst|ingresos|rendimentos?|stipend\w*|bezahlung)\b",
    "rating by others": r"\b(?:valoracion\w*|\w*beurteilung\w*|\w*bewertung\w*|evaluat\w+"
    r"|avaliac\w+|evaluacion\w*|puntuacion\w*|apprais\w+|einschatzung\w*|impressions?)\b",
    "notes by others": r"\b(?:anotac\w+|anmerkung\w*|vermerk\w*|notiz\w*|observac\w+|observat\w+"
    r"|comentari\w+|commentaires?|kommentar\w*|opmerking\w*|bemerkung\w*|confiden[tc]ia\w*|intern[aeo]?s?"
    r"|vertraulich\w*)\b",
    "identity document": r"\bmaiden name\b|\bsecurite sociale\b|\bseguridad social\b|\bausweis\w*"
    r"|\b(?:curp|rg|rut|sozialversicherung\w*|steuer\w*|passnummer|kontonummer|cuenta bancaria"
    r"|conta bancaria|compte bancaire)\b",
}


@cache
def _compiled_private() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((reason, re.compile(pattern)) for reason, pattern in _PRIVATE.items())


def private_in(words: str) -> str:
    """Why a header in these folded words is private, by stems of five languages, or ""."""
    return next((why for why, pattern in _compiled_private() if pattern.search(words)), "")
