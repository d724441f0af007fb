/** Which release is current when, in each market: what was, what is, and what is to come. */
import { timeline } from "../api/releases";
import { useSpeech } from "../i18n/language";
import { Coming, ProblemNotice, Skeleton } from "../ui/parts";
import { useLoad } from "../ui/use-load";
import { type Cell, type Column, gridOf, tenseOf } from "./timeline-grid";

export function Timeline({ subject }: { subject: string }) {
  const { t } = useSpeech();
  const loaded = useLoad(() => timeline(subject), subject);
  if (loaded.problem) return <ProblemNotice problem={loaded.problem} onRetry={loaded.reload} />;
  if (!loaded.data)
    return (
      <Coming>
        <Skeleton className="skeleton-timeline" />
      </Coming>
    );
  const { items, today } = loaded.data;
  if (items.length === 0) return null;
  const { columns, rows } = gridOf(items);
  const isOfTerms = rows[0]?.markets.length === 0;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="timeline" aria-label={t("timeline")} tabIndex={0}>
      <table>
        <caption className="visually-hidden">{t("timeline")}</caption>
        <thead>
          <tr>
            <th scope="col">{t(isOfTerms ? "terms_of_sale" : "market")}</th>
            {columns.map((column) => (
              <ColumnHead key={column.start} column={column} today={today} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ markets, cells }) => (
            <tr key={markets.join()}>
              <th scope="row">{markets.join(", ").toUpperCase() || t("everywhere")}</th>
              {cells.map((cell, index) => (
                <SpanCell key={cell.span?.start ?? index} cell={cell} today={today} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ColumnHead({ column, today }: { column: Column; today: string }) {
  const { t, day } = useSpeech();
  const tense = tenseOf(column, today);
  return (
    <th scope="col" data-tense={tense} aria-current={tense === "now" ? "date" : undefined}>
      <span className="timeline-from">{t("valid_from_day", { day: day(column.start) })}</span>
      {tense === "now" && <span className="timeline-today">{t("today")}</span>}
    </th>
  );
}

function SpanCell({ cell: { span, columns }, today }: { cell: Cell; today: string }) {
  const { t } = useSpeech();
  const release = span?.release ?? null;
  return (
    <td colSpan={columns} data-tense={span ? tenseOf(span, today) : "past"} data-sold={release !== null}>
      {release ? t("release_number", { number: release.number }) : t("not_sold")}
    </td>
  );
}
