"""Common English verbs in their base form: words that can follow "I would like a mentor to"."""

from __future__ import annotations

BASE_VERBS: frozenset[str] = frozenset(
    """
    accept achieve act adapt add address adjust advance advise advocate aim allow analyse analyze
    answer apply appreciate approach argue arrange ask assess assist attend avoid balance be
    become begin believe bounce brainstorm break bring broaden build calm care carry catch
    challenge change chat check choose clarify climb coach collaborate come communicate compare
    complete confirm connect consider contribute convince cook cope correct create criticise
    critique cut deal debug decide deepen define deliver demonstrate describe design develop
    direct discover discuss do draft draw drive earn edit educate encourage enjoy enter establish
    evaluate examine exchange expand explain explore express face facilitate feel fight figure
    fill find finish fix focus follow form found gain get give go graduate grow guide handle have
    hear help hold identify improve increase influence inform inspire introduce invest join judge
    keep know land launch lead learn leave let listen live look maintain make manage master
    measure meet mentor motivate move navigate negotiate network observe offer open organise
    organize overcome own participate pass pay perform persuade pick pitch plan play point polish
    practice practise prepare present prioritise prioritize produce program progress promote
    prove provide publish push put quit raise reach read realise realize recommend reflect
    refine relate reply report research respond return review rewrite run say scale see sell send
    serve set settle shadow shape share show sit sketch solve sort speak stand start stay step
    stop strengthen structure study succeed suggest support survive switch take talk teach tell
    test think touch train transfer transition translate travel try turn understand update use
    validate visit volunteer wait walk want watch weigh win work write
    """.split()
)
