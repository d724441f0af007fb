/** A rule test as a form: the choices, and what must follow from them. */
import { useState } from "react";
import type { Market, NewTest, Product } from "../api/model";
import type { Problem } from "../api/problem";
import { useSpeech } from "../i18n/language";
import { Dialog } from "../ui/dialog";
import { Field, Pick } from "../ui/field";
import { Button, ProblemNotice } from "../ui/parts";
import { rowOf, type ValueRow, ValueRows } from "./value-rows";

type Props = {
  title: string;
  test: NewTest;
  product: Product;
  markets: Market[];
  busy: boolean;
  problem: Problem | null;
  onSave: (test: NewTest) => void;
  onClose: () => void;
};

const rowsOf = (values: Record<string, string> | undefined): ValueRow[] =>
  Object.entries(values ?? {}).map(([name, value]) => rowOf(name, value));

const flat = (values: Record<string, string[]> | undefined): ValueRow[] =>
  Object.entries(values ?? {}).flatMap(([name, each]) => each.map((value) => rowOf(name, value)));

const filled = (rows: ValueRow[]) => rows.filter((row) => row.name && row.value);

const valuesOf = (rows: ValueRow[]) => Object.fromEntries(filled(rows).map((row) => [row.name, row.value]));

function listsOf(rows: ValueRow[]): Record<string, string[]> {
  const lists: Record<string, string[]> = {};
  for (const row of filled(rows)) lists[row.name] = [...(lists[row.name] ?? []), row.value];
  return lists;
}

const PRICE = /^\d{1,12}(\.\d{1,6})?$/;

export function TestForm({ title, test, product, markets, busy, problem, onSave, onClose }: Props) {
  const { t, text } = useSpeech();
  const [market, setMarket] = useState(test.market);
  const [choices, setChoices] = useState(() => rowsOf(test.choices));
  const [possible, setPossible] = useState(test.possible ?? true);
  const [forced, setForced] = useState(() => rowsOf(test.forced));
  const [removed, setRemoved] = useState(() => flat(test.removed));
  const [price, setPrice] = useState(test.price ?? "");
  const [day, setDay] = useState(test.day ?? "");
  const [note, setNote] = useState(test.note ?? "");
  const amount = price.trim().replace(",", ".");
  const isWrong = possible && amount !== "" && !PRICE.test(amount);
  const save = () => {
    if (busy || isWrong) return;
    const more = possible
      ? { forced: valuesOf(forced), removed: listsOf(removed), price: amount || null }
      : { forced: {}, removed: {}, price: null };
    onSave({ market, choices: valuesOf(choices), possible, day: day || null, note, ...more });
  };
  return (
    <Dialog title={title} onClose={onClose} sheet>
      <form
        className="dialog-form test-form"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <div className="field-pair">
          <Pick
            label={t("market")}
            value={market}
            onPick={setMarket}
            options={markets.map((one) => ({ value: one.code, name: text(one.name) }))}
          />
          <Field
            label={t("test_day")}
            optional={t("optional")}
            type="date"
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
        </div>
        <ValueRows legend={t("test_choices")} rows={choices} product={product} onRows={setChoices} />
        <Expectation possible={possible} onPick={setPossible} />
        {possible && (
          <>
            <ValueRows legend={t("test_forced_legend")} rows={forced} product={product} onRows={setForced} />
            <ValueRows legend={t("test_removed_legend")} rows={removed} product={product} onRows={setRemoved} />
            <Field
              label={t("test_price_label")}
              optional={t("optional")}
              hint={t("test_price_hint")}
              error={isWrong ? t("test_price_wrong") : null}
              inputMode="decimal"
              value={price}
              onChange={(event) => setPrice(event.target.value)}
            />
          </>
        )}
        <Field
          label={t("verdict_note")}
          optional={t("optional")}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        {problem && <ProblemNotice problem={problem} />}
        <div className="dialog-actions">
          <Button kind="quiet" onClick={onClose}>
            {t("not_now")}
          </Button>
          <Button kind="primary" type="submit" busy={busy}>
            {t("keep_test")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Expectation({ possible, onPick }: { possible: boolean; onPick: (possible: boolean) => void }) {
  const { t } = useSpeech();
  return (
    <fieldset className="value-rows">
      <legend>{t("test_expects")}</legend>
      {[true, false].map((value) => (
        <label key={String(value)} className="test-radio">
          <input type="radio" name="possible" checked={possible === value} onChange={() => onPick(value)} />
          {t(value ? "test_possible" : "test_impossible")}
        </label>
      ))}
    </fieldset>
  );
}
