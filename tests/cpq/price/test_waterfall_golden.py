"""Waterfalls that a person can check with a pencil."""

from __future__ import annotations

from textwrap import dedent

from tests.cpq.price.pricing import OAK, WITH_DOORS, amount, bookcase_price, percent
from tests.cpq.price.waterfall_text import as_table


def table(text: str) -> str:
    return dedent(text).strip("\n")


def test_one_bookcase_with_shelf_boards_by_the_metre():
    # 0.80 m x 4 boards = 3.2 m at 33.33 a metre
    assert as_table(bookcase_price(OAK)) == table(
        """
        Base price                                                200.00        200.00
        Material: Oak                                              80.00        280.00
        Shelf boards                           3.2 x 33.33       106.656       386.656
        Rounding                                                   0.004        386.66
        VAT                                 19 % of 386.66       73.4654      460.1254
        Rounding                                                  0.0046        460.13
        = list                                                                 386.656
        = unit_net                                                              386.66
        = net                                                                   386.66
        = tax                                                                    73.47
        = total                                                                 460.13
        """
    )


def test_a_dozen_with_a_tier_and_two_discounts():
    assert as_table(bookcase_price(WITH_DOORS, percent("5"), amount("10.00"), quantity="12")) == table(
        """
        Base price                                                200.00        200.00
        Material: Oak                                              80.00        280.00
        Pair of doors                                              95.00        375.00
        Handle: Round knob                        2 x 4.25          8.50        383.50
        Shelf boards                           4.8 x 33.33       159.984       543.484
        Quantity discount from 10       -12.5 % of 543.484      -67.9355      475.5485
        Discount                          -5 % of 475.5485    -23.777425    451.771075
        Discount per unit                                         -10.00    441.771075
        Rounding                                               -0.001075        441.77
        Quantity                               12 x 441.77       4859.47       5301.24
        VAT                                19 % of 5301.24     1007.2356     6308.4756
        Rounding                                                  0.0044       6308.48
        = list                                                                 543.484
        = unit_net                                                              441.77
        = net                                                                  5301.24
        = tax                                                                  1007.24
        = total                                                                6308.48
        """
    )


def test_three_steel_cases_in_russian_with_a_negative_option_price():
    assert as_table(bookcase_price({**OAK, "material": "steel"}, market="ru", quantity="3"), "ru") == table(
        """
        Базовая цена                                            20000.00      20000.00
        Материал: Сталь                                         -1550.00      18450.00
        Доски полок                          3.2 x 3333.00      10665.60      29115.60
        Количество                            3 x 29115.60      58231.20      87346.80
        НДС                               22 % of 87346.80     19216.296    106563.096
        Округление                                                 0.004     106563.10
        = list                                                                29115.60
        = unit_net                                                            29115.60
        = net                                                                 87346.80
        = tax                                                                 19216.30
        = total                                                              106563.10
        """
    )
