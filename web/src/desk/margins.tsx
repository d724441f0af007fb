/** What is left of a document after its costs: shown to those whom the server tells it, and to nobody else. */
import type { Margin } from "../api/model";
import { useSpeech } from "../i18n/language";
import { Amount } from "../ui/parts";

/** The fields are absent for whoever may not read margins, and null where a cost is missing. */
type Props = { margin?: Margin | null; contract?: Margin | null; recurs: boolean };

export function Margins({ margin, contract, recurs }: Props) {
  const { t } = useSpeech();
  if (margin === undefined) return null;
  return (
    <table className="totals margins" data-testid="margins">
      <caption>{t("margins")}</caption>
      <tbody>
        <MarginRow label={t("margin_once")} margin={margin} />
        {recurs && <MarginRow label={t("margin_contract")} margin={contract ?? null} />}
      </tbody>
    </table>
  );
}

function MarginRow({ label, margin }: { label: string; margin: Margin | null }) {
  const { t, percent } = useSpeech();
  return (
    <tr>
      <th scope="row">
        {label} {margin?.percent && <span className="muted">{percent(margin.percent)}</span>}
      </th>
      <td className="number">
        {margin ? <Amount money={margin.amount} /> : <span className="muted">{t("margin_unknown")}</span>}
      </td>
    </tr>
  );
}
