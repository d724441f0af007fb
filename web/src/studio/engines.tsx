/** What decides a release in each market, and why. */
import type { EnginePick } from "../api/model";
import { engines } from "../api/releases";
import { useSpeech } from "../i18n/language";
import { Coming, ProblemNotice, Skeleton } from "../ui/parts";
import { useLoad } from "../ui/use-load";

export function Engines({ digest }: { digest: string }) {
  const { problem, data, reload } = useLoad(() => engines(digest), digest);
  if (problem) return <ProblemNotice problem={problem} onRetry={reload} />;
  if (!data)
    return (
      <Coming>
        <Skeleton className="skeleton-row" />
      </Coming>
    );
  return (
    <ul>
      {data.map((pick) => (
        <EngineLine key={`${pick.market} ${pick.start}`} pick={pick} />
      ))}
    </ul>
  );
}

function EngineLine({ pick }: { pick: EnginePick }) {
  const { day } = useSpeech();
  const span = [pick.start, pick.end].map((one) => (one ? day(one) : "…")).join(" – ");
  return (
    <li>
      <strong>{pick.market.toUpperCase()}</strong> {pick.engine} <span className="muted">{pick.reason}</span>{" "}
      {(pick.start || pick.end) && <span className="muted">{span}</span>}
    </li>
  );
}
