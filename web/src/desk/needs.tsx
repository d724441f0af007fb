/** Guard rails that are crossed: a mark on the line, and on the quote who must let it pass, or did. */
import { ShieldAlert, ShieldCheck } from "lucide-react";
import { type FormEvent, useState } from "react";
import * as desk from "../api/desk";
import type { Approval, Crossing, Quote } from "../api/model";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { Dialog } from "../ui/dialog";
import { Area } from "../ui/field";
import { Button } from "../ui/parts";
import { useActor } from "./actor";
import type { QuoteDesk } from "./use-quote";
import "./needs.css";

export const ROLES: Record<Crossing["role"], Key> = { rep: "role_rep", manager: "role_manager", admin: "role_admin" };

const SENTENCES: Record<Crossing["kind"], Key> = {
  discount: "crosses_discount",
  floor: "crosses_floor",
  ceiling: "crosses_ceiling",
  margin: "crosses_margin",
  recurring: "crosses_recurring",
};

/** "Discount 12%, a rep may give 8% (€35.40 beyond)"; of a margin, only those who may know it read numbers. */
function useSentence() {
  const { t, percent, money } = useSpeech();
  return (one: Crossing) => {
    if (one.actual === null || one.limit === null || one.by === null) return t("crosses_margin_hidden");
    return t(SENTENCES[one.kind], { actual: percent(one.actual), limit: percent(one.limit), by: money(one.by) });
  };
}

export function NeedsMark({ needed }: { needed: Crossing[] }) {
  const sentence = useSentence();
  return (
    <ul className="needs-mark">
      {needed.map((one) => (
        <li key={one.kind}>
          <ShieldAlert aria-hidden="true" />
          {sentence(one)}
        </li>
      ))}
    </ul>
  );
}

type Props = { quote: Quote; work: QuoteDesk };

export function ApprovalNotice({ quote, work }: Props) {
  const { approval } = quote;
  if (approval.role === null) return null;
  if (!approval.given) return <Needed quote={quote} work={work} />;
  return <Given approval={approval} isDraft={quote.actions.includes("send")} />;
}

function Given({ approval, isDraft }: { approval: Approval; isDraft: boolean }) {
  const { t, moment } = useSpeech();
  const { given } = approval;
  if (!given) return null;
  return (
    <div className="notice notice-good" role="status">
      <ShieldCheck aria-hidden="true" />
      <div>
        <p>{t("approved_by", { name: given.by, moment: moment(given.at) })}</p>
        {isDraft && <p className="notice-detail">{t("approved_holds")}</p>}
        {given.comment && <p className="notice-detail">{given.comment}</p>}
      </div>
    </div>
  );
}

function Needed({ quote, work }: Props) {
  const { t } = useSpeech();
  const [approving, setApproving] = useState(false);
  const actor = useActor();
  const role = quote.approval.role ?? "rep";
  const isDraft = quote.actions.includes("send");
  const may = RANKS.indexOf(actor.role) >= RANKS.indexOf(role);
  const lines = [...new Set(quote.approval.needed.map((one) => one.position))].join(", ");
  return (
    <div className="notice notice-changed" role="status" data-testid="approval-needed">
      <ShieldAlert aria-hidden="true" />
      <div>
        <p>{t("approval_needed", { lines, role: t(ROLES[role]) })}</p>
        <p className="notice-detail">{t(may ? "approval_yours" : "approval_ask")}</p>
      </div>
      {may && isDraft && (
        <Button small onClick={() => setApproving(true)}>
          {t("approve")}
        </Button>
      )}
      {approving && <ApproveDialog quote={quote} work={work} onClose={() => setApproving(false)} />}
    </div>
  );
}

const RANKS = ["rep", "manager", "admin"];

function ApproveDialog({ quote, work, onClose }: Props & { onClose: () => void }) {
  const { t } = useSpeech();
  const [comment, setComment] = useState("");
  const approve = async (event: FormEvent) => {
    event.preventDefault();
    onClose();
    await work.change((etag) => desk.approve(quote.id, etag, comment));
  };
  return (
    <Dialog title={t("approve_title", { number: quote.number })} onClose={onClose}>
      <form className="dialog-form" onSubmit={approve}>
        <NeedsMark needed={quote.approval.needed} />
        <p>{t("approve_detail")}</p>
        <Area
          label={t("comment")}
          value={comment}
          maxLength={2000}
          onChange={(event) => setComment(event.target.value)}
        />
        <div className="dialog-actions">
          <Button kind="quiet" onClick={onClose}>
            {t("not_now")}
          </Button>
          <Button type="submit" kind="primary">
            {t("approve")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
