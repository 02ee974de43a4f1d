"""Words for the lines of the audit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final

from dashboard.access.audit_log import COMMAND_LINE, AuditActor, AuditEvent, AuditLine
from dashboard.roles import Role, role_name
from dashboard.words import N_, Words

_EVENT_NAMES: Final[Mapping[AuditEvent, str]] = MappingProxyType(
    {
        AuditEvent.SIGN_IN: N_("signed in"),
        AuditEvent.SIGN_IN_REFUSED: N_("sign-in refused"),
        AuditEvent.SIGN_OUT: N_("signed out"),
        AuditEvent.SESSION_ENDED: N_("session ended"),
        AuditEvent.REFUSED: N_("asked what the role does not allow"),
        AuditEvent.UPLOAD: N_("files uploaded to be checked"),
        AuditEvent.COMMIT: N_("data changed"),
        AuditEvent.RESTORE: N_("went back to an earlier version"),
        AuditEvent.DOWNLOAD: N_("file with names of people downloaded"),
        AuditEvent.SCENARIO_SAVED: N_("scenario kept"),
        AuditEvent.SCENARIO_DELETED: N_("scenario removed"),
        AuditEvent.BACKUP: N_("backup made"),
        AuditEvent.BACKUP_RESTORED: N_("backup put in place of the data"),
        AuditEvent.TOKEN_MADE: N_("token made"),
        AuditEvent.TOKEN_ENDED: N_("token ended"),
        AuditEvent.TOKEN_USED: N_("token used"),
        AuditEvent.TOKEN_REFUSED: N_("token refused"),
        AuditEvent.ERASURE: N_("person erased"),
    }
)
_REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "stale": N_("the sign-in had taken too long or came from elsewhere"),
        "too-often": N_("asked too often"),
        "refused-by-provider": N_("the provider refused it"),
        "unreachable": N_("the provider does not answer"),
        "other-issuer": N_("the provider says to be another one"),
        "refused": N_("the provider refuses what Woonnetwerk asks"),
        "clock": N_("the clocks of the provider and of Woonnetwerk differ"),
        "untrusted": N_("what the provider says cannot be trusted"),
        "no-subject": N_("the provider does not say who it is"),
        "other-organisation": N_("somebody of another organisation"),
        "no-role": N_("no role"),
        "several-roles": N_("several roles at once"),
        "idle": N_("not used for an hour"),
        "too-long": N_("lasted ten hours"),
        "provider": N_("ended by the provider"),
        "role-lost": N_("the role is gone"),
        "signed-in-anew": N_("the same browser signed in anew"),
        "administrator": N_("ended by an administrator"),
        "none": N_("no token was shown"),
        "unknown": N_("no such token, or it has expired"),
        "not-for-this": N_("the token is not for this"),
        # Rights, by their values.
        "explore": N_("explore"),
        "record": N_("record meetings, mark gaps, keep scenarios"),
        "change-data": N_("change the data"),
        "names": N_("see names of people"),
        "administer": N_("administer"),
    }
)
_LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "reason": N_("reason"),
        "revision": N_("version"),
        "scenario": N_("scenario"),
        "file": N_("file"),
        "files": N_("files"),
        "right": N_("right"),
        "path": N_("address"),
        "token": N_("token"),
        "may": N_("may"),
        "places": N_("places"),
        "left_out": N_("refused before this, and not listed"),
    }
)


def event_name(words: Words, event: AuditEvent) -> str:
    """What happened, in a few words."""
    return words(_EVENT_NAMES[event])


def actor_text(words: Words, actor: AuditActor) -> str:
    """Who it was, with the role where there is one."""
    if not actor.name and not actor.subject:
        return words("unknown")
    who = actor.name or actor.subject
    if actor.subject == COMMAND_LINE:
        return words("{name}, at the computer itself", name=who)
    return f"{who} · {role_name(words, Role(actor.role))}" if actor.role else who


def details_text(words: Words, line: AuditLine) -> str:
    """What it was done to, or why it was refused."""
    return " · ".join(
        f"{words(_LABELS[name]) if name in _LABELS else name}: "
        f"{words(_REASONS[value]) if name in ('reason', 'right') and value in _REASONS else value}"
        for name, value in line.details.items()
    )


def moment_of(line: AuditLine) -> datetime:
    """When it was, in UTC to the second."""
    return datetime.fromtimestamp(line.at, UTC).replace(tzinfo=None, microsecond=0)


def audit_document(line: AuditLine) -> dict[str, object]:
    """A line for programs; it keeps its keys."""
    actor = line.actor
    return {
        "number": line.number,
        "at": datetime.fromtimestamp(line.at, UTC).isoformat(timespec="seconds"),
        "event": line.event.value,
        "subject": actor.subject,
        "name": actor.name,
        "role": actor.role,
        "address": actor.address,
        "details": dict(line.details),
    }
