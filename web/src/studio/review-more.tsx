/** What a draft means beside examples: markets touched, values that died, suspicious rules, what it costs to decide. */
import { Gauge, RefreshCw } from "lucide-react";
import { useEffect } from "react";
import { lintLater, measureLater } from "../api/jobs";
import type { Draft, DraftReview, Finding, Suspicions as Found, Measurement, Product, Suspicion } from "../api/model";
import { useSpeech } from "../i18n/language";
import { Button, Notice, ProblemNotice, Skeleton } from "../ui/parts";
import { Link, useRouter } from "../ui/router";
import { addressOf } from "./address";
import { Findings } from "./finding-list";
import { Running } from "./running";
import { type Meant, useConsequence } from "./use-consequence";
import { useNames } from "./use-names";
import "./proving.css";

export function TouchedMarkets({ markets }: { markets: DraftReview["markets"] }) {
  const { t } = useSpeech();
  const touched = markets.filter((one) => one.rules || one.prices);
  if (touched.length === 0) return <p data-testid="touched">{t("touched_none")}</p>;
  const said = touched.map(({ market, rules, prices }) => {
    const what = rules && prices ? "touched_both" : rules ? "touched_rules" : "touched_prices";
    return `${market.toUpperCase()} (${t(what)})`;
  });
  return <p data-testid="touched">{t("touched", { markets: said.join(", ") })}</p>;
}

export function DiedValues({ died, product }: { died: DraftReview["died"]; product: Product | null }) {
  const { t } = useSpeech();
  const name = useNames(product);
  const entries = Object.entries(died);
  if (entries.length === 0) return null;
  return (
    <section className="review-extra" data-testid="died">
      <h2>{t("died")}</h2>
      <ul>
        {entries.map(([code, values]) => (
          <li key={code}>
            {name(code)}: {values.map((value) => name(code, value)).join(", ")}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function SoldRevenue({ revenue }: { revenue: DraftReview["sold"]["revenue"] }) {
  const { t, money } = useSpeech();
  return revenue.map(({ total, before, possible, changed }) => (
    <p key={total.currency} data-testid="revenue">
      {t("revenue", {
        total: money(total),
        before: money(before),
        possible: money(possible),
        changed: money(changed),
      })}
    </p>
  ));
}

/** What lint finds in the draft: what is new first, the rest folded. */
export function Suspicions(meant: Meant) {
  const { t } = useSpeech();
  const { draft } = meant;
  const work = useConsequence<Found>(meant, "draft.lint", lintLater);
  const { job, found, isKnown, isActive, isAsking, problem, again, stop } = work;
  const isDue = isKnown && job === null && !isAsking && problem === null;
  useEffect(() => {
    if (isDue) again();
  }, [isDue, again]);
  const fresh = found?.items.filter((one) => one.is_new) ?? [];
  const known = found?.items.filter((one) => !one.is_new) ?? [];
  return (
    <section className="review-extra" data-testid="suspicions">
      <h2>{t("suspicions")}</h2>
      {problem && <ProblemNotice problem={problem} onRetry={again} />}
      {isActive && job ? (
        <Running job={job} onStop={stop} />
      ) : (
        !found && !problem && (job ? <LookAgain onClick={again} /> : <Skeleton className="skeleton-line" />)
      )}
      {found && fresh.length === 0 && <p>{t("suspicions_none")}</p>}
      <SuspicionList draft={draft} found={fresh} />
      {known.length > 0 && (
        <details>
          <summary>{t("suspicions_known", { count: known.length })}</summary>
          <SuspicionList draft={draft} found={known} />
        </details>
      )}
      {found && !found.decided && <Notice tone="changed">{t("suspicions_undecided")}</Notice>}
    </section>
  );
}

function LookAgain({ onClick }: { onClick: () => void }) {
  const { t } = useSpeech();
  return (
    <Button small icon={<RefreshCw aria-hidden="true" />} onClick={onClick}>
      {t("suspicions_look")}
    </Button>
  );
}

function SuspicionList({ draft, found }: { draft: Draft; found: Suspicion[] }) {
  const { text } = useSpeech();
  const { go } = useRouter();
  if (found.length === 0) return null;
  const shown = found.map((one): Finding => ({ ...one, hint: text(one.hint) || null, excerpt: null, markets: [] }));
  return <Findings findings={shown} onVisit={(one) => go(addressOf(draft.id, one.place))} />;
}

/** Measured when asked, and found again: it compiles the draft. What is missing of prices, parts and shapes stands under Publish. */
export function DraftCost(meant: Meant) {
  const { t } = useSpeech();
  const { draft } = meant;
  const work = useConsequence<Measurement>(meant, "draft.measure", measureLater);
  const { job, found, isActive, isAsking, problem, again, stop } = work;
  return (
    <section className="review-extra" data-testid="cost">
      <h2>{t("holes")}</h2>
      <p className="muted tests-about">
        {t("holes_detail")} <Link to={`/studio/drafts/${draft.id}/publish`}>{t("step_publish")}</Link>
      </p>
      {isActive && job ? (
        <Running job={job} onStop={stop} />
      ) : (
        <Button small busy={isAsking} icon={<Gauge aria-hidden="true" />} onClick={again}>
          {t("holes_look")}
        </Button>
      )}
      {problem && <ProblemNotice problem={problem} onRetry={again} />}
      {found && <MeasuredTable measured={found} />}
    </section>
  );
}

function MeasuredTable({ measured }: { measured: Measurement }) {
  const { t, number } = useSpeech();
  const sides = [
    { name: t("release"), side: measured.release },
    { name: t("draft"), side: measured.draft },
  ];
  return (
    <table className="rows measured">
      <caption>{t("measured_here")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("measured_what")}</th>
          <th scope="col">{t("measured_engine")}</th>
          <th scope="col" className="number">
            {t("measured_size")}
          </th>
          <th scope="col" className="number">
            {t("measured_click")}
          </th>
        </tr>
      </thead>
      <tbody>
        {sides.map(({ name, side }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{side?.engine ?? "–"}</td>
            <td className="number">
              {side?.bytes ? t("kilobytes", { size: number(Math.ceil(side.bytes / 1000)) }) : "–"}
            </td>
            <td className="number">{side ? t("milliseconds", { time: number(side.click_ms.toFixed(2)) }) : "–"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
