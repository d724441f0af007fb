/** One release: where it stands, who published it and why, and what can be done: compare, bring back, withdraw. */
import {
  CalendarClock,
  CircleCheck,
  CircleSlash,
  GitCompareArrows,
  History,
  type LucideIcon,
  RotateCcw,
  Undo2,
} from "lucide-react";
import { useId, useState } from "react";
import * as imports from "../api/imports";
import type { ListedRelease } from "../api/model";
import { TERMS } from "../api/releases";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { Button } from "../ui/parts";
import { Link } from "../ui/router";
import { Engines } from "./engines";
import { ExportMenu } from "./export-menu";
import { RollBackDialog } from "./roll-back";
import type { ProductNames } from "./use-products";
import { isLeft, WithdrawDialog } from "./withdraw";

const LOOKS: Record<ListedRelease["standing"], { icon: LucideIcon; word: Key; tone: string }> = {
  current: { icon: CircleCheck, word: "standing_current", tone: "good" },
  scheduled: { icon: CalendarClock, word: "standing_scheduled", tone: "wait" },
  past: { icon: History, word: "standing_past", tone: "plain" },
  replaced: { icon: CircleSlash, word: "standing_replaced", tone: "plain" },
  withdrawn: { icon: Undo2, word: "standing_withdrawn", tone: "plain" },
};

type Props = {
  release: ListedRelease;
  /** The other releases of its product, newest first. */
  others: ListedRelease[];
  products: ProductNames;
  isMeant: boolean;
  onDone: () => void;
};

export function ReleaseRow({ release, others, products, isMeant, onDone }: Props) {
  const { t, moment } = useSpeech();
  const [open, setOpen] = useState(isMeant && release.product !== TERMS);
  const id = useId();
  const isNamed = release.places.length > 1 || release.markets.length > 0;
  return (
    <>
      <tr data-meant={isMeant || undefined}>
        <th scope="row">
          {products.name(release.product)} {t("release_number", { number: release.number })}
          <span className="studio-digest mono muted" title={release.digest}>
            {release.digest.slice(0, 12)}
          </span>
          {release.restores !== null && (
            <span className="release-note">{t("release_restores", { number: release.restores })}</span>
          )}
          {release.note && <span className="release-note plain-text">{release.note}</span>}
          {release.withdrawals.map((one) => (
            <WithdrawnNote key={`${one.at} ${one.markets} ${one.start}`} withdrawal={one} release={release} />
          ))}
        </th>
        <td>
          {release.places.map((place) => (
            <Standing key={place.markets.join()} place={place} isNamed={isNamed} />
          ))}
        </td>
        <td className="wide muted">
          {moment(release.published_at)}, {release.published_by}
        </td>
        <td>
          <Actions release={release} others={others} onDone={onDone} />
          {release.product !== TERMS && (
            <button
              type="button"
              className="link-button"
              aria-expanded={open}
              aria-controls={id}
              onClick={() => setOpen(!open)}
            >
              {t("engines_show")}
            </button>
          )}
        </td>
      </tr>
      {open && (
        <tr id={id} className="studio-engines">
          <td colSpan={4}>
            <Engines digest={release.digest} />
            <ExportMenu
              name={`${release.product}-release-${release.number}`}
              folder={() => imports.releaseFolder(release.digest)}
              workbook={() => imports.releaseWorkbook(release.digest)}
            />
          </td>
        </tr>
      )}
    </>
  );
}

type Place = ListedRelease["places"][number];

/** Where it stands in some markets; they are named if it stands differently elsewhere, or is not for all. */
function Standing({ place, isNamed }: { place: Place; isNamed: boolean }) {
  const { t } = useSpeech();
  const { icon: Icon, word, tone } = LOOKS[place.standing];
  const daysOf = useDays();
  return (
    <div className="release-place">
      <span className={`state state-${tone}`} data-testid="standing" data-standing={place.standing}>
        <Icon aria-hidden="true" />
        {t(word)}
      </span>
      {isNamed && <span className="release-markets">{place.markets.join(", ").toUpperCase()}</span>}
      {place.current.map(({ start, end }) => (
        <span key={start} className="release-days muted">
          {daysOf(start, end)}
        </span>
      ))}
    </div>
  );
}

function useDays() {
  const { t, day } = useSpeech();
  return (start: string | null, end: string | null): string => {
    const told = [start && t("valid_from_day", { day: day(start) }), end && t("valid_before_day", { day: day(end) })];
    return told.filter(Boolean).join(" ");
  };
}

type NoteProps = { withdrawal: ListedRelease["withdrawals"][number]; release: ListedRelease };

function WithdrawnNote({ withdrawal, release }: NoteProps) {
  const { t } = useSpeech();
  const days = useDays()(withdrawal.start, withdrawal.end);
  const where = withdrawal.markets.join(", ").toUpperCase();
  const what = release.standing === "withdrawn" ? where : [where, days].filter(Boolean).join(" ");
  return (
    <span className="release-note plain-text">
      {t("release_withdrawn_by", { who: withdrawal.by })} {what && `${what}: `}
      {withdrawal.reason}
    </span>
  );
}

function Actions({ release, others, onDone }: Pick<Props, "release" | "others" | "onDone">) {
  const { t } = useSpeech();
  const [asking, setAsking] = useState<"withdraw" | "roll-back" | null>(null);
  const against = others.find((one) => one.number < release.number) ?? others[0];
  const isOver = release.places.some(({ standing }) => standing === "past" || standing === "replaced");
  const isFollowed = others.some(({ places }) => places.some(({ standing }) => standing === "scheduled"));
  const isBack = isOver || (release.standing === "current" && isFollowed);
  const done = () => {
    setAsking(null);
    onDone();
  };
  const named = t("release_number", { number: release.number });
  return (
    <div className="release-actions">
      {against && (
        <Link
          className="button button-plain button-small"
          to={`/studio/releases/compare?${new URLSearchParams({
            product: release.product,
            before: against.number < release.number ? against.id : release.id,
            after: against.number < release.number ? release.id : against.id,
          })}`}
          aria-label={`${t("compare")}: ${named}`}
        >
          <GitCompareArrows aria-hidden="true" />
          <span>{t("compare")}</span>
        </Link>
      )}
      {isBack && (
        <Button
          small
          icon={<RotateCcw aria-hidden="true" />}
          aria-label={`${t("roll_back")}: ${named}`}
          onClick={() => setAsking("roll-back")}
        >
          {t("roll_back")}
        </Button>
      )}
      {release.places.some(isLeft) && (
        <Button
          small
          icon={<Undo2 aria-hidden="true" />}
          aria-label={`${t("withdraw")}: ${named}`}
          onClick={() => setAsking("withdraw")}
        >
          {t("withdraw")}
        </Button>
      )}
      {asking === "withdraw" && <WithdrawDialog release={release} onClose={() => setAsking(null)} onDone={done} />}
      {asking === "roll-back" && (
        <RollBackDialog release={release} others={others} onClose={() => setAsking(null)} onDone={done} />
      )}
    </div>
  );
}
