"""Passkeys (WebAuthn): made, used to sign in, renamed and forgotten. The checks are the library's (py_webauthn).

A passkey is found by the browser itself and names the account that it is for, so nobody has to type a name. It works at
the host that it was made for and nowhere else, which is why there is nothing to phish.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, options_to_json_dict
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from manytold.errors import BadInput
from manytold.model.accounts import Account, Passkey
from manytold.run.accounts import Opened, open_for
from manytold.store import doors as kept
from manytold.store.accounts import load_account
from manytold.store.rows import Session

PAPER = "Manytold"
MOST = 20
"""Passkeys of one account: more than anybody has devices, few enough to be looked through."""
LONGEST_NAME = 60
ID = re.compile(r"[A-Za-z0-9_-]{1,1364}")
"""The id of a credential: at most 1023 bytes (WebAuthn, section 4), as it is written in JSON."""
WAIT_MS = 120_000
"""Milliseconds that the browser gives a person to answer."""
NOT_KNOWN = "this passkey is not known here, or its answer is not right; sign in another way"
NOT_MADE = "no passkey was made; try again"
ONLY_WAY = "this is the only way into your account; make another one first"
Spoken = dict[str, Any]
"""An answer of a browser or a question to it, as WebAuthn writes them in JSON."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the browser is: the host that a passkey is bound to, and the origin that the browser signs."""

    site: str
    origin: str


@dataclass(frozen=True, slots=True)
class Usable:
    """What lets anybody in as things stand: passkeys made for one of these hosts, and the issuer that is asked now."""

    sites: frozenset[str]
    issuer: str = ""


def question_new(session: Session, account: Account, place: Place, challenge: str) -> Spoken:
    """What the browser is asked in order to make a passkey. Raises BadInput where there are enough of them."""
    mine = kept.passkeys_of(session, account.id)
    if len(mine) >= MOST:
        raise BadInput(f"at most {MOST} passkeys are kept; remove one first")
    return question_for(account.id, account.name, place, challenge, [one.id for one in mine])


def question_for(account: str, name: str, place: Place, challenge: str, but: Sequence[str] = ()) -> Spoken:
    """What the browser is asked in order to make a passkey for an account of this id and name, `but` none of these."""
    asked = generate_registration_options(
        rp_id=place.site,
        rp_name=PAPER,
        user_id=account.encode(),
        user_name=name,
        challenge=challenge.encode(),
        timeout=WAIT_MS,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.PREFERRED
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(base64url_to_bytes(one)) for one in but],
    )
    return dict(options_to_json_dict(asked))


def make(session: Session, account: Account, place: Place, challenge: str, answer: Spoken, now: datetime) -> Passkey:
    """Keep a passkey that the browser made. Raises BadInput for an answer that does not fit the question."""
    try:
        made = verify_registration_response(
            credential=answer,
            expected_challenge=challenge.encode(),
            expected_rp_id=place.site,
            expected_origin=place.origin,
        )
    except Exception as error:  # what strangers send is parsed by four libraries, each with errors of its own
        raise BadInput(NOT_MADE) from error
    credential = bytes_to_base64url(made.credential_id)
    if kept.load_passkey(session, credential) is not None or len(kept.passkeys_of(session, account.id)) >= MOST:
        raise BadInput(NOT_MADE)
    key = made.credential_public_key
    one = Passkey(credential, account.id, _called(answer), place.site, key, now, made.sign_count)
    kept.save_passkey(session, one)
    return one


def question_known(place: Place, challenge: str) -> Spoken:
    """What the browser is asked in order to sign in; it names no account, and so tells nobody who has one."""
    preferred = UserVerificationRequirement.PREFERRED
    asked = generate_authentication_options(
        rp_id=place.site, challenge=challenge.encode(), timeout=WAIT_MS, user_verification=preferred
    )
    return dict(options_to_json_dict(asked))


def sign_in(session: Session, place: Place, challenge: str, answer: Spoken, now: datetime) -> Opened:
    """Sign a browser in by its passkey. Raises BadInput.

    A counter that did not grow means that the passkey was copied, or the answer is an old one.
    """
    one, holder = _known(session, answer.get("id")), _holder(answer)
    account = load_account(session, one.account) if one else None
    if one is None or account is None or one.site != place.site or holder != account.id.encode():
        raise BadInput(NOT_KNOWN)
    try:
        shown = verify_authentication_response(
            credential=answer,
            expected_challenge=challenge.encode(),
            expected_rp_id=place.site,
            expected_origin=place.origin,
            credential_public_key=one.key,
            credential_current_sign_count=one.count,
        )
    except Exception as error:  # as above
        raise BadInput(NOT_KNOWN) from error
    opened = open_for(session, account, now)
    kept.save_passkey(session, replace(one, count=shown.new_sign_count, used=now))
    return opened


def rename(session: Session, account: Account, credential: str, name: str) -> None:
    """Call a passkey of this account otherwise. Raises BadInput."""
    one = _known(session, credential)
    if one is None or one.account != account.id:
        raise BadInput("there is no such passkey")
    kept.save_passkey(session, replace(one, name=_plain(name)))


def forget(session: Session, account: Account, credential: str, usable: Usable) -> bool:
    """Remove a passkey of this account; whether there was one. Raises BadInput where no way in would be left."""
    mine = kept.passkeys_of(session, account.id)
    if all(one.id != credential for one in mine):
        return False
    if ways_in(session, account, usable, but=credential) == 0:
        raise BadInput(ONLY_WAY)
    kept.delete_passkey(session, account.id, credential)
    return True


def ways_in(session: Session, account: Account, usable: Usable, but: str = "") -> int:
    """How many ways into an account can be taken now, its password among them, `but` one passkey.

    A passkey that was made for another host, or an identity at an issuer of before, is none: nobody is locked out by
    taking away a way in because such a one is left.
    """
    identities = kept.identities_of(session, account.id)
    passkeys = [one for one in kept.passkeys_of(session, account.id) if one.site in usable.sites and one.id != but]
    elsewhere = [one for one in identities if usable.issuer and one.issuer == usable.issuer]
    return len(passkeys) + len(elsewhere) + kept.has_password(session, account.id)


def _known(session: Session, credential: object) -> Passkey | None:
    is_one = isinstance(credential, str) and ID.fullmatch(credential)
    return kept.load_passkey(session, str(credential)) if is_one else None


def _holder(answer: Spoken) -> bytes:
    """The account that the passkey says it is for; nothing where it cannot be read."""
    response = answer.get("response")
    told = response.get("userHandle") if isinstance(response, dict) else None
    try:
        return base64url_to_bytes(told) if isinstance(told, str) else b""
    except ValueError:
        return b""


def _called(answer: Spoken) -> str:
    name = answer.get("name")
    return _plain(name) if isinstance(name, str) and name.strip() else "Passkey"


def _plain(name: str) -> str:
    """A name in one line. Raises BadInput for what is none."""
    called = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    if not 0 < len(called) <= LONGEST_NAME:
        raise BadInput(f"a passkey is called with 1 to {LONGEST_NAME} characters", "name")
    return called
