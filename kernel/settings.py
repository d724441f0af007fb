"""The one settings class: what an operator may set, from the environment (`QUOTEWRIGHT_*`).

Nobody else reads the environment. Settings that would be unsafe where others can reach the server are refused by
`check_exposure`.
"""

from __future__ import annotations

import ipaddress
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from kernel.errors import FieldProblem, Malformed

EXAMPLE_KEYS = frozenset({"change-me", "changeme", "secret", "quotewright-example-key-replace-before-use"})
"""Keys that stand in documentation and examples; whoever can read those can forge with them."""

SHORTEST_KEY = 32
"""Characters a secret key must have at least: 128 bits when written in hexadecimal."""


class Settings(BaseSettings):
    """Everything that may be set; each field is the variable `QUOTEWRIGHT_<NAME>`.

    Args:
        data: the folder of everything that must survive: database file, scenes, keys.
        database_url: an SQLAlchemy URL; a SQLite file in the data folder when absent.
        host: address to listen on; also `HOST`.
        port: port to listen on; also `PORT`.
        public_url: the address people use, when it differs (behind a reverse proxy).
        demo: demo catalogue and demo logins; loopback only.
        secret_key: signs cursors and CSRF tokens; made and kept in the data folder when absent.
        zone: the seller's time zone: business days are dates in it.
        web: folder of the built web app.
        log_level: `debug`, `info`, `warning` or `error`.
        rate_configure: requests of one address to the catalogue and the configurator; empty switches the limit off.
        rate_request: quote requests of one address.
        rate_login: attempts to log in of one address, and on one login.
        rate_offer: requests of one address with offer links.
        login_hours: how long a login lasts.
        worker: drain the outbox inside the server (always right for SQLite).
        compiled: how many compiled products are kept in memory.
        threads: how many requests may calculate at once.
    """

    model_config = SettingsConfigDict(
        env_prefix="QUOTEWRIGHT_", extra="ignore", frozen=True, populate_by_name=True, env_ignore_empty=True
    )

    data: Path = Path("var")
    database_url: SecretStr | None = None
    host: str = Field("127.0.0.1", validation_alias=AliasChoices("QUOTEWRIGHT_HOST", "HOST"))
    port: int = Field(8000, ge=0, le=65535, validation_alias=AliasChoices("QUOTEWRIGHT_PORT", "PORT"))
    public_url: str | None = None
    demo: bool = False
    secret_key: SecretStr | None = None
    zone: str = "Europe/Berlin"
    web: Path = Path("web/dist")
    log_level: str = Field("info", pattern="^(debug|info|warning|error)$")
    rate_configure: str = "3000/minute"
    rate_request: str = "20/hour"
    rate_login: str = "10/minute"
    rate_offer: str = "120/minute"
    login_hours: int = Field(12, ge=1, le=24 * 30)
    worker: bool = True
    compiled: int = Field(32, ge=1)
    threads: int = Field(16, ge=1, le=200)

    @property
    def database(self) -> str:
        """The URL of the database."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return f"sqlite:///{self.data / 'quotewright.db'}"

    @property
    def is_local(self) -> bool:
        """Tell whether only this machine can reach the server."""
        public = urlsplit(self.public_url).hostname if self.public_url else None
        return is_loopback(self.host) and (self.public_url is None or (public is not None and is_loopback(public)))

    @property
    def secure_cookies(self) -> bool:
        """Tell whether cookies travel over HTTPS only: always, except on plain loopback."""
        return not self.is_local or (self.public_url or "").startswith("https:")


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
