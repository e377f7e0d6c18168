"""Commands: a whole message, or a chosen suggestion, that steers the conversation itself."""

from __future__ import annotations

import re

from agent.hearing.patterns import one_of

_WHAT_IS_MINE = (
    r" (?:this|that|it|me|everything|all|(?:of )?my (?:data|plan|messages|words|information"
    r"|account|details)|(?:the|this|that|my) (?:conversation|chat|message|last message|history)"
    r"|what i (?:said|wrote)|(?:my|the) last message)"
)
_WHO = r"(?:boss|manager|employer|mentor|company|school|teacher|colleagues?)"
_BOT = r"(?:bot|robot|human|person|real person|real|ai|machine|program|computer|chatgpt|llm)"

_COMMANDS = {
    "stop": one_of(
        r"stop(?: it| here| now| please)?",
        r"quit|exit|bye|goodbye|see you(?: later)?|i'm done|i am done",
        r"that(?:'s| is) (?:all|enough)(?: for (?:now|today))?",
        r"enough(?: for (?:now|today))?",
        r"(?:ok |okay |many |great )?(?:thanks|thank you)\b[^?]{0,40}\b"
        r"(?:bye|kind|helpful|great|for now|lot|much|all|everything|today)",
        r"(?:i )?(?:have to|got to|must|gotta) (?:go|leave|run)(?: now)?|(?:maybe )?later|not now",
        r"(?:let's|let us|we can|i(?:'ll| will)) (?:continue|go on|talk|come back)"
        r"(?: this)? (?:tomorrow|later|another time|next (?:week|time))",
        r"parar|para|basta|arr[êe]te|arr[êe]ter|stopp|aufh[öo]ren|genug|adi[óo]s|tchau|au revoir",
    ),
    "skip": one_of(
        r"skip(?: it| this| that| this question| that question| for now)?",
        r"next(?: question)?|pass|no comment",
        r"leave (?:it|that)(?: out| open| empty)?",
        r"(?:i(?:'d| would) )?(?:rather|prefer) not(?: to)?(?: say| answer| tell)?",
        r"i don't want to (?:say|answer)",
        r"saltar|siguiente|paso|passer|suivant|passe|pular|pr[óo]xima|weiter",
    ),
    "private": one_of(
        r"(?:that(?:'s| is)|this is|it(?:'s| is)|keep (?:that|it|this)) private|private",
        r"keep (?:that|it|this) (?:to yourself|between us)|don't share (?:that|it|this)",
    ),
    "why": one_of(
        r"why(?: do| would| are)? (?:you )?(?:ask|asking|want|need)(?: to know)?"
        r"(?: (?:that|this|me that|it))?",
        r"why(?: that)?|what(?:'s| is) (?:that|this|it) for|why does (?:that|it|this) matter",
        r"¿?por ?qu[eéê](?: (?:preguntas|pergunta|perguntas|quieres saberlo))?",
        r"(?:pourquoi|warum)(?: .{0,30})?",
    ),
    "back": one_of(
        r"(?:go |step )?back|previous(?: question)?|undo|one step back",
        r"take (?:that|it) back",
        r"volver|atr[áa]s|retour|voltar|zur[üu]ck",
    ),
    "restart": one_of(
        r"start (?:again|over|afresh|anew)|restart|reset|begin again|new start",
        r"from the (?:start|beginning)",
    ),
    "erase": one_of(
        rf"(?:please )?(?:erase|delete|remove|forget|wipe)(?: all)?(?:{_WHAT_IS_MINE})*"
        r"(?: of mine| about me)?",
    ),
    "people": one_of(
        r"(?:please )?(?:just )?(?:show|give|get|find) me (?:some |the |a few )?"
        r"(?:people|mentors|names|candidates)(?: please| now)?",
        r"people please|show (?:people|mentors|the list|candidates)",
        r"who is there|who do you have",
        r"mu[ée]strame (?:gente|personas|mentores)|montre[z-]*(?:moi)? (?:des gens|des mentors)",
        r"mostra-?me pessoas|zeig mir (?:leute|personen|mentoren)",
    ),
    "no_model": one_of(
        r"(?:(?:no|without (?:a |the |any )?)(?: language)? ?model|no (?:ai|llm))"
        r"(?: here| now)?(?:,? please)?",
        r"(?:don't|do not|stop) us(?:e|ing) (?:an?|the|any|your) (?:language )?(?:model|ai|llm)",
        r"(?:turn|switch) (?:the (?:language )?model off|off the (?:language )?model)|model off",
    ),
    "use_model": one_of(
        r"(?:use|with) (?:the|a) (?:language )?model(?: again)?",
        r"(?:turn|switch) (?:the (?:language )?model (?:back )?on|on the (?:language )?model)",
        r"model on",
    ),
    "readers": one_of(
        r"who (?:can |could |will |else )*(?:reads?|sees?) "
        r"(?:this|that|it|what i (?:write|say)|my (?:messages|data|words))",
        r"is (?:this|it|that|our chat|what i write)(?: really| all)? "
        r"(?:private|confidential|secret|safe|anonymous)",
        r"(?:where|how)(?: is| are) (?:this|it|my (?:data|words|messages))(?: being)? "
        r"(?:stored|kept|saved)",
        r"(?:do|will|can) you (?:share|sell|store|keep|save) "
        r"(?:this|it|my data|what i (?:say|write))",
        r"does any(?:one|body) (?:else )?(?:read|see) (?:this|it)|who(?:'s| is) reading(?: this)?",
        rf"(?:will|can|could|does) my {_WHO} (?:see|read|know)(?: (?:this|it|about this))?",
    ),
    "human": one_of(
        rf"are you (?:an? )?{_BOT}(?: or (?:an? )?{_BOT})?|who are you|what are you",
        rf"am i (?:talking|speaking|chatting) (?:to|with) (?:an? )?{_BOT}",
    ),
    "complaint": one_of(
        r"(?:this|that|it|you)(?:'s| is| are|'re)? (?:so |really |too )?"
        r"(?:boring|useless|annoying|wrong|not (?:helping|helpful|right)"
        r"|not what i (?:said|meant|want))",
        r"(?:this|that|it) isn't (?:helping|helpful|right|what i (?:said|meant|want))",
        r"(?:you ask )?too many questions|you (?:got|have) (?:it|that) wrong",
    ),
    "reminders": one_of(
        r"(?:(?:can|could|will|would|do) you )?(?:please )?(?:remind|call|phone|ring|ping|notify"
        r"|alert|text|wake) me\b(?! (?:what|why|how|who|(?-i:[A-ZÀ-Þ])))[^?]{0,60}",
        r"(?:can|could|will|would) you (?:please )?(?:write|send) (?:to )?me (?:an? )?(?:e-?mail"
        r"|message|text|reminder|note)\b[^?]{0,60}",
        r"(?:send|set|give)(?: me)? (?:an? )?(?:reminder|alarm)s?\b[^?]{0,60}",
        r"(?:can|could|will|would) you (?:please )?(?:send|post|mail) "
        r"(?:it|this|that|the (?:message|letter|e-?mail))\b[^?]{0,60}",
    ),
    "help": one_of(
        r"help|what can you do(?: for me)?|how (?:does|do) (?:this|you|it) work",
        r"what (?:is|does) this(?: do)?|commands|menu",
    ),
    "known": one_of(
        r"what do you (?:know|remember|have)(?: (?:about|on|of) me)?|my plan",
        r"what(?:'s| is| are) my (?:goals?|plan|hours|criteria)",
        r"(?:show|see|read)(?: me)? my (?:plan|data|profile)",
        r"what have you (?:kept|stored|saved|noted)(?: about me)?",
    ),
}
_QUESTIONS = frozenset({"readers", "human", "help", "known", "why", "reminders"})
_POLITE = re.compile(
    r"^(?:ok(?:ay)?|please|well|hm+|sorry|no|hey|um+|so|and|but|wait)[,.:! ]+"
    r"|[,. ]*(?:please|thanks|thank you)$",
    re.I,
)
_END = re.compile(r"[\s.!?…]+$")
_YES = one_of(
    r"(?:yes|yep|yeah|yup|sure|ok|okay|do it|please do|go ahead|of course|correct|right|exactly"
    r"|keep it|fine|agreed|s[ií]|claro|oui|d'accord|ja|genau|sim)"
    r"(?:[ ,.!]+(?:please|keep it|do|thanks|go ahead|that is fine|it is|start again|erase it))*"
)
_NO = one_of(
    r"(?:no|nope|nah|not now|no thanks|don't|never mind|nevermind|rather not|cancel|leave it"
    r"|non|nein|n[ãa]o|nada|ninguno|ninguna|rien|aucun|nichts|keine?|nenhuma?)"
    r"(?:[ ,.!]+(?:thanks|thank you|go on|please|leave it|keep it))*"
)
_NOTHING = one_of(
    r"(?:i )?(?:do not|don't) (?:know|care|mind)(?: yet| really)?|dunno|idk|not sure(?: yet)?",
    r"no idea|(?:i have )?no clue|hm+|uh+|whatever|anything|any|maybe|perhaps|i'm not sure",
    r"i am not sure|ok(?:ay)?|yes|yeah|no|sure|fine|good|great|nice|cool|thanks|thank you",
    r"hi|hello|hey|hola|bonjour|salut|ol[áa]|hallo|ciao|servus",
    r"lol|ha(?:ha)*|\?+|\.+|what|huh|sorry|pardon|you (?:decide|choose)|sounds good",
    r"never ?mind|asdf\w*|qwert\w*|for example|such as(?: what)?|like what",
    r"what do you mean(?: by that)?",
    r"i (?:don't|do not) (?:understand|get)(?: (?:it|this|that|you|the question|what you mean))?",
    r"(?:can you )?explain(?: that| it)?|give me an example",
    r"nothing(?: does| really| special| else)?|none|whoever|anyone|either|no preference|"
    r"test|asdf+|(?:see|as) above|n/?a|nothing comes to mind",
    r"i (?:can't|cannot) (?:say|think of (?:anything|one))",
)


