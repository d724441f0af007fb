/** What frames every screen for staff: who is logged in and whether the place is theirs, and the bar with its places. */
import { Layers, LogOut, type LucideIcon, Store } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import * as desk from "../api/desk";
import type { Actor } from "../api/model";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { LanguageSwitch, ThemeSwitch, Wordmark } from "../ui/chrome";
import { Coming, Empty, ProblemNotice, ScreenTitle } from "../ui/parts";
import { Link, useRouter } from "../ui/router";
import { useLoad } from "../ui/use-load";
import { ActorContext } from "./actor";
import { AREAS, type Area, startOf } from "./areas";

type Place = { to: string; name: string; icon: LucideIcon };
type FrameProps = { area: Area; places: Place[]; children: ReactNode };

export function StaffFrame({ area, places, children }: FrameProps) {
  const { place, go } = useRouter();
  const who = useLoad(desk.me, "me");
  const actor = who.data?.actor ?? null;
  const outside = who.data !== null && actor === null;
  const back = place.path + (place.query.size > 0 ? `?${place.query}` : "");
  useEffect(() => {
    if (outside) go(`/login?to=${encodeURIComponent(back)}`, { replace: true });
  }, [outside, go, back]);
  if (who.problem && !who.data)
    return (
      <main className="screen-problem">
        <ProblemNotice problem={who.problem} onRetry={who.reload} />
      </main>
    );
  if (!actor) return <Coming>{null}</Coming>;
  return (
    <ActorContext value={actor}>
      <div className="desk">
        <StaffBar area={area} places={places} actor={actor} />
        <main id="main">
          {AREAS[area].roles.includes(actor.role) ? children : <NotForYou area={area} role={actor.role} />}
        </main>
      </div>
    </ActorContext>
  );
}

function NotForYou({ area, role }: { area: Area; role: string }) {
  const { t } = useSpeech();
  const start = startOf(role);
  const title = t(AREAS[area].refusal);
  return (
    <>
      <ScreenTitle name={title}>{title}</ScreenTitle>
      <Empty title={t("not_for_you_detail")}>
        {start && (
          <Link className="button button-primary" to={start}>
            <span>{t("to_your_place")}</span>
          </Link>
        )}
      </Empty>
    </>
  );
}

const ROLES: Record<string, Key> = {
  customer: "role_customer",
  rep: "role_rep",
  manager: "role_manager",
  catalogue_manager: "role_catalogue_manager",
  admin: "role_admin",
};

function StaffBar({ area, places, actor }: { area: Area; places: Place[]; actor: Actor }) {
  const { t } = useSpeech();
  const { go } = useRouter();
  const leave = async () => {
    await desk.logout().catch(() => undefined);
    go("/login");
  };
  const other = area === "desk" ? "studio" : "desk";
  const role = ROLES[actor.role];
  return (
    <header className="desk-bar">
      <a className="skip-link" href="#main">
        {t("skip")}
      </a>
      <Wordmark />
      <nav aria-label={t(area)}>
        {places.map((one) => (
          <PlaceLink key={one.to} {...one} />
        ))}
        {AREAS[other].roles.includes(actor.role) && (
          <PlaceLink to={AREAS[other].start} name={t(other)} icon={other === "studio" ? Layers : Store} />
        )}
      </nav>
      <div className="desk-bar-end">
        <p className="desk-actor">
          {actor.name}
          <span className="muted">{role ? t(role) : actor.role}</span>
        </p>
        <LanguageSwitch />
        <ThemeSwitch />
        <button type="button" className="icon-button" onClick={leave} aria-label={t("log_out")} title={t("log_out")}>
          <LogOut aria-hidden="true" />
        </button>
      </div>
    </header>
  );
}

function PlaceLink({ to, name, icon: Icon }: Place) {
  const { place } = useRouter();
  return (
    <Link to={to} aria-current={place.path === to || place.path.startsWith(`${to}/`) ? "page" : undefined}>
      <Icon aria-hidden="true" />
      {name}
    </Link>
  );
}
