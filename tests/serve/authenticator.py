"""A passkey in software: it answers as a device does, and as a thief would (WebAuthn, sections 6 and 7)."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def text(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


def raw(words: str) -> bytes:
    return urlsafe_b64decode(words + "=" * (-len(words) % 4))


@dataclass
class Authenticator:
    """One device with one passkey on it; every field may be made a lie."""

    origin: str = "http://testserver"
    site: str = "testserver"
    id: bytes = b"a credential that is made here"
    holder: bytes = b""
    count: int = 0
    flags: int = PRESENT | VERIFIED
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def made(self, question: dict[str, Any], kind: str = "webauthn.create") -> dict[str, Any]:
        """The answer to the question for a new passkey."""
        self.holder = raw(question["user"]["id"])
        numbers = self.key.public_key().public_numbers()
        point = {-2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        key = cbor2.dumps({1: 2, 3: -7, -1: 1} | point)
        attested = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + key
        told = {"fmt": "none", "attStmt": {}, "authData": self._data(self.flags | ATTESTED) + attested}
        said = self._said(kind, question)
        return self._spoken({"clientDataJSON": text(said), "attestationObject": text(cbor2.dumps(told))})

    def shown(self, question: dict[str, Any], kind: str = "webauthn.get", count: int | None = None) -> dict[str, Any]:
        """The answer to the question for a known one; the counter grows unless it is told."""
        self.count = self.count + 1 if count is None else count
        said, data = self._said(kind, question), self._data(self.flags)
        signature = self.key.sign(data + sha256(said).digest(), ec.ECDSA(SHA256()))
        answer = {"clientDataJSON": text(said), "authenticatorData": text(data), "signature": text(signature)}
        return self._spoken(answer | {"userHandle": text(self.holder)})

    def _data(self, flags: int) -> bytes:
        return sha256(self.site.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _said(self, kind: str, question: dict[str, Any]) -> bytes:
        return json.dumps({"type": kind, "challenge": question["challenge"], "origin": self.origin}).encode()

    def _spoken(self, response: dict[str, str]) -> dict[str, Any]:
        return {"id": text(self.id), "rawId": text(self.id), "type": "public-key", "response": response}
