/** What a draft means: what it newly forbids and allows, as products one can judge, how much that is, and what it does to what was sold. */
import { RefreshCw } from "lucide-react";
import { useState } from "react";
import * as catalogue from "../api/catalogue";
import { overtaken } from "../api/drafts";
import { reviewLater } from "../api/jobs";
import type { Draft, DraftReview, Product, RuleDifference } from "../api/model";
import { useSpeech } from "../i18n/language";
import { useMarket } from "../shop/market";
import { Pick } from "../ui/field";
import { Button, Empty, ListSkeleton, ProblemNotice } from "../ui/parts";
import { useLoad } from "../ui/use-load";
import { BrokenQuotes } from "./broken-quotes";
import { ExampleCard } from "./example-card";
import { DiedValues, DraftCost, SoldRevenue, Suspicions, TouchedMarkets } from "./review-more";
import { ReviewSum } from "./review-sum";
import { Running } from "./running";
import { settled } from "./unkept";
import { type Compared, useReview } from "./use-review";
import { useSoldIn } from "./use-sold-in";
import { useKeptVersion } from "./use-version";

export function ReviewStep({ draft, onKept }: { draft: Draft; onKept: () => void }) {
  const kept = useKeptVersion(draft);
  const [version, setVersion] = useState<number | null>(null);
  const newest = useLoad(() => overtaken(draft.id), draft.id).data?.newest;
  if (version === null && kept !== null) setVersion(kept);
  if (version === null || newest === undefined) return <ListSkeleton />;
  return (
    <ReviewOf
      product={draft.product}
      draft={draft}
      newest={newest}
      onKept={onKept}
      compared={(market) => ({
        subject: market && draft.id,
        kind: "draft.review",
        isSame: (asked) => asked.market === market && asked.version === version && asked.newest === newest,
        ask: (count) => settled().then(() => reviewLater(draft.id, market ?? "", count)),
      })}
    />
  );
}

type ReviewProps = {
  product: string;
  draft: Draft | null;
  /** Number of the newest release that the draft could follow. */
  newest?: number;
  compared: (market: string | null) => Compared;
  onKept?: () => void;
};

/** What one set of files means against another, in a market that one picks. */
export function ReviewOf({ product, draft, newest, compared, onKept }: ReviewProps) {
  const { t, text } = useSpeech();
  const { market: usual } = useMarket();
  const markets = useSoldIn(product);
  const [picked, setPicked] = useState<string | null>(null);
  const market = picked ?? markets?.find((one) => one.code === usual)?.code ?? markets?.[0]?.code ?? null;
  return (
    <div className="studio-review">
      <div className="review-where">
        <Pick
          label={t("market")}
          value={market ?? ""}
          onPick={setPicked}
          options={(markets ?? []).map((one) => ({ value: one.code, name: text(one.name) }))}
        />
      </div>
      {market && (
        <InMarket key={market} market={market} {...{ product, draft, newest, onKept }} compared={compared(market)} />
      )}
    </div>
  );
}

type MarketProps = Omit<ReviewProps, "compared" | "newest"> & {
  market: string;
  newest: number | undefined;
  compared: Compared;
};

function InMarket({ product, market, draft, newest, compared, onKept }: MarketProps) {
  const { t, moment } = useSpeech();
  const { review, at, job, isCounting, problem, begin, stop } = useReview(compared);
  const named = useLoad(() => catalogue.product(product, market), market);
  return (
    <>
      {job ? (
        <Running job={job} onStop={stop} />
      ) : (
        <div className="review-against">
          <Button small icon={<RefreshCw aria-hidden="true" />} onClick={begin}>
            {t("review_again")}
          </Button>
          {review && at && (
            <p className="muted" data-testid="against">
              {t("review_against", { number: review.release, moment: moment(at) })}
            </p>
          )}
        </div>
      )}
      {problem && <ProblemNotice problem={problem} onRetry={begin} />}
      {review && <Findings {...{ draft, newest, review, isCounting, onKept }} product={named.data} />}
    </>
  );
}

type FindingsProps = {
  draft: Draft | null;
  newest: number | undefined;
  review: DraftReview;
  product: Product | null;
  isCounting: boolean;
  onKept?: (() => void) | undefined;
};

