"""Pages of persons, places and organisations."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from manytold.model.statements import NameKind
from manytold.questions.name import name_page
from manytold.serve.languages import gettext as _
from manytold.serve.web import database_of, path_of, show


def kind_words(kind: NameKind) -> str:
    """What kind of name it is."""
    return {"person": _("Person"), "place": _("Place"), "organisation": _("Organisation")}.get(kind, _("Name"))


def page_of_name(request: Request) -> Response:
    """What is told under a name; any way to write it leads to the one page."""
    asked, before = request.path_params["key"], request.query_params.get("before")
    with database_of(request).look() as session:
        answer = name_page(session, asked, before)
    if answer.key != asked:
        return RedirectResponse(path_of("name", answer.key), status_code=301)
    return show(request, "name.html", answer=answer, kind=kind_words(answer.kind))


ROUTES: tuple[BaseRoute, ...] = (Route("/name/{key}", page_of_name),)
