/** Beside the lines: the buyer and what they wrote, the conditions, the revisions, and what happened. */
import { GitCompareArrows, Pencil } from "lucide-react";
import { type FormEvent, useState } from "react";
import * as desk from "../api/desk";
import type { Quote, QuoteChange } from "../api/model";
import { StateBadge } from "../document/state-badge";
import { useSpeech } from "../i18n/language";
import { Dialog } from "../ui/dialog";
import { Pick } from "../ui/field";
import { Amount, Button } from "../ui/parts";
import { BuyerFields, buyerInput, buyerMistakes, cleanedBuyer } from "./buyer-fields";
import { CommitField } from "./commit-field";
import { ComparisonDialog } from "./comparison";
import { DiscountField, ON_QUOTE } from "./discount-field";
import { QuoteRoomOf } from "./room";
import { TermsField } from "./terms-field";
import type { QuoteDesk } from "./use-quote";

type Props = { quote: Quote; work: QuoteDesk; editable: boolean };

export function QuoteSide(props: Props) {
  const { quote, editable } = props;
  return (
    <aside className="quote-side">
      <BuyerCard {...props} />
      {quote.message && <Message text={quote.message} />}
      {editable && <Conditions {...props} />}
      <Revisions quote={quote} />
      <History quote={quote} />
    </aside>
  );
}

function BuyerCard({ quote, work, editable }: Props) {
  const { t } = useSpeech();
  const [editing, setEditing] = useState(false);
  const { buyer } = quote;
  return (
    <section>
      <header>
        <h2>{t("buyer")}</h2>
        {editable && (
          <button type="button" className="link-button" onClick={() => setEditing(true)}>
            <Pencil aria-hidden="true" />
            {t("change_buyer")}
          </button>
        )}
      </header>
      <address>
        {[buyer.company, buyer.name, ...buyer.address, buyer.country].filter(Boolean).map((line) => (
          <span key={line}>{line}</span>
        ))}
        {buyer.reference && (
          <span>
            {t("customer_number")} {buyer.reference}
          </span>
        )}
        {(buyer.coupons ?? []).length > 0 && (
          <span>
            {t("coupons")} {(buyer.coupons ?? []).join(", ")}
          </span>
        )}
        {buyer.email && <a href={`mailto:${buyer.email}`}>{buyer.email}</a>}
        {buyer.phone && <a href={`tel:${buyer.phone}`}>{buyer.phone}</a>}
      </address>
      {editing && <BuyerDialog quote={quote} work={work} onClose={() => setEditing(false)} />}
    </section>
  );
}

function BuyerDialog({ quote, work, onClose }: { quote: Quote; work: QuoteDesk; onClose: () => void }) {
  const { t } = useSpeech();
  const [buyer, setBuyer] = useState(() => buyerInput(quote.buyer));
  const [tried, setTried] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(buyerMistakes(buyer)).length > 0) return;
    await work.change((etag) => desk.changeHeader(quote.id, etag, { buyer: cleanedBuyer(buyer) }));
    onClose();
  };
  return (
    <Dialog title={t("buyer")} onClose={onClose}>
      <form className="dialog-form" noValidate onSubmit={submit}>
        <BuyerFields buyer={buyer} onChange={setBuyer} tried={tried} whole />
        <div className="dialog-actions">
          <Button kind="quiet" onClick={onClose}>
            {t("not_now")}
          </Button>
          <Button type="submit" kind="primary" busy={work.busy}>
            {t("save_buyer")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Message({ text }: { text: string }) {
  const { t } = useSpeech();
  return (
    <section>
      <h2>{t("customer_message")}</h2>
      <blockquote>{text}</blockquote>
    </section>
  );
}

function Conditions({ quote, work }: Props) {
  const { t } = useSpeech();
  const [negotiating, setNegotiating] = useState(false);
  const save = (change: QuoteChange) => work.change((etag) => desk.changeHeader(quote.id, etag, change));
  return (
    <section className="conditions">
      <h2>{t("conditions")}</h2>
      <CommitField
        label={t("valid_until")}
        type="date"
        kept={quote.revision.valid_until ?? ""}
        onCommit={(day) => save({ valid_until: day || null })}
      />
      <DiscountField
        label={t("quote_discount")}
        units={ON_QUOTE}
        kept={quote.revision.discount}
        currency={quote.currency}
        onCommit={(discount) => save({ discount })}
      />
      {quote.revision.lines.length > 0 && (
        <details className="fold" onToggle={(event) => setNegotiating(event.currentTarget.open)}>
          <summary>{t("key_room")}</summary>
          {negotiating && (
            <QuoteRoomOf
              quote={quote}
              onGive={(percent) => void save({ discount: Number(percent) > 0 ? { percent } : null })}
            />
          )}
        </details>
      )}
      <Pick
        label={t("quote_language")}
        value={quote.language}
        onPick={(language) => void save({ language })}
        options={[
          { value: "en", name: "English" },
          { value: "ru", name: "Русский" },
        ]}
      />
      <TermsField quote={quote} onSave={(terms) => save({ terms })} />
    </section>
  );
}

function Revisions({ quote }: { quote: Quote }) {
  const { t, moment } = useSpeech();
  const [comparing, setComparing] = useState(false);
  return (
    <section>
      <h2>{t("revisions")}</h2>
      <ol className="revisions">
        {[...quote.revisions].reverse().map((revision) => (
          <li key={revision.number}>
            <span className="mono">{revision.number}</span>
            <StateBadge state={revision.state} />
            <span className="number">{revision.total && <Amount money={revision.total} />}</span>
            {revision.sent_at && (
              <span className="revision-sent muted">{t("sent_at", { moment: moment(revision.sent_at) })}</span>
            )}
          </li>
        ))}
      </ol>
      {quote.revisions.length > 1 && (
        <Button small icon={<GitCompareArrows aria-hidden="true" />} onClick={() => setComparing(true)}>
          {t("why_changed")}
        </Button>
      )}
      {comparing && <ComparisonDialog quote={quote} onClose={() => setComparing(false)} />}
    </section>
  );
}

function History({ quote }: { quote: Quote }) {
  const { t, text, moment } = useSpeech();
  if (quote.history.length === 0) return null;
  return (
    <section>
      <h2>{t("history")}</h2>
      <ol className="history">
        {[...quote.history].reverse().map((event) => (
          <li key={event.at + text(event.what)}>
            <span>{text(event.what)}</span>
            <span className="muted">
              {event.who}, {moment(event.at)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
