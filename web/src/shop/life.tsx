/** Where a product or a value stands in its life, in words: for cards, the configurator and values. */
import { ArrowRight, CalendarClock } from "lucide-react";
import type { ProductLife, ValueLife } from "../api/model";
import { type Speech, useSpeech } from "../i18n/language";
import { ScreenTitle } from "../ui/parts";
import { Link } from "../ui/router";

type Stage = Pick<ValueLife, "state" | "since" | "until">;

/** What may be newly sold today. */
export const isSold = (life: Stage | null) => life === null || life.state === "active" || life.state === "phasing_out";

/** One sentence, or nothing for what is sold and whose end nobody needs to think of yet. */
export function stageWords({ t, day }: Speech, life: Stage | null): string | null {
  if (life?.state === "announced" && life.until) return t("life_announced", { day: day(life.until) });
  if (life?.state === "discontinued" && life.since) return t("life_discontinued", { day: day(life.since) });
  if (life?.state !== "phasing_out") return null;
  return life.until ? t("life_ends", { day: day(life.until) }) : t("life_phasing_out");
}

export function LifeNote({ life }: { life: ProductLife | null }) {
  const speech = useSpeech();
  const words = stageWords(speech, life);
  if (!words || !life) return null;
  return (
    <p className={`life life-${life.state}`}>
      <CalendarClock aria-hidden="true" />
      <span>
        {words} <Successor life={life} />
      </span>
    </p>
  );
}

/** What stands in place of a product that cannot be configured anew, with the way to what follows it. */
export function Unsold({ name, life }: { name: string; life: ProductLife }) {
  const { t } = useSpeech();
  return (
    <div className="screen-problem unsold">
      <ScreenTitle name={name}>{name}</ScreenTitle>
      <LifeNote life={{ ...life, successor: null }} />
      <p>{t(life.state === "announced" ? "life_wait" : "life_goes_on")}</p>
      <SuccessorButton life={life} />
      <Link to="/">{t("to_all_products")}</Link>
    </div>
  );
}

export function SuccessorButton({ life }: { life: ProductLife }) {
  const { t, text } = useSpeech();
  if (!life.successor) return null;
  return (
    <Link className="button button-primary" to={`/configure/${life.successor.code}`}>
      <span>{t("configure_named", { name: text(life.successor.name) })}</span>
      <ArrowRight aria-hidden="true" />
    </Link>
  );
}

function Successor({ life }: { life: ProductLife }) {
  const { t, text } = useSpeech();
  if (!life.successor) return null;
  const name = text(life.successor.name);
  return (
    <>
      {t("life_followed_by")} <Link to={`/configure/${life.successor.code}`}>{name}</Link>.
    </>
  );
}
