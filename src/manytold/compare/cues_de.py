"""German: who says what."""

from manytold.compare.cue_tables import Cues, weak_german, word_set

SAY = weak_german("sag mein erklär") - word_set("gemeint meinen gemein erklären")
TELL = weak_german(
    "beton berichtet warn forder versicher behaupt ergänz bestätig erläuter kritisier antwort äußer argumentier "
    "bekräftig bemerk verkünd bedauer begründ beklag kommentier mahn melde schilder wiederhol frag jubel spott "
    "signalisier prophezei resümier schlussfolger konstatier formulier twitter beteuer verlautbar appellier vermut "
    "würdig lob rechtfertig schwärm präzisier erzähl schmunzel "
    "plädier zitier informier fürcht befürcht kontert unterstell versprech "
    "droh verkünde verlang bilanzier monier rüg erinner prognostizier protestier vermeld urteil"
) | word_set(
    "berichtet berichtete berichteten meldete meldet meldeten melden betont schrieb schreibt schrieben schreiben "
    "entgegnete entgegnet unterstrich unterstreicht verspricht versprach rief riefen ruft hieß heißt lautete lautet "
    "konterte kontert sprach spricht sprachen warf wirft warfen wies weist wiesen fügte fügt teilte teilten teilt "
    "räumte räumt kündigte kündigt kündigten gab gibt gaben stellte stellt drückte führte führt hob hebt schätzte "
    "schätzt ließ lässt zeigte zeigt zeigten sieht sah sahen wertete wertet hält hielt verwies verweist verwiesen "
    "befand befindet fand bat bittet riet rät gestand gesteht gestanden widersprach widerspricht beschuldigte "
    "beschuldigt empfahl empfiehlt legte verlautete begründete begründet verteidigte mitteilte mitteilten bekanntgab "
    "angab angaben hinwies hinzufügte ankündigte ankündigten ausführte zitiert zitierte geschrieben gesprochen "
    "mitgeteilt angekündigt bekanntgegeben hingewiesen aufgefordert vorgeworfen berichten fürchtet befürchtet "
    "fürchteten befürchteten erwartete erwartet glaubt glaubte hofft hoffte meint meinte wunderte begrüßte begrüßt "
    "begrüßten vermutet schwor sagte bestätigte bestritt bestreitet dementierte dementiert skandierten "
    "skandierte nahm nimmt vertrat vertritt brachte sicherte sicherten "
    "meinung ansicht auffassung überzeugt rechtfertigte charakterisierte vereinbart vereinbarten geheißen verglich "
    "vergleicht zog geschildert geäußert gefordert gewarnt erläutert kommentiert"
)
CALL = word_set(
    "nannte nennt nannten nennen genannt bezeichnete bezeichnet bezeichneten bezeichnen beschrieb beschreibt "
    "beschrieben charakterisierte verurteilte verurteilt titulierte feierte bewertete bewertet wertete wertet "
    "kritisierte kritisiert kritisierten lobte lobt sprach spricht sprachen beschimpfte bezichtigte "
    "beurteilte beurteilt zurückgewiesen bemängelte bemängelt"
)
SOURCE_NOUNS = word_set(
    "angaben angabe worten ansicht meinung einschätzung auffassung aussage aussagen schätzung schätzungen "
    "informationen information berichten bericht darstellung überzeugung mitteilung erkenntnissen aussagen meldungen "
    "meldung behördenangaben polizeiangaben medienberichten medienangaben presseberichten zeitungsberichten "
    "korrespondentenberichten regierungsangaben militärangaben unternehmensangaben agenturangaben agenturmeldungen "
    "augenzeugenberichten zeugenaussagen sicht"
)
ROLES = word_set(
    "präsident präsidentin bürgermeister bürgermeisterin oberbürgermeister sprecher sprecherin minister ministerin "
    "kanzler kanzlerin ministerpräsident ministerpräsidentin chef chefin leiter leiterin direktor direktorin "
    "richter richterin staatsanwalt staatsanwältin feuerwehrchef polizeichef einsatzleiter einsatzleiterin "
    "innenminister außenminister verteidigungsminister professor professorin dr herr frau vorsitzende bundeskanzlerin "
    "vorsitzender geologe geologin forscher forscherin landrat landrätin gouverneur gouverneurin bundeskanzler "
    "polizeisprecher polizeisprecherin regierungssprecher regierungssprecherin intendant trainer trainerin "
    "vorstandschef vorstandschefin stadtbaurat generalsekretär generalsekretärin geschäftsführer geschäftsführerin "
    "hauptgeschäftsführer präsidenten us-präsident papst könig königin experte expertin beamter anwalt anwältin "
    "vorstandsvorsitzender vorstandsvorsitzende fraktionschef fraktionsvorsitzende senator senatorin politiker "
    "politikerin botschafter botschafterin general zeuge zeugin augenzeuge autor autorin"
)
BODIES = word_set(
    "polizei ministerium regierung gericht staatsanwaltschaft behörde behörden feuerwehr stadt verwaltung "
    "kommission unternehmen krankenhaus klinik universität institut partei armee parlament verband amt "
    "konzern betreiber innenministerium außenministerium verkehrsministerium stadtverwaltung gewerkschaft "
    "bundesregierung verteidigungsministerium fraktion organisation opposition landesregierung gesundheitsministerium"
)
GERMAN = Cues(
    say=SAY,
    tell=TELL - SAY,
    call=CALL,
    call_as=word_set("sieht sah sehen sahen wies wiesen weist sieht begrüßte begrüßt würdigte würdigt schilderte"),
    split={
        "gab": word_set("bekannt an zu protokoll verstehen"),
        "gibt": word_set("bekannt an zu protokoll verstehen"),
        "gaben": word_set("bekannt an zu protokoll verstehen"),
        "fügte": word_set("hinzu"),
        "fügt": word_set("hinzu"),
        "teilt": word_set("mit"),
        "teilte": word_set("mit"),
        "teilten": word_set("mit"),
        "räumte": word_set("ein"),
        "räumt": word_set("ein"),
        "kündigt": word_set("an"),
        "stellte": word_set("fest klar"),
        "stellt": word_set("fest klar"),
        "drückte": word_set("aus"),
        "führte": word_set("aus"),
        "führt": word_set("aus"),
        "hob": word_set("hervor"),
        "hebt": word_set("hervor"),
        "schätzte": word_set("ein"),
        "schätzt": word_set("ein"),
        "warf": word_set("vor ein"),
        "wirft": word_set("vor"),
        "warfen": word_set("vor"),
        "ließ": word_set("verlauten wissen mitteilen verlautbaren"),
        "legte": word_set("nahe dar"),
        "zeigte": word_set("überzeugt zufrieden besorgt"),
        "zeigt": word_set("überzeugt zufrieden besorgt"),
        "zeigten": word_set("überzeugt zufrieden besorgt"),
        "nahm": word_set("stellung"),
        "nimmt": word_set("stellung"),
        "vertrat": word_set("meinung ansicht auffassung standpunkt"),
        "vertritt": word_set("meinung ansicht auffassung standpunkt"),
        "brachte": word_set("ausdruck"),
        "sicherte": word_set("zu"),
        "sicherten": word_set("zu"),
    },
    sources=(("laut",), ("gemäß",), ("so",)),
    source_nouns=SOURCE_NOUNS,
    speech_nouns=word_set(
        "vorwurf vorwürfe behauptung behauptungen aussage aussagen forderung forderungen kritik äußerung äußerungen "
        "ankündigung ansicht meinung auffassung hinweis befürchtung befürchtungen erklärung einschätzung fazit "
        "kommentar stellungnahme worte worten satz antwort einwand warnung appell feststellung begründung argument "
        "these urteil zitat frage reaktion rede"
    ),
    after_sources=word_set("zufolge"),
    after_words=word_set("so"),
    joining=word_set("dass daß"),
    heard_by=word_set("journalisten reportern der dem den zeitung agentur presse interview mit ihm ihr uns sich ,"),
    fillers=word_set(
        "hat hatte habe auch später dann am im gestern heute zudem außerdem noch bereits erneut montag dienstag "
        "mittwoch donnerstag freitag samstag sonnabend sonntag morgen abend nachmittag vormittag nacht zuletzt "
        "laut sich dazu jedoch aber daraufhin weiter darüber hinaus hingegen dagegen wörtlich unterdessen indessen "
        "inzwischen schließlich anschließend kurz nun jetzt ferner weiterhin darauf dabei damit deshalb allerdings "
        "demnach ebenfalls wiederum bislang bisher nur schon sogar ähnlich zwar hier dort so positiv kritisch ebenso "
        "erst damals kritisch zuvor danach mehrfach entsprechend gleichzeitig offenbar insgesamt letztlich trotzdem "
        "dennoch somit zugleich hierzu anders deutlich scharf optimistisch skeptisch zuversichtlich erfreut enttäuscht "
        "enttäuschend empört sinngemäß ausdrücklich nachdrücklich zunächst lediglich neuerdings vielmehr immer wieder "
        "januar februar märz april mai juni juli august september oktober november dezember uhr letzten vergangenen "
        "ihn ihnen uns mir mich weiters folgendes immerhin natürlich selbst etwa einmal"
    ),
    perfect=word_set("hat haben hatte hatten habe wird werden wurde wurden soll sollen will kann ist sind war waren"),
    passive=word_set("wird wurde wurden werden worden"),
    by=word_set("von vom durch"),
    prepositions=word_set(
        "von vom für mit bei beim zu zum zur aus in im an am auf über unter nach vor gegen um seit ohne durch "
        "neben zwischen gegenüber laut gemäß angesichts wegen trotz während zugunsten ins ans aufs bis hinter"
    ),
    linking=word_set("von vom für aus im in bei beim der des zur zum"),
    conjunctions=word_set("und oder aber sondern sowie"),
    openers=word_set(
        "dass daß was wie als während weil wenn ob die das den wo obwohl da nachdem bevor damit denn dies"
    ),
    articles=word_set(
        "der die das ein eine einer dem den des einem einen eines seine ihre sein ihr seiner ihrer deren dessen "
        "dieser diese dieses mehrere viele einige zahlreiche"
    ),
    owners=word_set("seine ihre sein ihr seiner ihrer deren dessen mehrere viele einige zahlreiche"),
    not_subject=word_set(
        "dem den einem einen diesen diesem ihm ihnen seinem seinen ihrem ihren das dies "
        "insbesondere besonders ganz weshalb warum wieso woher wohin wer wen wem falls sofern solange sobald indem "
        "sodass zumal einerseits andererseits außer bald bestenfalls daher daran darin darum davon dazwischen derzeit "
        "eher eigentlich endlich fast genau genauso gern immer innerhalb irgendwann keineswegs längst manchmal meist "
        "mittlerweile nachher nebenbei nie niemals oft seitdem selten seither sicher sonst spätestens stattdessen "
        "tatsächlich teilweise übrigens umgekehrt vielleicht vorher wahrscheinlich weder womöglich ziemlich zuerst "
        "wovor womit wofür wodurch worauf woran worüber worin "
        "zumindest zusätzlich zurzeit zwischenzeitlich gegen gefragt befragt angesprochen konkret doch noch"
    ),
    he=word_set("er"),
    she=word_set("sie"),
    they=word_set("es wir ich man"),
    plural="en",
    capital_nouns=True,
    wanting=word_set("will wollen wolle wollte wollten möchte möchten"),
    opinions=word_set("meinung ansicht auffassung überzeugt"),
    being=word_set("ist sind war waren sei seien zeigte zeigten zeigt vertrat vertritt vertreten"),
    calling_out=word_set("meinen"),
    known_articles=word_set("der die das dem den des im am vom beim zum zur ins ans laut zitiert von bei"),
    not_title=word_set("sprach spricht sprachen sprechen gesprochen redet redete rede"),
    hearers=word_set(
        "zeitung zeitungen zeitschrift magazin agentur nachrichtenagentur sender fernsehsender radio presse "
        "journalisten "
        "reportern wochenzeitung tageszeitung"
    ),
    quoting=word_set("zitiert zitierte zitierten zitieren"),
    impersonal=word_set("heißt hieß geheißen lautet lautete"),
    mood=word_set(
        "sei seien habe hätten hätte könne könnten werde müsse müssten solle dürfe dürften wolle gebe gehe komme stehe "
        "mache bleibe liege gelte brauche lasse sehe wisse bestehe handele handle führe bringe finde würde würden wäre "
        "wären könnte müsste drohe zeige nehme halte glaube hoffe fordere erwarte unterstütze lehne wünsche"
    ),
    roles=ROLES,
    bodies=BODIES,
    body_ends=tuple(
        sorted(
            word_set(
                "regierung stiftung verwaltung vereinigung organisation leitung führung versicherung kommission "
                "fraktion redaktion koalition union universität delegation ministerium gericht komitee institut "
                "bündnis amt institution opposition"
            )
        )
    ),
    texts=word_set("bericht studie schreiben erklärung brief text meldung mitteilung zeitung presseerklärung antrag"),
    titles=word_set(
        "kurz motto codename codenamen name titel namen thema begriff domain webseite website "
        "film buch lied roman serie titel namens sogenannte sogenannten sogenannter genannte genannten begriff zeitung "
        "magazin tageszeitung zeitschrift nachrichtenmagazin zeitungen magazins album song show sendung projekt partei "
        "schiff restaurant hotel motto projekts gruppe band firma wochenzeitung buches radiosender fernsehsender "
        "organisation kampagne initiative"
    ),
)
