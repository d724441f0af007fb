/** The customer's page: one frozen offer, reached by the secret in the link, to be read, kept, accepted or declined.
    Opening the page decides nothing; only the buttons do. */
import { Check, Download, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { Offer } from "../api/model";
import * as offers from "../api/offer";
import { asProblem, type Problem } from "../api/problem";
import { download } from "../document/download";
import { DocumentLine } from "../document/lines";
import { StateBadge } from "../document/state-badge";
import { Totals } from "../document/totals";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { Again } from "../price/recurring";
import { DocumentPrice } from "../price/waterfall";
import { LanguageSwitch, ThemeSwitch, Wordmark } from "../ui/chrome";
import { Amount, Button, Coming, Notice, ProblemNotice, ScreenTitle, Skeleton, TitleBlock } from "../ui/parts";
import { useRouter } from "../ui/router";
import { useLoad } from "../ui/use-load";
import { AcceptDialog, DeclineDialog } from "./answer";
import "../document/document.css";
import "./offer.css";

export function OfferScreen() {
  const { t } = useSpeech();
  const { place } = useRouter();
  const token = place.hash.slice(1);
  return (
    <>
      <header className="bar">
        <a className="skip-link" href="#main">
          {t("skip")}
        </a>
        <Wordmark />
        <div className="bar-end">
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </header>
      <main id="main" className="offer">
        {token ? (
          <LoadedOffer token={token} />
        ) : (
          <Sorry title={t("offer_no_token")} detail={t("offer_no_token_detail")} />
        )}
      </main>
    </>
  );
}

function LoadedOffer({ token }: { token: string }) {
  const { data, problem, reload, put } = useLoad(() => offers.read(token), token);
  if (problem && !data) return <Unreadable problem={problem} onRetry={reload} />;
  if (!data) return <OfferSkeleton />;
  return <OfferSheet token={token} offer={data} onAnswered={put} />;
}

const GONE: Record<string, [Key, Key]> = {
  "offer-superseded": ["offer_superseded", "offer_superseded_detail"],
  "offer-withdrawn": ["offer_withdrawn", "offer_withdrawn_detail"],
  "offer-expired": ["offer_expired", "offer_expired_detail"],
};

function Unreadable({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  const { t } = useSpeech();
  if (problem.status === 410) {
    const [title, detail] = GONE[problem.code] ?? ["offer_expired", "offer_expired_detail"];
    return <Sorry title={t(title)} detail={t(detail)} />;
  }
  if ([401, 403, 404, 422].includes(problem.status))
    return <Sorry title={t("offer_unknown")} detail={t("offer_unknown_detail")} />;
  return <ProblemNotice problem={problem} onRetry={onRetry} />;
}

function Sorry({ title, detail }: { title: string; detail: string }) {
  return (
    <div className="offer-sorry">
      <ScreenTitle name={title}>{title}</ScreenTitle>
      <p>{detail}</p>
    </div>
  );
}

type Sheet = { token: string; offer: Offer; onAnswered: (offer: Offer) => void };

function OfferSheet({ token, offer, onAnswered }: Sheet) {
  const speech = useSpeech();
  const { t, text } = speech;
  const { quote, revision } = offer;
  return (
    <div className="offer-sheet">
      <header className="offer-head">
        <ScreenTitle name={t("offer_title", { number: quote.number })}>
          {t("offer_title", { number: quote.number })}
        </ScreenTitle>
        <StateBadge state={offer.state} reader="customer" />
      </header>
      <TitleBlock cells={facts(speech, offer)} />
      <Answered offer={offer} />
      <section aria-label={t("lines")}>
        {revision.lines.map((line) => (
          <DocumentLine key={line.id} line={line} />
        ))}
      </section>
      {revision.totals && <Totals totals={revision.totals} groups={revision.groups} shownIn={revision.shown_in} />}
      <DocumentPrice waterfall={revision.waterfall} />
      {text(revision.terms) && (
        <section className="offer-terms">
          <h2>{t("terms")}</h2>
          <p>{text(revision.terms)}</p>
        </section>
      )}
      <Answers token={token} offer={offer} onAnswered={onAnswered} />
    </div>
  );
}

function facts(
  { t, day }: ReturnType<typeof useSpeech>,
  { quote, revision, seller, valid_until }: Offer,
): { name: string; value: ReactNode }[] {
  const dated = revision.pricing_date;
  return [
    { name: t("seller"), value: seller.name },
    { name: t("buyer"), value: quote.buyer.company || quote.buyer.name },
    { name: t("revision"), value: <span className="mono">{revision.number}</span> },
    ...(dated ? [{ name: t("date"), value: day(dated) }] : []),
    ...(valid_until ? [{ name: t("valid_until"), value: day(valid_until) }] : []),
  ];
}

function Answered({ offer }: { offer: Offer }) {
  const { t } = useSpeech();
  if (offer.order) return <Notice tone="good">{t("offer_ordered", { number: offer.order.number })}</Notice>;
  if (offer.state === "accepted")
    return <Notice tone="good">{t("offer_accepted", { name: offer.accepted_by ?? "" })}</Notice>;
  if (offer.state === "declined") return <Notice>{t("offer_declined")}</Notice>;
  return null;
}

function Answers({ token, offer, onAnswered }: Sheet) {
  const { t, language } = useSpeech();
  const [asking, setAsking] = useState<"accept" | "decline" | null>(null);
  const [fetching, setFetching] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async () => {
    setFetching(true);
    setProblem(null);
    try {
      download(await offers.document(token, language), `${offer.quote.number}-${offer.revision.number}.pdf`);
    } catch (caught) {
      setProblem(asProblem(caught));
    } finally {
      setFetching(false);
    }
  };
  const close = () => setAsking(null);
  const answered = (next: Offer) => {
    close();
    onAnswered(next);
  };
  return (
    <section className="offer-answers" aria-label={t("your_answer")}>
      {problem && <ProblemNotice problem={problem} />}
      <div className="offer-answers-row">
        {offer.revision.totals && (
          <p>
            <span className="muted">{t("total")}</span>{" "}
            <strong>
              <Amount money={offer.revision.totals.total} />
            </strong>
            <Again prices={offer.revision.totals.recurring.map((one) => ({ every: one.every, amount: one.total }))} />
          </p>
        )}
        <Button icon={<Download aria-hidden="true" />} busy={fetching} onClick={save}>
          {t("download_pdf")}
        </Button>
        {offer.can_accept && (
          <>
            <Button icon={<X aria-hidden="true" />} onClick={() => setAsking("decline")}>
              {t("decline")}
            </Button>
            <Button kind="primary" icon={<Check aria-hidden="true" />} onClick={() => setAsking("accept")}>
              {t("accept_offer")}
            </Button>
          </>
        )}
      </div>
      {asking === "accept" && <AcceptDialog token={token} offer={offer} onClose={close} onAnswered={answered} />}
      {asking === "decline" && <DeclineDialog token={token} onClose={close} onAnswered={answered} />}
    </section>
  );
}

function OfferSkeleton() {
  return (
    <Coming>
      <div className="offer-sheet">
        <Skeleton className="skeleton-title" />
        <Skeleton className="skeleton-line" />
        {[1, 2].map((line) => (
          <Skeleton key={line} className="skeleton-document-line" />
        ))}
      </div>
    </Coming>
  );
}
