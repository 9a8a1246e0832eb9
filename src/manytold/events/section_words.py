"""Words that are seldom said outside one section, by language; a text without labels is judged by them."""

from functools import cache

from manytold.text.words import stem

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "politics": (
            "parliament parliamentary senator senate congressman lawmaker lawmakers legislature ballot ballots"
            " electoral voter voters election elections candidate candidates coalition opposition minister"
            " ministry cabinet premier referendum bipartisan republican republicans democrat democrats campaign"
            " constituency manifesto legislation filibuster impeachment primaries caucus incumbent runoff polling"
        ),
        "business": (
            "shares shareholder shareholders investor investors stock stocks profit profits revenue revenues"
            " earnings quarterly dividend merger takeover acquisition inflation economist economists bank banks"
            " lender lenders creditor bankruptcy insolvency retailer retailers ceo startup tariff tariffs exports"
            " imports economy gdp analysts billion markets bond bonds mortgage currency fiscal subsidiary buyout"
            " depositors sales wage"
        ),
        "science": (
            "scientist scientists researcher researchers species fossil fossils astronomer astronomers telescope"
            " spacecraft orbit planet planets asteroid comet nasa galaxy physicist physicists biologist biologists"
            " genome dna laboratory experiment evolution climate emissions glacier habitat archaeologist"
            " archaeologists excavation astronaut astronauts rover particle mars lunar moon satellite rocket"
            " ecosystem extinct genetic"
        ),
        "technology": (
            "software app apps smartphone smartphones iphone android google microsoft apple facebook hacker"
            " hackers malware encryption cybersecurity algorithm algorithms chip chips processor browser internet"
            " online users website laptop tablet console gadget developers chatbot artificial server servers"
            " computing computer computers device devices startup data robot robots"
        ),
        "health": (
            "patient patients doctor doctors hospital hospitals disease diseases vaccine vaccines vaccination"
            " virus infection infections infected epidemic outbreak symptoms clinical treatment drug drugs cancer"
            " surgery medical nurses pandemic diagnosis dementia diabetes obesity therapy clinic physicians health"
            " immunity"
        ),
        "sport": (
            "match coach striker midfielder defender goalkeeper penalty league tournament championship champions"
            " championships semifinal semi-final quarterfinal playoff playoffs quarterback touchdown pitcher"
            " inning innings wicket batsman podium olympic olympics medal athlete athletes sprinter cyclist"
            " stadium fans teammate season team teams cup goal goals scored victory players player club football"
            " soccer tennis golf basketball baseball cricket rugby game games race racing grand-prix referee"
        ),
        "culture": (
            "film films movie movies actor actress director album albums singer band concert novel novelist"
            " author museum gallery exhibition painting paintings artist artists theatre theater opera orchestra"
            " festival oscar oscars grammy emmy celebrity celebrities premiere screenplay box-office hollywood"
            " composer poet poetry music musician musicians soundtrack tv sitcom hbo netflix rapper pop singers"
            " comedy drama songs song"
        ),
    },
    "de": {
        "politics": (
            "Bundestag Landtag Parlament Abgeordnete Abgeordneter Koalition Opposition Minister Ministerin"
            " Kanzler Kanzlerin Bundeskanzler Wahlkampf Wahl Wahlen Wähler Partei Parteien Fraktion Gesetzentwurf"
            " Ministerpräsident Senat Stadtrat Volksabstimmung Regierung Kabinett Parteitag Spitzenkandidat Grüne"
            " SPD CDU CSU FDP AfD"
        ),
        "business": (
            "Aktie Aktien Aktionäre Umsatz Gewinn Gewinne Konzern Unternehmen Börse Anleger Inflation Zinsen"
            " Leitzins Notenbank Bank Banken Insolvenz Übernahme Fusion Vorstandschef Quartal Konjunktur Ökonom"
            " Ökonomen Export Einzelhandel Milliarden Bilanz Dividende Tarifvertrag Finanzmärkte Wirtschaft"
            " Investoren"
        ),
        "science": (
            "Forscher Forscherin Forschung Wissenschaftler Wissenschaftlerin Studie Astronomen Teleskop Planet"
            " Planeten Raumsonde Satellit Fossil Fossilien Archäologen Ausgrabung Labor Experiment Klimawandel"
            " Gletscher Art Arten Evolution Genom Biologe Physiker Astronaut Mond Mars Rakete Emissionen"
        ),
        "technology": (
            "Software App Apps Smartphone Smartphones Internet Hacker Verschlüsselung Algorithmus Chip Chips"
            " Prozessor Google Microsoft Apple Nutzer Computer Browser Künstliche Intelligenz Chatbot Server"
            " Update Betriebssystem Daten Plattform Roboter Entwickler"
        ),
        "health": (
            "Patient Patienten Arzt Ärzte Ärztin Klinik Kliniken Krankenhaus Krankheit Impfung Impfstoff Virus"
            " Infektion Infektionen Epidemie Pandemie Symptome Therapie Behandlung Medikament Medikamente Krebs"
            " Krankenkasse Pflege Diagnose Erkrankung Gesundheit"
        ),
        "sport": (
            "Spiel Trainer Stürmer Torwart Mittelfeld Liga Bundesliga Turnier Meisterschaft Halbfinale Finale"
            " Elfmeter Stadion Fans Mannschaft Tor Tore Sieg Niederlage Saison Spieler Spielerin Verein Olympia"
            " Medaille Weltmeister Europameister Rennen Fußball Tennis Handball Schiedsrichter Tabelle Pokal"
        ),
        "culture": (
            "Film Filme Schauspieler Schauspielerin Regisseur Regisseurin Album Sänger Sängerin Band Konzert"
            " Roman Autor Autorin Museum Galerie Ausstellung Gemälde Künstler Künstlerin Theater Oper Orchester"
            " Festival Oscar Premiere Kino Komponist Dichter Musik Literatur Lied Serie"
        ),
    },
    "es": {
        "politics": (
            "parlamento diputado diputados senador senado congreso ministro ministra gobierno coalición oposición"
            " elecciones electoral votante votantes candidato candidata partido partidos referéndum legislatura"
            " moción presidente alcalde gabinete PSOE PP Vox campaña"
        ),
        "business": (
            "acciones accionistas inversor inversores bolsa beneficio beneficios ingresos ventas empresa empresas"
            " inflación banco bancos quiebra fusión adquisición economista economistas aranceles exportaciones"
            " economía PIB mercado mercados trimestre deuda dividendo facturación millones"
        ),
        "science": (
            "científico científicos investigador investigadores investigadora estudio especie especies fósil"
            " fósiles astrónomos telescopio planeta planetas asteroide nasa galaxia físicos biólogos genoma"
            " laboratorio experimento evolución clima emisiones glaciar arqueólogos excavación astronauta luna"
            " marte satélite cohete"
        ),
        "technology": (
            "software aplicación aplicaciones móvil móviles internet hacker hackers cifrado algoritmo chip chips"
            " procesador google microsoft apple usuarios ordenador navegador inteligencia artificial servidor"
            " servidores plataforma robot robots ciberataque datos dispositivo dispositivos"
        ),
        "health": (
            "paciente pacientes médico médicos hospital hospitales enfermedad enfermedades vacuna vacunas virus"
            " infección contagios epidemia brote pandemia síntomas tratamiento fármaco fármacos cáncer cirugía"
            " sanitarios sanidad diagnóstico clínica salud"
        ),
        "sport": (
            "partido entrenador delantero portero centrocampista penalti liga torneo campeonato campeón semifinal"
            " final estadio afición equipo gol goles victoria derrota temporada jugador jugadora jugadores club"
            " olímpico olímpicos medalla atleta carrera fútbol tenis baloncesto árbitro copa"
        ),
        "culture": (
            "película películas actor actriz director álbum cantante banda concierto novela novelista escritor"
            " escritora museo galería exposición pintura artista artistas teatro ópera orquesta festival óscar"
            " estreno cine compositor poeta música literatura canción serie"
        ),
    },
    "fr": {
        "politics": (
            "parlement député députés députée sénateur sénat ministre gouvernement coalition opposition élection"
            " élections électoral électeurs candidat candidate parti partis référendum législatives présidentielle"
            " motion censure maire matignon élysée assemblée scrutin campagne"
        ),
        "business": (
            "actions actionnaires investisseurs bourse bénéfice bénéfices recettes ventes entreprise entreprises"
            " inflation banque banques faillite fusion acquisition économiste économistes exportations économie"
            " PIB marché marchés trimestre dette dividende chiffre milliards groupe"
        ),
        "science": (
            "scientifique scientifiques chercheur chercheurs chercheuse étude espèce espèces fossile fossiles"
            " astronomes télescope planète planètes astéroïde nasa galaxie physiciens biologistes génome"
            " laboratoire expérience évolution climat émissions glacier archéologues fouilles astronaute lune mars"
            " satellite fusée"
        ),
        "technology": (
            "logiciel application applications smartphone smartphones internet pirate pirates chiffrement"
            " algorithme puce puces processeur google microsoft apple utilisateurs ordinateur navigateur"
            " intelligence artificielle serveur serveurs plateforme robot robots cyberattaque données appareil"
        ),
        "health": (
            "patient patients médecin médecins hôpital hôpitaux maladie maladies vaccin vaccins vaccination virus"
            " infection contaminations épidémie pandémie symptômes traitement médicament médicaments cancer"
            " chirurgie soignants diagnostic clinique santé"
        ),
        "sport": (
            "match entraîneur attaquant gardien milieu penalty ligue tournoi championnat champion demi-finale"
            " finale stade supporters équipe but buts victoire défaite saison joueur joueuse joueurs club"
            " olympique olympiques médaille athlète course football tennis rugby arbitre coupe"
        ),
        "culture": (
            "film films acteur actrice réalisateur réalisatrice album chanteur chanteuse groupe concert roman"
            " romancier écrivain autrice musée galerie exposition peinture artiste artistes théâtre opéra"
            " orchestre festival oscar césar cinéma compositeur poète musique littérature chanson série"
        ),
    },
}


@cache
def sections_of_stems(language: str) -> dict[str, frozenset[str]]:
    """The sections in which a stem counts, by stem; nothing for a language without words."""
    found: dict[str, set[str]] = {}
    for section, words in WORDS.get(language, {}).items():
        for word in words.split():
            found.setdefault(stem(word, language), set()).add(section)
    return {form: frozenset(sections) for form, sections in found.items()}
