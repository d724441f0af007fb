/** Quote templates of a draft: what its offers say around their numbers, as a form, and as it would be printed. */
import { FileDown, Plus } from "lucide-react";
import { useState } from "react";
import type { Draft, QuoteTemplate, QuoteTemplates, WrittenTemplate } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import * as api from "../api/quote-templates";
import { download } from "../document/download";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { useMarket } from "../shop/market";
import { Dialog } from "../ui/dialog";
import { Area, Field, Pick } from "../ui/field";
import { Button, Coming, ListSkeleton, Notice, ProblemNotice } from "../ui/parts";
import { useLoad } from "../ui/use-load";
import { FieldNotes, FindingsOfForm, useErrorAt } from "./forms/field-notes";
import { FormActions } from "./forms/form-actions";
import { MarketsField } from "./forms/markets-field";
import { findingsOf, keyOf, newTemplate, PARTS, writtenOf } from "./template-values";

type Props = { draft: Draft; onChanged: () => void; onText: (path: string) => void; onClose: () => void };

/** The template that is open: as it is written (null for a new one), and what the form begins with. */
type Open = { seen: WrittenTemplate | null; begins: WrittenTemplate };

export function QuoteTemplatesDialog({ draft, onChanged, onText, onClose }: Props) {
  const { t, language } = useSpeech();
  const listed = useLoad(() => api.templates(draft.id), draft.id);
  const [open, setOpen] = useState<Open | null>(null);
  const readOnly = draft.state !== "open";
  const kept = (after: NonNullable<typeof listed.data>) => {
    listed.put(after);
    setOpen(null);
    onChanged();
  };
  return (
    <Dialog title={t("quote_templates")} onClose={onClose} testId="quote-templates">
      {listed.problem && <ProblemNotice problem={listed.problem} onRetry={listed.reload} />}
      {!listed.data ? (
        !listed.problem && (
          <Coming>
            <ListSkeleton />
          </Coming>
        )
      ) : open ? (
        <TemplateForm
          key={JSON.stringify(open.seen)}
          draft={draft}
          list={listed.data.data}
          etag={listed.data.etag}
          open={open}
          readOnly={readOnly}
          onKept={kept}
          onReload={() => {
            setOpen(null);
            listed.reload();
          }}
          onBack={() => setOpen(null)}
        />
      ) : (
        <>
          <p className="muted">{t("quote_templates_lead")}</p>
          <TemplateList
            items={listed.data.data.items}
            onOpen={(one) => {
              const begins = writtenOf(one);
              if (begins) return setOpen({ seen: begins, begins });
              onText(one.file);
              onClose();
            }}
          />
          {!readOnly && (
            <div className="dialog-actions">
              <Button
                kind="primary"
                icon={<Plus aria-hidden="true" />}
                onClick={() => setOpen({ seen: null, begins: newTemplate(language) })}
              >
                {t("new_template")}
              </Button>
            </div>
          )}
        </>
      )}
    </Dialog>
  );
}

const LANGUAGES = [
  { value: "en", name: "English" },
  { value: "ru", name: "Русский" },
];

function TemplateList({ items, onOpen }: { items: QuoteTemplate[]; onOpen: (one: QuoteTemplate) => void }) {
  const { t } = useSpeech();
  if (items.length === 0) return <p className="muted">{t("no_templates")}</p>;
  return (
    <ul className="listed">
      {items.map((one) => (
        <li key={`${one.code} ${one.language} ${one.version}`} className="listed-row">
          <p className="listed-head">
            <button type="button" className="link-button mono" onClick={() => onOpen(one)}>
              {one.code}
            </button>
            <span className="listed-kind">{LANGUAGES.find(({ value }) => value === one.language)?.name}</span>
            <span className="listed-kind">{t("document_version", { version: one.version })}</span>
          </p>
          <TemplateFacts template={one} />
          {!one.texts && <Notice>{t("entry_only_text")}</Notice>}
        </li>
      ))}
    </ul>
  );
}

function TemplateFacts({ template }: { template: QuoteTemplate }) {
  const { t, day } = useSpeech();
  const { markets, valid_from, valid_until } = template;
  const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);
  const facts = [
    markets.length > 0 ? markets.join(", ").toUpperCase() : t("everywhere"),
    valid_from && t("from_day", { day: isDay(valid_from) ? day(valid_from) : valid_from }),
    valid_until && t("until_day", { day: isDay(valid_until) ? day(valid_until) : valid_until }),
  ].filter(Boolean);
  return <p className="listed-facts">{facts.join(" · ")}</p>;
}

type FormProps = {
  draft: Draft;
  list: QuoteTemplates;
  etag: string;
  open: Open;
  readOnly: boolean;
  onKept: (after: Awaited<ReturnType<typeof api.templates>>) => void;
  onReload: () => void;
  onBack: () => void;
};

