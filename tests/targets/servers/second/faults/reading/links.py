"""Paging links that lead nowhere, or back."""

import api
from faults.registry import fault
from faults.tools import around


@fault(
    "link-previous-not-served",
    "From the second page on, previous_page_uri names a page that is answered 404.",
    "list.pages",
)
def _():
    @around(api, "list_page")
    def _(list_page, store, account, query):
        answer = list_page(store, account, query)
        page, size = answer.body["page"], answer.body["page_size"]
        if page > 0:
            path = answer.body["first_page_uri"].partition("?")[0]
            answer.body["previous_page_uri"] = f"{path}?PageSize={size}&Page={page - 1}&PageToken=PB1"
        return answer


@fault(
    "link-first-not-served",
    "first_page_uri lacks the suffix of the representation, and a GET of it is answered 404.",
    "list.pages",
)
def _():
    @around(api, "list_page")
    def _(list_page, store, account, query):
        answer = list_page(store, account, query)
        answer.body["first_page_uri"] = answer.body["first_page_uri"].replace(".json?", "?")
        return answer


@fault(
    "link-next-returns-to-first",
    "The next_page_uri of the second page leads back to the first page.",
    "list.pages",
    "list.complete",
)
def _():
    @around(api, "list_page")
    def _(list_page, store, account, query):
        answer = list_page(store, account, query)
        if answer.body["next_page_uri"] and answer.body["page"] == 1:
            answer.body["next_page_uri"] = answer.body["first_page_uri"]
        return answer
