"""The steps of the price, in the order of calculation. A new step is a file here and a line in `STEPS`."""

from cpq.price.step import Step
from cpq.price.steps.block_price import BLOCK_PRICE
from cpq.price.steps.bundle_price import BUNDLE_PRICE
from cpq.price.steps.contracted_price import CONTRACTED_PRICE
from cpq.price.steps.dimension_price import DIMENSION_PRICE
from cpq.price.steps.discretionary_discount import DISCRETIONARY_DISCOUNT, LINE_DISCOUNT
from cpq.price.steps.graduated_tier import GRADUATED_TIER
from cpq.price.steps.list_price import LIST_PRICE
from cpq.price.steps.option_charges import OPTION_CHARGES
from cpq.price.steps.promotion import PROMOTION
from cpq.price.steps.quantity_tier import QUANTITY_TIER
from cpq.price.steps.surcharge import SURCHARGE
from cpq.price.steps.tax import TAX

STEPS: tuple[Step, ...] = (
    LIST_PRICE,
    OPTION_CHARGES,
    DIMENSION_PRICE,
    CONTRACTED_PRICE,
    QUANTITY_TIER,
    PROMOTION,
    DISCRETIONARY_DISCOUNT,
    GRADUATED_TIER,
    BLOCK_PRICE,
    BUNDLE_PRICE,
    LINE_DISCOUNT,
    SURCHARGE,
    TAX,
)
LIST_STEPS = frozenset({LIST_PRICE.name, OPTION_CHARGES.name, DIMENSION_PRICE.name})
"""The steps whose sum is the list price of the configured unit; `cpq.price.listed` takes them."""