function TemplateForm({ draft, list, etag, open, readOnly, onKept, onReload, onBack }: FormProps) {
  const { t } = useSpeech();
  const [said, setSaid] = useState(open.begins);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { seen } = open;
  const isChanged = JSON.stringify(said) !== JSON.stringify(seen);
  const ask = (work: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    void work()
      .catch((caught) => setProblem(asProblem(caught)))
      .finally(() => setBusy(false));
  };
  const save = async () => onKept(await api.writeTemplate(draft.id, etag, said, seen && keyOf(seen)));
  const remove = async () => {
    if (seen) onKept(await api.removeTemplate(draft.id, etag, keyOf(seen)));
  };
  return (
    <FindingsOfForm value={findingsOf(problem)}>
      <form
        className="dialog-form"
        noValidate
        data-testid="template-form"
        onSubmit={(event) => {
          event.preventDefault();
          ask(save);
        }}
      >
        {problem && <ProblemNotice problem={problem} onRetry={problem.isStale ? onReload : undefined} />}
        <TemplateFields
          said={said}
          filled={list.filled}
          readOnly={readOnly}
          onSay={(more) => setSaid({ ...said, ...more })}
        />
        <Preview draft={draft} said={said} markets={list.markets} busy={busy} ask={ask} />
        <FormActions
          save={readOnly ? null : t("save_template")}
          canSave={isChanged}
          busy={busy}
          back={t("back_to_list")}
          onBack={onBack}
          remove={
            readOnly || !seen
              ? null
              : {
                  verb: t("remove_template"),
                  title: t("remove_template_title", { name: seen.code }),
                  detail: t("remove_template_detail"),
                  onDelete: () => ask(remove),
                }
          }
        />
      </form>
    </FindingsOfForm>
  );
}

const PART_WORDS: Record<(typeof PARTS)[number], { label: Key; hint: Key }> = {
  cover: { label: "template_cover", hint: "template_cover_hint" },
  intro: { label: "template_intro", hint: "template_intro_hint" },
  terms: { label: "template_terms", hint: "template_terms_hint" },
};

type FieldsProps = {
  said: WrittenTemplate;
  filled: string[];
  readOnly: boolean;
  onSay: (more: Partial<WrittenTemplate>) => void;
};

function TemplateFields({ said, filled, readOnly, onSay }: FieldsProps) {
  const { t } = useSpeech();
  const errors = {
    code: useErrorAt("code"),
    language: useErrorAt("language"),
    version: useErrorAt("version"),
    valid_from: useErrorAt("valid_from"),
    valid_until: useErrorAt("valid_until"),
  };
  const day = (name: "valid_from" | "valid_until") => ({
    type: "date",
    optional: t("optional"),
    error: errors[name],
    value: said[name] ?? "",
    onChange: (event: { target: { value: string } }) => onSay({ [name]: event.target.value || null }),
  });
  return (
    <fieldset className="form-fields" disabled={readOnly}>
      <legend className="visually-hidden">{t("template_fields")}</legend>
      <div className="field-pairs">
        <Field
          label={t("document_code")}
          hint={t("document_code_hint")}
          error={errors.code}
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
          value={said.code}
          onChange={(event) => onSay({ code: event.target.value })}
        />
        <Pick
          label={t("document_language")}
          error={errors.language}
          value={said.language}
          options={LANGUAGES}
          onPick={(language) => onSay({ language: language as "en" | "ru" })}
        />
        <Field
          label={t("document_version_field")}
          error={errors.version}
          maxLength={20}
          value={said.version}
          onChange={(event) => onSay({ version: event.target.value })}
        />
        <Field label={t("valid_from")} {...day("valid_from")} />
        <Field label={t("valid_until_day")} {...day("valid_until")} />
      </div>
      <MarketsField field="markets" chosen={said.markets ?? []} onChange={(markets) => onSay({ markets })} />
      <p className="field-hint">{t("template_filled", { names: filled.map((name) => `{${name}}`).join(", ") })}</p>
      {PARTS.map((part) => (
        <PartField key={part} part={part} said={said} onSay={onSay} />
      ))}
      <FieldNotes field="" />
    </fieldset>
  );
}

type PartProps = Pick<FieldsProps, "said" | "onSay"> & { part: (typeof PARTS)[number] };

function PartField({ part, said, onSay }: PartProps) {
  const { t } = useSpeech();
  return (
    <Area
      label={t(PART_WORDS[part].label)}
      hint={t(PART_WORDS[part].hint)}
      optional={t("optional")}
      error={useErrorAt(part)}
      rows={part === "cover" ? 1 : 4}
      maxLength={10_000}
      value={said.texts[part]}
      onChange={(event) => onSay({ texts: { ...said.texts, [part]: event.target.value } })}
    />
  );
}

type PreviewProps = {
  draft: Draft;
  said: WrittenTemplate;
  markets: string[];
  busy: boolean;
  ask: (work: () => Promise<void>) => void;
};

/** A quote of one piece of the product as it is in the draft, for an invented buyer. */
function Preview({ draft, said, markets, busy, ask }: PreviewProps) {
  const { t, text } = useSpeech();
  const known = useMarket().markets;
  const sold = (said.markets ?? []).length > 0 ? markets.filter((code) => said.markets?.includes(code)) : markets;
  const [chosen, setChosen] = useState("");
  const market = sold.includes(chosen) ? chosen : (sold[0] ?? "");
  const options = sold.map((code) => ({
    value: code,
    name: text(known.find((one) => one.code === code)?.name) || code,
  }));
  if (!market) return null;
  return (
    <div className="template-preview">
      {sold.length > 1 && <Pick label={t("market")} value={market} options={options} onPick={setChosen} />}
      <Button
        busy={busy}
        icon={<FileDown aria-hidden="true" />}
        onClick={() =>
          ask(async () =>
            download(await api.shownTemplate(draft.id, said, market), `${said.code}-${said.language}-${market}.pdf`),
          )
        }
      >
        {t("template_preview")}
      </Button>
      <p className="field-hint">{t("template_preview_hint")}</p>
    </div>
  );
}
