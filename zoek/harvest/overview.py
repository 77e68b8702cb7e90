"""How a source stands, counted over the store: what is in, what was left out and why, what went wrong."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from zoek.harvest.store import Role, State
from zoek.library.harvested import Following

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zoek.harvest.sources import Source
    from zoek.harvest.store import Row, Store
    from zoek.harvest.twins import Grouped


def following(source: Source, store: Store, groups: Grouped, at: float) -> Following:
    """The state of a source at the moment when sites were last asked."""
    rows = list(store.pages(source.id))
    waiting = sum(row.state is State.WAITING for row in rows)
    seen = [row.last_seen for row in rows if row.last_seen]
    return Following(
        id=source.id,
        name=source.name,
        publisher=source.publisher,
        site=source.site,
        address=source.starts[0],
        licence=source.licence,
        is_seen_live=source.seen_live is not None,
        finds=sum(find.source == source.id for find in groups.kept),
        twins=sum(find.source == source.id for find in groups.others),
        pages=len(rows),
        waiting=waiting,
        gone=sum(row.state is State.GONE for row in rows),
        left_out=_counted([*_reasons(rows), *_notes(rows, State.DECLINED)]),
        refused=_counted(_notes(rows, State.REFUSED)),
        failed=_counted([*_notes(rows, State.FAILED), *(row.reason for row in rows if row.role is Role.SITEMAP)]),
        hosts=tuple(_in_the_way(source, store, at, waiting)),
        last_good=datetime.fromtimestamp(max(seen), UTC).date() if seen else None,
    )


def _reasons(rows: Iterable[Row]) -> list[str]:
    return [row.reason for row in rows if row.state is State.GOOD and row.role is not Role.SITEMAP]


def _notes(rows: Iterable[Row], state: State) -> list[str]:
    return [row.note for row in rows if row.state is state]


def _counted(reasons: Iterable[str]) -> dict[str, int]:
    """How often each reason occurs, most often first, then by name; empty ones do not count."""
    counts = Counter(reason for reason in reasons if reason)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _in_the_way(source: Source, store: Store, at: float, waiting: int) -> Iterator[str]:
    """What stands in the way of a whole site at a moment."""
    for host in store.hosts(source.id):
        if host.rest_until > at:
            yield f"{host.host}: {host.note}"
    if waiting and store.visits(source.id, at) >= source.pages_a_day:
        yield f"{source.site}: de {source.pages_a_day} pagina's voor één dag zijn bezocht, Zoek gaat de volgende dag verder"
