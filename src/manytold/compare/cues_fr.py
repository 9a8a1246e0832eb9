"""French: who says what."""

from manytold.compare.cue_tables import Cues, word_set

FRENCH = Cues(
    say=word_set("dit dits déclaré affirmé déclare affirme assuré assure"),
    tell=word_set(
        "expliqué explique ajouté ajoute indiqué indique souligné souligne précisé précise estimé estime "
        "annoncé annonce rappelé rappelle averti avertit confirmé confirme répondu répond promis écrit raconté "
        "raconte insisté insiste martelé lancé lance regretté regrette prévenu jugé juge reconnu reconnaît "
        "conclu noté note demandé demande demanda répondit ajouta confié confie argumenté argumente murmure murmura "
        "affirma expliqua déclara assura rétorqué rétorque lança poursuivi poursuit plaidé plaide"
    ),
    call=word_set("qualifié qualifie appelé appelle décrit"),
    running=word_set("disant affirmant ajoutant expliquant déclarant soulignant précisant assurant"),
    sources=(("selon",), ("d", "'", "après"), ("d", "’", "après")),
    joining=word_set("que qu"),
    heard_by=word_set("à la aux journalistes presse l ’ ' agence radio"),
    fillers=word_set(
        "a avait ont aussi ensuite hier lundi mardi mercredi jeudi vendredi samedi dimanche matin soir de son côté "
        "également encore"
    ),
    passive=word_set("est été fut sont"),
    dashes=True,
    perfect=word_set("a ont avait s est"),
    linking=word_set("de du des d pour"),
    by=word_set("par"),
    prepositions=word_set(
        "de du des d pour avec par à au aux dans en sur sous contre chez vers sans entre près après avant"
    ),
    conjunctions=word_set("et ou mais"),
    openers=word_set("que qui ce comme quand si tandis lorsque parce où dont"),
    articles=word_set("le la les l un une son sa ses leur"),
    he=word_set("il"),
    she=word_set("elle"),
    they=word_set("ils elles on nous je"),
    roles=word_set(
        "président présidente ministre premier première maire porte-parole chef cheffe directeur directrice "
        "juge procureur procureure chancelier gouverneur professeur professeure docteur dr m mme monsieur "
        "madame général capitaine commandant commissaire député députée sénateur sénatrice secrétaire préfet "
        "préfète géologue chercheur chercheuse dirigeant dirigeante"
    ),
    bodies=word_set(
        "police ministère gouvernement tribunal parquet préfecture mairie pompiers commission entreprise "
        "hôpital université institut parti armée parlement agence autorités syndicat compagnie"
    ),
    titles=word_set("film livre chanson roman série intitulé intitulée nommé nommée dit surnommé"),
)
