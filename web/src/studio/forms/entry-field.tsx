/** A field of an entry, filled in according to its type. */
import type { EntryField, EntryValue, EntryValues } from "../../api/model";
import { LANGUAGES } from "../../i18n/format";
import { useSpeech } from "../../i18n/language";
import { useMarket } from "../../shop/market";
import { Area, Field, Pick } from "../../ui/field";
import { Notice } from "../../ui/parts";
import { Grid } from "../grid/grid";
import { useTable } from "../grid/use-table";
import { useProducts } from "../use-products";
import { useCellFindings } from "./cell-findings";
import { CHOICE_WORDS, fieldHint, fieldWord } from "./entry-labels";
import { entryRowsOfText, fitsEntryGrid, namesIn, rowsIn, textIn, textOfEntryRows, wordsIn } from "./entry-values";
import { FieldNotes, useErrorAt } from "./field-notes";

/** What fields can name, by what they refer to. */
export type Offered = Partial<Record<EntryField["refers"], string[]>>;

type Props = {
  kind: string;
  field: EntryField;
  values: EntryValues;
  offered: Offered;
  readOnly: boolean;
  onChange: (value: EntryValue) => void;
};

/** What every input of a field is given. */
type InputProps = Props & { label: string; hint: string | undefined; optional: string | undefined };

export function EntryFieldInput(props: Props) {
  const { t } = useSpeech();
  const { kind, field } = props;
  const [word, hint] = [fieldWord(kind, field.name), fieldHint(kind, field.name)];
  const given = {
    ...props,
    label: word ? t(word) : field.name,
    hint: hint && t(hint),
    optional: field.required ? undefined : t("optional"),
  };
  if (field.type === "name") return <NameFields {...given} />;
  if (field.type === "flag") return <FlagField {...given} />;
  if (field.type === "rows") return <RowsOfEntry {...given} />;
  if (field.type === "words")
    return field.refers === "product" ? (
      <ProductsField {...given} />
    ) : field.refers === "market" ? (
      <MarketCodesField {...given} />
    ) : (
      <WordsField {...given} />
    );
  if (field.type === "choice" || field.refers === "market" || props.offered[field.refers])
    return <ChoiceField {...given} />;
  return <TextField {...given} />;
}

function TextField({ field, values, label, hint, optional, onChange }: InputProps) {
  const error = useErrorAt(field.name, true);
  return (
    <Field
      label={label}
      hint={hint}
      optional={optional}
      error={error}
      type={field.type === "day" ? "date" : "text"}
      inputMode={field.type === "number" ? "decimal" : undefined}
      autoComplete="off"
      spellCheck={false}
      value={textIn(values, field.name)}
      onChange={(event) =>
        onChange(field.type === "number" ? event.target.value.trim().replace(",", ".") : event.target.value)
      }
    />
  );
}

/** Texts of several sentences. */
const LONG = new Set(["summary", "description", "seller", "help"]);

function NameFields({ field, values, label, onChange }: InputProps) {
  const { t } = useSpeech();
  const names = namesIn(values, field.name);
  const languages = [...new Set<string>([...LANGUAGES, ...Object.keys(names)])];
  const Input = LONG.has(field.name) ? Area : Field;
  return (
    <fieldset className="entry-wide names-field">
      <legend>{label}</legend>
      <div className="field-pair">
        {languages.map((language) => (
          <Input
            key={language}
            label={t("in_language", { language: language.toUpperCase() })}
            lang={language}
            value={names[language] ?? ""}
            onChange={(event) => onChange({ ...names, [language]: event.target.value })}
          />
        ))}
      </div>
      <FieldNotes field={field.name} deep />
    </fieldset>
  );
}

function FlagField({ field, values, label, onChange }: InputProps) {
  return (
    <div className="entry-flag">
      <label className="test-radio">
        <input
          type="checkbox"
          checked={values[field.name] === true}
          onChange={(event) => onChange(event.target.checked)}
        />
        {label}
      </label>
      <FieldNotes field={field.name} />
    </div>
  );
}

