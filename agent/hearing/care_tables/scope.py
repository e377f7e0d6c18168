"""Words for what a coach must not do: minors alone, professional advice."""

from __future__ import annotations

from agent.hearing.care_tables.people import AGES

SCOPE: dict[str, str] = {
    "young_age": f"""
        still in 5/6/7/8/9/10/11 th? grade/class/form, still in
        high/middle/secondary school, still at/in highschool,
        i turn/turned {AGES}, my age is {AGES}, age {AGES}, aged {AGES}, {AGES} years/year/yrs
        old from/and/here/girl/boy/student/looking/want*, as a 12/13/14/15/16/17 year old, i am a
        minor, i am underage, not 18 yet, not yet 18, not an adult yet, i will be 18, i turn 18,
        turning 18, until i am 18, when i turn 18, i am a schoolgirl, i am a schoolboy, i am a
        teen*, i am a kid, i am a child, turn/turning/turns {AGES}, am almost {AGES}, about to
        turn {AGES}, born in 2010/2011/2012/2013/2014/2015, my dad/mom/mother/father has to sign,
        need my parents permission, parents have to sign, {AGES} f/m/yo, {AGES} y o, {AGES} yo, i
        am only/just/still/actually/almost/nearly? {AGES}
        !minutes/minute/min/mins/hours/hour/h/weeks/ week/months/month/days/day/km/miles/years/
        yrs/percent/per/out/floor/mentors/mentees/ steps/people/person/points/pm/am/lessons/
        emails/pages/of/behind/ahead/away/short/th/
        st/o/euros/dollars/semester/times/applications/ chapters/kilos/kg/interviews/slides, i am
        only/just/still/actually/almost/nearly? nine/ten/eleven/twelve/thirteen/fourteen/
        fifteen/sixteen/seventeen !minutes/minute/min/mins/hours/hour/h/weeks/
        week/months/month/days/day/km/miles/years/ yrs/percent/per/out/floor/mentors/mentees/
        steps/people/person/points/pm/am/lessons/ emails/pages/of/behind/ahead/away/short/th/
        st/o/euros/dollars/semester/times/applications/ chapters/kilos/kg/interviews/slides, i am
        only/just/still/actually? {AGES} years/yrs/year old, i am only/just/still?
        nine/ten/eleven/twelve/thirteen/fourteen/ fifteen/sixteen/seventeen years old, i am a
        {AGES} year/yr/years/yrs old !codebase/company/car/project/team/system/
        house/startup/veteran/dog, i am a {AGES} yo, am .. under 18/eighteen, still under
        18/eighteen, because i am not 18""",
    "school_year": """
        in grade 5/6/7/8/9/10/11, in year 7/8/9/10/11/12 !of/as/with, year 8/9/10/11 student/pupil,
        in high school, in highschool, in middle school, in secondary school, high school
        student/junior/sophomore/freshman/kid, highschool student, my parents do not know, my
        homeroom, in year 7/8/9/10/11 and, gcse*, in class 8/9/10/11, i am in year 7/8/9/10/11/12
        !of/as/with, i am in class 8/9/10/11/12, 8/9/10/11 th grade, in 7/8/9/10/11 th, in the
        7/8/9/10/11 th, in 5/6/7/8/9/10/11 th grade, 8/9/10/11 th grader, class 8/9/10 student,
        attend high school, go to high school""",
    "school_harmless": """
        back in, taught, since high school, my son, my daughter, my kids, years ago, met in, from
        high school, after high school, learned in, were in, i teach, i taught, teaching in, i am
        a teacher, when i was in, i was in, was in high, when in high, i went to high school""",
    "age_harmless": """
        years into, years in, years as, years of, years sober, year career, years experience,
        when i was, since i was, minor contributor, minor in, minor bug, minor release, minor
        issue, weeks pregnant, am and, bin, ich, arbeite, class of, school class, year old
        codebase, year old car, year old company, year veteran, year old son, year old daughter,
        i teach, i taught""",
    "child": f"""
        {AGES} year/years old, twelve/thirteen/fourteen/fifteen/sixteen/seventeen year old,
        teenager, underage, minor, child, schoolgirl, schoolboy, pupil, a kid, little girl,
        little boy, is 12/13/14/15/16/17, {AGES} yo, girl/boy/child/kid of 8/9/{AGES}, girl/boy
        who is 8/9/{AGES}, mentee is 8/9/{AGES}""",
    "mentoring_child": """
        mentor, mentoring, mentored, mentee, mentee's, coach, tutor, meet, mentees""",
    "alone_with": """
        alone, one to one, one on one, 1 on 1, 1:1, my house, my home, my flat, my place, my car,
        privately, private, behind, without .. parents, parents do not know, in my room, by
        myself""",
    "mentor_for_child": f"""
        mentor for my {AGES} year, mentor for my daughter/son/child/kid/niece/nephew .. {AGES},
        mentor for a {AGES} year, mentor my {AGES}""",
    "programme": """
        programme*, program*, school class, class, safeguard*, school's, organised, teacher*""",
    "legal": """
        is/was my/this/the dismissal/termination/firing/contract/clause
        legal/illegal/lawful/valid,
        can/could/should/do/may/shall i sue, sue my/them/him/her/the, is it legal, is it illegal,
        is this legal/illegal, is that legal/illegal, is this even legal, are they allowed to, is
        he/she/my .. allowed to fire/dismiss/read/record, what are my .. rights, do i have ..
        right to, my legal rights, what rights do i, legal advice, contract ..
        valid/binding/enforceable, enforceable, press charges, file a lawsuit, take .. to court,
        go to court, unfair* dismiss*, wrongful* .. dismiss*/terminat*, contest my dismissal,
        sign .. severance, should i sign .. contract/agreement/nda/severance, notice period do i,
        am i liable, who owns .. ip/copyright, divorce, custody, can they fire me, can my .. fire
        me, allowed to fire, break my lease, file a complaint in court, is my .. clause, non
        compete .. me, review my contract, check my contract, eviction, legally, can he/she/they
        .. legally, is he/she allowed to, throw me out, evict*, what does the law, against the
        law, breach of contract, my .. contract says, right to refuse, get my deposit back, small
        claims, restraining order, compensation for, entitled to, get divorced, a divorce, my
        contract allow, does my contract, inherit*, copyright mine, patent my, defamation, take
        legal, legal steps, legal action""",
    "medical": """
        should/can/may/could i .. take/stop/increase/double/mix ..
        medication*/pills/antidepressant*/ritalin/
        adderall/meds/tablets/dose/insulin/painkillers/ beta/modafinil/xanax/ssri*, stop taking
        my, what dose, which dose, how many mg, mg of, do i have
        adhd/autism/depression/bipolar/cancer/burnout/ ptsd/ocd/diabetes/anxiety, i have adhd or,
        am i autistic/bipolar/depressed, diagnose me, what .. symptoms, my symptoms, medical
        advice, chest pain, a lump, which medic*, what medic*, cure my, treat my, is it cancer,
        get a prescription, which antidepressant*, side effects of, think i have
        adhd/autism/depression/ptsd/ocd/bipolar/cancer/ anxiety, might have
        adhd/autism/depression/ptsd/ocd/bipolar/cancer, if i have
        adhd/autism/depression/ptsd/ocd/bipolar/cancer, mg, milligrams, too much before,
        propranolol, beta blocker*, ibuprofen, melatonin, sertraline, prozac, lexapro, ritalin,
        adderall, xanax, vyvanse, antidepressant*, safe to take, is it safe to, side effects, my
        blood pressure, my dose, dosage, my diagnosis mean, my meds, depression meds, medication
        helps/help, what helps against depression, vaccin*, my tablets, my pills, psychiat*
        medic*, pregnancy safe, what should/can/could/must i take, what to take for/against,
        hurts what, hurts since, pain since""",
    "financial": """
        which/what stocks/shares/etf*/funds/crypto/coins/stock/ fund/pension/mortgage/insurance,
        should i invest/buy/sell/put/move/refinance/take ..
        savings/bonus/stocks/shares/bitcoin/crypto/ house/etf*/gold/mortgage/loan/inheritance/
        flat/apartment/pension, should i invest in, should i buy a house/flat, where should i
        invest/put, financial advice, investment advice, tax advice, invest my
        savings/bonus/money/inheritance, how much tax, do i .. pay tax*, declare .. tax*/income,
        file .. taxes/tax, tax return, deduct, write off .. tax*, my taxes, pay off .. debt/loan,
        get a mortgage, take out a loan, declare bankruptcy, my options vest, exercise my ..
        options, how .. save on tax*, avoid .. tax*, best .. pension, index fund*, pay off
        the/my, put .. k in, into bitcoin/crypto/stocks/gold, remortgage, isa or pension, roth
        ira, 401k, 401 k, my pension, which bank, what interest, taxes on, should i lease, stock
        tip*, bitcoin or, my savings into, savings into, invest .. 401 k, my portfolio of stocks,
        crypto or, help me with my tax, should i put my, loan or, refinanc*""",
    "immigration": """
        extend/renew/get/apply/change/transfer/lose/keep ..
        visa/residence/green/citizenship/asylum/permit, visa expire*, visa runs out, visa .. if i
        quit, which visa, what visa, what kind of visa, can i work .. visa, work on .. student
        visa, deport*, apply for asylum, apply for citizenship, green card, overstay*, my visa
        status, visa sponsor*, work permit, blue card, h1b, h 1b, immigration advice, residence
        permit, naturali*, overstay, sponsor my, lose my status, my residency, spouse visa,
        student visa, tourist visa, visa interview, asylum""",
    "asks_advice": """
        is my, was my,
        should i, can i, do i, how do i, how can i, how much, how long, what happens, may i,
        could i, is it, is this, is that, which, what, will i, am i, do you think, tell me, help
        me with, need, advice, are they, can they, can my, explain, how to, where should, who
        owns, what are, want to sue, would like to sue, going to sue, please check, review, would
        you, will it, too much, ok to, okay to, safe to, any tips on, am i entitled, better to,
        good idea, or should, should we, can we, where do""",
    "about_mentoring": """
        mention*, in the message, tell my mentor, ask my mentor, ask a mentor, mentor who, mentor
        with, a mentor in, become a, career, work in, as a job, profession, my thesis, i study,
        learn about, was a, worked as, i am a lawyer, role in, move into, my hours, should i say,
        should i write, in my pitch, for clients, our product, our app, my startup, somebody who
        has, people who, someone who, has been through, we build, i build, specialis*,
        specializ*, colleague who, i help, book about, talks about, give talks, regulator,
        tenants, i advise, as a pharmacist, i am a pharmacist, i am a doctor, i am a nurse, the
        mentoring, my mentor*s? time, compensation for mentors, legally blind, reading list, want
        to write, student visa allows, my visa allows, visa is valid, law student, i sell,
        pharma, rep""",
}
