"""Who is told of, and what makes words of harm harmless wherever they stand."""

from __future__ import annotations

AGES = "10/11/12/13/14/15/16/17"
"""The ages, in figures, that are taken for a minor's."""

PEOPLE: dict[str, str] = {
    "person": """
        sponsor*,
        he, she, they, him, her, somebody, mentor*, boss*, manager*, supervisor*, professor*,
        prof, teacher*, coach, colleague*, coworker*, co worker*, director*, ceo, cto, founder*,
        client*, customer*, landlord, ex, husband, wife, boyfriend, girlfriend, father, dad,
        stepdad, mother, stepfather, brother, uncle, neighbor*, neighbour*, guy*, man, men,
        classmate*, organiser*, organizer*, tutor*, advisor*, adviser*, investor*, lead, chef,
        recruiter*, hr, team, dev, teammate*, employer, roommate*, flatmate*, senior, company,
        interviewer*, owner, student, intern, woman, lady, people, school, university, office,
        firm, department, mentee*, trainee*, apprentice*, foreman, partner, sister, captain,
        trainer*, instructor*, doctor, patient*, volunteer, pastor, priest, imam, consultant*,
        stranger*, former, everybody, programme, program""",
    "other_person": """
        a/my/our/his/her friend*, friend of mine, my/our mentee*, my/our sister, my/our brother,
        my/a colleague*, my/a coworker*, my/our daughter, my/our son, my roommate*, my flatmate*,
        my partner, my student*, my wife, my husband, my girlfriend, my boyfriend, my cousin, my
        mother, my mom, my father, my dad, my teammate*, somebody i know, a classmate*, my ..
        friend/mentee/colleague/student/cousin/flatmate""",
    "family": """
        husband, wife, boyfriend, girlfriend, partner, ex, father, dad, stepdad, stepfather,
        mother, brother, uncle, parents, family""",
    "topic": """
        action plan, social issue*, social problem*, community project*, do something
        about/against,
        novel*, thesis, dissertation, study on/about, charit*, ngo, campaign*, prevention,
        prevent*, policy, policies, awareness, hotline, helpline, volunteer*, fight against, we/i
        fight, survivors, victims, topic*, code of conduct, classifier, detect*, moderat*, as a
        subject, documentary, how do/should/can mentors, what do mentors, startup against,
        project against, a tool, stand up to, handle cases, advocate*, book about, deal with ..
        cases, a character, i report on, social worker*, my goal is to, i counsel, i study,
        criminolog*, want to work on/with/against, want to work in, i teach, i write about, i
        work with, roles like, app against/for/about/that/to, game about, series about/on, film
        about/on, movie about, research on/about/into, my research is, i research, training*
        on/about/against, workshop* on/about/against, article* on/about, blog* on/about, essay*
        on/about, podcast* on/about, lecture* on/about, conference on/about, give a talk, talks
        on/about, a talk on/about, work on .. violence/harassment/abuse/discrimination/suicide,
        as an officer, i studied, lawyer for, dataset* of/on/about, guideline* on/for/against,
        journalis* and, as a journalis*, report on .. violence/harassment/abuse, software for,
        tools for, fund for, policy on, law on/against, bill against, project on/about, stop ..
        in our industry, women in general, end .. in sport/schools/tech, i mentor survivors,
        statistics on, history of, unsafe streets""",
    "over": """
        years ago, when i was, long ago, as a child, as a kid, in the past, back then, behind me,
        i got over, overcame, is over now, decades ago""",
    "fine": """
        is fine, fine with me, is ok, is okay, ok with me, okay with me, do not mind, happy with
        that/it, works for me, i asked .. to, at my request, comfortable with it/that, time
        zone*, timezone*, different zone*, i work nights, night shift*, we agreed, suits me,
        works well""",
    "work_talk": """
        release*, deploy*, build, bug*, ticket*, sprint, deadline*, standup, demo*, slides,
        project update*, code review*, pull request*, the project, production, outage, on call,
        pager*, css, incident*, meeting notes, the report, jira, agenda, regex*, compiler*,
        merge*, legacy""",
    "joking": "lol, haha*, lmao, hehe, just kidding, jk, rofl",
    "aftermath": """
        again, did it again, happened again, still does, does it still, getting worse, is worse,
        got worse, i am scared, i am afraid, i am ashamed, my fault, nobody believes me, i did
        not tell, have not told, nobody knows, what should i do, what do i do, what can i do, he
        just wrote, she just wrote, he is here, she is here, it does not stop, will not stop, i
        feel sick, i can not sleep, can not stop thinking, should i report, do i have to report,
        who can i tell, i do not know what to do, i am alone with this, it hurts, he knows, she
        knows, they know""",
    "somebody_else_did": """
        sponsor*,
        he, she, they, him, her, mentor*, boss*, manager*, supervisor*, husband, wife, ex,
        boyfriend, girlfriend, colleague*, guy*, man, men, chef, foreman, owner, landlord,
        client*, partner, father, brother, uncle, teacher, professor, captain, trainer,
        instructor, pastor, priest, mentee, recruiter*, interviewer*, director, ceo, founder,
        coworker*""",
    "fiction": """
        novel*, character, screenplay, film about, play about, in my story, short story, scene
        where, protagonist, documentary about, sketch about, that play, the lyrics, song about""",
}