_FILLER = re.compile(
    r"^(?:(?:h+m+|u+h+|u+m+|well|honestly|sorry|so|ok(?:ay)?)[, ]+)+(?=\w)"
    r"|[, ]+(?:honestly|really|yet|sorry|right now|what to (?:say|write|answer|put)"
    r"|about (?:that|this|it))$",
    re.I,
)
_SEARCHED = {
    "readers": one_of(
        r"\b(?:who|anyone|anybody|somebody|boss|manager|company|employer)\b.{0,30}"
        r"\b(?:see|read|access|look at)\b.{0,25}\b(?:this|it|here|i (?:write|say)|my)\b",
        r"\b(?:do|will|can|are) you\b.{0,10}\b(?:share|sell|store|keep|save|send|record)\w*\b"
        r".{0,20}\b(?:my|this|what i)\b",
        r"\bis (?:this|it|that)\b.{0,15}"
        r"\b(?:private|confidential|safe|secret|anonymous|recorded)\b",
    ),
    "human": one_of(
        r"\bare you\b.{0,15}\b(?:human|person|bot|robot|ai|machine|program|real|chatgpt|gpt)\b",
        r"\bis (?:this|it) (?:an? )?(?:chatgpt|gpt|ai|bot|robot|human|real person|machine)\b",
        r"\bwho (?:made|built|wrote|programmed|created) (?:you|this)\b",
    ),
}


