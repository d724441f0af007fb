/** The price, always in sight: the total, what it includes, the way to its explanation, and the next step. */
import { ChevronUp } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import type { Waterfall as WaterfallData } from "../api/model";
import { useSpeech } from "../i18n/language";
import { Again } from "../price/recurring";
import { taxOf } from "../price/steps";
import { Waterfall } from "../price/waterfall";
import { Amount, Skeleton } from "../ui/parts";
import { BudgetPanel } from "./budget";
import { ChangeLine } from "./change-line";
import { CompromisesPanel, useJudged } from "./compromises";
import { useConfiguration } from "./context";
import { CouponPanel } from "./coupons";

type Panel = "breakdown" | "budget" | "compromises" | "coupons";

export function PriceDock({ action }: { action: ReactNode }) {
  const { t } = useSpeech();
  const { configurator } = useConfiguration();
  const { view, waiting } = configurator.state;
  const [open, setOpen] = useState<Panel | null>(null);
  const turn = (which: Panel) => setOpen(open === which ? null : which);
  const canCompare = useJudged().length > 0;
  const panel = useId();
  return (
    <section className="price-dock" aria-label={t("price")} data-waiting={waiting.length > 0 || undefined}>
      {open === "budget" && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must be able to reach it
        <section id={panel} className="price-panel" aria-label={t("budget_title")} tabIndex={0}>
          <BudgetPanel />
        </section>
      )}
      {open === "compromises" && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must be able to reach it
        <section id={panel} className="price-panel" aria-label={t("compromises_title")} tabIndex={0}>
          <CompromisesPanel />
        </section>
      )}
      {open === "coupons" && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must be able to reach it
        <section id={panel} className="price-panel" aria-label={t("coupon_title")} tabIndex={0}>
          <CouponPanel />
        </section>
      )}
      {open === "breakdown" && view?.price && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must be able to reach it
        <section id={panel} className="price-panel" aria-label={t("price_explained")} tabIndex={0}>
          <h2>{t("price_explained")}</h2>
          <Waterfall waterfall={view.price} />
        </section>
      )}
      <ChangeLine />
      <div className="price-row">
        <div className="price-sum">
          {view ? (
            <strong className="price-total" data-testid="price-total">
              {view.price ? <Amount money={view.price.total} /> : t("price_on_request")}
            </strong>
          ) : (
            <Skeleton className="skeleton-price" />
          )}
          <Again prices={recurringOf(view?.price ?? null)} />
          <span className="price-includes">
            {view && <Includes />}
            {view?.price && (
              <Turn
                name={t("price_breakdown")}
                open={open === "breakdown"}
                panel={panel}
                onTurn={() => turn("breakdown")}
              />
            )}
            {view && <Turn name={t("budget")} open={open === "budget"} panel={panel} onTurn={() => turn("budget")} />}
            {view && canCompare && (
              <Turn
                name={t("compromises")}
                open={open === "compromises"}
                panel={panel}
                onTurn={() => turn("compromises")}
              />
            )}
            {view && !view.quote && (
              <Turn name={t("coupon")} open={open === "coupons"} panel={panel} onTurn={() => turn("coupons")} />
            )}
          </span>
        </div>
        {action}
      </div>
    </section>
  );
}

/** What is paid in each billing period, with tax as the total beside it. */
function recurringOf(price: WaterfallData | null) {
  return (price?.running?.recurring ?? []).map((one) => ({ every: one.every, amount: one.price.total }));
}

type TurnProps = { name: string; open: boolean; panel: string; onTurn: () => void };

function Turn({ name, open, panel, onTurn }: TurnProps) {
  return (
    <button type="button" className="link-button" aria-expanded={open} aria-controls={panel} onClick={onTurn}>
      {name}
      <ChevronUp className={open ? "turned" : undefined} aria-hidden="true" />
    </button>
  );
}

function Includes() {
  const { t, text, percent, money } = useSpeech();
  const { configurator } = useConfiguration();
  const price = configurator.state.view?.price;
  const tax = price ? taxOf(price) : null;
  if (!price || !tax) return null;
  return (
    <>
      {t("includes_tax", {
        tax: [text(tax.label), tax.rate && percent(tax.rate)].filter(Boolean).join(" "),
        amount: money(price.tax),
      })}
    </>
  );
}
