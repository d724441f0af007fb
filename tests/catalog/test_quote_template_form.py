"""Quote templates as forms: what is written differently changes, everything else stays as it was."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.document import DOCUMENTS_FILE
from catalog.quote_template import PARTS
from catalog.quote_template_form import TemplateForm, template_forms, with_template, without_template, wrong_with
from kernel.errors import Malformed, Unknown

SHEET = """\
# What there is to read.
code,kind,language,version,from,until,readers,file,title_en,title_ru
manual,manual,en,1,,,,documents/manual.pdf,"Care, and use",
offer,quote_template,en,1,2026-01-01,,rep,documents/offer-en.toml,Offer,
"""
TEXT = '# Ours.\nintro = "Dear {buyer}"  # politely\nextra = 1\n'
FILES = {DOCUMENTS_FILE: SHEET, "documents/offer-en.toml": TEXT}
OFFER = ("offer", "en", "1")
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], include_characters="\n\t\"\\'"), max_size=80
)


def changed(**changes: object) -> TemplateForm:
    values = {"valid_from": "2026-01-01", "texts": {"intro": "Dear {buyer}"}, **changes}
    return TemplateForm(*OFFER, **values)  # type: ignore[arg-type]  # fields of the form


def test_the_templates_of_a_product_are_shown_as_they_are_written() -> None:
    (form,) = template_forms(FILES)
    texts = {"cover": "", "intro": "Dear {buyer}", "terms": ""}
    assert form == TemplateForm(*OFFER, "2026-01-01", "", (), texts, "documents/offer-en.toml")
    assert template_forms({}) == ()
    assert template_forms({DOCUMENTS_FILE: SHEET, "documents/offer-en.toml": "intro = "})[0].texts is None


def test_writing_what_was_read_changes_nothing() -> None:
    assert with_template(FILES, template_forms(FILES)[0], OFFER) == FILES


def test_only_what_is_said_differently_is_written_anew() -> None:
    written = with_template(FILES, changed(texts={"intro": "Hello {buyer}", "terms": "Ours\nand yours"}), OFFER)
    assert written[DOCUMENTS_FILE] == SHEET
    assert written["documents/offer-en.toml"] == (
        '# Ours.\nintro = "Hello {buyer}"  # politely\nextra = 1\nterms = """\nOurs\nand yours"""\n'
    )
    assert with_template(FILES, changed(valid_until="2027-01-01"), OFFER)[DOCUMENTS_FILE] == SHEET.replace(
        "2026-01-01,,rep", "2026-01-01,2027-01-01,rep"
    )


def test_markets_bring_their_column_along() -> None:
    sheet = with_template(FILES, changed(markets=("eu", "us")), OFFER)[DOCUMENTS_FILE]
    assert sheet.splitlines()[1].endswith("title_ru,markets")
    assert sheet.splitlines()[2].endswith('"Care, and use",,')
    assert sheet.splitlines()[3].endswith("Offer,,eu us")
    assert template_forms({**FILES, DOCUMENTS_FILE: sheet})[0].markets == ("eu", "us")


def test_a_new_one_gets_a_row_and_a_file_of_its_own() -> None:
    second = TemplateForm("offer", "en", "2", texts={"cover": "Hello"})
    written = with_template(FILES, second)
    assert written[DOCUMENTS_FILE] == SHEET + "offer,quote_template,en,2,,,,documents/offer-en-2.toml,,\n"
    assert written["documents/offer-en-2.toml"] == 'cover = "Hello"\n'
    first = with_template({}, TemplateForm("hello", "ru", "1", texts={"terms": "Да"}))
    assert [each.key for each in template_forms(first)] == [("hello", "ru", "1")]


def test_one_that_goes_takes_the_file_along_that_nobody_else_names() -> None:
    assert without_template(FILES, OFFER) == {
        DOCUMENTS_FILE: "".join(SHEET.splitlines(keepends=True)[:3]),
        "documents/offer-en.toml": None,
    }
    shared = with_template(FILES, TemplateForm("offer", "en", "2", texts={"cover": "x"}))[DOCUMENTS_FILE]
    shared = shared.replace("offer-en-2.toml", "offer-en.toml")
    assert set(without_template({**FILES, DOCUMENTS_FILE: shared}, OFFER)) == {DOCUMENTS_FILE}


@pytest.mark.parametrize("key", [("offer", "en", "2"), ("manual", "en", "1")])
def test_what_is_no_template_is_not_touched(key: tuple[str, str, str]) -> None:
    for change in (lambda: with_template(FILES, changed(), key), lambda: without_template(FILES, key)):
        with pytest.raises(Unknown):
            change()


def test_files_that_cannot_be_read_are_refused() -> None:
    with pytest.raises(Malformed):
        template_forms({DOCUMENTS_FILE: 'code,kind\n"broken,x'})
    with pytest.raises(Malformed):
        with_template({**FILES, "documents/offer-en.toml": "intro ="}, changed(), OFFER)


def test_what_is_wrong_is_told_at_its_field() -> None:
    form = changed(valid_until="2025-01-01", markets=("mars",), texts={"intro": "{buyr}", "cover": "{x"})
    written = with_template(FILES, form, OFFER)
    found = {each.path: each.message for each in wrong_with(written, OFFER, ["eu"])}
    assert set(found) == {"/valid_until", "/markets", "/intro", "/extra"}
    assert "'buyer'" in found["/intro"]
    empty = {**FILES, **with_template({}, TemplateForm("a", "en", "1"))}
    assert [each.path for each in wrong_with(empty, ("a", "en", "1"), ["eu"])] == ["/"]


@given(st.dictionaries(st.sampled_from(PARTS), TEXTS), st.dictionaries(st.sampled_from(PARTS), TEXTS))
def test_whatever_is_said_is_read_again_as_it_was_said(first: dict[str, str], second: dict[str, str]) -> None:
    files = dict(FILES)
    for texts in (first, second):
        files |= with_template(files, changed(texts=texts), OFFER)
        said = tomllib.loads(files["documents/offer-en.toml"])
        assert said == {"extra": 1, **{part: text for part, text in texts.items() if text}}
