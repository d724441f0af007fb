"""Publishing: files become an immutable release, or all the findings that keep them back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from catalog.compiled import CompiledCache, Pick
from catalog.gate import CHECKS, Check, Finding, examine, problem_findings
from catalog.load import load_product, read_folder, read_media_of
from catalog.media_store import MediaStore
from catalog.product import Product
from catalog.release import Release
from catalog.store import ReleaseStore
from catalog.validity import ALWAYS, Validity
from kernel.clock import Clock
from kernel.digest import digest
from kernel.errors import FieldProblem, Malformed
from kernel.events import Event, record
from kernel.ids import new_id
from kernel.period import Period
from kernel.progress import Tell, silent

DEMO_FOLDER = Path(__file__).parent / "demo"
DEMO_PUBLISHER = "Quotewright demo"


@dataclass(frozen=True, slots=True)
class Published:
    """The files are a release now; the findings are warnings.

    Args:
        release: what was published.
        findings: what was found all the same.
        picks: which engine decides it in each market and period, and why.
    """

    release: Release
    findings: tuple[Finding, ...]
    picks: tuple[Pick, ...] = ()


@dataclass(frozen=True, slots=True)
class Examined:
    """The files may become a release; nothing was written yet.

    Args:
        product: what they hold.
        files: the files.
        periods: market -> business days on which the release may be current there.
        findings: what was found all the same.
        picks: which engine decides it in each market and period, and why.
    """

    product: Product
    files: Mapping[str, str]
    periods: Mapping[str, Period]
    findings: tuple[Finding, ...]
    picks: tuple[Pick, ...]


@dataclass(frozen=True, slots=True)
class Rejected:
    """Nothing was published; at least one finding is an error."""

    findings: tuple[Finding, ...]


def publish(
    session: Session,
    files: Mapping[str, str],
    *,
    clock: Clock,
    actor_name: str,
    validity: Validity = ALWAYS,
    checks: Sequence[Check] = CHECKS,
    cache: CompiledCache | None = None,
    prices: bool = True,
) -> Published | Rejected:
    """Publish a product.

    What `examined` and `make_release` do, one after the other. The checks and the compiling may take a minute; they run
    before the session's first statement, so hand in a fresh session and no other writer waits for them.

    Args:
        session: the transaction; the release and its event are written together.
        files: the product's files.
        clock: for the time of publishing and the day of the checks.
        actor_name: who publishes.
        validity: in which markets the release may be current, and when.
        checks: what to look for; packages above add theirs.
        cache: where compiled products may be taken from and left.
        prices: compile what answers questions about prices, too; else the first such question does.
    """
    found = examined(files, clock=clock, validity=validity, checks=checks, cache=cache, prices=prices)
    if isinstance(found, Rejected):
        return found
    return Published(make_release(session, found, clock=clock, actor_name=actor_name), found.findings, found.picks)


def examined(
    files: Mapping[str, str],
    *,
    clock: Clock,
    validity: Validity = ALWAYS,
    checks: Sequence[Check] = CHECKS,
    cache: CompiledCache | None = None,
    prices: bool = True,
    tell: Tell = silent,
) -> Examined | Rejected:
    """Look for everything that stands against a release, and compile it.

    Every market that it is for is compiled for every period between two dates of its rules, so that no click waits for
    a compilation.

    Args:
        files: the product's files.
        clock: for the day of the checks.
        validity: in which markets the release may be current, and when.
        checks: what to look for.
        cache: where compiled products may be taken from and left.
        prices: compile what answers questions about prices, too.
        tell: hears of the steps `compile` and `check`.

    Raises:
        Malformed: a market is named in which the files do not sell the product.
    """
    try:
        product = load_product(files)
    except Malformed as error:
        return Rejected(problem_findings(error.problems))
    compiled, today = CompiledCache() if cache is None else cache, clock.now().date()
    sold = validity.sold(product.code, product.markets)
    picks = compiled.picks(product, today, sold, prices=prices, tell=tell)
    findings = examine(product, today, validity, checks, compiled, tell)
    if any(finding.severity == "error" for finding in findings):
        return Rejected(findings)
    compiled.prune(clock.now())
    periods = validity.periods(product.code, product.markets)
    return Examined(product, dict(sorted(files.items())), periods, findings, picks)


def make_release(
    session: Session,
    found: Examined,
    *,
    clock: Clock,
    actor_name: str,
    note: str = "",
    restores: int | None = None,
) -> Release:
    """Make a release of what was examined.

    Publishing again what is already the newest release, for the same markets and days, changes nothing and returns
    that release.
    An earlier release is brought back by publishing its files anew.

    Args:
        session: the transaction; the release and its event are written together.
        found: what was examined.
        clock: for the time of publishing.
        actor_name: who publishes.
        note: why, if somebody said so.
        restores: number of the release that it brings back.
    """
    store, product = ReleaseStore(session), found.product
    store.hold(product.code)
    newest = store.newest(product.code)
    if newest is not None and (newest.digest, newest.periods) == (product.digest, found.periods):
        return store.get(newest.id)
    made = Release(
        id=new_id("rel"),
        product=product.code,
        number=store.next_number(product.code),
        digest=product.digest,
        periods=found.periods,
        published_at=clock.now(),
        published_by=actor_name,
        files=found.files,
        note=note,
        restores=restores,
    )
    store.add(made)
    facts = {"product": made.product, "number": made.number, "digest": made.digest, "by": actor_name}
    record(session, Event("release.published", made.id, facts), clock)
    return made


def demo_folders(root: Path = DEMO_FOLDER) -> tuple[Path, ...]:
    """Return the folders of the demo products, by name."""
    return tuple(folder for folder in sorted(root.iterdir()) if (folder / "product.toml").is_file())


def load_demo(
    session: Session,
    clock: Clock,
    *,
    checks: Sequence[Check] = CHECKS,
    root: Path = DEMO_FOLDER,
    cache: CompiledCache | None = None,
    prices: bool = True,
) -> tuple[Published, ...]:
    """Publish the demo products whose files were never published; cheap when there is nothing to do.

    Without `prices`, what answers questions about prices is left to be compiled later.

    Raises:
        Malformed: a demo product is kept back by the gate; its findings are the problems.
    """
    waiting = unpublished_demos(session, root)
    return tuple(
        publish_demo(session, files, clock=clock, checks=checks, cache=cache, prices=prices) for files in waiting
    )


def keep_demo_media(store: MediaStore, root: Path = DEMO_FOLDER) -> None:
    """Put the documents and pictures of the demo products into a store; cheap when they are there."""
    for folder in demo_folders(root):
        for data in read_media_of(folder).values():
            store.keep(data)


def unpublished_demos(session: Session, root: Path = DEMO_FOLDER) -> tuple[Mapping[str, str], ...]:
    """Return the files of the demo products that were never published as they are."""
    store = ReleaseStore(session)
    found = [read_folder(folder) for folder in demo_folders(root)]
    return tuple(files for files in found if not store.has(digest(files)))


def publish_demo(
    session: Session,
    files: Mapping[str, str],
    *,
    clock: Clock,
    checks: Sequence[Check],
    cache: CompiledCache | None = None,
    prices: bool = True,
) -> Published:
    """Publish one demo product.

    Raises:
        Malformed: it is kept back by the gate; its findings are the problems.
    """
    outcome = publish(session, files, clock=clock, actor_name=DEMO_PUBLISHER, checks=checks, cache=cache, prices=prices)
    if isinstance(outcome, Published):
        return outcome
    errors = [each for each in outcome.findings if each.severity == "error"]
    problems = [FieldProblem(each.place, each.message.in_("en")) for each in errors]
    raise Malformed("A demo product cannot be published.", problems=problems, code="catalogue-files")
