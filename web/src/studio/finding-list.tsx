/** What is found, the worst first: each finding says where, and goes there. */
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

type ListProps = { findings: Finding[]; checked: boolean; onVisit: (finding: Finding) => void };

export function FindingList({ findings, checked, onVisit }: ListProps) {
  const { t } = useSpeech();
  const sorted = SEVERITIES.flatMap(({ severity }) => findings.filter((one) => one.severity === severity));
  return (
    <section className="finding-list" aria-label={t("findings")}>
      <h2>{t("findings")}</h2>
      <p role="status" className={findings.length > 0 ? "muted" : "findings-none"}>
        {checked && findings.length === 0 && <CheckCheck aria-hidden="true" />}
        {checked ? t("finding_count", { count: findings.length }) : t("checking")}
      </p>
      <Findings findings={sorted} onVisit={onVisit} />
    </section>
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
