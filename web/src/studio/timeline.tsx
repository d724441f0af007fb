/** Which release is current when, in each market: what was, what is, and what is to come. */
import type { TimelineSpan } from "../api/model";
import { timeline } from "../api/releases";
import { useSpeech } from "../i18n/language";
import { Coming, ProblemNotice, Skeleton } from "../ui/parts";
import { useLoad } from "../ui/use-load";

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
  const markets = [...new Set(items.flatMap((span) => span.markets))];
  const rows = markets.length > 0 ? markets : [null];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="timeline" aria-label={t("timeline")} tabIndex={0}>
      <table>
        <caption className="visually-hidden">{t("timeline")}</caption>
        <thead>
          <tr>
            <th scope="col">{rows[0] === null ? t("terms_of_sale") : t("market")}</th>
            {items.map((span) => (
              <SpanHead key={`${span.start}`} span={span} today={today} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((market) => (
            <tr key={market ?? "all"}>
              <th scope="row">{market?.toUpperCase() ?? t("everywhere")}</th>
              {items.map((span) => (
                <SpanCell key={`${span.start}`} span={span} market={market} today={today} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type Tense = "past" | "now" | "to-come";

function tenseOf(span: TimelineSpan, today: string): Tense {
  if (span.end !== null && span.end <= today) return "past";
  return span.start !== null && span.start > today ? "to-come" : "now";
}

function SpanHead({ span, today }: { span: TimelineSpan; today: string }) {
  const { t, day } = useSpeech();
  const tense = tenseOf(span, today);
  return (
    <th scope="col" data-tense={tense} aria-current={tense === "now" ? "date" : undefined}>
      <span className="timeline-from">{span.start ? t("valid_from_day", { day: day(span.start) }) : ""}</span>
      {tense === "now" && <span className="timeline-today">{t("today")}</span>}
    </th>
  );
}

function SpanCell({ span, market, today }: { span: TimelineSpan; market: string | null; today: string }) {
  const { t } = useSpeech();
  const isSold = span.release !== null && (market === null || span.markets.includes(market));
  return (
    <td data-tense={tenseOf(span, today)} data-sold={isSold}>
      {isSold && span.release ? t("release_number", { number: span.release.number }) : t("not_sold")}
    </td>
  );
}
