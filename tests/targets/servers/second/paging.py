"""Pages of lists, newest first."""

import itertools
import urllib.parse

from answers import Answer, Refusal
from resources import API
from store import Store

DEFAULT_SIZE = 50
MAX_SIZE = 1000


def list_page(store: Store, account: str, query: dict[str, str]) -> Answer:
    """`PageSize` is 1 to 1000. `PageToken` is `PT` and the order of the last item on the previous page."""
    size = _number(query.get("PageSize", str(DEFAULT_SIZE)), 1)
    page = _number(query.get("Page", "0"), 0)
    token = query.get("PageToken")
    before = _number(token.removeprefix("PT"), 1) if token else None
    size = min(size, MAX_SIZE)

    found = list(itertools.islice(store.newest_first(before), size + 1))
    shown = found[:size]
    path = f"{API}/{account}/{store.kind.collection}.json"
    following = None
    if len(found) > size:
        cursor = {"PageToken": f"PT{shown[-1].order}", "PageSize": size, "Page": page + 1}
        following = f"{path}?{urllib.parse.urlencode(cursor)}"
    start = page * size
    body = {
        store.kind.list_property: [store.kind.represent(account, item) for item in shown],
        "uri": f"{path}?PageSize={size}&Page={page}",
        "first_page_uri": f"{path}?PageSize={size}&Page=0",
        "previous_page_uri": None,
        "next_page_uri": following,
        "page": page,
        "page_size": size,
        "start": start,
        "end": start + max(len(shown) - 1, 0),
    }
    return Answer(200, body, chunked=True)


def _number(value: str, least: int) -> int:
    """Answers 404 to invalid paging, because GET documents no 400."""
    if not (value.isascii() and value.isdigit()) or int(value) < least:
        raise Refusal(404, "sivua ei ole")
    return int(value)
