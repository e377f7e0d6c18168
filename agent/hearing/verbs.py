"""Common English verbs in their base form: words that can follow "I would like a mentor to"."""

from __future__ import annotations

BASE_VERBS: frozenset[str] = frozenset(
    """
    abandon absorb accept achieve act adapt add address adjust advance advise advocate aim allow
    analyse analyze answer apply appreciate approach argue arrange ask assess assist attend
    avoid bake balance be become begin believe bounce brainstorm break brew bring broaden build
    calm care carry carve catch challenge change chat check choose clarify climb coach
    collaborate come communicate compare complete compose conduct confirm connect consider
    contribute convince cook cope correct create criticise critique crochet cut cycle dance deal
    debug decide deepen define deliver demonstrate describe design develop dig direct discover
    discuss do draft draw drive earn edit educate embroider encourage enjoy enrol enroll enter
    establish evaluate examine exchange expand explain explore export express face facilitate
    farm feel fight figure fill find finish fish fix fly focus follow forge form found freelance
    gain garden get give go graduate grieve grow guide handle have hear help hold host identify
    import improve increase influence inform inspire interview introduce invest join judge
    juggle keep knit know land launch lead learn leave let listen live lobby look maintain make
    manage master measure meet mentor migrate mine motivate move navigate negotiate network
    nurse observe offer open organise organize overcome own paint parent participate pass patent
    pay perform persuade photograph pick pitch plan plant plaster play plumb point polish
    practice practise prepare present price prioritise prioritize produce program progress
    promote prove provide publish push put qualify quit race raise reach read realise realize
    recommend record refine reflect rehearse relate renovate repair reply report research
    respond retire return review rewrite run sail say scale script see sell send serve set
    settle sew shadow shape share show sing sit sketch ski solder solve sort speak sponsor stand
    start stay step stop strengthen structure study succeed suggest support survive swim switch
    tailor take talk tattoo teach tell test think touch tour trade train transfer transition
    translate travel try turn tutor type understand update upgrade use validate vet visit
    volunteer wait walk want watch weave weigh weld whittle win work write
    """.split()
)
