/** The rules of a file, one under the other, and each as a form. */
import { CircleAlert, Plus } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import * as forms from "../../api/forms";
import type { Draft, DraftRule, DraftRules, Finding, RuleFields } from "../../api/model";
import { useSpeech } from "../../i18n/language";
import { Button, Empty, ListSkeleton, Notice, ProblemNotice } from "../../ui/parts";
import type { Spot } from "../editor";
import { FindBar } from "../find-bar";
import { LongList, type RowPlace } from "../long-list";
import type { AskWords } from "../use-words";
import { DisputeNotice } from "./dispute";
import { emptyRule } from "./rule-fields";
import { RuleForm } from "./rule-form";
import { KIND_WORDS } from "./rule-labels";
import { useListed } from "./use-listed";
import { useOpenForm } from "./use-open-form";
import { WithVocabulary } from "./vocabulary";
import "../proving.css";
import "./forms.css";

type Props = {
  draft: Draft;
  path: string;
  words: AskWords;
  findings: Finding[];
  spot: Spot | null;
  readOnly: boolean;
  /** Something was written into the file. */
  onWritten: () => void;
  /** Show a line of the file as text. */
  onText: (line: number) => void;
};

export function RulesPane({ draft, path, words, findings, spot, readOnly, onWritten, onText }: Props) {
  const door = useMemo(
    () => ({
      nameOf: (rule: DraftRule) => rule.id,
      read: () => forms.rules(draft.id, path),
      add: (etag: string, rule: RuleFields) => forms.addRule(draft.id, path, etag, rule),
      write: (number: number, etag: string, rule: RuleFields) => forms.writeRule(draft.id, path, number, etag, rule),
      remove: (number: number, etag: string) => forms.deleteRule(draft.id, path, number, etag),
    }),
    [draft.id, path],
  );
  const listed = useListed<DraftRule, DraftRules, RuleFields>(door, `${draft.id} ${path}`, onWritten);
  const { open, show, begin, waits } = useOpenForm(draft.id, path, listed, (rule) => rule.fields);
  const { list } = listed;
  // biome-ignore lint/correctness/useExhaustiveDependencies: somebody is sent to a place, once for each time
  useEffect(() => {
    const rule = spot?.line && list ? ruleAt(list.items, spot.line) : null;
    if (rule?.fields) show(rule);
  }, [spot, list === null]);
  if (!list)
    return listed.problem ? <ProblemNotice problem={listed.problem} onRetry={listed.reload} /> : <ListSkeleton />;
  const [first] = list.kinds;
  return (
    <WithVocabulary draft={draft} ask={words}>
      {listed.problem && <ProblemNotice problem={listed.problem} />}
      {open ? (
        <>
          {open.dispute && (
            <DisputeNotice now={open.dispute.now} busy={listed.busy} onTake={open.take} onKeep={open.keep} />
          )}
          <RuleForm
            key={open.turn}
            draft={draft}
            path={path}
            kinds={list.kinds}
            seen={open.seen}
            begins={open.begins}
            readOnly={readOnly}
            busy={listed.busy}
            onEdit={open.edit}
            onSave={(fields) => void open.save(fields)}
            onText={() => onText(open.seen?.line ?? 1)}
            onDelete={() => void open.remove()}
            onBack={open.close}
          />
        </>
      ) : (
        <RuleList
          path={path}
          rules={list.items}
          findings={findings}
          readOnly={readOnly}
          waits={waits}
          onOpen={show}
          onNew={() => first && begin(emptyRule(first))}
          onText={onText}
        />
      )}
    </WithVocabulary>
  );
}

const lastLine = (rule: DraftRule) => rule.line + rule.text.split("\n").length - 1;

function ruleAt(rules: DraftRule[], line: number): DraftRule | null {
  return rules.find((rule) => rule.line <= line && line <= lastLine(rule)) ?? null;
}

type ListProps = Pick<Props, "path" | "findings" | "readOnly" | "onText"> & {
  rules: DraftRule[];
  waits: (rule: DraftRule) => boolean;
  onOpen: (rule: DraftRule) => void;
  onNew: () => void;
};

function RuleList({ path, rules, findings, readOnly, waits, onOpen, onNew, onText }: ListProps) {
  const { t } = useSpeech();
  const [query, setQuery] = useState("");
  const words = query.trim().toLowerCase();
  const found = rules.filter((rule) => rule.text.toLowerCase().includes(words));
  return (
    <section className="rule-list" aria-label={t("rules_of", { path })}>
      <FindBar
        label={t("find_rules")}
        query={query}
        onQuery={setQuery}
        shown={t("rule_count", { count: found.length })}
      >
        {!readOnly && (
          <Button small icon={<Plus aria-hidden="true" />} onClick={onNew}>
            {t("new_rule")}
          </Button>
        )}
      </FindBar>
      {rules.length === 0 && (
        <Empty title={t("no_rules")}>
          <p className="muted">{t("no_rules_detail")}</p>
        </Empty>
      )}
      <LongList items={found} className="listed" height={96}>
        {(rule, place) => (
          <RuleRow
            key={rule.number}
            rule={rule}
            place={place}
            finding={findings.find((one) => one.line !== null && one.line >= rule.line && one.line <= lastLine(rule))}
            isUnsaved={waits(rule)}
            onOpen={() => onOpen(rule)}
            onText={() => onText(rule.line)}
          />
        )}
      </LongList>
    </section>
  );
}

type RowProps = {
  rule: DraftRule;
  place: RowPlace;
  finding: Finding | undefined;
  isUnsaved: boolean;
  onOpen: () => void;
  onText: () => void;
};

function RuleRow({ rule, place, finding, isUnsaved: waits, onOpen, onText }: RowProps) {
  const { t, text, day, language } = useSpeech();
  const { fields } = rule;
  const kind = fields && KIND_WORDS[fields.kind];
  const facts = [
    ...rule.components.map((name) => t("rule_of_component", { name })),
    ...(fields?.tags ?? []),
    ...(fields?.markets ?? []).map((market) => market.toUpperCase()),
    fields?.start ? t("from_day", { day: day(fields.start) }) : "",
    fields?.end ? t("until_day", { day: day(fields.end) }) : "",
  ].filter(Boolean);
  return (
    <li {...place} className="listed-row" data-testid="rule-row">
      <p className="listed-head">
        <button type="button" className="link-button mono" onClick={fields ? onOpen : onText}>
          {rule.id || t("rule_without_name")}
        </button>
        {kind && <span className="listed-kind">{t(kind)}</span>}
        {waits && <span className="listed-unsaved">{t("not_saved")}</span>}
      </p>
      <p className="muted">{reasonOf(fields, language) ?? rule.text.split("\n")[0]}</p>
      {facts.length > 0 && <p className="listed-facts">{facts.join(" · ")}</p>}
      {(rule.problem || finding) && (
        <p className={`listed-finding file-${finding?.severity ?? "error"}`}>
          <CircleAlert aria-hidden="true" />
          <span>{text(finding?.message ?? rule.problem)}</span>
        </p>
      )}
      {!fields && <Notice>{t("rule_only_text")}</Notice>}
    </li>
  );
}

function reasonOf(fields: RuleFields | null, language: string): string | undefined {
  const reasons = fields?.reasons ?? [];
  return (reasons.find((one) => one.language === language) ?? reasons[0])?.text;
}