function WordsField({ field, values, label, hint, optional, onChange }: InputProps) {
  const error = useErrorAt(field.name, true);
  return (
    <Field
      label={label}
      hint={hint}
      optional={optional}
      error={error}
      autoComplete="off"
      spellCheck={false}
      defaultValue={wordsIn(values, field.name).join(", ")}
      onChange={(event) =>
        onChange(
          event.target.value
            .split(",")
            .map((word) => word.trim())
            .filter(Boolean),
        )
      }
    />
  );
}

function ProductsField(props: InputProps) {
  const { codes, name } = useProducts();
  return <CodesField {...props} codes={codes.filter((code) => !code.startsWith("~"))} name={name} />;
}

function MarketCodesField(props: InputProps) {
  const { text } = useSpeech();
  const { markets } = useMarket();
  const name = (code: string) => text(markets.find((one) => one.code === code)?.name) || code;
  return <CodesField {...props} codes={markets.map((one) => one.code)} name={name} />;
}

type CodesProps = InputProps & { codes: string[]; name: (code: string) => string };

/** Several of what there is, by name; what is chosen and not there any more can be left out. */
function CodesField({ field, values, label, hint, codes, name, onChange }: CodesProps) {
  const chosen = wordsIn(values, field.name);
  const all = [...new Set([...codes, ...chosen])];
  return (
    <fieldset className="entry-wide markets-field">
      <legend>{label}</legend>
      <p className="field-hint">{hint}</p>
      <span className="markets-list">
        {all.map((code) => (
          <label key={code} className="test-radio">
            <input
              type="checkbox"
              checked={chosen.includes(code)}
              onChange={(event) =>
                onChange(event.target.checked ? [...chosen, code] : chosen.filter((one) => one !== code))
              }
            />
            {name(code)}
          </label>
        ))}
      </span>
      <FieldNotes field={field.name} deep />
    </fieldset>
  );
}

function ChoiceField({ field, values, offered, label, hint, optional, onChange }: InputProps) {
  const { t, text } = useSpeech();
  const { markets } = useMarket();
  const error = useErrorAt(field.name, true);
  const chosen = textIn(values, field.name);
  const named = (code: string) => {
    const word = CHOICE_WORDS[`${field.name} ${code}`];
    return word ? t(word) : code;
  };
  const listed =
    field.refers === "market"
      ? markets.map((one) => ({ value: one.code, name: text(one.name) }))
      : (offered[field.refers] ?? field.choices).map((code) => ({ value: code, name: named(code) }));
  const nothing = { value: "", name: field.refers === "market" ? t("all_markets") : t("pick_one") };
  // A choice that is not made is the first of its words.
  const first = field.type === "choice" && !field.required ? (field.choices[0] ?? "") : "";
  const strange = chosen && !listed.some((one) => one.value === chosen) ? [{ value: chosen, name: chosen }] : [];
  return (
    <Pick
      label={label}
      hint={hint}
      optional={first ? undefined : optional}
      error={error}
      value={chosen || first}
      options={[...(first || listed.some((one) => one.value === "") ? [] : [nothing]), ...listed, ...strange]}
      onPick={onChange}
    />
  );
}

function RowsOfEntry({ field, values, label, hint, readOnly, onChange }: InputProps) {
  const { t } = useSpeech();
  const rows = rowsIn(values, field.name);
  const fits = fitsEntryGrid(field, rows);
  return (
    <fieldset className="entry-wide rows-field">
      <legend>{label}</legend>
      {hint && <p className="field-hint">{hint}</p>}
      {fits ? (
        <EntryGrid
          field={field}
          label={label}
          text={textOfEntryRows(field, rows)}
          readOnly={readOnly}
          onChange={onChange}
        />
      ) : (
        <Notice tone="changed">{t("rows_no_grid")}</Notice>
      )}
      <FieldNotes field={field.name} />
    </fieldset>
  );
}

type GridProps = Pick<Props, "field" | "readOnly" | "onChange"> & { label: string; text: string };

function EntryGrid({ field, label, text, readOnly, onChange }: GridProps) {
  const work = useTable(text, (next) => onChange(entryRowsOfText(field, next)));
  const findings = useCellFindings(field.name, work?.table ?? null);
  if (!work) return null;
  return (
    <Grid work={work} label={label} readOnly={readOnly} findings={findings} spot={null} onLeave={() => undefined} />
  );
}
