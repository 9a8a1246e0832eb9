"""Signing in through somebody who vouches (OpenID Connect Core 1.0, authorization code with PKCE, RFC 7636).

What counts is the issuer and its subject, signed: no name and no mail address, which others may get. Requests go by
the guarded way to send; the issuer's host may be one of the owner's own, as no other.
"""

import json
from base64 import urlsafe_b64encode
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode, urlsplit

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from manytold.errors import BadInput
from manytold.fetch.guard import host_of, wrong_with
from manytold.fetch.send import Send, open_send
from manytold.model.accounts import Account, Identity, Role
from manytold.model.outcomes import Failed
from manytold.model.pages import Request
from manytold.run.accounts import Opened, found_by, invited_by, is_new, newcomer, open_for
from manytold.run.passkeys import ONLY_WAY, Usable, ways_in
from manytold.settings import MIB, FetchSettings, ServeSettings
from manytold.store import doors as kept
from manytold.store.accounts import load_account
from manytold.store.rows import Session

WELL_KNOWN = "/.well-known/openid-configuration"
SIGNED_BY = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Signatures by a key of the issuer's alone: none at all, or one by a secret that both know, is not among them."""
LEEWAY_S = 60
"""Seconds by which the clocks of two machines may differ."""
TOTAL_S = 15.0
"""Seconds that one answer of the issuer may take: a person waits for it."""
LONGEST = 255
"""Characters of a subject (OpenID Connect Core 1.0, section 2)."""
LONGEST_ANSWER = 4096
"""Characters of a code or a state that are read."""
OWN = ("localhost", "127.0.0.1", "::1")
NOT_VOUCHED = "what {name} answered cannot be trusted ({why}); try again"
NOT_THERE = "{name} cannot be asked now; try again later or sign in another way"
NOT_KNOWN = (
    "{name} knows you, but this newspaper does not; sign in another way, or ask an owner for an invitation, and "
    "connect the two in your settings"
)
NOT_FIRST = "this newspaper has no owner yet; the owner signs in with a password or a passkey first"
TAKEN = "this sign-in belongs to another account here"


@dataclass(frozen=True, slots=True)
class Issuer:
    """What the issuer says of itself; `tells` is whether it says in its answers who it is (RFC 9207)."""

    asks_at: str
    tokens_at: str
    keys_at: str
    tells: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to the issuer, kept here until it is answered: who may answer it, and how the answer is known.

    `browser` is the digest of what the asking browser alone has; `account` connects itself, nobody signs in;
    `invitation` is the secret by which a newcomer joins, and leaves this process as little as the rest.
    """

    browser: str
    nonce: str
    verifier: str
    back: str
    where: str = "/"
    account: str = ""
    invitation: str = field(default="", repr=False)


def is_wanted(settings: ServeSettings) -> bool:
    """Whether the owner has set an issuer. Raises BadInput for settings that cannot work."""
    issuer = settings.oidc_issuer
    if not issuer:
        return False
    if not settings.oidc_client:
        raise BadInput("serve.oidc_issuer needs serve.oidc_client, the name of this newspaper at the issuer")
    if wrong := wrong_with(issuer):
        raise BadInput(f"serve.oidc_issuer is not usable: {wrong}. Write it as https://login.example.org/realms/home.")
    if not _is_safe(issuer) or urlsplit(issuer).query or urlsplit(issuer).fragment:
        raise BadInput("serve.oidc_issuer must be an https address without ? and #")
    return True


def way_to(
    settings: ServeSettings, fetch: FetchSettings, now: Callable[[], datetime]
) -> Callable[[], AbstractAsyncContextManager[Send]]:
    """Opens the way to the issuer: as to everybody, but its host may be one of the owner's own."""
    allow = (host_of(settings.oidc_issuer),)
    asked = replace(fetch, allow=allow, total_s=TOTAL_S, idle_s=TOTAL_S, max_bytes=MIB)
    return lambda: open_send(asked, now)


async def discover(send: Send, settings: ServeSettings) -> Issuer:
    """What the issuer says of itself. Raises BadInput where it says it is another, or is not to be had."""
    told = await _json(send, settings, Request(settings.oidc_issuer.rstrip("/") + WELL_KNOWN, follow=False))
    if told.get("issuer") != settings.oidc_issuer:
        raise _untrusted(settings, "it says it is another")
    names = ("authorization_endpoint", "token_endpoint", "jwks_uri")
    addresses = [told.get(name) for name in names]
    for one in addresses:
        if not isinstance(one, str) or wrong_with(one) or not _is_safe(one):
            raise _untrusted(settings, "it names an address that is not safe")
    tells = told.get("authorization_response_iss_parameter_supported") is True
    asks_at, tokens_at, keys_at = map(str, addresses)
    return Issuer(asks_at, tokens_at, keys_at, tells)


def question(issuer: Issuer, settings: ServeSettings, asked: Asked, state: str) -> str:
    """Where the browser is sent to be vouched for."""
    challenge = urlsafe_b64encode(sha256(asked.verifier.encode()).digest()).decode().rstrip("=")
    query = {
        "response_type": "code",
        "client_id": settings.oidc_client,
        "redirect_uri": asked.back,
        "scope": "openid profile",
        "state": state,
        "nonce": asked.nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    return f"{issuer.asks_at}{'&' if '?' in issuer.asks_at else '?'}{urlencode(query)}"


async def answered(
    send: Send, settings: ServeSettings, asked: Asked, answer: dict[str, str], now: datetime
) -> dict[str, Any]:
    """What the issuer vouches for: the claims of its token, checked. Raises BadInput for anything that is not right."""
    if answer.get("error"):
        raise BadInput(f"{settings.oidc_name} did not let you through; try again")
    code, says = answer.get("code", ""), answer.get("iss")
    issuer = await discover(send, settings)
    if (says is None and issuer.tells) or (says is not None and says != settings.oidc_issuer):
        raise _untrusted(settings, "another answered")
    if not 0 < len(code) <= LONGEST_ANSWER:
        raise _untrusted(settings, "there is no code in it")
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": asked.back,
        "client_id": settings.oidc_client,
        "code_verifier": asked.verifier,
    }
    secret = {"client_secret": settings.oidc_secret} if settings.oidc_secret else {}
    told = await _json(send, settings, Request(issuer.tokens_at, form=tuple((form | secret).items()), follow=False))
    keys = await _json(send, settings, Request(issuer.keys_at, follow=False))
    return claims_in(told.get("id_token"), keys, settings, asked.nonce, now)


