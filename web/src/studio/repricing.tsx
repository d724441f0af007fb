/** What terms make of open quotes: which lines would cost something else if they were priced anew, and by how much. */
import { RefreshCw } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { repriceLater } from "../api/jobs";
import type { Draft, Repricing } from "../api/model";
import { useSpeech } from "../i18n/language";
import { Field } from "../ui/field";
import { Amount, Button, Empty, ListSkeleton, ProblemNotice } from "../ui/parts";
import { Running } from "./running";
import { settled } from "./unkept";
import { useJob } from "./use-job";
import { type ProductNames, useProducts } from "./use-products";
import { useKeptVersion } from "./use-version";

export function RepricingStep({ draft }: { draft: Draft }) {
  const version = useKeptVersion(draft);
  return version === null ? <ListSkeleton /> : <Priced draft={draft} version={version} />;
}

function Priced({ draft, version }: { draft: Draft; version: number }) {
  const { t } = useSpeech();
  const products = useProducts();
  const [day, setDay] = useState("");
  const work = useJob(draft.id, "draft.reprice", (job) => job.asked.version === version);
  const { begin } = work;
  const look = useCallback(
    (on: string) => begin(() => settled().then(() => repriceLater(draft.id, on || null))),
    [begin, draft.id],
  );
  const isNew = work.isKnown && work.job === null && work.problem === null;
  useEffect(() => {
    if (isNew) look("");
  }, [isNew, look]);
  const found = work.job?.state === "done" ? (work.job.result as Repricing) : null;
  return (
    <div className="studio-review">
      <div className="review-where">
        <Field
          label={t("pricing_day")}
          hint={t("pricing_day_hint")}
          type="date"
          value={day}
          onChange={(event) => setDay(event.target.value)}
        />
        {!work.isActive && (
          <Button small icon={<RefreshCw aria-hidden="true" />} onClick={() => look(day)}>
            {t("review_again")}
          </Button>
        )}
      </div>
      {work.isActive && work.job && <Running job={work.job} onStop={work.stop} />}
      {work.problem && <ProblemNotice problem={work.problem} onRetry={() => look(day)} />}
      {found && <Lines found={found} products={products} />}
    </div>
  );
}

function Lines({ found, products }: { found: Repricing; products: ProductNames }) {
  const { t, number, day } = useSpeech();
  if (found.changed === 0)
    return (
      <Empty title={t("repricing_none", { day: day(found.day) })}>
        <p className="muted">{t("repricing_looked_at", { count: found.lines, lines: number(found.lines) })}</p>
      </Empty>
    );
  const facts = { count: found.changed, changed: number(found.changed), lines: number(found.lines) };
  return (
    <section className="review-side" aria-label={t("open_quotes")}>
      <h2>{t("open_quotes")}</h2>
      <p className="review-much">
        {t("repricing_changed", { ...facts, day: day(found.day) })}{" "}
        {found.sums.map((sum) => (
          <strong key={sum.currency} className="repricing-sum">
            <Amount money={sum} style={{ signed: true }} />
          </strong>
        ))}
      </p>
      <table className="rows studio-rows">
        <caption className="visually-hidden">{t("open_quotes")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("quote")}</th>
            <th scope="col" className="number wide">
              {t("net_before")}
            </th>
            <th scope="col" className="number wide">
              {t("net_after")}
            </th>
            <th scope="col" className="number">
              {t("price_difference")}
            </th>
          </tr>
        </thead>
        <tbody>
          {found.items.map((line) => (
            <Line key={`${line.quote.id} ${line.state} ${line.position}`} line={line} products={products} />
          ))}
        </tbody>
      </table>
      {found.items.length < found.changed && (
        <p className="muted">{t("repricing_more", { count: found.changed - found.items.length })}</p>
      )}
    </section>
  );
}

function Line({ line, products }: { line: Repricing["items"][number]; products: ProductNames }) {
  const { t } = useSpeech();
  return (
    <tr>
      <th scope="row">
        <span className="mono">{line.quote.number}</span>{" "}
        <span className="muted">
          {t(line.state === "sent" ? "is_sent" : "is_draft")}, {t("line_number", { position: line.position })},{" "}
          {products.name(line.product)}
        </span>
      </th>
      <td className="number wide">{line.before ? <Amount money={line.before} /> : t("no_price_then")}</td>
      <td className="number wide">{line.after ? <Amount money={line.after} /> : t("no_price_then")}</td>
      <td className="number">{line.difference && <Amount money={line.difference} style={{ signed: true }} />}</td>
    </tr>
  );
}
