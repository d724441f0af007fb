/** A condition of a rule: comparisons that are chosen, and expressions that are written, joined by and or or. */
import { Braces, ListFilter, Plus, X } from "lucide-react";
import { useId } from "react";
import type { RuleComparison, RuleCondition, RuleTerm } from "../../api/model";
import { useSpeech } from "../../i18n/language";
import { Button } from "../../ui/parts";
import { FieldNotes, useErrorAt } from "./field-notes";
import { choicesOf, emptyTerm, operatorsFor, takesMany, takesValues, termText, unitOf } from "./rule-fields";
import { OPERATOR_WORDS } from "./rule-labels";
import { OneValue, SeveralValues } from "./value-fields";
import { useVocabulary } from "./vocabulary";

type Props = {
  legend: string;
  field: string;
  condition: RuleCondition;
  onChange: (condition: RuleCondition) => void;
  onRemove?: (() => void) | undefined;
};

export function ConditionField({ legend, field, condition, onChange, onRemove }: Props) {
  const { t } = useSpeech();
  const { terms } = condition;
  const put = (at: number, term: RuleTerm) => onChange({ ...condition, terms: terms.with(at, term) });
  return (
    <fieldset className="condition">
      <legend>{legend}</legend>
      {terms.length > 1 && (
        <label className="condition-join">
          <span className="visually-hidden">{t("join")}</span>
          <select
            value={condition.join}
            onChange={(event) => onChange({ ...condition, join: event.target.value === "or" ? "or" : "and" })}
          >
            <option value="and">{t("join_and")}</option>
            <option value="or">{t("join_or")}</option>
          </select>
        </label>
      )}
      <ol className="terms">
        {terms.map((term, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a term has no name but its place
          <li key={at}>
            <TermField
              term={term}
              field={`${field}/terms/${at}`}
              onChange={(next) => put(at, next)}
              onRemove={terms.length > 1 ? () => onChange({ ...condition, terms: terms.toSpliced(at, 1) }) : undefined}
            />
          </li>
        ))}
      </ol>
      <FieldNotes field={field} />
      <div className="condition-more">
        <Button
          small
          kind="quiet"
          icon={<Plus aria-hidden="true" />}
          onClick={() => onChange({ ...condition, terms: [...terms, emptyTerm()] })}
        >
          {t("add_term")}
        </Button>
        {onRemove && (
          <Button small kind="quiet" icon={<X aria-hidden="true" />} onClick={onRemove}>
            {t("remove_condition")}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

type TermProps = {
  term: RuleTerm;
  field: string;
  onChange: (term: RuleTerm) => void;
  onRemove: (() => void) | undefined;
};

function TermField({ term, field, onChange, onRemove }: TermProps) {
  const { t } = useSpeech();
  const note = useId();
  const error = useErrorAt(field, true);
  const { comparison } = term;
  return (
    <div className="term" data-invalid={error ? "true" : undefined}>
      {comparison ? (
        <ComparisonFields
          comparison={comparison}
          note={error ? note : undefined}
          onChange={(next) => onChange({ text: "", comparison: next })}
        />
      ) : (
        <textarea
          className="mono"
          rows={1}
          aria-label={t("expression")}
          aria-describedby={error ? note : undefined}
          aria-invalid={error ? true : undefined}
          spellCheck={false}
          value={term.text}
          onChange={(event) => onChange({ text: event.target.value, comparison: null })}
        />
      )}
      <span className="term-actions">
        <button
          type="button"
          className="icon-button"
          aria-label={t(comparison ? "as_expression" : "as_comparison")}
          title={t(comparison ? "as_expression" : "as_comparison")}
          onClick={() => onChange(comparison ? { text: termText(term), comparison: null } : emptyTerm())}
        >
          {comparison ? <Braces aria-hidden="true" /> : <ListFilter aria-hidden="true" />}
        </button>
        {onRemove && (
          <button type="button" className="icon-button" aria-label={t("remove_term")} onClick={onRemove}>
            <X aria-hidden="true" />
          </button>
        )}
      </span>
      <FieldNotes field={field} id={note} deep />
    </div>
  );
}

type ComparisonProps = {
  comparison: RuleComparison;
  note: string | undefined;
  onChange: (comparison: RuleComparison) => void;
};

function ComparisonFields({ comparison, note, onChange }: ComparisonProps) {
  const { t } = useSpeech();
  const { words, name, subjects } = useVocabulary();
  const { subject, operator, values } = comparison;
  const [code = "", attribute] = subject.split(".");
  const called = words.has(code) ? name(code) : "";
  return (
    <>
      <span className="term-subject">
        <input
          className="mono"
          list={subjects}
          aria-label={t("characteristic")}
          aria-describedby={note}
          aria-invalid={note ? true : undefined}
          placeholder={t("characteristic")}
          autoComplete="off"
          spellCheck={false}
          value={subject}
          onChange={(event) => onChange({ ...comparison, subject: event.target.value.trim() })}
        />
        {called && called !== code && (
          <span className="term-name">{attribute ? `${called}: ${attribute}` : called}</span>
        )}
      </span>
      <select
        aria-label={t("comparison")}
        value={operator}
        onChange={(event) => onChange(withOperator(comparison, event.target.value))}
      >
        {operatorsFor(subject, words, operator).map((one) => (
          <option key={one} value={one}>
            {t(OPERATOR_WORDS[one as keyof typeof OPERATOR_WORDS] ?? "op_equal")}
          </option>
        ))}
      </select>
      {takesMany(operator) ? (
        <SeveralValues
          values={values}
          choices={choicesOf(subject, words)}
          onChange={(next) => onChange({ ...comparison, values: next })}
        />
      ) : takesValues(operator) ? (
        <OneValue
          value={values[0] ?? ""}
          choices={choicesOf(subject, words)}
          unit={unitOf(subject, words)}
          onChange={(next) => onChange({ ...comparison, values: next ? [next] : [] })}
        />
      ) : (
        <span />
      )}
    </>
  );
}

/** Values stay as far as the operator takes them. */
function withOperator(comparison: RuleComparison, operator: string): RuleComparison {
  const { values } = comparison;
  return {
    ...comparison,
    operator,
    values: takesMany(operator) ? values : takesValues(operator) ? values.slice(0, 1) : [],
  };
}
