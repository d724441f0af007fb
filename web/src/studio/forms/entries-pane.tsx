/** The agreements, books, guard rails and the like of a file, and what a product says, one under the other, and each as a form. */
import { CalendarX, CircleAlert, Copy, Plus } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import * as forms from "../../api/forms";
import type { Draft, DraftEntries, DraftEntry, EntryKind, EntryValues, Finding, NewEntry } from "../../api/model";
import { useSpeech } from "../../i18n/language";
import type { Key } from "../../i18n/messages";
import { Dialog } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { Button, Empty, ListSkeleton, Notice, ProblemNotice } from "../../ui/parts";
import type { Spot } from "../editor";
import { FindBar } from "../find-bar";
import { LongList, type RowPlace } from "../long-list";
import { DisputeNotice } from "./dispute";
import type { Offered } from "./entry-field";
import { EntryForm } from "./entry-form";
import { ENTRY_KINDS, entryName } from "./entry-labels";
import { copyOf, namesIn, type Tense, tenseOn, textIn, wordsIn } from "./entry-values";
import { useListed } from "./use-listed";
import { useOpenForm } from "./use-open-form";
import "../proving.css";
import "./forms.css";

type Props = {
  draft: Draft;
  path: string;
  findings: Finding[];
  spot: Spot | null;
  readOnly: boolean;
  onWritten: () => void;
  onText: (line: number) => void;
};

const bodyOf = (entry: DraftEntry): NewEntry | null => entry.values && { kind: entry.kind, values: entry.values };

export function EntriesPane({ draft, path, findings, spot, readOnly, onWritten, onText }: Props) {
  const door = useMemo(
    () => ({
      nameOf: (entry: DraftEntry) => `${entry.kind} ${entry.id}`,
      read: () => forms.entries(draft.id, path),
      add: (etag: string, body: NewEntry) => forms.addEntry(draft.id, path, etag, body),
      write: (number: number, etag: string, { values }: NewEntry) =>
        forms.writeEntry(draft.id, path, number, etag, values),
      remove: (number: number, etag: string) => forms.deleteEntry(draft.id, path, number, etag),
    }),
    [draft.id, path],
  );
  const listed = useListed<DraftEntry, DraftEntries, NewEntry>(door, `${draft.id} ${path}`, onWritten);
  const { open, show, begin, waits } = useOpenForm(draft.id, path, listed, bodyOf);
  const [ending, setEnding] = useState<DraftEntry | null>(null);
  const { list } = listed;
  // biome-ignore lint/correctness/useExhaustiveDependencies: somebody is sent to a place, once for each time
  useEffect(() => {
    const entry = spot?.line && list ? entryAt(list.items, spot.line) : null;
    if (entry?.values) show(entry);
    else if (spot && list?.items.length && (spot.line ?? 0) > 1) onText(spot.line ?? 1); // the first line is all of it
  }, [spot, list === null]);
  if (!list)
    return listed.problem ? <ProblemNotice problem={listed.problem} onRetry={listed.reload} /> : <ListSkeleton />;
  const kindOf = (name: string) => list.kinds.find((one) => one.kind === name);
  const copy = (name: string, values: EntryValues) => {
    const kind = kindOf(name);
    if (kind)
      begin({
        kind: name,
        values: copyOf(
          kind,
          values,
          list.items.map((one) => one.id),
        ),
      });
  };
  const kind = open && kindOf(open.begins.kind);
  return (
    <>
      {listed.problem && <ProblemNotice problem={listed.problem} />}
      {open && kind ? (
        <>
          {open.dispute && (
            <DisputeNotice now={open.dispute.now} busy={listed.busy} onTake={open.take} onKeep={open.keep} />
          )}
          <EntryForm
            key={open.turn}
            draft={draft}
            path={path}
            kind={kind}
            seen={open.seen}
            begins={open.begins.values}
            offered={offered(draft, list)}
            readOnly={readOnly}
            busy={listed.busy}
            onEdit={open.edit}
            onSave={(body) => void open.save(body)}
            onCopy={(values) => copy(kind.kind, values)}
            onText={() => onText(open.seen?.line ?? 1)}
            onDelete={() => void open.remove()}
            onBack={open.close}
          />
        </>
      ) : (
        <EntryList
          path={path}
          list={list}
          findings={findings}
          readOnly={readOnly}
          waits={waits}
          onOpen={show}
          onNew={(name) => begin({ kind: name, values: {} })}
          onCopy={(entry) => copy(entry.kind, entry.values ?? {})}
          onEnd={setEnding}
          onText={onText}
        />
      )}
      {ending && (
        <EndDialog
          entry={ending}
          busy={listed.busy}
          onClose={() => setEnding(null)}
          onEnd={async (until) => {
            const values = { ...ending.values, until };
            const outcome = await listed.save({ kind: ending.kind, values }, ending);
            setEnding(null);
            if (outcome && "dispute" in outcome && outcome.dispute.now) show(outcome.dispute.now);
          }}
        />
      )}
    </>
  );
}

