/** The room to negotiate: how far each role may go without anybody's approval, beside the discount it is about. */
import { useEffect, useState } from "react";
import * as desk from "../api/desk";
import type { LineRoom as LineRoomData, Money, Quote, QuoteRoom, Reach, RevisionLine } from "../api/model";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { sign } from "../price/decimal";
import { Button, ProblemNotice } from "../ui/parts";
import { useLoad } from "../ui/use-load";
import { ROLES } from "./needs";
import { bandsOf, roleAt, scaleOf } from "./room-bands";
import type { LineWork } from "./use-lines";
import "./room.css";

type LineProps = { line: RevisionLine; quote: Quote; work: LineWork };

export function LineRoom({ line, quote, work }: LineProps) {
  const { t, money } = useSpeech();
  const { data, problem, reload } = useLoad(() => desk.lineRoom(quote.id, line.id), line.id);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the quote leaves another room
  useEffect(reload, [quote.version]);
  if (problem) return <ProblemNotice problem={problem} onRetry={reload} />;
  if (!data) return null;
  const give = (percent: string) => void work.save(line, { discount: Number(percent) > 0 ? { percent } : null });
  return (
    <div className="room" data-testid="room">
      <p>{t("room_now", { before: money(data.before), percent: data.percent })}</p>
      <Slider reach={data.reach} now={line.discount?.percent ?? data.percent} onGive={give} />
      <ul className="room-reach">
        {data.reach.map((one) => (
          <ReachOf key={one.role} one={one} onGive={give}>
            {t("room_unit", { money: money(one.unit_net) })}
          </ReachOf>
        ))}
      </ul>
      <Swaps swaps={data.swaps} />
    </div>
  );
}

/** One option for another: what the customer saves by it, and what it costs us where one may know. */
function Swaps({ swaps }: { swaps: LineRoomData["swaps"] }) {
  const { t, text, money: written } = useSpeech();
  if (swaps.length === 0) return null;
  const costs = (money: Money) =>
    sign(money.amount) < 0
      ? t("swap_gains", { money: written({ ...money, amount: money.amount.slice(1) }) })
      : t("swap_costs", { money: written(money) });
  return (
    <section className="room-swaps">
      <h3>{t("swaps")}</h3>
      <p className="muted">{t("swaps_lead")}</p>
      <ul>
        {swaps.map((swap) => (
          <li key={swap.characteristic}>
            {t("swap", { name: text(swap.name), before: text(swap.before), after: text(swap.after) })}{" "}
            <strong>{t("swap_saves", { money: written(swap.saves) })}</strong>
            {swap.costs && <span className="muted"> {costs(swap.costs)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

type QuoteProps = { quote: Quote; onGive: (percent: string) => void };

export function QuoteRoomOf({ quote, onGive }: QuoteProps) {
  const { t } = useSpeech();
  const { data, problem, reload } = useLoad<QuoteRoom>(() => desk.quoteRoom(quote.id), quote.id);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the quote leaves another room
  useEffect(reload, [quote.version]);
  if (problem) return <ProblemNotice problem={problem} onRetry={reload} />;
  if (!data || data.reach.length === 0) return null;
  return (
    <div className="room" data-testid="quote-room">
      <Slider reach={data.reach} now={quote.revision.discount?.percent ?? "0"} onGive={onGive} />
      <ul className="room-reach">
        {data.reach.map((one) => (
          <ReachOf key={one.role} one={one} onGive={onGive}>
            {t("room_line", { position: one.position })}
          </ReachOf>
        ))}
      </ul>
    </div>
  );
}

const LIMITS: Record<NonNullable<Reach["limit"]["kind"]>, Key> = {
  discount: "limit_discount",
  floor: "limit_floor",
  ceiling: "limit_ceiling",
  margin: "limit_margin",
};

type ReachProps = { one: Reach; onGive: (percent: string) => void; children: string };

function ReachOf({ one, onGive, children }: ReachProps) {
  const { t, percent } = useSpeech();
  const { kind, percent: bound } = one.limit;
  const why =
    kind === null
      ? t("limit_none")
      : bound === null
        ? t("limit_margin_hidden")
        : t(LIMITS[kind], { percent: percent(bound) });
  return (
    <li data-role={one.role}>
      <span className="room-swatch" aria-hidden="true" />
      <span>
        <strong>{t("room_up_to", { role: t(ROLES[one.role]), percent: percent(one.percent) })}</strong>
        <span className="muted">
          {" "}
          {children} {why}
        </span>
      </span>
      <Button
        small
        onClick={() => onGive(one.percent)}
        aria-label={t("give_percent", { percent: percent(one.percent) })}
      >
        {t("give")}
      </Button>
    </li>
  );
}

/** The discount over the bands of the roles: moved freely, given when it is let go. */
function Slider({ reach, now, onGive }: { reach: Reach[]; now: string; onGive: (percent: string) => void }) {
  const { t, percent } = useSpeech();
  const [entry, setEntry] = useState(now);
  useEffect(() => setEntry(now), [now]);
  const most = scaleOf(reach, now);
  const role = roleAt(reach, entry);
  const commit = () => {
    if (Number(entry) !== Number(now)) onGive(entry);
  };
  return (
    <div className="room-slider">
      <div className="room-bands" aria-hidden="true">
        {bandsOf(reach, most).map((band) => (
          <i
            key={band.role}
            data-role={band.role}
            style={{ insetInlineStart: `${band.from}%`, width: `${band.width}%` }}
          />
        ))}
      </div>
      <input
        type="range"
        min="0"
        max={most}
        step="0.25"
        value={entry}
        aria-label={t("discount")}
        aria-valuetext={t("room_value", { percent: percent(entry), role: t(ROLES[role]) })}
        onChange={(event) => setEntry(event.target.value)}
        onPointerUp={commit}
        onKeyUp={(event) => event.key === "Enter" && commit()}
        onBlur={commit}
      />
      <output>{t("room_value", { percent: percent(entry), role: t(ROLES[role]) })}</output>
    </div>
  );
}
