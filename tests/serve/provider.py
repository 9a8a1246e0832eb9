"""A small provider of OpenID Connect on loopback, real enough to be trusted, and able to lie in one way at a time."""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from tests.whole.serving import serving

CLIENT, SECRET = "the-newspaper", "a secret between two"
RIGHT = RSAKey.generate_key(2048, {"kid": "right", "use": "sig"})
OTHER = RSAKey.generate_key(2048, {"kid": "right", "use": "sig"})
CURVED = ECKey.generate_key("P-256", {"kid": "curved", "use": "sig"})


def part(claims: dict[str, Any]) -> str:
    return urlsafe_b64encode(JSONResponse(claims).body).decode().rstrip("=")


def with_a_secret(claims: dict[str, Any], secret: bytes) -> str:
    """Signed by what both know, or by what everybody knows: the public key taken for a secret."""
    said = f"{part({'alg': 'HS256', 'kid': 'right'})}.{part(claims)}"
    return f"{said}.{urlsafe_b64encode(hmac.digest(secret, said.encode(), 'sha256')).decode().rstrip('=')}"


LIES: dict[str, Callable[[dict[str, Any], str], str]] = {
    "none": lambda claims, _: f"{part({'alg': 'none'})}.{part(claims)}.",
    "shared secret": lambda claims, _: with_a_secret(claims, SECRET.encode()),
    "public key as secret": lambda claims, _: with_a_secret(claims, RIGHT.as_pem(private=False)),
    "curved": lambda claims, _: jwt.encode({"alg": "ES256", "kid": "curved"}, claims, CURVED),
    "other key": lambda claims, _: jwt.encode({"alg": "RS256", "kid": "right"}, claims, OTHER),
    "not a token": lambda _claims, _made: "one.two.three",
    "changed after it was signed": lambda claims, made: ".".join(
        (made.split(".")[0], part(claims | {"sub": "owner"}), made.split(".")[2])
    ),
}


@dataclass
class Provider:
    """Who it vouches for, what was asked of it, and how it lies: `claims` replace true ones, None leaves one out."""

    now: datetime
    port: int = 0
    subject: str = "subject-1"
    name: str = "Ada Berg"
    lie: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    tells: bool = False
    asked: list[str] = field(default_factory=list)
    says: dict[str, Any] = field(default_factory=dict)

    @property
    def issuer(self) -> str:
        return f"http://localhost:{self.port}/realms/home"

    def authorize(self, address: str) -> str:
        """Where a person who says yes is sent back to."""
        assert address.startswith(f"{self.issuer}/authorize?"), address
        query = dict(parse_qsl(urlsplit(address).query))
        assert (query["response_type"], query["client_id"], query["code_challenge_method"]) == ("code", CLIENT, "S256")
        assert "openid" in query["scope"].split()
        code = f"code-{len(self.codes)}"
        self.codes[code] = query
        iss = {"iss": self.issuer} if self.tells else {}
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']} | iss)}"

    def token(self, form: dict[str, str]) -> Response:
        query = self.codes.pop(form.get("code", ""), None)
        challenge = urlsafe_b64encode(sha256(form.get("code_verifier", "").encode()).digest()).decode().rstrip("=")
        right = query and (challenge, form["redirect_uri"]) == (query["code_challenge"], query["redirect_uri"])
        if not right or query is None or (form["client_id"], form.get("client_secret")) != (CLIENT, SECRET):
            return JSONResponse({"error": "invalid_grant"}, status_code=400)
        return JSONResponse({"access_token": "unused", "token_type": "Bearer", "id_token": self.signed(query["nonce"])})

    def signed(self, nonce: str) -> str:
        when = int(self.now.timestamp())
        claims = {"iss": self.issuer, "aud": CLIENT, "sub": self.subject, "iat": when, "exp": when + 300}
        claims |= {"nonce": nonce, "preferred_username": self.name, "email": "ada@home.example"} | self.claims
        claims = {name: value for name, value in claims.items() if value is not None}
        made = jwt.encode({"alg": "RS256", "kid": "right"}, claims, RIGHT)
        return LIES[self.lie](claims, made) if self.lie in LIES else made

    def app(self) -> Starlette:
        async def configuration(request: Request) -> Response:
            self.asked.append(request.url.path)
            told = {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
                "authorization_response_iss_parameter_supported": self.tells,
            }
            if self.lie == "redirects":
                return RedirectResponse("http://127.0.0.1:1/elsewhere")
            return JSONResponse(told | self.says)

        async def authorize(request: Request) -> Response:
            return RedirectResponse(self.authorize(str(request.url)), status_code=303)

        async def token(request: Request) -> Response:
            self.asked.append(request.url.path)
            return self.token(dict(parse_qsl((await request.body()).decode())))

        async def keys(_request: Request) -> Response:
            return JSONResponse(KeySet([RIGHT, CURVED]).as_dict(private=False))

        return Starlette(
            routes=[
                Route("/realms/home/.well-known/openid-configuration", configuration),
                Route("/realms/home/authorize", authorize),
                Route("/realms/home/token", token, methods=["POST"]),
                Route("/realms/home/keys", keys),
            ]
        )


@contextmanager
def provider(now: datetime) -> Iterator[Provider]:
    """A provider that answers at a port of this machine."""
    one = Provider(now)
    with serving(one.app()) as port:
        one.port = port
        yield one
