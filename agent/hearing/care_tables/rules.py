"""The rules of care: which concepts together tell of harm, and which nearby make it harmless."""

from __future__ import annotations

from typing import Literal, NamedTuple

CareKind = Literal[
    "danger", "self_harm", "distress", "harassment", "discrimination", "exploitation", "minor",
    "professional",
]  # fmt: skip


class Rule(NamedTuple):
    """Holds where the first concept stands with all others near, and none of `unless` nearby."""

    needs: tuple[str, ...]
    unless: tuple[str, ...]
    within: int


def _rule(needs: str, unless: str = "", within: int = 10) -> Rule:
    return Rule(tuple(needs.split()), tuple(unless.split()), within)


RULES: dict[CareKind, tuple[Rule, ...]] = {
    "self_harm": (
        _rule("self_harm", "topic self_harm_harmless place_to_live over"),
        _rule("self_harm_other other_person", "topic self_harm_harmless place_to_live"),
        _rule("self_harm_elsewhere", "topic_elsewhere topic"),
    ),
    "danger": (
        _rule("violence_on_me person", "idiom_hit topic touch_harmless"),
        _rule("violence_suffered", "topic"),
        _rule("violent_person person", "topic"),
        _rule("threat person", "topic not_a_threat job_threat"),
        _rule("kill_me says person", "topic joking"),
        _rule("kill_me person", "topic joking work_talk"),
        _rule("kill_me deed person", "topic joking work_talk"),
        _rule("followed", "social topic"),
        _rule("weapon person", "topic weapon_harmless"),
        _rule("fear_of_person", "topic"),
        _rule("held", "held_harmless"),
        _rule("abuse family", "topic"),
        _rule("danger_elsewhere", "topic_elsewhere"),
    ),
    "harassment": (
        _rule("touch person", "touch_harmless topic"),
        _rule("sexual person", "topic sexual_harmless"),
        _rule("harass", "topic work_talk"),
        _rule("haras_noun first_person here_to_me", "topic"),
        _rule("abuse person", "topic"),
        _rule("messages_me night person", "fine work_talk"),
        _rule("uncomfortable", "uncomfortable_harmless topic"),
        _rule("private_place asks_to_meet person", "company_of_others fine"),
        _rule("private_photo asks_send person", "photo_harmless topic"),
        _rule("threat person job_threat", "topic not_a_threat"),
        _rule("career_threat person", "topic"),
        _rule("harassment_elsewhere", "topic_elsewhere"),
    ),
    "exploitation": (
        _rule("money_demand person", "money_harmless topic"),
        _rule("secrecy orders person", "secrecy_harmless topic"),
        _rule("our_secret"),
        _rule("my_password asks person", "password_harmless topic"),
        _rule("free_work pressure person", "topic fine"),
        _rule("exploitation_elsewhere", "topic_elsewhere"),
    ),
    "discrimination": (
        _rule("discriminated", "topic"),
        _rule("prejudice here_to_me", "topic"),
        _rule("trait_mocked person", "topic"),
        _rule("treated_badly because trait", "topic", 12),
        _rule("prejudiced_claim says person", "topic self_doubt"),
        _rule("only_for_others", "topic"),
        _rule("access_refused", "topic"),
        _rule("discrimination_elsewhere", "topic_elsewhere"),
    ),
    "distress": (
        _rule("distress", "distress_harmless topic"),
        _rule("grief", "topic over distress_harmless"),
        _rule("distress_elsewhere", "topic_elsewhere"),
    ),
    "minor": (
        _rule("young_age", "age_harmless"),
        _rule("school_year first_person", "school_harmless age_harmless", 4),
        _rule("child mentoring_child alone_with", "programme"),
        _rule("mentor_for_child", ""),
        _rule("minor_elsewhere"),
    ),
    "professional": (
        _rule("legal asks_advice", "about_mentoring topic"),
        _rule("medical asks_advice", "about_mentoring topic"),
        _rule("financial asks_advice", "about_mentoring topic"),
        _rule("immigration asks_advice", "about_mentoring topic"),
    ),
}
"""Rules by kind; the first that holds names the words that are played back."""
