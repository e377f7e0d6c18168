"""The rules of care: which concepts together tell of harm, and which nearby make it harmless."""

from __future__ import annotations

from typing import Literal, NamedTuple

CareKind = Literal[
    "danger", "self_harm", "distress", "harassment", "discrimination", "exploitation", "minor",
    "professional",
]  # fmt: skip


class Rule(NamedTuple):
    """Holds where the first concept stands with all others near, and none of `unless` nearby.

    `within` and `reach` count words: how far the others, and what makes it harmless, may stand.
    """

    needs: tuple[str, ...]
    unless: tuple[str, ...]
    within: int
    reach: int


def _rule(needs: str, unless: str = "", within: int = 10, reach: int = 12) -> Rule:
    return Rule(tuple(needs.split()), tuple(unless.split()), within, reach)


RULES: dict[CareKind, tuple[Rule, ...]] = {
    "self_harm": (
        _rule("self_harm", "fiction self_harm_harmless over"),
        _rule("self_harm_named", "topic fiction over"),
        _rule("self_harm_other other_person", "topic fiction self_harm_harmless", 16),
        _rule("self_harm_elsewhere", "topic_elsewhere topic"),
    ),
    "danger": (
        _rule("violence_on_me person", "idiom_hit fiction touch_harmless"),
        _rule("violence_more person", "fiction"),
        _rule("violence_suffered", "topic"),
        _rule("violent_person person", "topic fiction"),
        _rule("threat person", "fiction not_a_threat job_threat"),
        _rule("threat_suffered", "fiction not_a_threat job_threat"),
        _rule("exposure if_i_resist somebody_else_did", "fiction work_talk not_a_threat"),
        _rule("destroys if_i_resist somebody_else_did", "fiction work_talk not_a_threat"),
        _rule("compromising published if_i_resist", "fiction work_talk photo_harmless"),
        _rule("kill_me says person", "fiction joking"),
        _rule("kill_me person", "topic joking work_talk"),
        _rule("kill_me deed person", "topic joking work_talk"),
        _rule("followed", "social fiction"),
        _rule("weapon person", "fiction weapon_harmless"),
        _rule("fear_of_person", "fiction"),
        _rule("fear what_they_do somebody_else_did", "fiction", 8),
        _rule("held", "held_harmless"),
        _rule("abuse family", "topic"),
        _rule("danger_elsewhere", "topic_elsewhere"),
    ),
    "harassment": (
        _rule("touch person", "touch_harmless fiction"),
        _rule("sexual person", "fiction sexual_harmless"),
        _rule("sexual_named first_person", "topic fiction"),
        _rule("harass", "fiction"),
        _rule("insult calls_me somebody_else_did", "fiction", 5),
        _rule("contact_too_often", "fiction work_talk fine"),
        _rule("haras_noun first_person here_to_me", "topic"),
        _rule("abuse person", "topic"),
        _rule("messages_me night person", "fine work_talk harmless_reading"),
        _rule("messages_me drunk person", "fine work_talk"),
        _rule("done_to_me", "topic fiction joking thankful"),
        _rule("done_with_me closed_room", "topic fiction joking thankful"),
        _rule("should_tell closed_room person", "topic fiction joking"),
        _rule("should_report person", "topic fiction work_talk"),
        _rule("uncomfortable", "uncomfortable_harmless"),
        _rule("intimate_place asks_to_meet person", "fiction"),
        _rule("shared_room person", "fiction fine sexual_harmless"),
        _rule("private_place asks_to_meet person", "company_of_others fine"),
        _rule("private_photo asks_send person", "photo_harmless"),
        _rule("threat person job_threat", "topic not_a_threat"),
        _rule("my_appearance remark somebody_else_did", "fiction sexual_harmless"),
        _rule("withheld condition somebody_else_did", "work_talk", 6),
        _rule("career_threat person", "topic"),
        _rule("said_no adverse somebody_else_did", "fiction"),
        _rule("harassment_elsewhere", "topic_elsewhere"),
    ),
    "exploitation": (
        _rule("money_demand person", "money_harmless"),
        _rule("secrecy orders person", "secrecy_harmless"),
        _rule("our_secret"),
        _rule("my_password asks person", "password_harmless"),
        _rule("free_work pressure person", "topic fine"),
        _rule("exploitation_elsewhere", "topic_elsewhere"),
    ),
    "discrimination": (
        _rule("discriminated", "fiction"),
        _rule("prejudice here_to_me", "topic"),
        _rule("trait_mocked person", "fiction"),
        _rule("treated_badly because trait", "fiction", 12),
        _rule("treated_badly old_or_young", "fiction self_doubt", 6),
        _rule("adverse disclosed trait", "fiction", 14),
        _rule("lost_place back_from trait", "fiction", 14),
        _rule("family_plans disclosed adverse", "fiction", 12),
        _rule("prejudiced_claim says person", "fiction self_doubt"),
        _rule("only_for_others", "topic"),
        _rule("dress_ordered orders", "fiction"),
        _rule("dress_ordered dress_condition", "fiction"),
        _rule("incapable group says", "topic fiction", 8),
        _rule("shut_out group here_to_me", "topic fiction self_doubt", 6),
        _rule("shut_out group says", "topic fiction self_doubt", 6),
        _rule("access_refused", "fiction"),
        _rule("discrimination_elsewhere", "topic_elsewhere"),
    ),
    "distress": (
        _rule("distress", "distress_harmless fiction"),
        _rule("body_sign wears_down", "fiction distress_harmless", 8),
        _rule("no_sleep no_food", "fiction", 8),
        _rule("grief", "fiction over grief_harmless distress_harmless"),
        _rule("bereavement grief_now", "fiction over grief_harmless distress_harmless", 30),
        _rule("bereavement", "fiction over grief_harmless distress_harmless goal_told", reach=40),
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