def claims_in(token: object, keys: Any, settings: ServeSettings, nonce: str, now: datetime) -> dict[str, Any]:
    """The claims of a token that the issuer signed for this newspaper, for this question, just now. Raises BadInput."""
    if not isinstance(token, str):
        raise _untrusted(settings, "there is no token in it")
    wanted = jwt.JWTClaimsRegistry(
        now=int(now.timestamp()),
        leeway=LEEWAY_S,
        iss={"essential": True, "value": settings.oidc_issuer},
        aud={"essential": True, "value": settings.oidc_client},
        sub={"essential": True},
        exp={"essential": True},
        iat={"essential": True},
        nonce={"essential": True, "value": nonce},
    )
    try:
        claims = jwt.decode(token, KeySet.import_key_set(keys), algorithms=list(SIGNED_BY)).claims
        wanted.validate(claims)
    except JoseError as error:
        raise _untrusted(settings, error.error.replace("_", " ")) from error
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError) as error:
        raise _untrusted(settings, "its token cannot be read") from error
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if claims.get("azp", None if several else settings.oidc_client) != settings.oidc_client:
        raise _untrusted(settings, "it is meant for another")
    subject = claims["sub"]
    if not isinstance(subject, str) or not subject.isprintable() or not 0 < len(subject) <= LONGEST:
        raise _untrusted(settings, "it names nobody")
    return claims


def sign_in(
    session: Session, settings: ServeSettings, claims: dict[str, Any], now: datetime, invitation: str = ""
) -> Opened:
    """Sign a browser in to the account that is this subject, or make it where newcomers may, or this one is invited.

    Who has an account here already needs no invitation, and uses none up. Raises BadInput.
    """
    issuer, subject = settings.oidc_issuer, str(claims["sub"])
    known = kept.load_identity(session, issuer, subject)
    account = load_account(session, known.account) if known else None
    if known is None or account is None:
        account = _newcomer(session, settings, claims, now, invitation)
        known = Identity(issuer, subject, account.id, now, now)
    opened = open_for(session, account, now)
    kept.save_identity(session, replace(known, used=now))
    return opened


def connect(session: Session, settings: ServeSettings, account: Account, claims: dict[str, Any], now: datetime) -> None:
    """Let an account that is signed in be entered by the issuer. Raises BadInput where the subject is another's."""
    subject = str(claims["sub"])
    known = kept.load_identity(session, settings.oidc_issuer, subject)
    if known is not None and known.account != account.id:
        raise BadInput(TAKEN)
    kept.delete_identities(session, account.id, settings.oidc_issuer)
    kept.save_identity(session, Identity(settings.oidc_issuer, subject, account.id, now, now))


def disconnect(session: Session, settings: ServeSettings, account: Account, usable: Usable) -> None:
    """No longer enter this account by the issuer. Raises BadInput where it is the only way in."""
    if ways_in(session, account, replace(usable, issuer="")) == 0:
        raise BadInput(ONLY_WAY)
    kept.delete_identities(session, account.id, settings.oidc_issuer)


def _newcomer(
    session: Session, settings: ServeSettings, claims: dict[str, Any], now: datetime, invitation: str
) -> Account:
    """A new account for a subject. The first is the owner's, and nobody's but whom the settings name."""
    name = next((claims[key] for key in ("preferred_username", "name") if isinstance(claims.get(key), str)), "")
    if invitation:
        return invited_by(session, invitation, name, now)
    if is_new(session):
        if not settings.oidc_owner or claims["sub"] != settings.oidc_owner:
            raise BadInput(NOT_FIRST)
        return found_by(session, name, now)
    if settings.oidc_newcomers == "known":
        raise BadInput(NOT_KNOWN.format(name=settings.oidc_name))
    role: Role = "editor" if settings.oidc_newcomers == "editor" else "reader"
    return newcomer(session, name, role, now)


async def _json(send: Send, settings: ServeSettings, request: Request) -> dict[str, Any]:
    """What the issuer answers to one request. Raises BadInput, in our own words."""
    page = await send(request)
    if isinstance(page, Failed) or page.status != 200:
        raise BadInput(NOT_THERE.format(name=settings.oidc_name))
    try:
        found = json.loads(page.body)
    except (ValueError, RecursionError) as error:
        raise _untrusted(settings, "it cannot be read") from error
    if not isinstance(found, dict):
        raise _untrusted(settings, "it cannot be read")
    return found


def _untrusted(settings: ServeSettings, why: str) -> BadInput:
    return BadInput(NOT_VOUCHED.format(name=settings.oidc_name, why=why))


def _is_safe(address: str) -> bool:
    """Whether what is sent there is read by nobody on the way: it is encrypted, or stays on this machine."""
    host = host_of(address)
    return urlsplit(address).scheme.lower() == "https" or host in OWN or host.endswith(".localhost")
