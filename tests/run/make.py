"""Pages of an invented valley: few, but with copies, edits, returns, look-alikes and pages that hold no article."""

from datetime import UTC, datetime, timedelta

from manytold.model.pages import Entry, Page

DAY = datetime(2031, 5, 5, 6, 0, tzinfo=UTC)

FIRE = (
    "A fire in the old tannery of Velmont killed three people on Sunday night, the fire service said.",
    "Forty firefighters fought the flames until dawn, and 12 residents of houses beside the tannery were evacuated.",
    "“We heard a bang and then the whole roof was burning,” said Irsa Dolme, who lives across the canal.",
    "The tannery of Velmont had stood empty since 2019 and was to be turned into flats next year.",
)
FIRE_TOO = (
    "Three people died when the disused tannery in Velmont burned down during the night to Monday.",
    "The fire brigade of Velmont sent forty men and women; twelve neighbours had to leave their homes by the canal.",
    "Irsa Dolme, a neighbour, said: “We heard a bang and then the whole roof was burning.”",
    "Why the tannery burned is not known. Mayor Pell Tarrow promised an inquiry into the Velmont fire.",
)
FIRE_LATER = (
    "The number of people killed in the fire at the Velmont tannery has risen to four, the hospital said on Tuesday.",
    "A woman of 61 died of her burns. Mayor Pell Tarrow said the inquiry into the tannery fire begins on Thursday.",
    "The ruin by the canal in Velmont will be pulled down as soon as investigators have left it.",
)
LOOK_ALIKE = (
    "A fire in a sawmill at Norrby injured two workers on Monday, the district said.",
    "The flames at the Norrby sawmill were out after an hour, and production begins again on Wednesday.",
    "A spark from a saw had set fire to dust in a silo, said the head of the Norrby sawmill, Ulm Berrick.",
)
BRIDGE = (
    "The council of Eastmark voted on Wednesday to build a new bridge over the Sarn for 48 million crowns.",
    "Nineteen councillors were in favour of the bridge and six against it after a debate of five hours.",
    "“This bridge joins what the river has parted,” said council leader Hanne Orlick.",
    "Work on the Sarn bridge is to begin in March and to last for two years.",
)
BRIDGE_TOO = (
    "Eastmark gets its bridge: the council approved the 48 million crowns for the crossing of the Sarn on Wednesday.",
    "Opponents say that the price of the Sarn bridge will rise to 60 million crowns before it is done.",
    "Council leader Hanne Orlick called the vote in Eastmark a good day for both banks.",
)
FOOTBALL = (
    "Saltmere beat Hessel by two goals to one in the cup final on Saturday before 18,000 people.",
    "Jorin Abel scored both goals for Saltmere in the second half, the last of them two minutes before the end.",
    "It is the third cup for Saltmere, and the first since 1998, when the club beat Eastmark.",
)
EXTRA = (
    "The regional station reports that trains between the two towns were late all morning for this reason.",
    "A spokeswoman for the province said that there was nothing to add to what is known so far.",
)

OUTLETS = ("valley-post.example", "canal-news.example", "hill-echo.example", "press-desk.example", "morning.example")


def make_page(host: str, slug: str, title: str, told: tuple[str, ...], hours: float = 0.0, late: float = 1.0) -> Page:
    """A plain article page, published `hours` after the first and fetched `late` hours after that."""
    published = DAY + timedelta(hours=hours)
    told_as = "".join(f"<p>{paragraph}</p>" for paragraph in told)
    body = (
        f"<!doctype html><html lang=en><head><title>{title}</title>"
        f'<meta property="og:site_name" content="{host.partition(".")[0].title()}">'
        f'<meta property="article:published_time" content="{published.isoformat()}"></head>'
        f"<body><nav><a href=/>Home</a></nav><article><h1>{title}</h1>{told_as}</article></body></html>"
    )
    url = f"https://{host}/{slug}"
    return Page(
        url, url, 200, "text/html", body.encode(), published + timedelta(hours=late), announced=Entry(url, title)
    )


def make_pages() -> list[Page]:
    """About thirty pages; several addresses come more than once, with the same words and with others."""
    post, canal, echo, desk, morning = OUTLETS
    agency = [
        make_page(host, "tannery", "Three dead in Velmont fire", FIRE, 3 + n) for n, host in enumerate((desk, echo))
    ]
    agency += [make_page(morning, "tannery", "Velmont: three dead in tannery fire", (*FIRE, EXTRA[0]), 5)]
    fires = [
        make_page(post, "fire", "Three die in Velmont tannery fire", FIRE_TOO, 4),
        make_page(canal, "fire", "Tannery burns down", (FIRE_TOO[1], FIRE_TOO[0], FIRE[3], EXTRA[1]), 6),
        make_page(post, "fire-toll", "Velmont fire: fourth victim", FIRE_LATER, 32),
        make_page(canal, "fire-toll", "Fourth death after tannery fire in Velmont", FIRE_LATER[::-1], 33),
        make_page(echo, "sawmill", "Two hurt in sawmill fire at Norrby", LOOK_ALIKE, 20),
        make_page(morning, "sawmill", "Sawmill fire in Norrby hurts two", (*LOOK_ALIKE, EXTRA[1]), 22),
    ]
    bridges = [
        make_page(host, "bridge", "Eastmark votes for Sarn bridge", told, 60 + n)
        for n, (host, told) in enumerate(
            ((post, BRIDGE), (canal, BRIDGE_TOO), (echo, (*BRIDGE, EXTRA[0])), (desk, BRIDGE))
        )
    ]
    games = [
        make_page(host, "cup", "Saltmere wins the cup", FOOTBALL[n:] + EXTRA, 130 + n)
        for n, host in enumerate((post, morning))
    ]
    edited = [
        make_page(post, "fire", "Three die in Velmont tannery fire", (*FIRE_TOO, FIRE_LATER[0]), 4, late=9),
        make_page(post, "fire", "Three die in Velmont tannery fire", FIRE_TOO, 4, late=12),
        make_page(canal, "bridge", "Eastmark votes for Sarn bridge", (*BRIDGE_TOO, BRIDGE[2]), 61, late=7),
        make_page(echo, "sawmill", "Cup for Saltmere", FOOTBALL, 20, late=30),
    ]
    again = [make_page(desk, "tannery", "Three dead in Velmont fire", FIRE, 3, late=0.5)]
    nothing = [
        Page("https://morning.example/", "https://morning.example/", 200, "text/html", b"<p>Hi</p>", DAY),
        Page("https://morning.example/gone", "https://morning.example/gone", 404, "text/html", b"<p>Not here</p>", DAY),
        Page("https://morning.example/x.bin", None, 200, "application/octet-stream", bytes(range(256)), DAY),
    ]
    return agency + fires + bridges + games + edited + again + nothing
