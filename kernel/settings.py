"""The one settings class: what an operator may set, from the environment (`QUOTEWRIGHT_*`).

Nobody else reads the environment. Settings that would be unsafe where others can reach the server are refused by
`check_exposure`.
"""

from __future__ import annotations

import ipaddress
import re
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from kernel.errors import FieldProblem, Malformed

EXAMPLE_KEYS = frozenset({"change-me", "changeme", "secret", "quotewright-example-key-replace-before-use"})
"""Keys that stand in documentation and examples; whoever can read those can forge with them."""

SHORTEST_KEY = 32
"""Characters a secret key must have at least: 128 bits when written in hexadecimal."""


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError("not a time zone; write it like Europe/Berlin") from error
    return name


Rate = Annotated[str, Field(pattern=r"^(off|[1-9]\d*/(second|minute|hour|day))$")]
Zone = Annotated[str, AfterValidator(_known_zone)]


class Settings(BaseSettings):
    """Everything that may be set; each field is the variable `QUOTEWRIGHT_<NAME>`.

    Args:
        data: the folder of everything that must survive: database file, scenes, keys.
        database_url: an SQLAlchemy URL; a SQLite file in the data folder when absent.
        host: address to listen on; also `HOST`.
        port: port to listen on; also `PORT`.
        public_url: the address people use, when it differs (behind a reverse proxy).
        proxies: addresses of reverse proxies whose X-Forwarded-For is believed, when there is a public URL.
        demo: demo catalogue and demo logins; loopback only.
        secret_key: signs cursors and CSRF tokens; made and kept in the data folder when absent.
        zone: the seller's time zone: business days are dates in it.
        web: folder of the built web app.
        log_level: `debug`, `info`, `warning` or `error`.
        rate_configure: requests of one address to the catalogue and the configurator, such as `100/minute`, or `off`.
        rate_request: quote requests of one address.
        rate_login: attempts to log in of one address.
        rate_offer: requests of one address with offer links.
        login_hours: how long a login lasts.
        worker: drain the outbox inside the server (always right for SQLite).
        compiled: how many compiled products are kept in memory.
        engines: the folder in which they are kept from one start to the next; `engines` in the data folder when absent.
        threads: how many requests may calculate at once.
        reviewers: how many people who did not write a draft must approve it before it is published: 0 or 1.
    """

    model_config = SettingsConfigDict(
        env_prefix="QUOTEWRIGHT_", extra="ignore", frozen=True, populate_by_name=True, env_ignore_empty=True
    )

    data: Path = Path("var")
    database_url: SecretStr | None = None
    host: Annotated[str, Field(validation_alias=AliasChoices("QUOTEWRIGHT_HOST", "HOST"))] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535, validation_alias=AliasChoices("QUOTEWRIGHT_PORT", "PORT"))] = 8000
    public_url: str | None = None
    proxies: str = "127.0.0.1"
    demo: bool = False
    secret_key: SecretStr | None = None
    zone: Zone = "Europe/Berlin"
    web: Path = Path("web/dist")
    log_level: Annotated[str, Field(pattern="^(debug|info|warning|error)$")] = "info"
    rate_configure: Rate = "3000/minute"
    rate_request: Rate = "20/hour"
    rate_login: Rate = "30/minute"
    rate_offer: Rate = "120/minute"
    login_hours: Annotated[int, Field(ge=1, le=24 * 30)] = 12
    worker: bool = True
    compiled: Annotated[int, Field(ge=1)] = 32
    engines: Path | None = None
    threads: Annotated[int, Field(ge=1, le=200)] = 16
    reviewers: Annotated[int, Field(ge=0, le=1)] = 0

    @property
    def database(self) -> str:
        """The URL of the database."""
        if self.database_url is not None:
            return re.sub("^postgres(ql)?://", "postgresql+psycopg://", self.database_url.get_secret_value())
        return f"sqlite:///{self.data / 'quotewright.db'}"

    @property
    def compiled_folder(self) -> Path:
        """The folder of compiled products; it may be lost at any time."""
        return self.engines or self.data / "engines"

    @property
    def is_local(self) -> bool:
        """Tell whether only this machine can reach the server."""
        public = urlsplit(self.public_url).hostname if self.public_url else None
        return is_loopback(self.host) and (self.public_url is None or (public is not None and is_loopback(public)))

    @property
    def secure_cookies(self) -> bool:
        """Tell whether cookies travel over HTTPS only: always, except on plain loopback."""
        return not self.is_local or (self.public_url or "").startswith("https:")


def from_environment() -> Settings:
    """Return the settings of the environment.

    Raises:
        Malformed: some cannot be read; lists all of them.
    """
    try:
        return Settings()
    except ValidationError as error:
        problems = [FieldProblem(_variable(str(one["loc"][0])), str(one["msg"])) for one in error.errors()]
        raise Malformed("The settings cannot be read.", problems=problems, code="settings") from error


def _variable(name: str) -> str:
    return name if name.isupper() else f"QUOTEWRIGHT_{name.upper()}"


def is_loopback(host: str) -> bool:
    """Tell whether an address reaches this machine only.

    >>> is_loopback("127.0.0.1"), is_loopback("0.0.0.0")
    (True, False)
    """
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def check_exposure(settings: Settings) -> None:
    """Refuse settings that are unsafe where others can reach the server.

    Raises:
        Malformed: demo logins or a default, known or short key on an address that is not loopback; lists all reasons.
    """
    if settings.is_local:
        return
    problems = []
    if settings.demo:
        problems.append(FieldProblem("QUOTEWRIGHT_DEMO", "demo logins have published names; set it to 0 here"))
    key = None if settings.secret_key is None else settings.secret_key.get_secret_value()
    if key is not None and (key.lower() in EXAMPLE_KEYS or len(key) < SHORTEST_KEY):
        problems.append(
            FieldProblem(
                "QUOTEWRIGHT_SECRET_KEY",
                f"this is a default or short key; remove it (one is made and kept in {settings.data / 'keys'}) "
                f"or set at least {SHORTEST_KEY} random characters",
            )
        )
    if problems:
        reasons = "; ".join(f"{problem.path}: {problem.message}" for problem in problems)
        where = settings.public_url or settings.host
        raise Malformed(
            f"Refusing to serve {where}, which is not loopback. {reasons}.", problems=problems, code="unsafe"
        )
