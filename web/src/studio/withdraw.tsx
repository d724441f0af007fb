/** Takes a release back, or days of it that are to come: in all its markets or in some, with a reason. */
import { useState } from "react";
import type { ListedRelease } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import { withdraw } from "../api/releases";
import { useSpeech } from "../i18n/language";
import { Dialog } from "../ui/dialog";
import { Area } from "../ui/field";
import { Button, ProblemNotice } from "../ui/parts";
import { PeriodFields, type PeriodWords } from "./period-fields";
import { isWrongPeriod, NO_DAYS } from "./validity";

type Props = { release: ListedRelease; onClose: () => void; onDone: () => void };

export function WithdrawDialog({ release, onClose, onDone }: Props) {
  const { t } = useSpeech();
  const markets = release.places.filter(isLeft).flatMap((place) => place.markets);
  const [picked, setPicked] = useState(markets);
  const [days, setDays] = useState(NO_DAYS);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const hasBegun = release.places.some(
    ({ standing, markets: there }) => standing === "current" && isMeant(there, picked),
  );
  const isWrong = !reason.trim() || isWrongPeriod(days) || (markets.length > 0 && picked.length === 0);
  const confirm = async () => {
    setTried(true);
    if (busy || isWrong || (hasBegun && !days.from)) return;
    setBusy(true);
    const where = picked.length < markets.length ? picked : [];
    await withdraw(release.id, reason, where, days).then(onDone, (caught) => setProblem(asProblem(caught)));
    setBusy(false);
  };
  return (
    <Dialog title={t("withdraw_title", { number: release.number })} onClose={onClose}>
      <p>{t(hasBegun ? "withdraw_days_detail" : "withdraw_detail")}</p>
      {markets.length > 1 && <MarketChecks markets={markets} picked={picked} tried={tried} onPick={setPicked} />}
      <PeriodFields
        words={withdrawn(hasBegun)}
        days={days}
        isMissing={tried && hasBegun && !days.from}
        onChange={setDays}
      />
      <ReasonField reason={reason} tried={tried} onChange={setReason} />
      {problem && <ProblemNotice problem={problem} />}
      <div className="dialog-actions">
        <Button kind="quiet" onClick={onClose}>
          {t("not_now")}
        </Button>
        <Button kind="danger" busy={busy} onClick={confirm}>
          {t(days.from || days.until ? "withdraw_days" : "withdraw_now")}
        </Button>
      </div>
    </Dialog>
  );
}

/** There are days that can be taken back. */
export const isLeft = ({ standing }: ListedRelease["places"][number]) =>
  standing === "current" || standing === "scheduled";

/** Terms of sale name no market and are meant as a whole. */
const isMeant = (there: string[], picked: string[]) =>
  there.length === 0 || there.some((market) => picked.includes(market));

type ChecksProps = { markets: string[]; picked: string[]; tried: boolean; onPick: (picked: string[]) => void };

function MarketChecks({ markets, picked, tried, onPick }: ChecksProps) {
  const { t } = useSpeech();
  return (
    <fieldset className="validity-where">
      <legend>{t("withdraw_where")}</legend>
      {markets.map((market) => (
        <label key={market}>
          <input
            type="checkbox"
            checked={picked.includes(market)}
            onChange={(event) =>
              onPick(markets.filter((one) => (one === market ? event.target.checked : picked.includes(one))))
            }
          />
          {market.toUpperCase()}
        </label>
      ))}
      {tried && picked.length === 0 && <p className="field-error">{t("pick_a_market")}</p>}
    </fieldset>
  );
}

const withdrawn = (hasBegun: boolean): PeriodWords => ({
  from: "withdraw_from",
  fromHint: hasBegun ? "withdraw_from_begun" : "withdraw_from_hint",
  until: "withdraw_until",
  untilHint: "withdraw_until_hint",
});

type ReasonProps = { reason: string; tried: boolean; onChange: (reason: string) => void };

export function ReasonField({ reason, tried, onChange }: ReasonProps) {
  const { t } = useSpeech();
  return (
    <Area
      label={t("reason_why")}
      hint={t("reason_hint")}
      error={tried && !reason.trim() ? t("reason_missing") : null}
      maxLength={500}
      value={reason}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
