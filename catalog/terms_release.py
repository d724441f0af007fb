"""Publishing terms, and finding those of a day: frozen files under a digest, as products are released.

They are kept among the releases under a name no product can have. So what is promised of releases holds for them, too:
nobody changes one, the newest of those valid on a day is the current one, and a digest leads to its files for ever.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from catalog.bundle_check import unsound
from catalog.bundle_sheet import BUNDLES_FILE
from catalog.compiled import CompiledCache
from catalog.load import decoded, load_product
from catalog.market import MARKETS_FILE
from catalog.on_sale import OnSale
from catalog.publish import DEMO_FOLDER, DEMO_PUBLISHER
from catalog.release import EVERYWHERE, TERMS, Release
from catalog.store import ReleaseStore
from catalog.terms import Terms
from catalog.terms_sheet import FILES, load_terms, unfit
from kernel.clock import Clock
from kernel.errors import FieldProblem, Malformed
from kernel.events import Event, record
from kernel.ids import new_id
from kernel.period import Period

FOLDER = "terms"


def read_terms_folder(root: Path) -> dict[str, str]:
    """Return the files of terms beside `markets.toml`, by their path; none if there is no folder `terms`.

    Args:
        root: the folder of products.

    Raises:
        Malformed: a file is no UTF-8 text, or has a name without meaning.
    """
    folder = root / FOLDER
    if not folder.is_dir():
        return {}
    problems: list[FieldProblem] = []
    strangers = sorted(file.name for file in folder.iterdir() if f"{FOLDER}/{file.name}" not in FILES)
    known = ", ".join(Path(each).name for each in FILES)
    problems += [FieldProblem(f"{FOLDER}/{name}", f"Nobody would read it; terms are {known}.") for name in strangers]
    paths = [path for path in (*FILES, MARKETS_FILE) if (root / path).is_file()]
    files = {path: decoded(path, (root / path).read_bytes(), problems) for path in paths}
    if problems:
        raise Malformed("The terms cannot be read.", problems=problems, code="terms-files")
    return files


def publish_terms(
    session: Session,
    files: Mapping[str, str],
    *,
    clock: Clock,
    actor_name: str,
    period: Period | None = None,
    note: str = "",
    restores: int | None = None,
    compiled: CompiledCache | None = None,
) -> Release:
    """Publish terms; publishing again what is the newest, for the same period, changes nothing.

    Args:
        session: the transaction; the release and its event are written together.
        files: those of the terms, and `markets.toml`.
        clock: for the time of publishing, and the day whose products the terms must fit.
        actor_name: who publishes.
        period: business days on which they may be current; always if absent.
        note: why, if somebody said so.
        restores: number of the release that it brings back.
        compiled: keeps products ready to be decided; what bundles start from is asked of them.

    Raises:
        Malformed: with everything that is wrong with them, or does not fit the products on sale.
    """
    terms, valid = load_terms(files), period or Period()
    store = ReleaseStore(session)
    today = clock.now().date()
    fitting(terms, _on_sale(store, today), today, compiled or CompiledCache())
    store.hold(TERMS)
    newest = store.newest(TERMS)
    if newest is not None and (newest.digest, newest.periods) == (terms.digest, {EVERYWHERE: valid}):
        return store.get(newest.id)
    release = Release(
        id=new_id("rel"),
        product=TERMS,
        number=store.next_number(TERMS),
        digest=terms.digest,
        periods={EVERYWHERE: valid},
        published_at=clock.now(),
        published_by=actor_name,
        files=dict(sorted(files.items())),
        note=note,
        restores=restores,
    )
    store.add(release)
    facts = {"number": release.number, "digest": release.digest, "by": actor_name}
    record(session, Event("terms.published", release.id, facts), clock)
    return release


def _on_sale(store: ReleaseStore, day: date) -> OnSale:
    """Return what is on sale on a day, within the transaction of a store."""
    return OnSale.of(store.all_current(day), lambda head: load_product(store.get(head.id).files))


def strangers(files: Mapping[str, str]) -> tuple[FieldProblem, ...]:
    """Return a problem for each file that is none of terms: nobody would read it."""
    known = ", ".join((*FILES, MARKETS_FILE))
    return tuple(
        FieldProblem(path, f"Nobody would read it; the files of terms are {known}.")
        for path in sorted(files)
        if path not in (*FILES, MARKETS_FILE)
    )


def fitting(terms: Terms, on_sale: OnSale, day: date, compiled: CompiledCache) -> None:
    """Let terms stand beside the products on sale, or refuse.

    Args:
        terms: what is to be published.
        on_sale: the products.
        day: from which on they hold.
        compiled: keeps products ready to be decided.

    Raises:
        Malformed: with everything that does not fit.
    """
    problems = tuple(unfit(terms, on_sale)) or tuple(
        FieldProblem(f"{BUNDLES_FILE}#{bundle.code}", message)
        for bundle in terms.bundles
        for _, message in unsound(bundle, on_sale, day, compiled)
    )
    if problems:
        first = f"{problems[0].path}: {problems[0].message}"
        raise Malformed(f"The terms do not fit the products: {first}", problems=problems, code="terms-unfit")


def load_demo_terms(
    session: Session, clock: Clock, *, root: Path = DEMO_FOLDER, compiled: CompiledCache | None = None
) -> Release | None:
    """Publish the terms of the demo if they were never published; return them, or None if there was nothing to do."""
    files = read_terms_folder(root)
    if not files or ReleaseStore(session).has(load_terms(files).digest):
        return None
    return publish_terms(session, files, clock=clock, actor_name=DEMO_PUBLISHER, compiled=compiled)
