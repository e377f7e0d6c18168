"""Commands: a whole message, or a chosen suggestion, that steers the conversation itself."""

from __future__ import annotations

import re

_COMMANDS: tuple[tuple[str, str], ...] = (
    (
        "stop",
        r"stop(?: it| here| now| please)?|quit|exit|bye|goodbye|that(?:['’]s| is) (?:all|enough)"
        r"(?: for (?:now|today))?|enough(?: for (?:now|today))?|i(?:['’]m| am) done|see you(?: later)?",
    ),
    (
        "skip",
        r"skip(?: it| this| that| this question| that question| for now)?|next(?: question)?|pass"
        r"|leave (?:it|that)(?: out| open| empty)?|(?:i(?:['’]d| would) )?(?:rather|prefer) not"
        r"(?: to)?(?: say| answer| tell)?|i don(?:['’])?t want to (?:say|answer)|no comment",
    ),
    (
        "private",
        r"(?:that(?:['’]s| is)|this is|it(?:['’]s| is)|keep (?:that|it|this)) private"
        r"|private|keep (?:that|it|this) (?:to yourself|between us)|don(?:['’])?t share (?:that|it|this)",
    ),
    (
        "why",
        r"why(?: do| would| are)? (?:you )?(?:ask|asking|want|need)(?: to know)?(?: (?:that|this|me that|it))?"
        r"|why(?: that)?|what(?:['’]s| is) (?:that|this|it) for|why does (?:that|it|this) matter",
    ),
    ("back", r"(?:go |step )?back|previous(?: question)?|undo|one step back|take (?:that|it) back"),
    (
        "restart",
        r"start (?:again|over|afresh|anew)|restart|reset|begin again|new start|from the (?:start|beginning)",
    ),
    (
        "erase",
        r"(?:please )?(?:erase|delete|remove|forget|wipe)(?: all)?(?: (?:this|that|it|me|everything|all|"
        r"(?:of )?my (?:data|plan|messages|words|information|account|details)|(?:the|this|that|my) "
        r"(?:conversation|chat|message|last message|history)|what i (?:said|wrote)|(?:my|the) last message))+",
    ),
    (
        "people",
        r"(?:please )?(?:just )?(?:show|give|get|find) me (?:some |the |a few )?(?:people|mentors|names|candidates)"
        r"(?: please| now)?|people please|show (?:people|mentors|the list|candidates)|who is there|who do you have",
    ),
    (
        "readers",
        r"who (?:can |could |will |else )*(?:reads?|sees?|see) (?:this|that|it|what i (?:write|say)|my (?:messages|data|words))"
        r"|is (?:this|it|that|our chat|what i write)(?: really| all)? (?:private|confidential|secret|safe|anonymous)"
        r"|(?:where|how)(?: is| are) (?:this|it|my (?:data|words|messages))(?: being)? (?:stored|kept|saved)"
        r"|(?:do|will|can) you (?:share|sell|store|keep|save) (?:this|it|my data|what i (?:say|write))"
        r"|does anyone (?:else )?(?:read|see) (?:this|it)|who(?:['’]s| is) reading(?: this)?"
        r"|(?:will|can|could|does) my (?:boss|manager|employer|mentor|company|school) (?:see|read|know)(?: (?:this|it|about this))?",
    ),
    (
        "human",
        r"are you (?:an? )?(?:bot|robot|human|person|real|ai|machine|program|computer|chatgpt|real person|llm)"
        r"(?: or (?:an? )?(?:bot|robot|human|person|machine))?|am i (?:talking|speaking|chatting) (?:to|with) (?:an? )?"
        r"(?:bot|robot|human|person|machine|real person|program)|who are you|what are you",
    ),
    (
        "help",
        r"help|what can you do(?: for me)?|how (?:does|do) (?:this|you|it) work|what (?:is|does) this(?: do)?|commands|menu",
    ),
    (
        "known",
        r"what do you (?:know|remember|have)(?: (?:about|on|of) me)?|(?:show|see|read)(?: me)? my (?:plan|data|profile)"
        r"|what have you (?:kept|stored|saved|noted)(?: about me)?|my plan",
    ),
)

_PATTERNS = tuple((name, re.compile(rf"(?:{pattern})", re.I)) for name, pattern in _COMMANDS)
_POLITE = re.compile(
    r"^(?:ok(?:ay)?|please|well|hm+|sorry|no|hey|um+|so|and|but|wait)[,.:! ]+|[,. ]*(?:please|thanks|thank you)$",
    re.I,
)
_END = re.compile(r"[\s.!?…]+$")

_YES = re.compile(
    r"(?:yes|yep|yeah|yup|sure|ok|okay|do it|please do|go ahead|of course|correct|right|exactly|keep it"
    r"|fine|agreed|si|sí|oui|ja|sim)(?:[ ,.!]+(?:please|keep it|do|thanks|go ahead|that is fine|it is|start again|erase it))*",
    re.I,
)
_NO = re.compile(
    r"(?:no|nope|nah|not now|no thanks|don(?:['’])?t|never mind|nevermind|rather not|cancel|leave it)"
    r"(?:[ ,.!]+(?:thanks|thank you|go on|please|leave it|keep it))*",
    re.I,
)
_NOTHING = re.compile(
    r"(?:(?:i )?(?:do not|don['’]?t|dunno) ?(?:know|care|mind)?(?: yet| really)?|idk|dunno|not sure(?: yet)?|no idea"
    r"|(?:i have )?no clue|hm+|uh+|whatever|anything|any|maybe|perhaps|ok(?:ay)?|yes|yeah|no|sure|fine|good|great|nice|cool"
    r"|thanks|thank you|hi|hello|hey|lol|ha(?:ha)*|\?+|\.+|what|huh|sorry|pardon|i(?:['’]m| am) not sure|you decide|you choose"
    r"|sounds good|test|asdf+|see above|as above|n/?a|nothing comes to mind|i can(?:['’]|no)?t (?:say|think of (?:anything|one)))",
    re.I,
)


def bare(text: str) -> str:
    """The message without politeness and closing signs around it."""
    stripped = _END.sub("", text.strip())
    while (shorter := _POLITE.sub("", stripped).strip()) != stripped and shorter:
        stripped = shorter
    return _END.sub("", stripped)


def hear_command(text: str) -> str:
    """The name of the command that this whole message is; empty when it is none."""
    for candidate in (_END.sub("", text.strip()), bare(text)):
        for name, pattern in _PATTERNS:
            if pattern.fullmatch(candidate):
                return name
    return ""


def is_yes(text: str) -> bool:
    """Whether the whole message agrees."""
    return bool(_YES.fullmatch(_END.sub("", text.strip())))


def is_no(text: str) -> bool:
    """Whether the whole message declines."""
    return bool(_NO.fullmatch(_END.sub("", text.strip())))


def says_nothing(text: str) -> bool:
    """Whether the whole message answers no open question ("idk", "hm", "ok", "?")."""
    stripped = _END.sub("", text.strip())
    return not stripped or bool(_NOTHING.fullmatch(stripped))
