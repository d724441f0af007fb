/** What a draft means for open quotes: which lines could not stay as they are, and the least change with which they could. */
import type { DraftReview, Product } from "../api/model";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { Amount } from "../ui/parts";
import { useNames } from "./use-names";

type OpenQuotes = DraftReview["quotes"];
type BrokenLine = OpenQuotes["broken"][number];

const FATES: Record<BrokenLine["fate"], Key> = {
  changed: "fate_changed",
  impossible: "fate_impossible",
  undecided: "fate_undecided",
};

export function BrokenQuotes({ quotes, product }: { quotes: OpenQuotes; product: Product | null }) {
  const { t, number } = useSpeech();
  if (quotes.lines === 0) return null;
  const facts = { count: quotes.lines, lines: number(quotes.lines), untouched: number(quotes.untouched) };
  const fresh = quotes.broken.filter((line) => line.is_new);
  const known = quotes.broken.filter((line) => !line.is_new);
  return (
    <section className="review-side" aria-label={t("open_quotes")}>
      <h2>{t("open_quotes")}</h2>
      <p className="review-much">{t("open_quotes_untouched", facts)}</p>
      <BrokenTable lines={fresh} product={product} />
      {known.length > 0 && (
        <details data-testid="broken-already">
          <summary>{t("open_quotes_known", { count: known.length })}</summary>
          <BrokenTable lines={known} product={product} />
        </details>
      )}
    </section>
  );
}

function BrokenTable({ lines, product }: { lines: BrokenLine[]; product: Product | null }) {
  const { t } = useSpeech();
  if (lines.length === 0) return null;
  return (
    <table className="rows studio-rows">
      <caption className="visually-hidden">{t("open_quotes")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("quote")}</th>
          <th scope="col">{t("repair")}</th>
          <th scope="col" className="number">
            {t("price_difference")}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <BrokenRow key={`${line.quote.id} ${line.position}`} line={line} product={product} />
        ))}
      </tbody>
    </table>
  );
}

function BrokenRow({ line, product }: { line: BrokenLine; product: Product | null }) {
  const { t } = useSpeech();
  const name = useNames(product);
  return (
    <tr>
      <th scope="row">
        <span className="mono">{line.quote.number}</span>{" "}
        <span className="muted">
          {t(line.state === "sent" ? "is_sent" : "is_draft")}, {t("line_number", { position: line.position })}
        </span>
      </th>
      <td>
        {t(FATES[line.fate])}{" "}
        {line.changes.map(({ characteristic, before, after, chosen }) => (
          <span key={characteristic} className="line-repair">
            {name(characteristic)}: {name(characteristic, before)} →{" "}
            {after === null ? "–" : name(characteristic, after)}{" "}
            {!chosen && <span className="muted">{t("nobody_chose")}</span>}
          </span>
        ))}
      </td>
      <td className="number">{line.difference && <Amount money={line.difference} style={{ signed: true }} />}</td>
    </tr>
  );
}
