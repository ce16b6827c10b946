"""The settings file, validated once when it is read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from pkgutil import resolve_name
from typing import Annotated, Final, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
)

from data.rules.authorization import DEFAULT_LIMITS, Limits
from data.rules.money import TOLERANCES
from data.rules.reviewer_access import GUIDELINE_DAYS
from data.store.safe import ExpectedError, safe_text
from data.store.small_text import read_small_text
from data.systems.twn.embedded import EmbeddedService
from data.systems.twn.service import ServiceFactory
from ims_tui.complaint import complaints, refused
from ims_tui.terminal import TerminalSettings
from ims_tui.terminal.keymap import load_keymap
from transactions.core.options import Bendex, Options, Restricted, WorkNumber

Profile = Literal["okdhs", "orange-ca"]
Profiles = Annotated[
    tuple[Profile, ...],
    BeforeValidator(lambda value: [value] if isinstance(value, str) else value),
    Field(min_length=1),
]
Days = Annotated[int, Field(ge=1, le=36_500, strict=True)]
_NOT_KNOWN = "there is no such setting; the settings are {known}"
_NOT_A_SECTION = "this is a section, [{name}], not a single setting"
_NOT_AN_AMOUNT = "{input} is not a dollar amount of 0 or more with at most two decimals"
_NOT_PROFILES = '{input} is not "okdhs", "orange-ca", or a list of both'
WORDS: Final[Mapping[str, str]] = {
    "": "{input} is not allowed here",
    "extra_forbidden": _NOT_KNOWN,
    "unexpected_keyword_argument": _NOT_KNOWN,
    "model_type": _NOT_A_SECTION,
    "dataclass_type": _NOT_A_SECTION,
    "value_error": "{error}",
    "literal_error": "{input} is not {expected}, in quotes",
    "bool_type": "{input} is not true or false",
    "dict_type": '{input} is not {{ key = "action" }}',
    "string_type": "{input} is not a text in quotes",
    "decimal_max_places": _NOT_AN_AMOUNT,
    "decimal_parsing": _NOT_AN_AMOUNT,
    "decimal_type": _NOT_AN_AMOUNT,
    "finite_number": _NOT_AN_AMOUNT,
    "greater_than_equal": _NOT_AN_AMOUNT,
    "tuple_type": _NOT_PROFILES,
    "too_short": _NOT_PROFILES,
}
_FACTORY = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*:[^\W\d]\w*(\.[^\W\d]\w*)*")


class SettingsError(ExpectedError):
    """The settings file cannot be used; the message has file, key and error on one line."""


class Section(BaseModel):
    """Base of the sections. Unknown keys are errors, so that a typo is not ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _usable_keys(terminal: TerminalSettings) -> TerminalSettings:
    load_keymap(terminal.keymap, terminal.keys)
    return terminal


def _tolerances(given: object) -> dict[str, object]:
    if not isinstance(given, dict):
        raise refused(_NOT_A_SECTION.format(name="tolerance"))
    return {**TOLERANCES, **given}


def _system(code: str) -> str:
    if code not in TOLERANCES:
        raise refused(_NOT_KNOWN.format(known=", ".join(TOLERANCES)))
    return code


def _factory_name(name: str) -> str:
    """Check the form of `package.module:factory` without importing it."""
    if name and not _FACTORY.fullmatch(name):
        raise ValueError(f"{name} is not package.module:factory")
    return name


class WorkNumberSection(Section):
    """The Work Number (TWN)."""

    service: Annotated[str, AfterValidator(_factory_name)] = ""
    """`package.module:factory` of the county's own connection (a
    `data.systems.twn.service.ServiceFactory`), or blank to answer from files in the store.
    """
    authorization_days: Days = DEFAULT_LIMITS.authorization_days
    """Days for which a form that a participant signed authorizes lookups. Policy 203-A does not
    say.
    """
    contact_days: Days = DEFAULT_LIMITS.contact_days
    """Days for which a first contact with client or employer counts. Policy 203-A does not say."""
    password_tries: Annotated[int, Field(ge=1, le=100, strict=True)] = DEFAULT_LIMITS.password_tries
    """Wrong passwords of the service in a row that lock a reviewer's access until a manager reopens
    it with TWNA. Policy 203-A does not say.
    """
    guideline_days: Days = GUIDELINE_DAYS
    """Days after which a supervisor reviews the usage guidelines with a reviewer again. Policy
    203-A does not say how often.
    """

    @property
    def choices(self) -> WorkNumber:
        """The office's options for its transactions about The Work Number."""
        limits = Limits(self.authorization_days, self.contact_days, self.password_tries)
        return WorkNumber(limits, self.guideline_days)

    @property
    def factory(self) -> ServiceFactory:
        """Factory of the connection for each input.

        Raises:
            ImportError: the county's own factory cannot be imported.
        """
        if not self.service:
            return EmbeddedService
        try:
            found: ServiceFactory = resolve_name(self.service)
        except Exception as error:  # importing runs the county's own module
            why = f"{type(error).__name__}: {error}"
            raise ImportError(f"{self.service} cannot be imported ({why})") from error
        if not callable(found):
            raise ImportError(f"{self.service} is not a factory: it cannot be called")
        return found


class Settings(Section):
    """The contents of the settings file."""

    profile: Profiles = ()
    """Agency whose staff may sign on: "okdhs", "orange-ca", or a list of both. The default is both
    on a practice store and OKDHS on a live one.
    """
    terminal: Annotated[TerminalSettings, AfterValidator(_usable_keys)] = TerminalSettings()
    tolerance: Annotated[
        Mapping[
            Annotated[str, AfterValidator(_system)],
            Annotated[Decimal, Field(ge=0, decimal_places=2)],
        ],
        BeforeValidator(_tolerances),
    ] = dict(TOLERANCES)
    """Dollars by which case income and exchange income may differ before a message is posted; for
    IEV, dollars a year.
    """
    bendex: Bendex = Bendex()
    restricted: Restricted = Restricted()
    work_number: WorkNumberSection = WorkNumberSection()

    @property
    def options(self) -> Options:
        """The options of the transactions.

        Raises:
            ImportError: the county's own connection to The Work Number cannot be imported.
        """
        return Options(
            profile=self.profile,
            bendex=self.bendex,
            restricted=self.restricted,
            work_number=self.work_number.choices,
            verification=self.work_number.factory,
        )


def read_settings(path: Path) -> Settings:
    """Return the settings in the file, or the defaults if there is no file.

    Raises:
        SettingsError: the file cannot be read or has an error.
    """
    try:
        text = read_small_text(path)
    except FileNotFoundError:
        return Settings()
    except UnicodeDecodeError:
        raise SettingsError(f"{path}: not a UTF-8 text file") from None
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from None
    try:
        found = tomllib.loads(text)
    except RecursionError:
        raise SettingsError(f"{path}: not TOML: brackets are nested too deeply") from None
    except ValueError as error:
        raise SettingsError(f"{path}: not TOML: {safe_text(str(error))}") from None
    try:
        return Settings.model_validate(found)
    except ValidationError as error:
        first = next(complaints(error, Settings, WORDS))
        names = [part for part in first.place if isinstance(part, str) and part != "[key]"]
        raise SettingsError(safe_text(f"{path}: {'.'.join(names)}: {first.what}")) from None


def read_options(path: Path) -> Options:
    """Return the options of the transactions from the file.

    Raises:
        SettingsError: as `read_settings`, or the service cannot be imported.
    """
    settings = read_settings(path)
    try:
        return settings.options
    except ImportError as error:
        raise SettingsError(f"{path}: work_number.service: {safe_text(str(error))}") from error
