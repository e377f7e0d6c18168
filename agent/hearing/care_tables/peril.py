"""Words for danger, self-harm and distress, and for their harmless look-alikes."""

from __future__ import annotations

WHERE = (
    "in/here/there/with/at/near/nearby/on/off/by/downtown/uptown/abroad/together/outside/"
    "close/closer/far/further/centrally/next/upstairs/across/out/between/among/inside/beside"
)
"""What follows "to live" and "living" when they speak of a place or of company, not of life."""

PERIL: dict[str, str] = {
    "violence_on_me": """
        beating me, beat me up, shove*/shoving me, attack*/assault* me, hurt/hurts/hurting me,
        rape* me, push* me against/down/onto/into the/a, pinned me, throw*/threw .. at me,
        spit*/spat on/at me, grabbed me by, dragged me, pulled my hair, twisted my arm,
        hit/hits/beats/slapped/punched/kicked/choked him/her/them, raise* his/her hand against,
        swung/swings/threw/throws/thrown/hurled/hurls/aimed/ pointed/chucked .. at me/us/my,
        broke/breaks/smashed/smashes/destroyed my phone/door/things/laptop/window/arm/nose/car,
        smashed/smashes things, twisted my, squeezed my neck, put hands around my, hands around
        my neck/throat, slammed me, held me down, kick*/kicked me !out/off/from/to, beat/beats
        me !to/at/in/by/every/again, hit/hits/hitting me !up/with/hard/that/like/how/as/this""",
    "violence_suffered": """
        i/she/he was/got/am/is/been/being .. attacked/assaulted/beaten/raped/stabbed/mugged,
        been/being attacked/assaulted/beaten/raped, he/she raped, my bruises, black eye, sexual*
        assault*, domestic violence""",
    "violent_person": """
        is/gets/got/becomes/became/turns/turned/being violent, violent with/to/towards me,
        violent husband/partner/boyfriend/ex/father, physically abus*, get* physical with me""",
    "threat": """
        threat*/thret* me, threat*/thret* to, threats from/against/to, death threat*, get*
        threats, getting threats, sent* me threats, blackmail*, blakmail*, extort*,
        will/would/going to make me pay, i will regret it, make my life hell, something bad
        will/would happen, watch my back, come after me, think about/of my
        children/family/kids/parents/mother/wife/husband, send people/somebody to, people to my
        family/house/home, know* where my family/children/kids/mother/parents,
        hurt/harm/get/find my family/children/kids/sister/mother, happen to my
        family/children/kids/me, accidents happen, i would/will regret, be sorry if, end up in
        hospital, put me in hospital, bury me, finish me, break my legs/neck/arm/bones/face""",
    "kill_me": """
        kill/kills/killing/murder me, will/would/to hurt/beat/harm/get/find me, will/would/to
        cut/stab/burn/shoot/drown/smash/destroy/strangle/break/ hit/slap me, will/would/to teach
        me a lesson""",
    "says": """
        say*, said, tell*, told, threat*, shout*, wrote, writes, text*, messaged, scream*, keeps
        saying, hint*, promise*, swear*, swore, joke*, comment*, think*, insist*, prays, ask*,
        laugh*, email*, explain*, argu*, believ*, claim*""",
    "deed": "tell, told, leave, report, talk, speak, go, ever, say, refuse, do not",
    "followed": """
        am/being/been followed, follow* us home, is/keeps/are/was following me,
        know*/found/find* out? where i live/work, found/has/have/knows my address, outside my
        house/home/door/window/flat/apartment/building, in front of my
        house/home/door/flat/apartment/building, waits/waiting/waited for me outside,
        broke/breaks/break/broken into my, track* my phone/location, tracker, watching my house,
        sit*/sat/park* .. outside my, spy*/spies on me, followed her home,
        park*/stand*/stood/wait*/sit*/sat/lurk* .. outside/front of? my, parked in front,
        waiting in front of my, came/comes/come to my house/home/flat/door
        again/at/and/uninvited, know* .. my
        kids/children/family/sister/daughter/son/mother/parents go/goes/live/lives/are/is/study,
        photos of my house/door/home, there again, outside the office/gym/school/station
        waiting, followed me !on/back, follows me !on/back, following me !on/back, followed me
        to, keeps following me !on/back, photo*/picture*/video* of my ..
        house/door/home/street/car/kids/children, cameras in my room""",
    "social": """
        on linkedin/twitter/instagram/x/github/mastodon/tiktok/ social/strava, newsletter""",
    "weapon": """
        photo/picture/video/image of a/his/her/the
        gun/knife/weapon/machete/pistol/rifle/bullet/bullets/axe,
        has/had/have/pulled/pulls/showed/shows/brought/brings/ carries/carried/pointed/with ..
        gun/knife/weapon/machete/pistol/rifle/acid/axe/hammer, gun/knife to my, gun/knife on me,
        with a/his/her gun/knife/weapon""",
    "weapon_harmless": """
        hunt*, licen*, chef, kitchen, army, cook*, game*, swiss, set, tool*, museum, sharpen*""",
    "fear_of_person": """
        scared/afraid/terrified/frightened of him/her/them, afraid he/she/they,
        scared/afraid/terrified/frightened of my
        husband/ex/boyfriend/partner/father/wife/stepdad, scared/afraid/terrified/frightened ..
        he/she/they will/would/is/are .. hurt/kill/hit/come/find/do/beat/attack/follow,
        scared/afraid/terrified to go/come/walk/leave/sleep ..
        home/house/back/alone/there/outside/work, fear for my life/safety, not/never safe
        at/in/with/around .. home/house/him/her/them, in danger, i am not safe, not feel safe,
        unsafe, do not feel safe, need to get out of here, have to hide, hiding from, help me
        please .. he, call* the police, feel unsafe around/with/near/at, unsafe
        with/around/near/at him/her/my/home/work/them, scared/afraid/terrified/frightened .. of
        my brother/uncle/cousin/son/mother/neighbour/neighbor/
        landlord/roommate/flatmate/stepfather/family/brothers/ parents""",
    "held": """
        lock*/locked me in/inside/up, will/would/does/do/did not let me leave/go/out,
        took/takes/has/keeps/kept/hides/hid/withholds my
        passport/phone/documents/papers/keys/id, against my will, keeps me here, trapped .. with
        him/her/them""",
    "held_harmless": """
        leave the? team/project/meeting/department/company/early/call/ role/position, go
        early/first/to/home early, leave early""",
    "idiom_hit": """
        hits me that/hard, beat* me to, beat* me at/in, kick* me out/off, push* me to, attack*
        my, hurt* my feelings, chess, my argument, tennis, with questions, ping pong, sparring,
        karate, boxing, judo, he/she hit me with his/her question*""",
    "not_a_threat": """
        by ai, by automation, by robots, threat model*, threaten* to rain, threat intel*""",
    "job_threat": "fire*, dismiss*, sack*, fail me, my grade*, contract, reference, promotion",
    "abuse": """
        abus* me, abusive, being/been/was/am/is abused, he/she abuses, emotional* abus*, abuser""",
    "self_harm": f"""
        year/years/future/world/life with me in it,
        there is no/not .. with me in, no .. with me in it,
        count*/saved/saving/save/hoard*/collect*/stash* up/out? the/my/enough/some?
        pills/tablets/meds, one step would/is/and enough/over/gone/all, one step would be enough,
        hope/hoping/hoped/wish/wishing/pray/praying that? i never/not wake, that i never wake,
        hope/hoping/hoped/wish/pray/praying i/to do? never/not wake,
        kill*/killed/killing/hang/shoot/drown/stab/poison myself, take my own life, taking my
        life, take my life, end/ending/ended my life, end my own life, end it all, ending it
        all, ending it tonight, end it tonight, not want to live !{WHERE}, not want to be alive,
        not want to exist, not want to be here any more, not want to be here any longer, not
        want to wake up, do not want to go on, not want to go on living, no reason to live
        !{WHERE}, nothing to live for, no point in? living !{WHERE}, no sense in living
        !{WHERE}, no point in going on, point of/in living !{WHERE}, live/living in this/my/such
        body/world/hell/skin/pain, live/living in
        fear/pain/shame/darkness/misery/agony/hell/constant/ terror/sorrow, live/living with
        depression/anxiety/it/these, live/living with my
        thoughts/pain/guilt/shame/depression/illness/head, live/living with
        this/myself/pain/guilt/shame, live/living with the pain/guilt/shame/knowledge, better
        off without me, better off dead, better if i was/were/am/is dead/gone, better if i
        was/were not here, better if i did not exist, wish i was/were dead, wish i was never
        born, wish i had never been born, wish i would/could not/never wake, wish i did not
        exist, wish i could disappear/vanish, want to disappear forever, want to die, wanted to
        die, wanting to die, want to be dead, would/will rather be dead, rather die than, my
        suicide, harm*/harming/burn/burning/starve/starving myself, cut/cutting/cuts myself,
        hurt/hurting myself, hurt myself again, cut my wrists/arms/legs, slit my, jump off, jump
        in front of, jump from/out the/a, overdos*, all my/the pills, took/take too many pills,
        nobody would/will miss me, nobody would/will notice if i, tired of living !{WHERE},
        tired of life/being alive, life is not worth, not worth living, sick of living !{WHERE},
        i should be dead, sleep and never wake, not wake up tomorrow, never wake up again, kms,
        go to sleep forever, planned how i, said my goodbyes, wont be around .. longer, can not
        live like this, do not see .. future for me, unalive, not be here tomorrow, everything
        would stop, want it to stop forever, thought*/thinking about/of dying, think* about
        dying, driving into, in front of a train, off the bridge, how many tablets/pills/tabs,
        looking/looked up ways/how/methods, will/would not be around/here
        by/much/any/next/for/when/in/to, not be around by, when i am gone, if i was/were gone,
        if i disappear*, if i vanish*, if i was/were not here/around, just disappear forever,
        enough of life, enough of living !{WHERE}, had enough of this life, done/finished with
        life, fed up with life, done/fed up? with living !{WHERE}, finished with life,
        stand/standing/stood/sit/sitting on the balcony/bridge/roof/ledge/tracks/platform/edge,
        step/stepping/walk/walking in/into front/traffic/the of? sea/river/traffic/train, would
        be so easy to, it would be easier to be, life has no meaning/sense, no will to live,
        lost the will to, not see myself living !{WHERE}, do not deserve to live, should not
        exist, should not be alive, world without me, not wake up in the, rope, razor, goodbye
        letter, farewell letter, wrote letters to my, written goodbye, giving my things away,
        gave away my things, stop existing, not exist any more, go to sleep and not,
        feel/feeling/felt like dying, feel like ending it, thinking/think/thought about ending
        it, ending it, reason to keep/stay/be alive/going/here, reason to keep/go living
        !{WHERE}, reason to go on living !{WHERE}, burden to everybody/everyone/them/my/all, i
        am a burden, i am just a burden, do not want to be on this, do not want to be in this
        world, not want to be in this world any more, not made for this world, never see me
        again, plan how to end, plan to end, plan for ending, done with everything, end
        everything, stop living !{WHERE}, want everything to end, want it all to end/stop, want
        the pain to end/stop, make it stop forever, better to be dead, prefer to be dead, being
        dead, dead would be, i would be better dead, if i died, if i die, when i die nobody, not
        see myself alive/being/here, cutting is/helps/again/makes, cut again,
        drive/driving/crash/crashing/steer/steering .. into a/the tree/wall/bridge/river/truck,
        walk .. into the sea/river/lake, under a train, let go of the wheel, drink bleach,
        poison, rather be dead !than, tried to kill myself, try to kill myself, attempted to
        take, attempt on my life, used to cut myself again, relapsed and cut, want to disappear,
        want to vanish""",
    "self_harm_other": f"""
        kill*/hang/hurt/harm*/cut* herself/himself/themself/themselves, end .. her/his/their
        life, take .. her/his/their life, wants/wanted/want to die, suicidal, suicide, self
        harm*, does/do not want to live !{WHERE}, better off without her/him/them, end it all,
        ending it all""",
    "self_harm_harmless": """
        living/live so far/close/near, myself off, myself short, myself some slack, myself out,
        cut myself a, gym, football, sport*, running, cook*, climbing, skiing, bike, die
        laughing, myself laughing, of laughter, shaving, jump off the call, jump off from, jump
        off a call, jump off this, jump off here, jump in, die on this hill, parachut*, bungee,
        paper cut, myself in the foot, financially, die of boredom/curiosity,
        bug*/code/css/build/jira/meeting*/deploy*/tests/
        compiler/regex/excel/spreadsheet*/printer* make*/making me want, bike rope, rope access,
        rope team, jump rope, razor thin, business, climbing rope, here by, ending it the
        meeting, the contract, the mentorship, the mentoring, the call, the subscription, ending
        it politely, ending it kindly, like dying my hair, dying wool, dying fabric, cutting is
        a trade, film cutting, fabric cutting, cutting costs, poison ivy, wood cutting,
        disappear from linkedin/social/the/google/their, vanish from""",
    "distress": """
        not slept properly/well/much/enough .. for/in weeks/days/nights/a/two/three/four, not slept
        properly/well for,
        nothing/everything feels/seems real/unreal, lie/lay/lying/stay/staying in bed
        all/for days/day/weeks, think/thought/feel/feeling like? i am/will/was dying/die,
        i think i am dying,
        panic attack*, panick* attack*, anxiety attack*, nervous/mental breakdown, had/having a
        breakdown, breaking/broke/break down crying/in/at/completely/again/every, i am breaking,
        close to a breakdown, near a breakdown, can not cope, can not take it any more/longer,
        can not take this any more/longer, can not take any more, can not do this any
        more/longer, can not do it any more/longer, can not go on, can not keep going, can not
        stop crying, can not breathe, can not get out of bed, can not get up any more, can not
        eat or sleep, can not handle it/this/life any more, can not function, can not hold it
        together, can barely function/breathe/get, barely get out of bed, falling apart, fall
        apart, going to pieces, cry/crying every, cry/crying all, crying myself, cry myself to
        sleep, cried all, cried in the, cry in the, cry* at work, crying in/at/on/before/after,
        i keep crying, have been crying, am crying, i despair, in despair,
        everything/it/this/life/work is too much, all too much, too much for me, too much to
        bear, have not slept in/for, not slept for/in, can not sleep any more, not sleep for,
        nights without sleep, not eaten in/for, end of my rope, my wits end, at my limit,
        reached my limit, at breaking point, breaking point, losing my mind, going crazy, going
        insane, nothing matters, empty inside, feel empty, feel numb, feel worthless, am
        worthless, feel dead inside, hate myself, hate my life, what is the point of
        anything/life/it all, what is the point any more, do not see .. point any more, no way
        out, see no way, completely/totally/so/all alone with this, nobody to talk to, nobody
        cares about me, lost everything, everything is falling, my life is falling, my world,
        feel/am/being crushed, crushing me, crushed by, drowning, am suffocating, can not see a
        way, severely depressed, very/really/so/deeply depressed, depression is/got back/worse,
        completely/totally exhausted, shaking all, can not stop shaking, in tears, cry* for
        hours, fell/falling into a hole, dark place, at rock bottom, hit rock bottom, hanging by
        a thread, i am not ok, i am not okay, i am a mess, am broken, i give up on everything,
        can not face, dread every, scared all the time, broke me, breaks me, i am breaking down,
        about to break, i broke down, snap* at, spiral*, not coping, through tears, everything
        collapsed, everything has collapsed, collapsed on me, can/could not make myself
        go/get/do/eat/leave, can not go back there/to, can not bring myself to, barely
        eat/eating/sleep/sleeping/exist, stopped eating, stopped sleeping, tell/told me ..
        cancer, i have cancer, it is cancer, diagnosed with cancer, falling to pieces, ready to
        break, cry/cried/crying in my/the car/toilet/bathroom, sit/sat/sitting in my/the car,
        world collapsed, do not know how to go on, not know how to carry on, can not carry on,
        do not recognise/recognize myself, everything feels pointless, feel like nothing, i am
        nothing, why am i even, i am done !living/writing/reading/packing, lost all hope, no
        hope, no strength left, have no strength, i have nothing left, nothing left in me, do
        not leave my bed/room, not left my bed/room/house/flat in/for, having flashbacks,
        nightmares every, falling deeper, end of my strength/tether/energy/forces, at my wits,
        wits end, feel/am so/completely/very/totally/utterly alone/lonely, nothing makes sense,
        nothing makes any sense, i have nobody left, totally/completely/utterly overwhelmed,
        feel like i am breaking/drowning/dying/suffocating, drinking every night, drink to
        cope/forget/sleep/every, drinking to cope, hate waking, afraid of everything, i feel
        lost and, can not bear it/this, unbearable, can not stand it any more, can not live
        with, too tired to live, i feel like a failure, total failure, complete failure, life is
        over, my life is ruined, ruined my life, lost the will, heart is broken, heartbroken,
        devastated, in shock, traumatis*, traumatiz*, i am so scared, i am terrified, no energy
        for anything, nothing brings me joy, do not feel anything, can not feel anything, cry
        myself, got my diagnosis and, feel/am/feeling/so/totally/completely/is/utterly hopeless,
        am/feel/feeling/so/really/getting desperate, terminal illness/cancer, terminally ill,
        feel nothing any more, feel nothing at all, i cry
        when/before/because/at/after/in/on/until, that i cry, until i cry, lost my home/house
        in/to/and, lost our home/house, so exhausted, exhausted that, home burned, house burned,
        burned down, completely/totally/utterly burned/burnt/burnout,
        burst/bursting/broke/break/breaking into/in/down tears, feel* ..
        hopeless/worthless/helpless/powerless/shattered/ destroyed/broken/empty/numb, started
        crying, cried in front, cried for, everything is hopeless, am shattered, am destroyed,
        not myself any more, falling into depression, sinking, at the end of it, cannot keep my
        head, can not face people/anybody/it/another, sleep and do not eat, sleep or eat, eat or
        sleep, lost .. will to""",
    "grief": """
        son/daughter/child/baby/twin/twins .. died/dead,
        mother/father/mom/dad/wife/husband/partner/son/
        daughter/brother/sister/child/baby/friend .. killed/dying, killed himself/herself, lost
        my/our son/daughter/child/baby/twins/pregnancy, lost a child/baby, miscarr*, stillb*,
        am/still grieving, my grief, funeral, terminal cancer, only has .. months to live,
        brother/sister/son/daughter/wife/husband/father/mother/ friend .. was/were?
        murdered/shot/bombed, wife/husband/partner/girlfriend/boyfriend left me, since my
        wife/husband/partner left, in the shelling/bombing/war/earthquake/crash/fire,
        son/daughter/child/baby .. passed !the/his/her/their/a/an/me/it/my/all/with/through/by/
        every/exam*/out""",
    "bereavement": """
        mother/father/mom/dad/wife/husband/partner/brother/
        sister/friend/girlfriend/boyfriend/grandmother/
        grandfather/grandma/grandpa/fiance*/parents .. died/dead, lost my/our
        mother/father/mom/dad/wife/husband/partner/brother/ sister/best/parents, buried my/our,
        death of my, passed away, mother/father/mom/dad/wife/husband/partner/brother/
        sister/friend/grandmother/grandfather .. passed
        !the/his/her/their/a/an/me/it/my/all/with/through/by/ every/exam*/out,
        mother/father/mom/dad/wife/husband/partner/grandmother/ grandfather*s passing""",
    "grief_now": """
        cry*, cried, tears, weep*, can/could not
        think/focus/stop/sleep/eat/concentrate/work/breathe/
        cope/face/bear/believe/talk/function/get/do/go/feel/ see/imagine/find/move/let,
        struggl*, miss/missing him/her/them/my, feel* ..
        sad/empty/lost/numb/alone/lonely/guilty/broken/nothing/
        awful/terrible/bad/absurd/pointless/hopeless/like, numb, empty, lonely,
        so/am/feel/all/left alone, so/very/really sad, i am lost, i am sad/angry/broken, am
        supposed, expect* me, expected to, absurd, pointless, meaningless, overwhelm*, grief,
        griev*, mourn*, guilt*, angry, hopeless, helpless, depress*, barely, hardly, exhausted,
        cope, coping, unbearable, devastat*, nothing feels/matters/makes/is/helps, everything
        feels/is/hurts/reminds, do not know what to do !with/about, do not know how to
        go/carry/cope/live/be, do not know why/who/if, hurts, painful, pain,
        so/too/very/is/been/it/find hard, so/too difficult, hard time, not over it, not get
        over, nightmare*, no sleep, not sleep*, just died/passed/buried/lost,
        died/dead/passed/away/lost/buried .. recently/yesterday/today/tonight/monday/tuesday/
        wednesday/thursday/friday/saturday/sunday, died/dead/passed/away/lost/buried ..
        last/this night/week/month/weekend/morning, died/dead/passed/away/lost/buried ..
        days/day/week/weeks/month ago, not the same, ever since, since then, still
        can/feel/feeling/miss/hurts/think/dream/in/not/so/very, why go on, no energy, no
        strength, no reason, what for, do not care, do not want to
        talk/go/see/be/live/do/work/feel""",
    "goal_told": """
        want/wants/hope/plan/like/aim/wish/decided/trying/ ready/need/love/keen/eager to
        learn/run/become/get/return/start/build/grow/lead/take/
        find/turn/make/move/switch/train/study/work/open/
        expand/manage/improve/develop/teach/restart/qualify/
        modernise/modernize/continue/retrain/change/sell
        !over/through/rid/better/away/on/crying/drinking/it/ peace/sense/help/somebody/out,
        want/wants/hope/plan/like/aim/wish/decided/trying/ ready/need/love/keen/eager to go/be
        back/into/a/an, want/need/like/seek/find/looking/look for? a mentor, somebody who/to,
        mentor who/to/in/for, my goal, goal is, learn to/how/about, take/took/taking over,
        get/getting back in/into/to work/the, to get back in, go back to
        work/school/university/college, going back to work/school/university/college, back into
        work/the""",
    "distress_harmless": """
        kernel, crushed it, good way, haha*, lol, for not, laughing, happy tears, of joy, alone
        in this team, desperate for a mentor, desperate to learn, hopeless at, hopeless with,
        memoir*, bit of a, going crazy with options, onion*, movie*, the market, at estimat*,
        going crazy over, i am done with the, am done with my draft, done for today, am done
        early, my cv, the exercise, first draft, terminal window, terminal emulator, in the
        terminal, bash, airport terminal, sound* desperate, look* desperate, in the edit,
        drowning in tickets/email*/emails/work/tabs/options/offers, ship sinking, sinking
        feeling about the, sinking fund, broken english, broken pipeline/build/test/tests, empty
        list""",
    "destroys": """
        burn*/destroy*/smash*/tear/tears/rip/rips/cancel*/delete*/throw*/sell* .. my/me""",
    "fear": "scared, afraid, terrified, frightened, fear, fearing",
    "what_they_do": """
        what he/she/they will/would/might/does/do/could/is, finds/find out, found out,
        comes/come/gets/get home, when he/she hears/drinks/comes/gets, is drunk, loses it,
        he/she is capable""",
    "body_sign": """
        i shake/tremble,
        hands shake/shaking/tremble, shaking, trembling, throw/threw/throwing up, vomit*, puk*,
        can not eat, barely eat*, can not sleep, barely sleep*, not sleeping, cry, crying, sob*,
        tears, chest tight*, tight chest, heart races/racing, numb, sick to my stomach, stomach
        hurts, feel sick, hair falls/falling, lost 5/6/7/8/9/10/12/15 kilos/kg/pounds, sick with""",
    "wears_down": """
        every/each single morning/day/night/shift/time,
        before every/each, every morning/shift/night/day/sunday/evening/meeting, for
        weeks/months/days, go back, can not go, can not make, not coping, any more, since
        the/my, all day, all night, going to work, go to work, over this, because of
        him/her/them/my boss/my mentor""",
    "self_harm_named": """
        suicidal, commit/committing suicide, think*/thought/thoughts .. suicide, suicide note,
        suicidl, sucidal, suicidle, attempted suicide, try* suicide, self harm*, selfharm*""",
    "threat_suffered": """
        am/was/got/get/been/being/feel threatened/thretened, threatened by
        my/him/her/a/an/former, is/keeps/are/was threatening/thretening me/my/us,
        threatens/threatened me/us/my""",
    "violence_more": "slap*/punch*/choke*/choking/strangl*/stab* me",
    "grief_harmless": "battery, laptop, phone, computer, server, plant, hard drive, on stage",
    "no_sleep": "not/barely/hardly/never sleep/slept/sleeping",
    "no_food": "not/barely/hardly/never eat/eaten/eating/ate",
}
