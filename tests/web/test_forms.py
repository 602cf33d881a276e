"""What a form sends: where it may lead, what its fields may have, and whether what was seen still stands."""

from datetime import UTC, datetime

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from heeded.errors import UsageError
from heeded.primary import Kept, Member
from heeded.web import forms


@pytest.mark.parametrize(
    "wanted",
    ["//evil.example", "https://evil.example/", "javascript:alert(1)",
     "/\\evil.example", "\\\\evil", "", "a", "/a\nb", "/\t/x"],
)  # fmt: skip
def test_a_form_leads_to_this_site_alone(wanted: str) -> None:
    assert forms.back(RequestFactory().post("/x", {"next": wanted}), "/own") == "/own"


@given(st.text(max_size=40))
def test_wherever_a_form_leads_it_is_a_path(wanted: str) -> None:
    found = forms.back(RequestFactory().post("/x", {"next": f"/{wanted}"}), "/own")
    assert found.startswith("/")
    assert not found.startswith("//")
    assert found.isprintable()


def test_what_is_seen_changes_with_what_stands() -> None:
    kept = [Kept(uid, "Aya", datetime(2026, 1, 1, tzinfo=UTC), Member("s", "XAV/3/1.1")) for uid in ("1", "2")]
    assert forms.seen(kept) == forms.seen(kept[::-1])
    assert len({forms.seen(kept), forms.seen(kept[:1]), forms.seen(()), forms.seen(kept, "noted")}) == 4
    with pytest.raises(forms.Changed):
        forms.check_seen(RequestFactory().post("/x", {"seen": forms.seen(kept)}), forms.seen(()))


def test_fields_are_checked() -> None:
    request = RequestFactory().post("/x", {"kind": "other", "long": "x" * 20_001, "blank": "  "})
    for wrong in (
        lambda: forms.chosen(request, "kind", ("one", "two")),
        lambda: forms.chosen(request, "absent", ("one",)),
        lambda: forms.text(request, "long"),
        lambda: forms.text(request, "blank", "needed"),
    ):
        with pytest.raises(UsageError):
            wrong()
    assert forms.chosen(request, "absent", ("one",), "one") == "one"
