/** A line of a draft: its quantity and discount are typed where they stand and saved when the field is left. */
import { SlidersHorizontal, Trash2 } from "lucide-react";
import { useState } from "react";
import * as desk from "../api/desk";
import type { Quote, RevisionLine } from "../api/model";
import { asProblem } from "../api/problem";
import { ConfigurationSummary, LinePrice, Picture } from "../document/lines";
import { useSpeech } from "../i18n/language";
import { Amount, Button } from "../ui/parts";
import { useRouter } from "../ui/router";
import { CommitField } from "./commit-field";
import { ConfirmDialog } from "./confirm";
import { percentOrNull, quantityOrNull } from "./entries";
import type { QuoteDesk } from "./use-quote";

type Props = { line: RevisionLine; quote: Quote; work: QuoteDesk };

export function DraftLine({ line, quote, work }: Props) {
  const { t, text } = useSpeech();
  const name = text(line.name);
  return (
    <article className="draft-line" aria-label={t("line_named", { position: line.position, name })}>
      <Picture scene={line.scene} name={name} width={480} height={360} />
      <div className="draft-line-words">
        <h2>
          <span className="mono muted">{line.position}</span> {name}
        </h2>
        <ConfigurationSummary values={line.configuration} />
        <LinePrice line={line} />
        <LineTools line={line} quote={quote} work={work} />
      </div>
      <LineEntries line={line} quote={quote} work={work} />
    </article>
  );
}

function LineEntries({ line, quote, work }: Props) {
  const { t } = useSpeech();
  const save = (change: Parameters<typeof desk.changeLine>[3]) =>
    work.change((etag) => desk.changeLine(quote.id, etag, line.id, change));
  return (
    <div className="draft-line-entries">
      <CommitField
        label={t("field_quantity")}
        kept={String(line.quantity)}
        inputMode="numeric"
        wrong={(entry) => (quantityOrNull(entry) === null ? t("wrong_line_quantity") : null)}
        onCommit={(entry) => save({ quantity: quantityOrNull(entry) ?? 1 })}
      />
      <CommitField
        label={t("discount_percent")}
        kept={line.discount?.percent ?? ""}
        inputMode="decimal"
        suffix="%"
        wrong={(entry) => (entry.trim() !== "" && percentOrNull(entry) === null ? t("wrong_percent") : null)}
        onCommit={(entry) => {
          const percent = percentOrNull(entry);
          return save({ discount: percent === null ? null : { percent } });
        }}
      />
      <p className="draft-line-net">
        <span className="muted">{t("net")}</span>
        <strong>
          <Amount money={line.net} />
        </strong>
      </p>
    </div>
  );
}

function LineTools({ line, quote, work }: Props) {
  const { t, text } = useSpeech();
  const { go } = useRouter();
  const [removing, setRemoving] = useState(false);
  const [opening, setOpening] = useState(false);
  const reconfigure = async () => {
    setOpening(true);
    try {
      const session = await desk.openLine(quote.id, line.id);
      const query = new URLSearchParams({
        quote: quote.id,
        number: quote.number,
        line: line.id,
        market: quote.market,
        session: session.id,
      });
      go(`/configure/${line.product}?${query}`);
    } catch (caught) {
      work.refuse(asProblem(caught));
      setOpening(false);
    }
  };
  return (
    <div className="draft-line-tools">
      <Button small kind="quiet" icon={<SlidersHorizontal aria-hidden="true" />} busy={opening} onClick={reconfigure}>
        {t("reconfigure")}
      </Button>
      <Button small kind="quiet" icon={<Trash2 aria-hidden="true" />} onClick={() => setRemoving(true)}>
        {t("remove_line")}
      </Button>
      {removing && (
        <ConfirmDialog
          title={t("remove_title", { name: text(line.name) })}
          detail={t("remove_detail")}
          verb={t("remove_line")}
          onClose={() => setRemoving(false)}
          onConfirm={async () => {
            setRemoving(false);
            await work.change((etag) => desk.removeLine(quote.id, etag, line.id));
          }}
        />
      )}
    </div>
  );
}
