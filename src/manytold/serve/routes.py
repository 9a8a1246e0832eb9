"""Every address that is answered, room by room; the first that fits answers."""

from starlette.routing import BaseRoute

from manytold.serve.accounts import ROUTES as ACCOUNTS
from manytold.serve.asking import PUBLIC_ROUTES
from manytold.serve.asking import ROUTES as ASKING
from manytold.serve.choosing import ROUTES as CHOOSING
from manytold.serve.comments import ROUTES as COMMENTS
from manytold.serve.correcting import ROUTES as CORRECTING
from manytold.serve.data import ROUTES as DATA
from manytold.serve.feeds import ROUTES as FEEDS
from manytold.serve.following import ROUTES as FOLLOWING
from manytold.serve.for_you import ROUTES as FOR_YOU
from manytold.serve.front import ROUTES as FRONT
from manytold.serve.images import ROUTES as IMAGES
from manytold.serve.mailing import ROUTES as MAILING
from manytold.serve.names import ROUTES as NAMES
from manytold.serve.notes import ROUTES as NOTES
from manytold.serve.offline import ROUTES as OFFLINE
from manytold.serve.oidc import ROUTES as OIDC
from manytold.serve.passkeys import ROUTES as PASSKEYS
from manytold.serve.picks import ROUTES as PICKS
from manytold.serve.reading import ROUTES as READING
from manytold.serve.searches import ROUTES as SEARCHES
from manytold.serve.sections import ROUTES as SECTIONS
from manytold.serve.speaking import ROUTES as SPEAKING
from manytold.serve.starting import ROUTES as STARTING
from manytold.serve.ways_in import ROUTES as WAYS_IN
from manytold.serve.web import ROUTES as WEB
from manytold.serve.websub import ROUTES as HUB_ROUTES

__all__ = ["HUB_ROUTES", "PAGES", "PUBLIC_ROUTES"]
PAGES: tuple[BaseRoute, ...] = (
    *FOLLOWING,
    *STARTING,
    *FRONT,
    *SECTIONS,
    *IMAGES,
    *PICKS,
    *FOR_YOU,
    *WEB,
    *READING,
    *CORRECTING,
    *NAMES,
    *ASKING,
    *CHOOSING,
    *SEARCHES,
    *FEEDS,
    *NOTES,
    *COMMENTS,
    *DATA,
    *PASSKEYS,
    *MAILING,
    *OIDC,
    *WAYS_IN,
    *ACCOUNTS,
    *OFFLINE,
    *SPEAKING,
)
