/** A characteristic begun in a form: what it is called, what it can be, where it stands. Its values come next. */
import { useState } from "react";
import * as studio from "../api/drafts";
import type { Draft, NewCharacteristic } from "../api/model";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { Dialog } from "../ui/dialog";
import { Field, Pick } from "../ui/field";
import { ListSkeleton, ProblemNotice } from "../ui/parts";
import { useLoad } from "../ui/use-load";
import { BeginForm, useBegin } from "./begin-form";
import { slug } from "./media-path";
import { spoken } from "./spoken-name";
import { settled } from "./unkept";

type Kind = NewCharacteristic["kind"];
type Props = { draft: Draft; onDone: (path: string) => void; onClose: () => void };

const KINDS: { value: Kind; word: Key }[] = [
  { value: "list", word: "kind_list" },
  { value: "flag", word: "kind_flag" },
  { value: "whole", word: "kind_whole" },
  { value: "decimal", word: "kind_decimal" },
];
const NAME = /^[a-z][a-z0-9_]{0,59}$/;
const UNSAID = {
  en: "",
  ru: "",
  code: "",
  help_en: "",
  help_ru: "",
  least: "",
  most: "",
  step: "",
  unit: "",
  group: "",
  group_en: "",
  group_ru: "",
};

const nameFor = (words: string) =>
  slug(words)
    .replaceAll("-", "_")
    .replace(/^[\d_]+/, "");
const numberIn = (words: string) => words.trim().replace(",", ".");

export function NewCharacteristicDialog(props: Props) {
  const { t } = useSpeech();
  const groups = useLoad(() => studio.groupsOf(props.draft.id), props.draft.id);
  return (
    <Dialog title={t("new_characteristic")} onClose={props.onClose}>
      {groups.data ? (
        <CharacteristicForm {...props} known={groups.data} />
      ) : groups.problem ? (
        <ProblemNotice problem={groups.problem} onRetry={groups.reload} />
      ) : (
        <ListSkeleton />
      )}
    </Dialog>
  );
}

function CharacteristicForm({
  draft,
  known,
  onDone,
  onClose,
}: Props & { known: Awaited<ReturnType<typeof studio.groupsOf>> }) {
  const { t, text } = useSpeech();
  const [said, setSaid] = useState(UNSAID);
  const [kind, setKind] = useState<Kind>("list");
  const [optional, setOptional] = useState(false);
  const group = said.group || known[0]?.code || NEW;
  const begun = {
    code: said.code || nameFor(said.en),
    name: spoken(said.en, said.ru),
    help: spoken(said.help_en, said.help_ru),
    kind,
    optional,
    ...(isNumber(kind)
      ? { least: numberIn(said.least), most: numberIn(said.most), step: numberIn(said.step), unit: said.unit.trim() }
      : {}),
    ...(group === NEW ? { group: slug(said.group_en), group_name: spoken(said.group_en, said.group_ru) } : { group }),
  };
  const wrong = wrongIn(begun, group === NEW);
  const field = (name: keyof typeof said) => ({
    value: said[name],
    onChange: (event: { target: { value: string } }) => setSaid({ ...said, [name]: event.target.value }),
  });
  const form = useBegin(Object.keys(wrong).length === 0, async () => {
    await settled();
    onDone(await studio.beginCharacteristic(draft.id, begun));
  });
  const told = (name: string) => (form.tried && wrong[name] ? t(wrong[name]) : null);
  return (
    <BeginForm form={form} word="begin_characteristic" onClose={onClose}>
      <div className="field-pairs">
        <Field label={t("name_in_english")} error={told("en")} maxLength={200} {...field("en")} />
        <Field label={t("name_in_russian")} optional={t("optional")} lang="ru" maxLength={200} {...field("ru")} />
        <Field label={t("help_in_english")} optional={t("optional")} maxLength={200} {...field("help_en")} />
        <Field label={t("help_in_russian")} optional={t("optional")} lang="ru" maxLength={200} {...field("help_ru")} />
        <Pick
          label={t("what_it_can_be")}
          hint={kind === "list" ? t("kind_list_hint") : undefined}
          value={kind}
          onPick={(picked) => setKind(picked as Kind)}
          options={KINDS.map(({ value, word }) => ({ value, name: t(word) }))}
        />
        <Field
          label={t("name_in_rules")}
          hint={t("name_in_rules_hint")}
          error={told("code")}
          maxLength={60}
          {...field("code")}
          value={begun.code}
        />
        {isNumber(kind) && (
          <>
            <Field label={t("least")} inputMode="decimal" error={told("least")} {...field("least")} />
            <Field label={t("most")} inputMode="decimal" error={told("most")} {...field("most")} />
            <Field
              label={t("step_by")}
              optional={kind === "whole" ? t("optional") : undefined}
              inputMode="decimal"
              error={told("step")}
              {...field("step")}
            />
            <Field
              label={t("unit_of_measure")}
              hint={t("unit_hint")}
              optional={t("optional")}
              maxLength={20}
              {...field("unit")}
            />
          </>
        )}
        <Pick
          label={t("stands_in_group")}
          value={group}
          onPick={(picked) => setSaid({ ...said, group: picked })}
          options={[
            ...known.map((one) => ({ value: one.code, name: text(one.name) })),
            { value: NEW, name: t("a_new_group") },
          ]}
        />
      </div>
      {group === NEW && (
        <div className="field-pairs">
          <Field label={t("group_in_english")} error={told("group_en")} maxLength={60} {...field("group_en")} />
          <Field
            label={t("group_in_russian")}
            optional={t("optional")}
            lang="ru"
            maxLength={60}
            {...field("group_ru")}
          />
        </div>
      )}
      <label className="test-radio">
        <input type="checkbox" checked={optional} onChange={(event) => setOptional(event.target.checked)} />
        {t("may_be_left_out")}
      </label>
    </BeginForm>
  );
}

/** Stands for a group that there is not yet; no code of a group looks so. */
const NEW = "+";

const isNumber = (kind: Kind) => kind === "whole" || kind === "decimal";

function wrongIn(begun: NewCharacteristic, isNewGroup: boolean): Partial<Record<string, Key>> {
  const isNone = (words: string | undefined) => !/^-?\d+(\.\d+)?$/.test(words ?? "");
  return {
    ...(begun.name.en ? {} : { en: "wrong_english_name" }),
    ...(NAME.test(begun.code) ? {} : { code: "wrong_name_in_rules" }),
    ...(isNewGroup && !begun.group ? { group_en: "wrong_group" } : {}),
    ...(isNumber(begun.kind) && isNone(begun.least) ? { least: "wrong_number" } : {}),
    ...(isNumber(begun.kind) && isNone(begun.most) ? { most: "wrong_number" } : {}),
    ...((begun.kind === "decimal" || (begun.kind === "whole" && begun.step)) && isNone(begun.step)
      ? { step: "wrong_number" }
      : {}),
  };
}
