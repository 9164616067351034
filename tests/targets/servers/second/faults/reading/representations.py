"""Answers to writes that differ from what a later GET shows."""

import api
from faults.registry import fault
from faults.tools import PUTS, around, current
from store import Store


@fault(
    "answer-201-other-default",
    "The answer to a create shows max_size 50 where none was sent; a GET shows 100.",
    "post.201",
    "put.201",
)
def _():
    @around(api, "answer_collection")
    def _(answer_collection, store, account, method, query, request):
        answer = answer_collection(store, account, method, query, request)
        if answer.status == 201 and "max_size" in answer.body and b"MaxSize" not in request.body:
            answer.body["max_size"] = 50
        return answer


@fault(
    "answer-201-method-not-stored",
    "A create answers with the voice_method that was sent, but stores the default.",
    "post.201",
    "put.201",
    "write.round-trip",
)
def _():
    @around(Store, "create")
    def _(create, self, form):
        item = create(self, form)
        answered = type(item)(**vars(item))
        if "voice_method" in item.values:
            item.values = item.values | {"voice_method": "POST"}
        return answered


@fault(
    "answer-201-trims-name",
    "The answer to a create by POST shows the name without spaces at its ends; a GET shows them.",
    "write.round-trip",
    "post.201",
)
def _():
    @around(api, "answer_collection")
    def _(answer_collection, *args):
        answer = answer_collection(*args)
        if answer.status == 201 and current.verb == "POST":
            answer.body["friendly_name"] = answer.body["friendly_name"].strip(" ")
        return answer


@fault(
    "answer-put-shows-defaults",
    "The answer to a native PUT shows the default of each property that the form lacks, but keeps its value.",
    "put.200",
    "write.put-equals-post",
    "lifecycle.model",
)
def _():
    @around(api, "answer_instance")
    def _(answer_instance, store, account, sid, method, request):
        answer = answer_instance(store, account, sid, method, request)
        if answer.status == 200 and current.verb == "PUT":
            for name, field in store.kind.fields.items():
                if name.encode() not in request.body and not field.unique:
                    answer.body[field.property] = field.default
        return answer


@fault(
    "answer-overloaded-put-shows-old",
    "An overloaded PUT updates the resource but answers with the old representation.",
    "overload.put.200",
    "overload.equivalence",
)
def _():
    @around(Store, "update")
    def _(update, self, sid, form):
        before = self.find(sid)
        changed = update(self, sid, form)
        return before if current.verb == "overloaded PUT" else changed


@fault(
    "answer-put-url-stored-without-query",
    "The answer to a PUT shows a URL as sent; a GET shows it without its query.",
    "write.round-trip",
    "put.200",
    "lifecycle.model",
)
def _():
    @around(Store, "update")
    def _(update, self, sid, form):
        changed = update(self, sid, form)
        answered = type(changed)(**vars(changed))
        if current.verb in PUTS and changed.values.get("voice_url"):
            changed.values = changed.values | {"voice_url": changed.values["voice_url"].partition("?")[0]}
        return answered
