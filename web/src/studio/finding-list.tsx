/** What is found, the worst first as it comes: each finding says where, and goes there. */
import { CheckCheck, CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { Finding } from "../api/model";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { LongList, type RowPlace } from "./long-list";

type Severity = Finding["severity"];

export const SEVERITIES: { severity: Severity; icon: typeof Info; word: Key; group: Key }[] = [
  { severity: "error", icon: CircleAlert, word: "severity_error", group: "group_error" },
  { severity: "warning", icon: TriangleAlert, word: "severity_warning", group: "group_warning" },
  { severity: "info", icon: Info, word: "severity_info", group: "group_info" },
];

/** The first findings, and how many there are. */
export type Found = { findings: Finding[]; finding_count: number };

type ListProps = { found: Found; checked: boolean; onVisit: (finding: Finding) => void };

export function FindingList({ found, checked, onVisit }: ListProps) {
  const { t } = useSpeech();
  const { findings, finding_count: count } = found;
  return (
    <section className="finding-list" aria-label={t("findings")}>
      <h2>{t("findings")}</h2>
      <p role="status" className={count > 0 ? "muted" : "findings-none"}>
        {checked && count === 0 && <CheckCheck aria-hidden="true" />}
        {!checked && t("checking")}
        {checked && (count > findings.length ? <FirstOf {...found} /> : t("finding_count", { count }))}
      </p>
      <Findings findings={findings} onVisit={onVisit} />
    </section>
  );
}

/** Says that there are more findings than are shown, if there are. */
export function FirstOf({ findings, finding_count: count }: Found) {
  const { t } = useSpeech();
  return (
    count > findings.length && <span className="muted">{t("finding_first", { shown: findings.length, count })}</span>
  );
}

export function Findings({ findings, onVisit }: { findings: Finding[]; onVisit: (finding: Finding) => void }) {
  return (
    <LongList items={findings} className="findings" height={72}>
      {(one, place, key) => <FindingLine key={key} finding={one} place={place} onVisit={onVisit} />}
    </LongList>
  );
}

type LineProps = { finding: Finding; place: RowPlace; onVisit: (finding: Finding) => void };

function FindingLine({ finding, place, onVisit }: LineProps) {
  const { t, text } = useSpeech();
  const look = SEVERITIES.find((one) => one.severity === finding.severity) ?? SEVERITIES[2];
  const Icon = look?.icon ?? Info;
  return (
    <li {...place} className={`finding finding-${finding.severity}`} data-testid="finding">
      <Icon aria-hidden="true" />
      <div>
        <p>
          <span className="visually-hidden">{look && t(look.word)}: </span>
          {text(finding.message)}
          {finding.hint && <span className="muted"> {finding.hint}</span>}
        </p>
        <p className="finding-place">
          {finding.file ? (
            <button type="button" className="link-button mono" onClick={() => onVisit(finding)}>
              {finding.place}
            </button>
          ) : (
            <span className="mono muted">{finding.place}</span>
          )}
          {finding.markets.length > 0 && <span className="muted">{finding.markets.join(", ").toUpperCase()}</span>}
        </p>
      </div>
    </li>
  );
}
