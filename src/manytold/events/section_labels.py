"""What outlets call their sections, in several languages, in lower case and without what stands for every outlet."""

LABELS = {
    "world": (
        "world international global foreign ausland welt weltgeschehen monde étranger internacional mundo"
        " internacionales esteri mondo buitenland wereld internacionais europe europa asia asien africa afrika"
        " américas americas amériques latinoamérica middle-east nahost naher-osten oriente-medio moyen-orient"
        " proche-orient afrique united-nations nations-unies world-news international-news foreign-news"
        " internacional-noticias middleeast asia-pacific latin-america americas-news asie amérique weltspiegel"
    ),
    "politics": (
        "politics political politik politique política politica politiek policy inland innenpolitik bundestag"
        " parliament parlament parlement congress westminster white-house elections election wahlen wahl élections"
        " élection elecciones elección elezioni government regierung gobierno gouvernement us-politics uk-politics"
        " us-election bundestagswahl présidentielle législatives senate"
    ),
    "business": (
        "business economy economics economic finance finances markets market money companies wirtschaft finanzen"
        " geld unternehmen märkte börse konjunktur économie economie entreprises bourse argent marchés economía"
        " economia empresas mercados finanzas dinero negocios finanza mercati aziende beurs negócios banking banks"
        " personal-finance real-estate immobilien real-estate-news investing stocks your-money energy-industry"
        " industry"
    ),
    "science": (
        "science sciences wissenschaft wissen forschung ciencia ciencias recherche scienza scienze wetenschap"
        " ciência space astronomy raumfahrt weltraum espace espacio environment umwelt environnement medio-ambiente"
        " medioambiente climate klima climat clima planète planeta nature natur naturaleza ambiente"
        " milieu climate-change klimawandel science-environment archaeology physics biology paleontology earth"
        " energy-and-climate climate-crisis"
    ),
    "technology": (
        "technology tech technologie technologies technik tecnología tecnologia digital digitales netzwelt"
        " internet it computer computing gadgets software artificial-intelligence ai ki ia cybersecurity cyber"
        " it-security netzpolitik numérique informatique smartphones mobile technologien hi-tech high-tech"
        " inteligencia-artificial intelligence-artificielle künstliche-intelligenz startups innovation"
    ),
    "health": (
        "health healthcare gesundheit medizin santé salud salute gezondheid saúde medicine medicina médecine"
        " coronavirus covid covid-19 corona wellness fitness well-being nutrition ernährung mental-health public-health"
        " pandemic pandemie"
    ),
    "sport": (
        "sport sports deportes deporte football soccer fußball fussball fútbol futbol calcio voetbal futebol"
        " esportes desporto tennis tenis cricket rugby golf basketball baloncesto baseball hockey eishockey"
        " handball athletics leichtathletik cycling radsport ciclismo cyclisme boxing motorsport formula-1"
        " formel-1 formule-1 fórmula-1 f1 olympics olympia jeux-olympiques juegos-olímpicos nfl nba mlb nhl mls"
        " ufc bundesliga premier-league champions-league ligue-1 la-liga laliga nascar racing wintersport biathlon"
        " world-cup college-football"
    ),
    "culture": (
        "culture kultur cultura arts art books literature kunst bücher literatur livres littérature libros"
        " literatura libri film films movies movie kino cinéma cinema cine music musik musique música musica"
        " theatre theater théâtre teatro entertainment unterhaltung espectáculos spettacoli tv television"
        " fernsehen télévision televisión stage feuilleton arte exhibitions ausstellungen museums celebrity"
        " celebrities showbiz tv-showbiz medien-kultur people-entertainment entretenimiento divertissement arts-culture"
        " culture-arts entertainment-arts gaming games"
    ),
}
"""Written as addresses write them: words of one name joined by hyphens."""


def table() -> dict[str, str]:
    """The section of every label."""
    return {label: section for section, labels in LABELS.items() for label in labels.split()}
