/** A review in a line of figures: what somebody who has a minute decides by. */
import type { DraftReview, RuleDifference } from "../api/model";
import { useSpeech } from "../i18n/language";
import { TitleBlock } from "../ui/parts";

type Props = { review: DraftReview; isCounting: boolean };

export function ReviewSum({ review, isCounting }: Props) {
  const { t, number, money } = useSpeech();
  const { sold, quotes, died } = review;
  const broken = quotes.broken.filter((line) => line.is_new).length;
  const values = Object.values(died).reduce((sum, gone) => sum + gone.length, 0);
  const isVoid = review.forbidden.examples.some((example) => example.names.length === 0);
  const cells = [
    { name: t("sum_forbidden"), value: <Much difference={review.forbidden} isCounting={isCounting} /> },
    { name: t("sum_allowed"), value: <Much difference={review.allowed} isCounting={isCounting} /> },
    { name: t("sum_quotes"), value: t("sum_of", { part: number(broken), whole: number(quotes.lines) }) },
    { name: t("sum_orders"), value: t("sum_of", { part: number(sold.possible), whole: number(sold.before) }) },
    ...sold.revenue.map(({ before, possible }) => ({
      name: t("sum_revenue"),
      value: t("sum_of", { part: money(possible), whole: money(before) }),
    })),
    { name: t("sum_died"), value: isVoid ? t("sum_all") : number(values) },
  ];
  return (
    <section aria-label={t("in_short")} data-testid="review-sum">
      <TitleBlock className="review-sum" cells={cells} />
    </section>
  );
}

function Much({ difference, isCounting }: { difference: RuleDifference; isCounting: boolean }) {
  const { t, large, share } = useSpeech();
  const { count, examples, complete } = difference;
  if (count === "0" || (examples.length === 0 && complete)) return t("sum_nothing");
  if (count === null) return t(isCounting ? "review_counting" : "sum_not_counted");
  return `${large(count)} (${share(difference.share ?? 0)})`;
}
