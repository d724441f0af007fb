/** One quote at the desk: its lines and what they come to, who it is for, and the one next step. */
import { Ban, Download, FilePlus2, PackageCheck, Send } from "lucide-react";
import { useRef, useState } from "react";
import * as desk from "../api/desk";
import { newKey } from "../api/http";
import type { Quote } from "../api/model";
import { asProblem } from "../api/problem";
import { download } from "../document/download";
import { DocumentLine } from "../document/lines";
import { StateBadge } from "../document/state-badge";
import { Totals } from "../document/totals";
import { useSpeech } from "../i18n/language";
import { DocumentPrice } from "../price/waterfall";
import { Button, Coming, Empty, Notice, ProblemNotice, ScreenTitle, Skeleton, TitleBlock } from "../ui/parts";
import { Link, useRouter } from "../ui/router";
import { AddLine } from "./add-line";
import { ConfirmDialog } from "./confirm";
import { LineGrid } from "./line-grid";
import { Margins } from "./margins";
import { ApprovalNotice } from "./needs";
import { OfferLink } from "./offer-link";
import { QuoteSide } from "./quote-side";
import { type QuoteDesk, useQuote } from "./use-quote";

export function QuoteScreen({ id }: { id: string }) {
  const work = useQuote(id);
  if (work.unreadable && !work.quote) return <ProblemNotice problem={work.unreadable} onRetry={work.reload} />;
  if (!work.quote) return <QuoteSkeleton />;
  return <QuotePage quote={work.quote} work={work} />;
}

type Props = { quote: Quote; work: QuoteDesk & { etag: string } };

function QuotePage({ quote, work }: Props) {
  const { t, text } = useSpeech();
  const [offerUrl, setOfferUrl] = useState<string | null>(null);
  const editable = quote.actions.includes("change");
  const { revision } = quote;
  return (
    <div className="quote-page">
      <header className="desk-head">
        <div>
          <p className="crumb">
            <Link to="/desk/quotes">{t("quotes")}</Link>
          </p>
          <ScreenTitle name={t("quote_title", { number: quote.number })}>
            {t("quote_title", { number: quote.number })}
          </ScreenTitle>
        </div>
        <Actions quote={quote} work={work} onOffer={setOfferUrl} />
      </header>
      <QuoteFacts quote={quote} />
      {work.refused && (
        <ProblemNotice problem={work.refused} onRetry={work.refused.isStale ? work.reload : undefined} />
      )}
      <ApprovalNotice quote={quote} work={work} />
      {offerUrl && <OfferLink url={offerUrl} />}
      {quote.order && (
        <Notice tone="good">
          {t("quote_ordered")} <Link to={`/desk/orders/${quote.order.id}`}>{quote.order.number}</Link>
        </Notice>
      )}
      <div className="quote-columns">
        <section className="quote-lines" aria-label={t("lines")}>
          {revision.lines.length === 0 && <Empty title={t(editable ? "no_lines" : "no_lines_ever")} />}
          {editable ? (
            <LineGrid quote={quote} work={work} />
          ) : (
            revision.lines.map((line) => <DocumentLine key={line.id} line={line} />)
          )}
          {editable && <AddLine quote={quote} work={work} />}
          {revision.totals && revision.lines.length > 0 && (
            <>
              <Totals totals={revision.totals} groups={revision.groups} shownIn={revision.shown_in} />
              <Margins
                margin={revision.margin}
                contract={revision.contract_margin}
                recurs={revision.totals.contract !== null}
              />
            </>
          )}
          <DocumentPrice waterfall={revision.waterfall} />
          {!editable && text(revision.terms) && (
            <section className="quote-terms">
              <h2>{t("terms")}</h2>
              <p>{text(revision.terms)}</p>
            </section>
          )}
        </section>
        <QuoteSide quote={quote} work={work} editable={editable} />
      </div>
    </div>
  );
}

function QuoteFacts({ quote }: { quote: Quote }) {
  const { t, day } = useSpeech();
  const { revision, buyer } = quote;
  return (
    <TitleBlock
      cells={[
        { name: t("state"), value: <StateBadge state={quote.state} /> },
        { name: t("revision"), value: <span className="mono">{revision.number}</span> },
        { name: t("buyer"), value: buyer.company || buyer.name },
        { name: t("market"), value: `${quote.market.toUpperCase()}, ${quote.currency}` },
        { name: t("valid_until"), value: revision.valid_until ? day(revision.valid_until) : t("not_set") },
      ]}
    />
  );
}

function Actions({ quote, work, onOffer }: Props & { onOffer: (url: string | null) => void }) {
  const { t } = useSpeech();
  const [cancelling, setCancelling] = useState(false);
  const can = (action: string) => quote.actions.includes(action);
  const send = () =>
    work.change(async (etag) => {
      const sent = await desk.send(quote.id, etag);
      onOffer(sent.data.offer.url);
      return sent;
    });
  const revise = async () => {
    onOffer(null);
    await work.change((etag) => desk.revise(quote.id, etag));
  };
  return (
    <div className="desk-actions">
      {can("cancel") && (
        <Button small kind="quiet" icon={<Ban aria-hidden="true" />} onClick={() => setCancelling(true)}>
          {t("cancel_quote")}
        </Button>
      )}
      {quote.revision.lines.length > 0 && <PdfButton quote={quote} work={work} />}
      {can("revise") && (
        <Button small icon={<FilePlus2 aria-hidden="true" />} busy={work.busy} onClick={revise}>
          {t("revise")}
        </Button>
      )}
      {can("send") && (
        <Button
          small
          kind="primary"
          icon={<Send aria-hidden="true" />}
          busy={work.busy}
          disabled={quote.revision.lines.length === 0}
          onClick={send}
        >
          {t("send_quote")}
        </Button>
      )}
      {can("convert") && <ConvertButton quote={quote} work={work} />}
      {cancelling && (
        <ConfirmDialog
          title={t("cancel_title", { number: quote.number })}
          detail={t("cancel_detail")}
          verb={t("cancel_quote")}
          onClose={() => setCancelling(false)}
          onConfirm={async () => {
            setCancelling(false);
            await work.change((etag) => desk.cancel(quote.id, etag));
          }}
        />
      )}
    </div>
  );
}

function PdfButton({ quote, work }: Props) {
  const { t } = useSpeech();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    work.refuse(null);
    try {
      const file = await desk.document(quote.id, quote.revision.number, quote.language);
      download(file, `${quote.number}-${quote.revision.number}.pdf`);
    } catch (caught) {
      work.refuse(asProblem(caught));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button small icon={<Download aria-hidden="true" />} busy={busy} onClick={save}>
      {t("download_pdf")}
    </Button>
  );
}

function ConvertButton({ quote, work }: Props) {
  const { t } = useSpeech();
  const { go } = useRouter();
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  const convert = async () => {
    setBusy(true);
    work.refuse(null);
    try {
      const order = await desk.convert(quote.id, work.etag, key.current);
      go(`/desk/orders/${order.id}`);
    } catch (caught) {
      work.refuse(asProblem(caught));
      setBusy(false);
    }
  };
  return (
    <Button small kind="primary" icon={<PackageCheck aria-hidden="true" />} busy={busy} onClick={convert}>
      {t("convert")}
    </Button>
  );
}

function QuoteSkeleton() {
  return (
    <Coming>
      <Skeleton className="skeleton-title" />
      <Skeleton className="skeleton-row" />
      {[1, 2].map((line) => (
        <Skeleton key={line} className="skeleton-document-line" />
      ))}
    </Coming>
  );
}