/** What fields can name: entries of the same file by their kind, and the sheets of prices. */
function offered(draft: Draft, list: DraftEntries): Offered {
  const of = (kind: string) => list.items.filter((one) => one.kind === kind).map((one) => one.id);
  const sheets = draft.files
    .filter((file) => file.state !== "deleted" && /^prices\/.*\.csv$/.test(file.path))
    .map((file) => file.path.slice("prices/".length));
  return { index: of("index"), book: of("book"), cost: of("cost"), sheet: sheets };
}

const lastLine = (entry: DraftEntry) => entry.line + entry.text.split("\n").length - 1;

const entryAt = (entries: DraftEntry[], line: number) =>
  entries.find((one) => one.line <= line && line <= lastLine(one)) ?? null;

type ListProps = Pick<Props, "path" | "findings" | "readOnly" | "onText"> & {
  list: DraftEntries;
  waits: (entry: DraftEntry) => boolean;
  onOpen: (entry: DraftEntry) => void;
  onNew: (kind: string) => void;
  onCopy: (entry: DraftEntry) => void;
  onEnd: (entry: DraftEntry) => void;
};

function EntryList({ path, list, findings, readOnly, onNew, ...rest }: ListProps) {
  const { t } = useSpeech();
  const [query, setQuery] = useState("");
  const words = query.trim().toLowerCase();
  const found = list.items.filter((one) => one.text.toLowerCase().includes(words));
  return (
    <section className="rule-list" aria-label={t("entries_of", { path })}>
      <FindBar
        label={t("find_entries")}
        query={query}
        onQuery={setQuery}
        shown={t("entry_count", { count: found.length })}
      >
        {!readOnly &&
          list.kinds
            .filter((one) => canBeAdded(one, list.items))
            .map(({ kind }) => (
              <Button key={kind} small icon={<Plus aria-hidden="true" />} onClick={() => onNew(kind)}>
                {t(ENTRY_KINDS[kind]?.add ?? "add_entry")}
              </Button>
            ))}
      </FindBar>
      {list.items.length === 0 && <Empty title={t("no_entries")} />}
      <LongList items={found} className="listed" height={96}>
        {(entry, place) => (
          <EntryRow
            key={entry.number}
            entry={entry}
            place={place}
            kind={list.kinds.find((one) => one.kind === entry.kind)}
            finding={findings.find((one) => one.line !== null && one.line >= entry.line && one.line <= lastLine(entry))}
            readOnly={readOnly}
            {...rest}
          />
        )}
      </LongList>
    </section>
  );
}

/** Whether there may be one more of a kind: what there is once, and what stands in the rules, is not added here. */
const canBeAdded = ({ kind, times }: EntryKind, items: DraftEntry[]) =>
  times === "many" || (times === "once" && !items.some((one) => one.kind === kind));

const TENSES: Record<Tense, Key> = { current: "tense_current", "to-come": "tense_to_come", over: "tense_over" };

type RowProps = Pick<ListProps, "readOnly" | "waits" | "onOpen" | "onCopy" | "onEnd" | "onText"> & {
  entry: DraftEntry;
  place: RowPlace;
  kind: EntryKind | undefined;
  finding: Finding | undefined;
};

