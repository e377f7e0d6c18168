"""The clearest phrases of care in Spanish, French, Portuguese and German, by kind.

Written without accents, as words are folded before matching (ü as u, ç as c, ß as ss).
"""

from __future__ import annotations

from agent.hearing.care_tables.people import AGES

ELSEWHERE: dict[str, str] = {
    "self_harm_elsewhere": """
        quiero morir/morirme, no quiero vivir !en/aqui/con/alli/ahi/alla/cerca/lejos/fuera, no
        quiero vivir en/con este/esta/tanto, no quiero seguir viviendo
        !en/aqui/con/alli/ahi/alla/cerca/lejos/fuera, matarme, suicidarme, suicidio, quitarme la
        vida, acabar con mi vida, acabar con todo, me corto, hacerme dano, estarian mejor sin
        mi, veux mourir, envie de mourir, plus/pas/aucune/sans/perdu/perds/perd .. envie/lenvie
        de vivre !a/au/aux/en/dans/avec/chez/ici/la/sous/pres/loin/hors, plus/pas/perdu/perds ..
        envie/lenvie de vivre dans/avec ce/cette/ca/cela, envie/lenvie de vivre
        ma/me/mabandonne, me suicider, me tuer, me faire du mal, en finir, mettre fin a mes
        jours, suicidaire, mieux sans moi, quero morrer, quero mais viver
        !em/no/na/nos/nas/aqui/com/la/ai/perto/longe/fora, nao quero mais? viver
        !em/no/na/nos/nas/aqui/com/la/ai/perto/longe/fora, nao quero mais? viver neste/nesse,
        nao quero mais? viver com isso/esta/essa/tanta, me matar, suicidar, acabar com a minha
        vida, acabar com tudo, me cortar, me cortando, tirar a minha vida, melhor sem mim,
        will/mochte sterben, nicht mehr leben, mich umbringen, bringe mich um, selbstmord*,
        suizid*, mir das leben nehmen, ritze mich, mich ritzen, mir etwas antun, mir was antun,
        besser ohne mich, nicht mehr aufwachen, keinen sinn mehr""",
    "danger_elsewhere": """
        me amenaz*, me chantajea*, me esta chantajeando, me pega, me golpe*, me pego, me
        persigue*, me sigue a casa, sabe donde vivo, con un cuchillo, con una pistola, me violo,
        tengo miedo de el, me va a matar, me viola, me menace*, me fait chanter, me fait du
        chantage, m a menace*, ma menace*, me frappe, m a frappe*, me bat, me suit jusqu, il
        sait ou j habite, sait ou jhabite, avec un couteau, viole* par, peur de lui, va me tuer,
        m a viole*, me ameac*, me chantage*, me bate, me bateu, me agrediu, me persegue, sabe
        onde moro, sabe onde eu moro, com uma faca, com uma arma, medo dele, vai me matar, me
        estuprou, me violou, bedroht mich, erpresst mich, hat mich erpresst, hat mich bedroht,
        droht mir, schlagt mich, hat mich geschlagen, verfolgt mich, weiss wo ich wohne, mit
        einem messer, angst vor ihm, bringt mich um, vergewaltig*, lauert mir auf""",
    "harassment_elsewhere": """
        me chama de burr*/idiota/inutil/lixo/gord*/macac*/estupid*, me llama
        tont*/idiota/inutil/estupid*/basura, me traite de/d nul*/con/conne/idiot*/incapable,
        nennt mich dumm*/idiot*/faul*/nutzlos*/wertlos*,
        passa/passou/passar a mao em/na/no mim/minha/meu,
        me acosa*, me acoso, acoso sexual, me toca, me toco, me manosea*, me grita, me humilla*,
        fotos mias desnuda/desnudo, me pide fotos, me insulta*, en su piso, a su hotel, me
        harcele*, m a harcele*, harcelement sexuel, je suis harcele*, me touche, m a touche*,
        attouchement*, m insulte*, m humilie*, chez lui seule, des photos nue*, me crie dessus,
        me assedi*, assedio sexual, sou assediad*, me tocou, fica me tocando, me humilh*, grita
        comigo, me xing*, fotos minhas, pediu nudes, no apartamento dele, belastig* mich, hat
        mich .. belastigt, werde .. belastigt, sexuell* belastig*, begrapsch*, fasst mich an,
        hat mich angefasst, beruhrt mich, mobbt mich, werde .. gemobbt, schreit mich an, stalkt
        mich, werde gestalkt, nacktfoto*, nacktbild*, beleidigt mich, demutigt mich, in
        seiner/ihrer wohnung treffen, in seiner/ihrer wohnung, schreibt mir nachts, zu sich nach
        hause, me escribe de/por la/las noche/noches, a su casa por la noche, quiere que vaya a
        su casa/piso/apartamento/hotel, chez lui le soir, chez lui/elle seul/seule, voir chez
        lui/elle, m ecrit la nuit, quer que eu va na/a/ao casa/apartamento dele, me escreve de
        noite, manda mensagens de noite""",
    "discrimination_elsewhere": """
        me discrimina*, discriminad* por, por ser
        mujer/negro/negra/gay/inmigrante/musulmana/gitano, por estar embarazada, se rien de mi
        acento, comentarios racistas, me discrimine*, suis discrimine*, parce que je suis
        une/enceinte/noir/noire/arabe/musulmane/femme/handicape*, moquent de mon accent,
        remarques racistes, propos racistes, sou discriminad*, por ser
        mulher/negro/negra/gay/imigrante, por estar gravida, riem do meu sotaque, diskriminiert
        mich, werde .. diskriminiert, wurde .. diskriminiert, weil ich eine frau/muslima, weil
        ich schwarz/schwanger/auslander/muslim/schwul/lesbisch/ behindert, machen sich uber
        meinen akzent lustig, rassistisch* bemerkung*/witze/spruche""",
    "exploitation_elsewhere": """
        me pide/pidio .. dinero, no se lo digas a nadie, no se lo cuentes a nadie, nadie ..
        saberlo, nuestro secreto, mi contrasena, me obliga a trabajar, me demande de .. argent,
        m a demande .. argent, n en parle a personne, personne ne doit savoir, notre secret, mon
        mot de passe, me pediu/pede .. dinheiro, ninguem precisa saber, nao conta/conte ..
        ninguem, nosso segredo, minha senha, will/verlangt/mochte geld von mir, geld leihen,
        niemand muss/darf .. wissen, sag .. niemandem, unser geheimnis, mein passwort""",
    "distress_elsewhere": """
        no puedo mas, ataque de panico, ataques de panico, no paro de llorar, lloro todos, estoy
        desesperad*, no aguanto mas, murio mi, mi padre/madre/hijo/hija murio, todo me supera,
        je n en peux plus, jen peux plus, j en peux plus, n en peux plus, crise de panique,
        crise d angoisse, je craque, pleure tous les, desespere*, je tiens plus, est mort/morte,
        nao aguento mais, nao consigo mais, ataque/crise de panico, crise de ansiedade, choro
        todos, nao paro de chorar, desesperad*, meu pai morreu, minha mae morreu, kann nicht mehr
        !stunden/arbeiten/als/zeit/lernen/so/viel/machen/tun/warten/in/zu/mit/geld/kommen/lange,
        panikattacke*, nervenzusammenbruch, weine jede*, nur noch weinen, halte .. nicht
        mehr aus, verzweifelt, bin am ende, vater/mutter/kind .. gestorben, wachst mir uber den
        kopf, mir wird alles zu viel""",
    "minor_elsewhere": f"""
        ich bin {AGES}
        !minuten/stunden/tage/wochen/monate/km/meter/prozent/kilo/euro/uhr/mal/semester/jahre,
        tengo {AGES} anos, soy menor de edad, j ai {AGES} ans, jai {AGES} ans, suis
        mineur/mineure, tenho {AGES} anos, sou menor de idade, bin {AGES} jahre, bin erst
        {AGES}, bin minderjahrig, noch nicht 18""",
    "topic_elsewhere": """
        contra el, contra la, contra o, contra a, contre le, contre la, gegen, tesis, these,
        tese, novela, roman, romance, prevencion, prevention, prevencao, pravention*, tema,
        sujet, thema, investigacion, recherche, pesquisa, forschung, charla, voluntari*, ong,
        campana, campanha""",
}
