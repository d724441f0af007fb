/** The desk: quotes and orders for those who sell. One frame, one list or one document in it. */
import { FileText, LogOut, PackageCheck } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import * as desk from "../api/desk";
import type { Actor } from "../api/model";
import { useSpeech } from "../i18n/language";
import { LanguageSwitch, ThemeSwitch, Wordmark } from "../ui/chrome";
import { Coming, Empty, ProblemNotice, ScreenTitle, Skeleton } from "../ui/parts";
import { Link, match, useRouter } from "../ui/router";
import { useLoad } from "../ui/use-load";
import { ActorContext } from "./actor";
import { OrderScreen } from "./order";
import { OrdersScreen } from "./orders";
import { QuoteScreen } from "./quote";
import { QuotesScreen } from "./quotes";
import "../document/document.css";
import "./desk.css";

const SELLERS = ["rep", "manager", "admin"];

export function Desk() {
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
        <DeskBar actor={actor} />
        <main id="main">{SELLERS.includes(actor.role) ? <DeskScreen /> : <NotForYou />}</main>
      </div>
    </ActorContext>
  );
}

function DeskScreen() {
  const { place, go } = useRouter();
  const quote = match("/desk/quotes/:id", place.path);
  const order = match("/desk/orders/:id", place.path);
  const start = place.path === "/desk";
  useEffect(() => {
    if (start) go("/desk/quotes", { replace: true });
  }, [start, go]);
  if (quote?.id) return <QuoteScreen key={quote.id} id={quote.id} />;
  if (order?.id) return <OrderScreen key={order.id} id={order.id} />;
  if (place.path === "/desk/orders") return <OrdersScreen />;
  return <QuotesScreen />;
}

function NotForYou() {
  const { t } = useSpeech();
  return (
    <>
      <ScreenTitle name={t("not_for_you")}>{t("not_for_you")}</ScreenTitle>
      <Empty title={t("not_for_you_detail")} />
    </>
  );
}

function DeskBar({ actor }: { actor: Actor }) {
  const { t } = useSpeech();
  const { go } = useRouter();
  const leave = async () => {
    await desk.logout().catch(() => undefined);
    go("/login");
  };
  return (
    <header className="desk-bar">
      <a className="skip-link" href="#main">
        {t("skip")}
      </a>
      <Wordmark />
      <nav aria-label={t("desk")}>
        <Place to="/desk/quotes" icon={<FileText aria-hidden="true" />}>
          {t("quotes")}
        </Place>
        <Place to="/desk/orders" icon={<PackageCheck aria-hidden="true" />}>
          {t("orders")}
        </Place>
      </nav>
      <div className="desk-bar-end">
        <p className="desk-actor">
          {actor.name}
          <span className="muted">{actor.role.replaceAll("_", " ")}</span>
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

function Place({ to, icon, children }: { to: string; icon: ReactNode; children: ReactNode }) {
  const { place } = useRouter();
  return (
    <Link to={to} aria-current={place.path.startsWith(to) ? "page" : undefined}>
      {icon}
      {children}
    </Link>
  );
}

export function ListSkeleton() {
  return (
    <Coming>
      {[1, 2, 3, 4, 5, 6, 7, 8].map((row) => (
        <Skeleton key={row} className="skeleton-row" />
      ))}
    </Coming>
  );
}
