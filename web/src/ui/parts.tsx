/** The small parts every screen is made of: buttons, notices, skeletons, the title block. */
import { CircleAlert, Info, RefreshCw, WifiOff } from "lucide-react";
import { type ButtonHTMLAttributes, type ReactNode, type RefObject, useEffect, useRef } from "react";
import type { Money } from "../api/model";
import type { Problem } from "../api/problem";
import type { MoneyStyle } from "../i18n/format";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  kind?: "primary" | "plain" | "quiet" | "danger";
  busy?: boolean;
  icon?: ReactNode;
  small?: boolean;
};

/** A button with a verb on it. While busy it keeps its size, stays focusable and ignores presses. */
export function Button({ kind = "plain", busy, icon, small, children, className, onClick, ...rest }: ButtonProps) {
  const names = ["button", `button-${kind}`, small ? "button-small" : "", className ?? ""].filter(Boolean).join(" ");
  return (
    <button
      type="button"
      {...rest}
      className={names}
      aria-busy={busy || undefined}
      onClick={busy ? undefined : onClick}
    >
      {icon}
      <span>{children}</span>
    </button>
  );
}

export function Amount({ money, style }: { money: Money; style?: MoneyStyle }) {
  const speech = useSpeech();
  return <span className="amount">{speech.money(money, style)}</span>;
}

/** The drawing's title block: facts in ruled cells. It heads every document and closes every stage. */
export function TitleBlock({ cells, className }: { cells: { name: string; value: ReactNode }[]; className?: string }) {
  return (
    <dl className={`title-block ${className ?? ""}`}>
      {cells.map((cell) => (
        <div key={cell.name}>
          <dt>{cell.name}</dt>
          <dd>{cell.value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Skeleton({ className }: { className?: string }) {
  return <span className={`skeleton ${className ?? ""}`} aria-hidden="true" />;
}

/** A screen that is coming: its shape is shown after 300 ms, its name is said at once. */
export function Coming({ children }: { children: ReactNode }) {
  const { t } = useSpeech();
  return (
    <div className="coming" role="status">
      <span className="visually-hidden">{t("loading")}</span>
      {children}
    </div>
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

const ADVICE: Record<number, Key> = {
  0: "problem_offline",
  401: "problem_login",
  403: "problem_forbidden",
  404: "problem_unknown",
  409: "problem_conflict",
  410: "problem_expired",
  412: "problem_stale",
  413: "problem_large",
  422: "problem_malformed",
  428: "problem_stale",
  429: "problem_busy",
  503: "problem_away",
};

/** What went wrong, in one sentence of ours, the server's own words under it, and what to do. */
export function ProblemNotice({ problem, onRetry }: { problem: Problem; onRetry?: (() => void) | undefined }) {
  const { t } = useSpeech();
  const advice = ADVICE[problem.status] ?? "problem_other";
  return (
    <div className="notice notice-bad" role="alert">
      {problem.isOffline ? <WifiOff aria-hidden="true" /> : <CircleAlert aria-hidden="true" />}
      <div>
        <p>{t(advice, { seconds: problem.retryAfter ?? 30 })}</p>
        {!problem.isOffline && problem.detail && <p className="notice-detail">{problem.detail}</p>}
        {problem.others.length > 0 && (
          <ul className="notice-detail">
            {problem.others.map((one) => (
              <li key={one.path + one.message}>{one.message}</li>
            ))}
          </ul>
        )}
      </div>
      {onRetry && (
        <Button small icon={<RefreshCw aria-hidden="true" />} onClick={onRetry}>
          {problem.isStale ? t("reload") : t("try_again")}
        </Button>
      )}
    </div>
  );
}

export function Notice({ children, tone = "plain" }: { children: ReactNode; tone?: "plain" | "good" | "changed" }) {
  return (
    <div className={`notice notice-${tone}`} role="status">
      <Info aria-hidden="true" />
      <div>{children}</div>
    </div>
  );
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children}
    </div>
  );
}

/** The heading of a screen: named in the tab, and focused when the screen is arrived at. */
export function ScreenTitle({ children, name, className }: { children: ReactNode; name: string; className?: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useScreenName(name);
  useFocusOnArrival(heading);
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children}
    </h1>
  );
}

export function useScreenName(name: string): void {
  useEffect(() => {
    document.title = name ? `${name} · Quotewright` : "Quotewright";
  }, [name]);
}

let arrivals = 0;

/** After the first page, moving to another screen puts the focus on its heading, as a page load would. */
function useFocusOnArrival(target: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (arrivals++ > 0 && document.activeElement === document.body) target.current?.focus();
  }, [target]);
}
