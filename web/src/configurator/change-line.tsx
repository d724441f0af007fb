/** What the last click did, in one line, said aloud too: itself, what it moved and why, what it cost, and the way back. */
import { ArrowRight, Undo2 } from "lucide-react";
import { useState } from "react";
import type { BestWanted, Change, Product, Reason } from "../api/model";
import { type Speech, useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { sign } from "../price/decimal";
import { Amount } from "../ui/parts";
import { useConfiguration } from "./context";
import { characteristicName, valueName } from "./naming";
import type { Act } from "./state";
import { couponsOf } from "./use-configurator";

type Moved = Change & { reasons: Reason[] };

export function ChangeLine() {
  const speech = useSpeech();
  const { configurator } = useConfiguration();
  const { view, last } = configurator.state;
  const [open, setOpen] = useState(false);
  if (!view) return <div className="change-line" />;
  const moved = view.changes;
  const headline = moved[0];
  const rest = moved.length - 1;
  return (
    <div className="change-line" data-testid="change-line">
      <div className="change-line-words" aria-live="polite" key={view.version}>
        {last ? <Headline act={last} /> : <span className="muted">{speech.t("change_none")}</span>}
        {last && headline && <Because change={headline} />}
        {last && headline && (
          <button type="button" className="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {rest > 0 ? speech.t("more_changes", { count: rest }) : speech.t("whole_reason")}
          </button>
        )}
      </div>
      <div className="change-line-end">
        {last && view.price_change && sign(view.price_change.amount) !== 0 && (
          <strong className="change-price">
            <Amount money={view.price_change} style={{ signed: true, short: true }} />
          </strong>
        )}
        <WayBack />
      </div>
      {open && headline && (
        <ul className="change-list">
          {moved.map((change) => (
            <li key={change.characteristic}>
              <Because change={change} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Takes the last click back; coupons are no choices, so those from before are entered again. */
function WayBack() {
  const { t } = useSpeech();
  const { configurator } = useConfiguration();
  const { view, last } = configurator.state;
  const before = last?.kind === "coupons" ? last.before : null;
  const undo = () => {
    if (!before) return configurator.undo();
    const now = couponsOf(view);
    configurator.enterCoupons(before, before.find((code) => !now.includes(code)) ?? null);
  };
  return (
    <button type="button" className="link-button" disabled={!before && !view?.can_undo} onClick={undo}>
      <Undo2 aria-hidden="true" />
      {t("undo")}
    </button>
  );
}

function Headline({ act }: { act: Act }) {
  const speech = useSpeech();
  const { product } = useConfiguration();
  switch (act.kind) {
    case "choose":
    case "repair":
      return (
        <strong>
          {characteristicName(speech, product, act.characteristic)} <Arrow />{" "}
          {valueName(speech, product, act.characteristic, act.value)}
        </strong>
      );
    case "release":
      return (
        <strong>{speech.t("act_release", { name: characteristicName(speech, product, act.characteristic) })}</strong>
      );
    case "undo":
      return <strong>{speech.t("act_undo")}</strong>;
    case "clear":
      return <strong>{speech.t("act_clear")}</strong>;
    case "best":
      return <strong>{bestSaid(speech, product, act.wanted)}</strong>;
    case "coupons":
      return (
        <strong>
          {act.entered ? speech.t("act_coupon", { code: act.entered.trim().toUpperCase() }) : speech.t("act_no_coupon")}
        </strong>
      );
  }
}

const BEST_SAID: Record<BestWanted["goal"], Key> = {
  cheapest: "act_cheapest",
  dearest: "act_dearest",
  nearest: "act_nearest",
  margin: "act_margin",
};

function bestSaid(speech: Speech, product: Product, wanted: BestWanted): string {
  const having = Object.entries(wanted.having ?? {})[0];
  if (!having) return speech.t(BEST_SAID[wanted.goal]);
  const [name, value] = having;
  return speech.t("act_compromise", {
    name: characteristicName(speech, product, name),
    value: valueName(speech, product, name, value),
  });
}

function Arrow() {
  const { t } = useSpeech();
  return <ArrowRight className="arrow" aria-label={t("becomes")} />;
}

function Because({ change }: { change: Moved }) {
  const speech = useSpeech();
  const { product } = useConfiguration();
  return (
    <span className="because">
      <i className="changed-dot" aria-hidden="true" />
      {characteristicName(speech, product, change.characteristic)} <Arrow />{" "}
      <b>{valueName(speech, product, change.characteristic, change.after)}</b>
      <span className="muted">{reason(speech, change)}</span>
    </span>
  );
}

function reason(speech: Speech, change: Moved): string {
  const text = change.reasons.map((one) => speech.text(one.text)).find(Boolean);
  return text ? ` — ${text}` : "";
}
