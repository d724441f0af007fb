"""Numbers with units, as people write them."""

import pytest

from catalog.unit_name import boolean_name, number_name


@pytest.mark.parametrize(
    ("code", "unit", "english", "russian"),
    [
        ("8", None, "8", "8"),
        ("1.25", "m", "1.25 m", "1,25 м"),
        ("-18.5", "°C", "−18.5 °C", "−18,5 °C"),
        ("2.40", "m2", "2.40 m²", "2,40 м²"),
        ("3", "bananas", "3 bananas", "3 bananas"),
    ],
)
def test_a_number_is_written_with_its_unit_in_both_languages(code, unit, english, russian):
    assert number_name(code, unit).to_json() == {"en": english, "ru": russian}


def test_true_and_false_are_yes_and_no():
    assert [boolean_name(code).in_("ru") for code in ("true", "false")] == ["да", "нет"]
