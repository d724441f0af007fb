"""What a configuration costs, exactly, and why: a pure function from product, configuration and context to a waterfall.

Nothing here knows a database, a clock or a customer's name. Rounding happens at named points only (unit net, line
net, tax, and on documents the discounts, the tax per group or line, and the cash total) and is visible as an entry.
"""

from cpq.price.billing_plan import BillingPlan, billing_plan
from cpq.price.bought import Bought
from cpq.price.bundle_share import BundleShare, fixed_saving, percent_saving, share_in, shared
from cpq.price.context import PricingContext
from cpq.price.contract import Contract, contract_of
from cpq.price.cost import Cost, Margin, margin
from cpq.price.discount import Discount
from cpq.price.entry import Audience, Entry
from cpq.price.line_price import LinePrice
from cpq.price.line_target import LineDiscount, LineTarget, line_discount
from cpq.price.lines_alike import AlikeLine, LinesAlike
from cpq.price.pricer import price, price_alone, price_with_cost
from cpq.price.reduction import LineGroup
from cpq.price.rounding import RoundingPolicy
from cpq.price.running_totals import RunningTotals, running_totals, with_running
from cpq.price.schedule import Schedule
from cpq.price.steps import STEPS
from cpq.price.target import DocumentDiscount, Target, document_discount
from cpq.price.tax_group import TaxTotal
from cpq.price.tax_rate import TaxRate
from cpq.price.totals import Totals, changed, document_totals
from cpq.price.waterfall import CALCULATION, Recurring, RunningCharges, Waterfall, promised

__all__ = [
    "CALCULATION",
    "STEPS",
    "AlikeLine",
    "Audience",
    "BillingPlan",
    "Bought",
    "BundleShare",
    "Contract",
    "Cost",
    "Discount",
    "DocumentDiscount",
    "Entry",
    "LineDiscount",
    "LineGroup",
    "LinePrice",
    "LineTarget",
    "LinesAlike",
    "Margin",
    "PricingContext",
    "Recurring",
    "RoundingPolicy",
    "RunningCharges",
    "RunningTotals",
    "Schedule",
    "Target",
    "TaxRate",
    "TaxTotal",
    "Totals",
    "Waterfall",
    "billing_plan",
    "changed",
    "contract_of",
    "document_discount",
    "document_totals",
    "fixed_saving",
    "line_discount",
    "margin",
    "percent_saving",
    "price",
    "price_alone",
    "price_with_cost",
    "promised",
    "running_totals",
    "share_in",
    "shared",
    "with_running",
]
