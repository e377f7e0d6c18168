"""Words for being treated badly for what one is: discrimination."""

from __future__ import annotations

UNFAIRNESS: dict[str, str] = {
    "discriminated": """
        discrimin*/discrimn*/descrimin* against me/us/her/him, discrimin*/discrimn* me,
        am/was/got/been/being/feel/felt .. discrimin*/discrimn*/descrimin*, victim of discrimin*,
        racially abused, racial slur*, slur*, n word, call* me a/an/the?
        terrorist/monkey/tranny/faggot/retard/nigger/paki, misgender*, deadnam*, told me to go back
        to my country, go back to my/your/where, treat* me like .. second class, racism at/in/from
        .. my/work/team/office, racist/sexist/homophobic/transphobic/islamophobic/
        antisemitic/ableist/xenophobic/ageist .. to/towards/against me/us, i
        face/experience/experienced/endure racism/sexism/discrimination/ageism/prejudice,
        faced/facing/experiencing discrimination/racism/sexism, second class citizen, call*/calling
        me .. my old name, old name on purpose, wrong pronouns on purpose, refuse* to use my
        pronouns/name""",
    "prejudice": """
        racist, sexist, homophob*, transphob*, islamophob*, antisemit*, ableis*, xenophob*,
        misogyn*, ageis*, racism, sexism, prejudice*""",
    "here_to_me": """
        about me, about us, about my, to me, to us, at me, my boss, my manager, my team, my
        mentor, my colleague*, my supervisor, my company, my office, my workplace, at work, in
        the team, my school, every meeting, makes/make/made jokes, jokes, comments, remarks, he,
        she, they""",
    "trait_mocked": """
        laugh*/mock*/joke*/jokes/fun/imitat*/comment*/remark*/ mimic*/complain* ..
        about/of/at/on? my accent/hijab/headscarf/religion/faith/skin/hair/
        wheelchair/age/stutter/autism/name/country/gender/
        pronouns/weight/disability/turban/veil/origin/race/
        tic*/hearing/pregnancy/english/language/beard/culture/
        food/sexuality/prayer*/color/colour, mock*/mimic*/imitat*/ridicul* my
        accent/hijab/headscarf/religion/faith/skin/hair/
        wheelchair/age/stutter/name/country/gender/pronouns/
        weight/disability/turban/veil/origin/english/hearing/ prayer*, refuse*/refuses to work
        with me""",
    "treated_badly": """
        will/would/does/do/did not eat/sit/work/speak/talk/share/shake/play
        with/to/beside/next/hands, nobody gives/lets/eats/sits/wants/greets/helps,
        passed/passing me? over, not promot*, never promot*, not get ..
        job/promotion/raise/role, did/do/does/will/would not ..
        hire/promote/take/invite/let/give/want/consider/listen/pay, reject*, refus*, denied,
        deny, fired, sacked, let me go, let go, dismiss*, laid off, paid less, pay* me less,
        paid .. less, earn .. less, less money, ignor*, exclud*, left out, leave me out, talk*
        over me, treat* me/us/her/him, treated, demot*, not invited, not allowed, mock*, laugh*,
        turned me? down/away, took .. away, takes .. away, lost my job, lost the job, not
        considered, not taken serious*, not take me serious*, nobody takes me serious*, avoid*
        me, interrupt*, overlook*, insult*, make fun, makes fun, made fun, bad grade*, harder on
        me, worse, cut my hours, hour* cut, moved me to, never get .. projects, push* me out,
        sidelined, not extend*, not renew*, ended my contract, taken off, spit, coffee, contract
        was not, removed me, only give/gives/gave, stopped giving, no longer gives, left off,
        drop* me, uninvit*, kicked .. out, bull*, off the project/team/list/rota, offer was
        gone/withdrawn/pulled, offer gone/withdrawn, withdrew .. offer, cancelled my, gave/give
        my .. to, replaced me, replaced by, worst shifts, night shifts to, all the dirty, ended
        the mentoring, stopped answering, no longer my, changed completely, lost interest, role
        was filled, position was filled, suddenly, cold to me, never invited, bad review, worst
        review, rated me, nobody wants to hire, nobody will hire, no interviews, not one
        interview, gives me the worst, give me the worst, less than my, less than the others,
        paid me less, not shortlisted, treats/treat everybody better, not good enough, never
        good enough, cuts my, reduced my hours, less hours, fewer hours, nobody
        invites/hires/calls/answers/promotes/greets/talks, get/gets/got rid of me,
        look/looks/looked down, pick/picks/picked on me""",
    "because": """
        since then,
        because, since i, ever since, after i, as soon as i, due to, on account of, for being,
        for wearing, when i told, when i said, when i came, when they learned, when they found,
        when they saw, once i told, once they, bcause, becuase, becaus, over my, thanks to my,
        just for, for having, as i am, right after, reason was, supposedly, given my, when
        he/she found, after telling/saying/announcing/revealing/disclosing/coming/
        asking/learning, after she/he found, after they found, when she/he saw, on grounds of,
        based on my, while being""",
    "trait": """
        woman, women, female, girl, mother, pregnan*, maternity, parental leave, paternity,
        black, brown, asian, african, arab, latina, latino, indian, roma, romani, gypsy,
        immigrant*, foreign*, refugee*, migrant*, muslim*, jew*, hindu, sikh, christian, hijab,
        headscarf, turban, veil, religion, faith, ramadan, gay, lesbian, queer, bisexual, trans,
        transgender, nonbinary, non binary, transition*, disabled, disability, wheelchair, deaf,
        blind, autis*, adhd, dyslexi*, epilep*, hiv, cancer, chronic*, too old, too young, over
        40/45/50/55/60, old, older, my age, accent, skin, colour, color, my origin, my name,
        nationality, gender, race, caste, ethnic*, sexual orientation, came out
        !of/with/in/on/well/fine/first/last/ahead, my pronouns,
        union member, where i am from, where i come from, have kids, have a kid, having kids,
        having a baby, have children, stutter, hearing aid*, dreadlocks, afro, my country,
        turkish, polish, nigerian, chinese, syrian, mexican, pakistani, ukrainian, russian,
        kurdish, iranian, somali, depress*, bipolar, fat, overweight, dwarf*, single mom, single
        mother, breastfeed*, pray, prayer*, not white, husband, my body, ms, lupus, crohn*,
        diabet*, parkinson*, filipino*, filipina*, vietnamese, ghanaian, kenyan, ethiopian,
        eritrean, moroccan, algerian, tunisian, egyptian, bulgarian, romanian, albanian,
        serbian, bosnian, colombian, venezuelan, brazilian, peruvian, bangladeshi, tamil, dalit,
        uyghur, indigenous, aboriginal, maori, native, lgbt*, asexual, tourette*, migraine*,
        mental health, a wife, a husband, my wife, my girlfriend, my boyfriend, surname, last
        name, my beard, endometriosis, ivf, miscarriage, menopause, parent, widow, expecting,
        expecting a baby, on leave, transitioned, old name, dead name, people from my
        country/village/region, my people, in a wheelchair, from abroad, with an accent""",
    "prejudiced_claim": """
        women can/do/are/should/have/will/get/just, woman can/should/is, girls
        can/should/do/are, no place for women/a/woman, men are better/naturally, people like
        me/us/you do/can/never/are/should/have/will, man*s job, not .. any/more foreigners, no
        more? foreigners, too many women/foreigners/immigrants, prefer
        men/natives/native/younger/somebody/locals, younger people/person/candidates/team,
        somebody younger, native speaker*, only hire* men/natives/locals/germans/whites/white,
        my kind, your kind, proper english, speak properly, more feminine, real man, plan to
        have kids/children, planning to have kids/children/a, want* kids/children, not fit ..
        because, culture fit, diversity hire, the quota, go home to my, stay home with, back to
        the kitchen, my background .. aim/lower/not/never/should,
        people/somebody/someone/women/men from my country/village/caste/there, somebody with my
        background, aim lower, customers/clients/guests/parents/patients would/will not ..
        like/want/accept/trust, would scare customers, not presentable, does not look
        professional, sinful, a sin, unnatural, go to hell, be cured, need to be cured, pray for
        me to, a phase, women get pregnant, cost too much, a risk because, overqualified for my
        age, would not fit .. team, looks too ethnic, cut my hair, too pregnant, only take a
        break if, only got .. because, only here because, only hired because, only hired me
        because, hired for the quota, girls are not, women are not, women are too, girls are
        too, men are better, not a woman*s/womans job, for a woman/girl/foreigner/black, not for
        women/girls/foreigners, real engineers are, not like my kind, ladies should, should be
        at home, should stay home, cannot trust, dirty foreigners/immigrants, change my name
        to/so/because/for, less/too/more african/arab/foreign/ethnic/black/gay/feminine/
        masculine/indian/muslim/asian/western/european/white/ german/american/english, hide
        my/that religion/hijab/accent/wife/husband/i, not hire
        women/mothers/foreigners/muslims/people, am/are/being too
        old/young/foreign/emotional/fat/dark/black/brown/ female/girly/gay !fashioned/school,
        she/he is too old/young/emotional/foreign/pregnant !fashioned/school""",
    "only_for_others": """
        only promote*/hire*/listen*/invite*/respect*/take*/give* ..
        men/whites/natives/germans/guys, men get all, pay* .. women less, pay* women less, than
        the men, than my male, than men, than .. male colleague*, than the white, never to the
        locals/men/whites/others, always .. us
        women/foreigners/filipinos/immigrants/migrants/muslims/ blacks/girls, only us
        women/foreigners/immigrants, us filipinos/foreigners/immigrants/africans/women/girls/
        blacks/asians never/always/do/get/have, only the men/whites/natives get, while the men
        get, only white/male/straight people/men/guys/students, men are paid more, male
        colleagues get/earn/are, everybody but/except the/us/me
        women/muslims/foreigners/immigrants/girls/africans/ asians/blacks/jews/arabs/trans,
        never gives/give .. women/muslims/foreigners/immigrants/girls""",
    "access_refused": """
        refus*/deny/denies/denied .. .. interpreter/ramp/accommodation*/adjustment*/caption*/
        access/prayer*/wheelchair/leave/breaks/assistant/ nursing/pumping/lift, not give me ..
        interpreter/ramp/accommodation*/adjustment*/caption*, not let me pray/pump/use""",
    "self_doubt": """
        i feel too, i think i am too, am i too, i am probably too, i worry, maybe i am too""",
    "disclosed": """
        told, mention*, found out, finds out, learned, learnt, heard, saw, sees, looked at,
        noticed, asked, came out
        !of/with/in/on/well/fine/first/last/ahead, disclosed, after my, read about my,
        when i said""",
    "lost_place": """
        my desk/project/projects/role/job/position/clients/shifts/office/team/post/place
        was/were/is/are/had .. gone/taken/given/cut/filled/disappeared/halved, gave/give/given my
        desk/project/role/job/position/clients/shifts/office/team/post .. to/away""",
    "back_from": """
        back/returned/return/came from, back/returned after, after my""",
    "dress_condition": """
        only let/allow/allows/hire/take/send/keep, if/unless/until i,
        made/makes/make/forced/forces me, not let/allow, or i can/lose/am""",
    "adverse": """
        nobody gives/lets/eats/sits/wants/greets/invites/talks,
        gone, withdrawn, off the project/team/rota/list, fired, let go, not .. like/fit/want,
        cancelled, dropped, replaced, stopped, never heard, ghosted, no longer, rejected, aim
        lower, demoted, removed, ended, weird, moved me, taken away, took .. away, treats me,
        ignores me, avoids me""",
    "family_plans": """
        plan to have children/kids/a, planning children/kids/a family, want* children/kids,
        thinking of children/kids, have kids soon, getting pregnant, get pregnant, i am
        pregnant, if i am married""",
    "old_or_young": """
        too old, too young, at my age, my age, over the hill, grandpa, grandma, boomer, old
        lady, old man""",
    "dress_ordered": """
        remove/take/taking/removing off? .. my/her
        hijab/headscarf/scarf/turban/veil/kippa/kippah/cross/ beard/dreadlocks, cut/shave my
        beard/hair/dreadlocks/afro""",
    "shut_out": """
        nobody/none/no .. promotes/hires/employs/recruits/wants/invites/takes/
        mentors/trusts/picks/chooses/promote/hire/want/trust, nobody/none/no ..
        would/will/wants/is/can/likes going? to? ever?
        promote/promoting/hire/hiring/employ/recruit/want/
        invite/take/mentor/trust/listen/follow/work,
        do/does/did/will/would/can/could/should/are/is not/never ever? going? to?
        promote/promoting/hire/hiring/employ/employing/recruit/ recruiting/mentor/trust, never
        promote/promotes/promoted/hire/hires/hired/employ*/ recruit*/mentors/takes/trusts, no
        place/room/future/career/jobs/job/use for""",
    "incapable": """
        can/could/should/must not represent/lead/work/do/manage/handle/be/have/sell/
        teach/code/learn/study/drive/use, not suitable/suited/capable/welcome/reliable, are
        lazy/stupid/dirty/weak/slow/criminals/thieves/ terrorists/less/inferior/not/too/all, is
        lazy/stupid/weak/inferior, better at home, wrong for, can/could/should/must not be
        trusted/trust/hired/promoted, do not belong/deserve/fit/work""",
    "group": """
        people from my country/village/region/religion, my people, my kind, people with my,
        women, woman, girls, girl, black people, blacks, muslims, muslim, jews, jewish, arabs,
        africans, asians, indians, immigrants, foreigners, gays, gay, trans, lesbians, disabled,
        wheelchair, deaf, blind, autistic, mothers, mother, pregnant, older people, old people,
        roma, refugees, wheelchairs, disabilities, with a disability, blind people, deaf people,
        over 40/45/50/55/60/fifty/sixty, ladies, minorities, lgbt*, queers, hindu, dalits,
        dalit, hijab, headscarf, parents, moms, catholics, hindus, sikhs, mexicans, poles,
        turks, russians, chinese, nigerians, trans people, gay people""",
}