function Findings({ draft, newest, review, product, isCounting, onKept }: FindingsProps) {
  const { t } = useSpeech();
  const rest = draft && newest !== undefined && { draft, newest, market: review.market };
  if (review.equal && isNothing(review.added) && isNothing(review.removed))
    return (
      <>
        <Empty title={t("review_equal")}>
          <p className="muted">{t("review_equal_detail")}</p>
        </Empty>
        <TouchedMarkets markets={review.markets} />
        {rest && <Suspicions {...rest} />}
        {rest && <DraftCost {...rest} />}
      </>
    );
  const common = { draft, market: review.market, product, isCounting, onKept };
  return (
    <>
      <ReviewSum review={review} isCounting={isCounting} />
      <TouchedMarkets markets={review.markets} />
      <SoldBefore sold={review.sold} />
      <BrokenQuotes quotes={review.quotes} product={product} />
      <Side {...common} side="forbidden" difference={review.forbidden} />
      <Side {...common} side="allowed" difference={review.allowed} />
      <DiedValues died={review.died} product={product} />
      <Extra title={t("review_added")} extra={review.added} product={product} />
      <Extra title={t("review_removed")} extra={review.removed} product={product} />
      {rest && <Suspicions {...rest} />}
      {rest && <DraftCost {...rest} />}
    </>
  );
}

type SideProps = Omit<FindingsProps, "review" | "newest"> & {
  market: string;
  side: "forbidden" | "allowed";
  difference: RuleDifference;
};

function Side({ draft, market, product, side, difference, isCounting, onKept }: SideProps) {
  const { t } = useSpeech();
  return (
    <section className="review-side" aria-label={t(side === "forbidden" ? "review_forbids" : "review_allows")}>
      <h2>{t(side === "forbidden" ? "review_forbids" : "review_allows")}</h2>
      <p className="review-much" data-testid={`much-${side}`}>
        <HowMuch difference={difference} side={side} isCounting={isCounting} />
      </p>
      <div className="example-cards">
        {difference.examples.map((example) => (
          <ExampleCard
            key={JSON.stringify(example.configuration)}
            draft={draft}
            market={market}
            product={product}
            side={side}
            example={example}
            onKept={onKept}
          />
        ))}
      </div>
      {difference.examples.length > 0 && (
        <p className="muted">{t(difference.complete ? "review_complete" : "review_incomplete")}</p>
      )}
    </section>
  );
}

type MuchProps = { difference: RuleDifference; side: "forbidden" | "allowed"; isCounting: boolean };

function HowMuch({ difference, side, isCounting }: MuchProps) {
  const { t, large, share } = useSpeech();
  const { count, total, examples, complete } = difference;
  if (count === "0" || (examples.length === 0 && complete)) return t("review_nothing");
  if (count === null || total === null) return t(isCounting ? "review_counting" : "review_not_counted");
  const facts = { count: large(count), total: large(total), share: share(difference.share ?? 0) };
  return t(side === "forbidden" ? "review_much_forbidden" : "review_much_allowed", facts);
}

function SoldBefore({ sold }: { sold: DraftReview["sold"] }) {
  const { t, number } = useSpeech();
  if (sold.examined === 0) return <p className="muted">{t("review_none_sold")}</p>;
  const lost = sold.examined - sold.possible - sold.changed;
  return (
    <div>
      <p data-testid="sold">
        {t("review_sold", {
          count: sold.examined,
          examined: number(sold.examined),
          before: number(sold.before),
          possible: number(sold.possible),
        })}{" "}
        {sold.changed + lost > 0 && t("review_sold_lost", { changed: number(sold.changed), lost: number(lost) })}
      </p>
      <SoldRevenue revenue={sold.revenue} />
    </div>
  );
}

const isNothing = (extra: DraftReview["added"]) =>
  extra.characteristics.length === 0 && Object.keys(extra.values).length === 0;

type ExtraProps = { title: string; extra: DraftReview["added"]; product: Product | null };

function Extra({ title, extra, product }: ExtraProps) {
  const { text } = useSpeech();
  if (isNothing(extra)) return null;
  const name = (code: string) => text(product?.characteristics[code]?.name) || code;
  return (
    <section className="review-extra">
      <h2>{title}</h2>
      <ul>
        {extra.characteristics.map((code) => (
          <li key={code}>{name(code)}</li>
        ))}
        {Object.entries(extra.values).map(([code, values]) => (
          <li key={code}>
            {name(code)}: {values.join(", ")}
          </li>
        ))}
      </ul>
    </section>
  );
}
