"""Words for how others behave: harassment and exploitation."""

from __future__ import annotations

CONDUCT: dict[str, str] = {
    "touch": """
        hug*/touch*/massag*/strok*/grop*/kiss* .. girls/women/interns/trainees/boys/us,
        grop*, kiss* me/her/my, touched without, try/tried/tries/trying/wants/wanted to kiss,
        hand/hands/arm .. on my, hand/hands on me, arm/arms around me/my, brush*/press*/rub*
        against me/my, touchy, massag* my/me, lean* into me, keeps/kept hugging, hug* me
        too/for/every/longer, feel* me up, felt me up, sit*/stand*/stood/gets/get/comes/came
        too/so/very/way close, corner* me, on my thigh/leg/knee/waist/butt/ass/lap/breast*/neck,
        sit on his/her lap, keeps touching, too close to me, smell* my, slap* my, touch* ..
        inappropriate*, touch*/grab*/strok*/rub*/caress*/tickl*/pinch* me,
        touch*/grab*/strok*/rub*/caress*/fondl*/tickl*/pinch* my
        arm/arms/leg/legs/knee/hair/back/neck/shoulder/
        shoulders/waist/hand/hands/thigh/breast/breasts/bum/
        butt/ass/face/cheek/hip/hips/chest/body/stomach/belly/ foot/feet, touch*/grab*/rub*
        her/his arm/leg/knee/hair/back/shoulder, hugs/hugged/hugging me .. too/long, always hugs
        me, owe him/her a kiss""",
    "touch_harmless": """
        story, speech, words, letter, kindness, heart, generosity, book, keynote, gently
        reminded, song, hand on my work, massage therapist, shoulder surgery, hands on my first,
        keeps me close""",
    "sexual": """
        spend*/spent/spending the night with him/her/them/my, sleep/slept with him/me/her,
        want*/offer*/ask* .. sex, sex with me/him/her, sexual favo*, for sex, about my sex, sex
        life, my love life, sexual* comment*/remark*/joke*/message*/advances/suggest*/
        abus*/content, sexual stuff, sext*, nudes, dick pic*, naked, hit*/hitting on me/her, flirt*
        with me/her, came/comes/coming on to me, my
        breasts/boobs/legs/butt/ass/body/figure/bra/skirt/ cleavage/lingerie, undress*, what i am
        wearing, what i wear in bed, am/was single, have a boyfriend/girlfriend/husband, ask*/asking
        me out, asked her out, go/going on a date, date me/him/her, date with me, in love with me,
        love you, misses/missed/miss me, call* me babe/baby/sexy/honey/sweetie/darling/hot/princess/
        beautiful/gorgeous/pretty, porn*, grope, horny, how sexy, sexy, so hot, turned on, virgin,
        kinky, my underwear, be his girlfriend, be her boyfriend, more than a mentor, more than
        friends, stare*/staring/stares at my/me
        !charts/chart/screen/code/slides/work/notes/desk/plan/draft/data/report/numbers, wink*,
        catcall*, thinking/thinks/think/dream*/fantasi* about/of me, stop thinking about me, wants
        me to be his/her, in my dreams, you are beautiful, i am beautiful, so beautiful, his type,
        her type, adores me, crush on me, attracted to me, feelings for me, touch himself, call* me
        his/her/my? pet/doll/girl/little/baby/kitten, turn around for, asked me to turn around,
        asked me to smile, my dating, lonely in his, go for drinks with, drinks with him alone,
        dinner with him alone, sit next to him/her always, beach photos, i am attractive, sleep over
        at his, share a bed/room, one bed, sit on his, massage, get a room, kiss, kissed, kissing,
        intimate, dates with him/me""",
    "sexual_harmless": """
        health app, sexual health, date with the, date for the, up to date, to date, would love,
        due date, chef*s kiss, chefs kiss, massage therapist, massage school, intimate concert*,
        kiss principle, kiss goodbye, intimate knowledge, share a room with my""",
    "harass": """
        although/though i asked/told/begged him/her/them, i asked/told/begged him/her/them not to
        !worry/bother/wait/rush/hurry, asked/told/begged him/her/them to stop
        !by/at/for/worrying,
        haras*/harras*/harrass*/hars* me/us, am/was/got/being/been/feel ..
        haras*/harras*/harrass*, haras*/harras*/harrass* by, is/are/keeps
        haras*/harras*/harrass*, cyberbull*, stalk* me/her, stalker, am/was/being/been/is
        stalked, is/keeps stalking, bull* me, am/was/being/been/get/got/is bull*, bully me,
        humiliat* me, humiliate* in front,
        yell*/shout*/scream*/screem*/curse*/swear*/swore/lash* .. at me, insult* me, belittl*
        me, degrad* me, mobbed, being mobbed, call* me
        stupid/idiot/useless/names/dumb/worthless/fat/ugly/trash/an idiot/retard*, call* me a/an
        idiot/whore/bitch/slut/loser/failure, names behind my back, rumor* about me, rumour*
        about me, not leave me alone, never leaves me alone, told/asked/begged .. him/her/them
        to stop, not take no for, no for an answer, not accept .. no, does/do/did not respect ..
        no, ignores my no, i said no twice, i said no .. times, say no .. he keeps, how to say
        stop, waits/waiting/waited for me after, obsess* with me, makes fun of me, make fun of
        me, unwanted, unsolicited, creep*, inappropriate*, lewd, obscene, harasing, haressing,
        gaslight* me, manipulat* me, threw me against, treat* me like
        dirt/trash/garbage/shit/crap/a slave, sabotag* me, retaliat*, punish* me, controls
        everything, control* who i, isolat* me, freez* me out, scream*/shout*/yell* .. in my
        face, throw*/threw pans/things/tools/objects/chairs/plates/stuff/papers, new/other/fake
        accounts to, after i blocked, i blocked .. keeps/still/again, blocked him/her,
        stand*/stood/sit*/breath* .. behind me, lock*/closes/shuts .. door .. me/us/alone/two,
        finds new ways to contact, follows every, keep* .. steering, make*/made me .. cry, cuss*
        at me, threw out my, calls me at all hours, rip* my, tore my, spit in my, mock* me,
        ridicul* me, laugh* at me, everyone laughs, mock*/ridicule*/ridiculing me, tell
        everybody my secrets, keeps sending hearts/flowers/kisses/gifts/voice, sends me
        hearts/kisses/flowers, showing/shows/showed/turns/turned/turning up at my/home/the,
        turn*/show*/showing/turning up where/wherever/outside/everywhere, appear* .. wherever i,
        everywhere i go, spread* lies, lies about me, gossip* about me,
        nasty/mean/cruel/horrible/vile/disgusting/dirty/ hateful/rude/awful
        things/messages/jokes/comments/names/texts/emails about/to/at/from, getting me drunk,
        made me drink, spiked my, controls who i, wants my home address, my home address,
        touches herself/himself, how lonely he/she is, his/her unhappy marriage, keeps giving me
        gifts, leave me alone, being mean to me, is cruel to me, cruel to me, terroriz* me,
        torment* me, torments me, intimidat* me, hostile to/towards me""",
    "haras_noun": "harassment, harrassment, harasment, stalking, bullying, mobbing, abuse",
    "first_person": "i, me, my, us, we, our",
    "messages_me": """
        ring*/rang me, phone*/video* me,
        text*/write*/writing/wrote/messag*/message*/call*/dm*/ whatsapp*/ping*/phone*/snap*
        me/her, send*/sent/sending .. messages/texts/voice/selfie*, messages/calls/texts from
        him/her/my, message/messages/text/texts/mail/mails/email/emails/ calls/call .. from
        him/her/them/my""",
    "night": """
        at night, late at night, every night, midnight, middle of the night, in the night, all
        night, 1/2/3/4 am, at 1/2/3/4 in the morning, past midnight, drunk, after midnight, at
        two/three/four in the morning, 11 pm, late in the evening, at 1/2/3/4/5 am, 1/2/3/4/5
        am, 10/11/12 pm, 11 at night, 3 in the""",
    "drunk": "drunk, is/was/gets/got wasted/hammered, tipsy",
    "harmless_reading": """
        me/us/her !at/all/every/in/late/drunk/from/his/her/nude ..
        article/articles/links/papers/podcasts/podcast/
        newsletters/tutorials/openings/vacancies/adverts, me/us/her
        job/reading/book/conference/course ads/posts/postings/offers/openings/lists/list/tips/
        links/recommendations/dates""",
    "done_to_me": """
        what my/our/the/this? he/she/they/mentor*/coach*/boss*/manager*/supervisor*/
        teacher*/trainer*/professor*/colleague*/tutor*/
        director*/uncle/father/brother/foreman/pastor/priest/ doctor/captain
        sometimes/always/has/have/is/was/keeps? doing/does/did/done/do to me/us/her/him,
        things/stuff/thing my/our/the/this?
        he/she/they/mentor*/coach*/boss*/manager*/supervisor*/
        teacher*/trainer*/professor*/tutor* has/have/is/was/keeps? doing/does/did/done/do to
        me/us/her/him, does/did/doing things/stuff/something to me, happens/happened/happening
        to me when/in/with/at .. he/she/him/her/mentor/coach/trainer/teacher/boss/room/shower""",
    "done_with_me": """
        what/things/stuff .. does/did/do/doing/done/makes/made .. with/to me/us,
        what/things/stuff happens/happened/happen/happening to/with/when/between, what goes/went
        on .. with/between, what happens/happened in the
        changing/locker/dressing/shower/store/storage/hotel, what/things goes/went on in the""",
    "closed_room": """
        changing/locker/dressing/shower/store/storage/back/ treatment/massage/hotel room/rooms,
        shower, showers, sauna, cloakroom, behind closed doors, when we are alone, when nobody
        is there/around/looking, when i am alone with""",
    "should_tell": """
        should/must/need/have/ought to? tell/report/talk/speak/go ..
        somebody/police/parents/family/about/what/how/that, can/could/dare not tell anybody,
        afraid/scared/ashamed to tell/say/talk""",
    "should_report": """
        should/must/ought/better to? report him/her/them, should/must/ought/better to? report my
        mentor/coach/boss/manager/supervisor/teacher/trainer/
        colleague/professor/tutor/director, should/must/ought to? go/talk to the? police/hr
        about him/her/them/what/how, should tell somebody/police/parents/hr about/how/what ..
        touch*/treats/hurts/hit/hits, not ok/okay/normal/right/acceptable/fine what/how/that
        he/she/they/my .. does/did/do/treats/treated/touches/talks/looks/speaks .. me, is it
        ok/okay/normal/right/acceptable/allowed that .. mentor/coach/boss/teacher/manager ..
        touches/hugs/hits/kisses/insults/shouts/yells""",
    "thankful": """
        am grateful/thankful, so grateful, love what, like what, amazed, admire what, look what,
        does to me in chess, in the match, at tennis, in sparring""",
    "exposure": """
        send/sends/show/shows/forward/forwards/mail/give/post/tell .. to? my
        family/parents/mother/father/mom/dad/wife/husband/
        girlfriend/boyfriend/partner/boss/employer/kids/
        children/school/friends/colleagues/community/church/ village, tell/tells/telling/show
        everybody, expose/exposes/exposing/out/outing me/my""",
    "if_i_resist": """
        if i go/study/apply/accept/take/see/work/continue,
        unless/until i pay/give/send/meet/sleep/come/stay/transfer/obey/agree/
        buy/work/do/go/keep/wire, if i stop !being/worrying, if i
        leave/refuse/quit/report/block/tell/resist/complain/ talk/break, if i do/will not
        pay/give/send/meet/sleep/come/stay/transfer/obey/agree/ buy/work/do/go, or he/she/they
        will, or else, otherwise""",
    "compromising": """
        screenshot*, nude*, photo*, picture*, video*, recording*, chats, private messages, my
        messages, intimate, my secret, my secrets""",
    "published": """
        post/posts/posted/posting/publish*/leak*/upload*/share/
        shares/spread*/send/sends/show/shows/put
        it/them/this/these/the/everything/my/to/everybody/online/on""",
    "uncomfortable": """
        make*/making/made me .. uncomfortable/uneasy/unsafe/dirty/scared/ashamed/
        humiliated/sick, make*/making/made me feel ..
        small/cheap/worthless/stupid/uncomfortabel/wierd/weird/ afraid, feel/felt/feeling ..
        uncomfortable/unsafe/uneasy/creepy .. with/around/near/about him/her/them/my,
        uncomfortable alone with, gives me the creeps, creeps me out, do not feel safe,
        scared/afraid/terrified/frightened of my
        boss/mentor/manager/supervisor/professor/teacher/ colleague/team""",
    "uncomfortable_harmless": """
        good way, hard questions, stretch*, so senior, disappoint*, a bit afraid, a little
        afraid, impress*, uncomfortable zone, famous, tough questions, heights, my previous
        mentor, my last mentor, i want somebody, i want a mentor""",
    "private_place": """
        at/in/to/visit his/her/their flat/apartment/home/house/place/room/bed/bedroom/cabin/car,
        hotel, his/her sofa, stay* over, alone at home, my place, weekend trip with, alone in
        his/her, come* to my flat/apartment/house/room, coming to my/his/her/their
        home/house/flat/place/apartment/room, come* over to my/his/her, to my home, meet ..
        alone in, meet in private, in private at, with him in his car, beach house, cottage,
        cabin""",
    "shared_room": """
        share/sharing a/one/the/his/her room/bed/cabin/tent/berth, hotel/one/double/single room for
        both/us, bed/tent for both of us, hotel room for him/her and me, one bed for, same
        bed/bedroom as him/her, bed/tent for the two of us""",
    "asks_to_meet": """
        meet*, invit*, come, visit, come/comes/came over, drink*, dinner, sit, want* me, wants,
        go, insist*, pressur*, asks/asked me, suggest*, only meet*, stay, travel""",
    "company_of_others": """
        family, whole team, the team, everybody, the group, barbecue, party, kids, husband and,
        other mentees, all the, book* a hotel, hotel industry, hotel manag*, work in a hotel,
        office, home office, lobby, place of work""",
    "private_photo": """
        private/naked/nude/sexy/intimate/revealing/personal/ hot/bikini/underwear
        photo*/picture*/video*/image*, nudes, photo*/picture*/selfie*/video* ..
        bikini/swimsuit/underwear/clothes/naked/shirt/bed/topless, ask* .. selfie*, send ..
        selfie*, want* .. selfie*, photo*/picture*/selfie*/video*/image* of
        me/myself/her/him/himself/herself/us""",
    "asks_send": """
        request*, beg*, expect*,
        send*, sent, ask*, want*, demand*, take, share*, show*, took, has, post*, leak*""",
    "photo_harmless": """
        whiteboard, my work, my desk, my code, my notes, my screen, portfolio, exhibition, for
        the website, linkedin, badge, profile, my cv, my setup, team page, my art, my design*,
        my board, company page, my drawing*, my product*, of my app, my garden, of her/his/their
        garden/dog/dogs/cat/cats/food, my talk, my dog""",
    "money_demand": """
        mentor/coach/tutor/trainer/sponsor/he/she
        wants/wanted/demands/demanded/expects/requires/asks for? a/an/the
        deposit/payment/advance/down,
        ask*/want*/demand*/beg* .. for money/cash/loan/deposit/bitcoin/crypto, borrow* .. money,
        borrow* .. from me, borrow* .. euro*/dollar*/pounds/rupees/naira, lend/lent
        him/her/them/me, loan him/her, lend .. money, want*/need*/demand*/expect*/insist* ..
        money/payment from, mentor/coach wants/wanted/demands/demanded/expects/expected/needs/
        requires/asks/asked/asking me/us? for? a/an/some/more/extra/the?
        money/cash/payment/payments/fee/fees, ask*/beg*/press*/bill*/demand* me/us/him/her for?
        .. euro*/dollar*/pounds/rupees/naira/shillings/francs/
        pesos/reais/yen/yuan/lira/zloty/kroner/kronor/rand/ cedis/birr/usd/eur/gbp/inr/ngn/kes
        !of/worth, mentor/coach wants/demands/expects ..
        euro*/dollar*/pounds/rupees/naira/shillings,
        wants/wanted/demands/demanded/expects/requires dollars/euros/pounds/rupees/naira
        100/150/200/250/300/400/500/600/700/800/1000/1500/2000/ 3000/5000,
        he/she/they/boss/manager/supervisor/professor/teacher/ recruiter
        wants/wanted/demands/demanded/expects/requires ..
        euro*/dollar*/pounds/rupees/naira/shillings/francs/ pesos/reais/yen/usd/eur/gbp/inr
        to/for/from/or/before/if/so/every/each/a, asks/asked/asking me to pay/paypal,
        charge*/charging me .. euro*/dollar*/pounds/rupees/naira/shillings/usd/eur/gbp,
        want*/need*/ask*/tell*/told/pressur*/push*/forc*/make*/ made/expect*/get .. me to
        pay/lend/transfer/wire/invest/buy/loan/deposit/put/give, wants/asked/insists/said/says
        .. i pay/invest/buy, send/give/gave/transfer*/wire/pay/paid/owe him/her/them ..
        money/cash/euro*/dollar*/k/bitcoin, gift card*, pay .. first, pay upfront, pay up front,
        pay in advance, pay .. before he/she, only if i pay, unless i pay, until i pay, after i
        pay, if i pay him/her/them, bank details, bank account, my card
        number, bank/debit card, credit card,
        percent of my salary, cut of my salary, % of my, share of my salary, part of my salary,
        half of my salary, invest .. in his/her, crypto, western union, pay him/her/them, my
        savings, emergency loan, pay back, secret fee, bribe, kickback, pay for an introduction,
        a fee, my bank,
        sent/paid/gave/transferred/wired .. him/her/them .. dollars/euros/pounds/money/k, wants
        more money, asks for more money, keeps asking .. money, pay for his/her, buy him/her,
        buys from him, buy his/her course/product/coins, investment opportunity, registration
        fee, placement fee, deposit first, visa fee, processing fee, demand*/request* ..
        dollars/euros/pounds/rupees/naira/shillings/money, ask*/want*/need* ..
        dollars/euros/pounds/rupees/money before/or/first/otherwise/from/up/by/now/for, charge*
        me .. before/for/or, invoice* me for, now wants money, suddenly wants money, share of my
        income/pay/wages, percentage of my, half/third/quarter/percent/part/share/cut/% of my first?
        salary/pay/income/earnings/wage/wages/money,  buy
        him/her a phone/laptop/car/watch/ticket/gift, sent/paid/gave ..
        100/200/300/400/500/1000/2000/5000""",
    "money_harmless": """
        published/public/posted/listed rate/rates/price/prices/fee/fees, price list, list price,
        rates are/is/start, paid platform/service/coaching/course, mentoring/coaching
        platform/marketplace/service, attention, forward, pay rise, budget, an hour, per hour,
        hourly, per session, a session, client pays, skills, in myself, pays me, fundrais*, for
        lunch, how much money, published price, in tests, in docs, in testing, salary
        negotiation, banking, fintech, course fee*, training fees, his rate, payroll, bank as,
        at a bank, crypto engineer*, my employer pays, pay me, costs, scholarship from, my time,
        more time, invest time, your time, of time in, time and energy, pay for coffee, a raise,
        raise money, raise funds, the programme/program asks/costs/charges/pays/wants,
        programme/program fee, in learning, hourly rate, a grant, grants, price per, our prices,
        his price is, her price is, the invoice, we agreed on""",
    "secrecy": """
        nobody needs/has/need/must/should/can/may .. know, tell nobody, not/never tell anybody,
        not/never tell my parents/wife/husband/boss/family/manager, not to tell, not talk to
        anybody, keep .. secret, keep .. quiet, our little? secret, keep .. to myself, just
        between us two, delete .. messages/chat/chats/texts/conversation*, swear .. secrecy,
        hide .. from the programme/program/others/my, do not mention .. to anybody, must stay
        secret, keep quiet about, keep my mouth shut, off the record meetings, secret meetings,
        off the platform/programme/program/app/record, off the programmes/programs, not mention
        it/them/this/that/us/our, keep .. off, keep .. between us, keep it quiet, not tell the
        programme/program/organiser/others, without anybody knowing, nobody finds out, nobody
        can find out, use another app so, on a private channel, on telegram instead, move to
        whatsapp, lie/lying to the/my/our organiser*/organizer*/programme/program/parents/
        husband/wife/boss/coordinator/manager/family, lie about""",
    "our_secret": "our little? secret, is our secret, be our secret, little secret between us",
    "orders": """
        say*, said, tell*, told, ask*, want*, insist*, made/make* me promise, swear, demand*,
        warn*, order*, beg*""",
    "secrecy_harmless": """
        nda, confidential*, client, customer*, product, launch*, surprise, job offer, trade
        secret*, stealth, patent*, roadmap, acquisition, i want to change, i want to quit,
        secret manager, secrets manager, secret santa, api""",
    "my_password": """
        selfie with my/the/it/an/a id/passport/card/so/to, selfie with it, selfie with my,
        my .. password*/login/logins/credentials/passcode/pin, access to my
        bank/account/phone/email/mail/instagram/laptop/linkedin, my account, photo of my
        id/passport, copy of my id/passport, log in/into as me, log into my""",
    "asks": """
        ask*, want*, demand*, need*, insist*, give, gave, tell*, told, took, share*, expect*""",
    "password_harmless": """
        reset, manager app, hash*, feature*, forgot, 2fa setup, password manager""",
    "free_work": """
        work .. without pay/being, do/doing/write/writing/finish* all? his/her/their
        work/job/slides/coding/code/homework/paper*/thesis/ assignments/report*,
        makes/made/forces/forced me .. work/clean/write/do !my/our/better, unpaid work, unpaid
        overtime, for free, without paying, never paid me, not paid me, not pay me, without pay, not
        paying me, run/running .. errands, babysit*, clean his/her, credit for my work, put* his/her
        name on my, stole my work/idea/code, takes credit, took credit, steal* my,
        clean/cleans/cleaning/tidy his/her/their house/flat/home/kitchen/car/room, cook* for
        him/her/them, do/does/doing his/her laundry/shopping/chores/taxes/dishes, walk his/her dog,
        drive him/her .. around, look after his/her kids/children, private errands, name on my
        paper/work/article/project/code, take/takes/took all? the? credit, present* my work/idea ..
        as his/her, steal*/stole my, pass* my work off, pick up his/her kids/children/dry/laundry,
        drive his/her, get his/her coffee every, work*/working .. for free/nothing""",
    "pressure": """
        or he/she/they will/would/else, otherwise, or else, unless i, until i, if i refuse, if i
        do not, not recommend, every weekend, every night, forc*, makes me, made me, pressur*,
        have to, must, expects me, expects that, threat*, says i owe, i owe him/her, no choice,
        can not say no, afraid to say no, scared to say no, for months, ruin*, for his
        company/startup/business, for her company/startup/business, only if i, in return he,
        blames me, grateful, it is normal, is normal, normal for mentees, part of the deal, in
        exchange, as thanks, says mentees, expected of, is expected, for years, for weeks, all
        the time, every week, test of loyalty, prove myself, commitment, if i
        complain/refuse/stop/object/leave, drop me, how you learn, way you learn, or no, or lose""",
    "career_threat": """
        ruin/destroy/end/finish/wreck my career/reputation/life/name, blacklist*, blackball*,
        make sure i never, never work in this, not .. give me .. reference unless/if/until, not
        recommend me unless/if/until""",
    "said_no": """
        said/say no to him/her/dinner/drink/drinks/date/coffee/his,
        refused/declined/rejected/turned down him/her/his/dinner/drinks/date, turned him/her down,
        would/did not go out with him/her""",
    "remark": """
        comment*, remark*, said, says, told, joke*, look* at, stare*, ask*, complimented,
        compliments, notices, mention*, prais*, whistl*""",
    "my_appearance": """
        my dress/skirt/legs/body/figure/blouse/top/outfit/lips/
        curves/shape/weight/bikini/chest/breasts/looks/bum/ shorts/tights/perfume, how i look
        in, what i wear, i look/looked .. hot/sexy/good/pretty in, should wear ..
        shorter/tighter/dress/heels/makeup, wear a skirt/dress for him/her, i am distracting, my
        .. is distracting""",
    "withheld": """
        not sign/pass/recommend/promote/introduce/help/give/write/let, only
        sign/pass/recommend/promote/introduce/help/write, will/would
        introduce/recommend/promote/pass/help me""",
    "condition": """
        unless i, only if i, if i go/come/have/kiss/sit/send/sleep/meet/stay/pay/work/wear,
        until i, in exchange for, in return for""",
    "sexual_named": "sexual* haras*/harras*/harrass*/hars*",
    "contact_too_often": """
        will/does/do/would not stop texting/calling/writing/messaging/touching/contacting/
        asking/emailing, keeps/kept/keep
        calling/texting/messaging/writing/emailing/contacting/asking .. me, keep* .. contact* me""",
    "intimate_place": """
        hotel room, in his bed, in her bed, bedroom, spend the night, stay the night, overnight,
        sauna, be alone with me, alone with him/her, sleepover, behind closed doors, weekend
        away""",
    "calls_me": """
        call* me
        !about/on/for/at/in/to/back/when/after/before/every/again/early/late/from/yesterday,
        told/tells/telling me i am, says/said/saying i am, told/tells me that i am,
        label* me, tells everybody i am, treats me as if i am""",
    "insult": """
        stupid, idiot, useless, dumb, worthless, fat, ugly, trash, loser, failure, pathetic,
        incompetent, retard*, slut, bitch, whore, cow, pig, monkey, hysterical, moron, garbage,
        nothing, disgusting, disgrace, a joke, hopeless, a waste""",
}