def bare(text: str) -> str:
    """The message without politeness and closing signs around it."""
    stripped = _END.sub("", text.strip())
    while (shorter := _POLITE.sub("", stripped).strip()) != stripped and shorter:
        stripped = shorter
    return _END.sub("", stripped)


def hear_command(text: str) -> str:
    """The name of the command that this whole message is; empty when it is none."""
    for candidate in (_END.sub("", text.strip()), bare(text)):
        for name, pattern in _COMMANDS.items():
            if pattern.fullmatch(candidate):
                return name
    return ""


def asked_of_coach(text: str) -> str:
    """The question to the coach that one sentence of a message is ("hi. who reads this?")."""
    sentences = re.split(r"(?<=[.!?:…])\s+|\n+", text)
    asked = [one for one in sentences if one.rstrip().endswith("?")]
    whole = next((name for one in asked if (name := hear_command(one)) in _QUESTIONS), "")
    if whole:
        return whole
    searched = (name for one in asked for name, sign in _SEARCHED.items() if sign.search(one))
    return next(searched, "")


def is_yes(text: str) -> bool:
    """Whether the whole message agrees."""
    return bool(_YES.fullmatch(_END.sub("", text.strip())))


def is_no(text: str) -> bool:
    """Whether the whole message declines."""
    return bool(_NO.fullmatch(_END.sub("", text.strip())))


def says_nothing(text: str) -> bool:
    """Whether the whole message answers no open question ("idk", "hm", "ok", "?")."""
    stripped = _FILLER.sub("", _END.sub("", text.strip())).strip(" ,.")
    has_letters = any(letter.isalnum() for letter in stripped)
    return not has_letters or bool(_NOTHING.fullmatch(stripped))