function EntryRow({ entry, place, kind, finding, readOnly, waits, onOpen, onCopy, onEnd, onText }: RowProps) {
  const { t, text } = useSpeech();
  const { values } = entry;
  const word = ENTRY_KINDS[entry.kind]?.one;
  const name = entryName(kind, entry, t);
  /** Those that have no code share their names with those of other kinds; what is done with one says which is meant. */
  const meant = word && kind && kind.title.length > 1 ? `${t(word)}: ${name}` : name;
  const isDated = kind?.fields.some((field) => field.name === "until") ?? false;
  const tense = values && isDated ? tenseOn(values, today()) : null;
  const names = values ? namesIn(values, "name") : {};
  return (
    <li {...place} className="listed-row" data-testid="entry-row" data-tense={tense ?? undefined}>
      <p className="listed-head">
        <button
          type="button"
          className="link-button mono"
          onClick={() => (values ? onOpen(entry) : onText(entry.line))}
        >
          {name || (kind?.times === "once" && word ? t(word) : t("entry_without_code"))}
          {meant !== name && <span className="visually-hidden">{`, ${word && t(word)}`}</span>}
        </button>
        <span className="listed-kind">{word ? t(word) : entry.kind}</span>
        {tense && <span className="listed-tense">{t(TENSES[tense])}</span>}
        {waits(entry) && <span className="listed-unsaved">{t("not_saved")}</span>}
      </p>
      <p>{text({ en: names.en ?? "", ...names })}</p>
      {values && <Facts values={values} told={kind?.title ?? []} />}
      {finding && (
        <p className={`listed-finding file-${finding.severity}`}>
          <CircleAlert aria-hidden="true" />
          <span>{text(finding.message)}</span>
        </p>
      )}
      {!values && <Notice>{t("entry_only_text")}</Notice>}
      {values && !readOnly && (kind?.times === "many" || isDated) && (
        <p className="listed-actions">
          {kind?.times === "many" && (
            <Button small kind="quiet" icon={<Copy aria-hidden="true" />} onClick={() => onCopy(entry)}>
              {t("copy_named", { name: meant })}
            </Button>
          )}
          {isDated && tense !== "over" && (
            <Button small kind="quiet" icon={<CalendarX aria-hidden="true" />} onClick={() => onEnd(entry)}>
              {t("end_named", { name: meant })}
            </Button>
          )}
        </p>
      )}
    </li>
  );
}

type FactsProps = { values: EntryValues; told: string[] };

/** What an entry says in short, but for the fields that are told in its name. */
function Facts({ values, told }: FactsProps) {
  const { t, day, percent } = useSpeech();
  const [from, until] = [textIn(values, "from"), textIn(values, "until")];
  const facts = [
    ...["up_to", "percent_of_list", "percent"]
      .map((key) => textIn(values, key))
      .filter(isNumber)
      .map((rate) => percent(rate)),
    told.includes("market") ? "" : textIn(values, "market").toUpperCase(),
    told.includes("segment") ? "" : textIn(values, "segment"),
    ...wordsIn(values, "products"),
    ...wordsIn(values, "accounts"),
    ...wordsIn(values, "groups"),
    textIn(values, "coupon"),
    textIn(values, "currency"),
    isDay(from) ? t("from_day", { day: day(from) }) : from,
    isDay(until) ? t("until_day", { day: day(until) }) : until,
  ].filter(Boolean);
  return facts.length > 0 ? <p className="listed-facts">{facts.join(" · ")}</p> : null;
}

const isNumber = (text: string) => /^-?\d+(\.\d+)?$/.test(text);

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);

/** The day where the person is who looks. */
function today(): string {
  const now = new Date();
  const part = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`;
}

type EndProps = { entry: DraftEntry; busy: boolean; onClose: () => void; onEnd: (until: string) => Promise<void> };

function EndDialog({ entry, busy, onClose, onEnd }: EndProps) {
  const { t } = useSpeech();
  const [until, setUntil] = useState(today());
  return (
    <Dialog title={t("end_title", { name: entry.id })} onClose={onClose}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (until && !busy) void onEnd(until);
        }}
      >
        <Field
          label={t("rule_until")}
          hint={t("rule_until_hint")}
          type="date"
          required
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
        <div className="dialog-actions">
          <Button kind="quiet" onClick={onClose}>
            {t("not_now")}
          </Button>
          <Button kind="primary" type="submit" busy={busy}>
            {t("end_entry")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
