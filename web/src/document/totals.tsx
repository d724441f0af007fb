/** The totals of a document, in the order in which they are calculated. */
import type { LineGroup as Group, ShownIn, Totals as TotalsData } from "../api/model";
import { useSpeech } from "../i18n/language";
import { sign } from "../price/decimal";
import { RecurringTotals } from "../price/recurring";
import { Amount } from "../ui/parts";
import "../bundle/card.css";

type Props = { totals: TotalsData; groups: Group[]; shownIn: ShownIn | null };

/** What bundles save of the lines; it is taken off them already. */
function BundleSavings({ groups }: { groups: Group[] }) {
  const { t, text, money, number } = useSpeech();
  const saving = groups.flatMap(({ id, bundle }) =>
    bundle?.saving && sign(bundle.saving.amount) > 0
      ? [{ id, name: text(bundle.name), quantity: number(bundle.quantity), saving: money(bundle.saving) }]
      : [],
  );
  if (saving.length === 0) return null;
  return (
    <ul className="totals-bundles">
      {saving.map(({ id, ...facts }) => (
        <li key={id}>{t("bundle_saved", facts)}</li>
      ))}
    </ul>
  );
}

export function Totals({ totals, groups, shownIn }: Props) {
  const { t, text, percent, day } = useSpeech();
  const names = new Map(groups.map((group) => [group.id, group.name]));
  const discounts = totals.discounts.length > 0 ? totals.discounts : [{ group: null, amount: totals.discount }];
  const discounted = sign(totals.discount.amount) !== 0;
  return (
    <>
      <table className="totals">
        <caption className="visually-hidden">{t("totals")}</caption>
        <tbody>
          {discounted && (
            <>
              <tr>
                <th scope="row">{t(totals.inclusive ? "lines_gross" : "lines_net")}</th>
                <td className="number">
                  <Amount money={totals.lines_net} />
                </td>
              </tr>
              {discounts.map((discount) => (
                <tr key={discount.group}>
                  <th scope="row">
                    {t("discount")}
                    {discount.group && `: ${names.get(discount.group)}`}
                  </th>
                  <td className="number">
                    <Amount money={discount.amount} />
                  </td>
                </tr>
              ))}
            </>
          )}
          <tr>
            <th scope="row">{t("net")}</th>
            <td className="number">
              <Amount money={totals.net} />
            </td>
          </tr>
          {totals.taxes.map((tax) => (
            <tr key={tax.name.en + tax.rate}>
              <th scope="row">
                {text(tax.name)} {percent(tax.rate)}
              </th>
              <td className="number">
                <Amount money={tax.amount} />
              </td>
            </tr>
          ))}
          {sign(totals.cash_rounding.amount) !== 0 && (
            <tr>
              <th scope="row">{t("cash_rounding")}</th>
              <td className="number">
                <Amount money={totals.cash_rounding} />
              </td>
            </tr>
          )}
          <tr className="totals-total">
            <th scope="row">{t("total")}</th>
            <td className="number" data-testid="price-total">
              <Amount money={totals.total} />
            </td>
          </tr>
          {shownIn && (
            <tr>
              <th scope="row">
                {t("for_information", {
                  rate: `1 ${totals.total.currency} = ${shownIn.rate} ${shownIn.currency}`,
                  source: shownIn.source,
                  day: day(shownIn.day),
                })}
              </th>
              <td className="number">
                <Amount money={shownIn.total} />
              </td>
            </tr>
          )}
        </tbody>
      </table>
      <BundleSavings groups={groups} />
      <RecurringTotals totals={totals} />
    </>
  );
}
