/** Why did it change? One revision against another: lines, then the document, and the sums they come to exactly. */
import { useState } from "react";
import * as desk from "../api/desk";
import type { Comparison, LineComparison, Money, Quote, Text } from "../api/model";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { sum } from "../price/decimal";
import { Dialog } from "../ui/dialog";
import { Pick } from "../ui/field";
import { Amount, Coming, ProblemNotice, Skeleton } from "../ui/parts";
import { useLoad } from "../ui/use-load";
import "./comparison.css";

export function ComparisonDialog({ quote, onClose }: { quote: Quote; onClose: () => void }) {
  const { t } = useSpeech();
  const newest = quote.revision.number;
  const [before, setBefore] = useState(newest - 1);
  const [after, setAfter] = useState(newest);
  const key = `${quote.id}/${quote.version}/${before}/${after}`;
  const { data, problem, reload } = useLoad(() => desk.comparison(quote.id, before, after), key);
  return (
    <Dialog title={t("why_changed")} onClose={onClose}>
      <div className="comparison" data-testid="comparison">
        <div className="comparison-which">
          <RevisionPick label={t("compare_from")} quote={quote} value={before} onPick={setBefore} />
          <RevisionPick label={t("compare_to")} quote={quote} value={after} onPick={setAfter} />
        </div>
        {problem && <ProblemNotice problem={problem} onRetry={reload} />}
        {data ? (
          <Differences found={data} />
        ) : (
          <Coming>
            <Skeleton className="skeleton-row" />
          </Coming>
        )}
      </div>
    </Dialog>
  );
}

type PickProps = { label: string; quote: Quote; value: number; onPick: (revision: number) => void };

function RevisionPick({ label, quote, value, onPick }: PickProps) {
  const { t, money } = useSpeech();
  const options = quote.revisions.map((revision) => ({
    value: String(revision.number),
    name: t("revision_priced", { number: revision.number, total: money(revision.total) }),
  }));
  return <Pick label={label} value={String(value)} onPick={(picked) => onPick(Number(picked))} options={options} />;
}

function Differences({ found }: { found: Comparison }) {
  const { t, text } = useSpeech();
  const { currency } = found;
  const ofLines: Money = { amount: sum(found.lines.map((line) => line.amount.amount)), currency };
  return (
    <>
      {found.lines.map((line) => (
        <section key={`${line.position_before}/${line.position}`} className="comparison-line">
          <header>
            <h3>{t(TITLES[line.kind], titled(line, text(line.name)))}</h3>
            <Change money={line.amount} />
          </header>
          <LineDifferences line={line} currency={currency} />
        </section>
      ))}
      {found.unchanged > 0 && <p className="muted">{t("lines_unchanged", { count: found.unchanged })}</p>}
      <Recurring sentences={found.recurring} />
      <table className="comparison-table">
        <caption className="visually-hidden">{t("comparison_sums")}</caption>
        <tbody>
          <Row words={t("lines")} money={ofLines} />
          {found.document.map((one) => (
            <Row key={one.label.en} words={text(one.label)} money={one.amount} />
          ))}
        </tbody>
        <tfoot>
          <tr className="sum-strong">
            <th scope="row">{t("total")}</th>
            <td className="number">
              <Amount money={found.before.total} /> → <Amount money={found.after.total} />
            </td>
            <td className="number">
              <Change money={found.amount} />
            </td>
          </tr>
        </tfoot>
      </table>
    </>
  );
}

const TITLES: Record<LineComparison["kind"], Key> = {
  added: "line_came",
  removed: "line_went",
  changed: "line_changed",
};

function titled(line: LineComparison, name: string): Record<string, string | number> {
  return { position: line.position ?? line.position_before ?? 0, name };
}

/** The entries of a line that changed, in words, and the values that cost nothing. */
export function LineDifferences({ line, currency }: { line: LineComparison; currency: string }) {
  const { t, text } = useSpeech();
  if (line.kind !== "changed") return null;
  const told = line.differences.map((one) => ({ words: text(one.sentence), money: one.amount }));
  return (
    <>
      {line.values.length > 0 && (
        <p className="comparison-values">
          {line.values.map((value) => `${text(value.name)}: ${text(value.before)} → ${text(value.after)}`).join("; ")}
        </p>
      )}
      <Recurring sentences={line.recurring} />
      <table className="comparison-table">
        <caption className="visually-hidden">{t("comparison_entries")}</caption>
        <tbody>
          {told.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a comparison does not change
            <Row key={index} words={one.words} money={one.money} />
          ))}
        </tbody>
        <tfoot>
          <tr className="sum-strong">
            <th scope="row">{t("net")}</th>
            <td className="number">
              {line.before && <Amount money={line.before} />} → {line.after && <Amount money={line.after} />}
            </td>
            <td className="number">
              <Change money={{ amount: line.amount.amount, currency }} />
            </td>
          </tr>
        </tfoot>
      </table>
    </>
  );
}

/** What is different of recurring charges, which are beside the sums below. */
function Recurring({ sentences }: { sentences: Text[] }) {
  const { t, text } = useSpeech();
  if (sentences.length === 0) return null;
  return (
    <div className="comparison-recurring">
      <h4>{t("recurring_charges")}</h4>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence.en}>{text(sentence)}</li>
        ))}
      </ul>
    </div>
  );
}

function Row({ words, money }: { words: string; money: Money }) {
  return (
    <tr>
      <th scope="row" colSpan={2}>
        {words}
      </th>
      <td className="number">
        <Change money={money} />
      </td>
    </tr>
  );
}

function Change({ money }: { money: Money }) {
  return <Amount money={money} style={{ signed: true, exact: true }} />;
}
