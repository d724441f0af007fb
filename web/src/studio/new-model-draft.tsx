/** A draft of a product that does not exist yet: from a feature model, with what could not be expressed in rules. */
import { FileUp } from "lucide-react";
import { useRef, useState } from "react";
import * as imports from "../api/imports";
import type { ModelDraft } from "../api/model";
import { useSpeech } from "../i18n/language";
import { Field } from "../ui/field";
import { Button, Notice } from "../ui/parts";
import { useRouter } from "../ui/router";
import { BeginForm, PRODUCT_CODE, useBegin } from "./begin-form";
import { FirstOf } from "./finding-list";
import "./import.css";

type Props = { made: ModelDraft | null; onMade: (made: ModelDraft) => void; onClose: () => void };

export function NewModelDraft({ made, onMade, onClose }: Props) {
  const { t } = useSpeech();
  const { go } = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState("");
  const [name, setName] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const form = useBegin(!!file && !!name.trim() && PRODUCT_CODE.test(code), async () => {
    const begun = await imports.beginFromModel(code, name.trim(), file as File);
    if (begun.left_out.length === 0) go(`/studio/drafts/${begun.draft.id}`);
    else onMade(begun);
  });
  if (made) return <LeftOut made={made} />;
  return (
    <BeginForm form={form} word="create_draft" onClose={onClose}>
      <div className="field" data-invalid={(form.tried && !file) || undefined}>
        <input
          ref={input}
          type="file"
          accept=".uvl"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={t("model_choose")}
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
        <p className="import-file">
          <Button small icon={<FileUp aria-hidden="true" />} onClick={() => input.current?.click()}>
            {t("model_choose")}
          </Button>
          {file && <strong>{file.name}</strong>}
        </p>
        <p className={form.tried && !file ? "field-error" : "field-hint"}>
          {t(form.tried && !file ? "wrong_model_file" : "model_hint")}
        </p>
      </div>
      <Field
        label={t("product_code")}
        hint={t("product_code_hint")}
        error={form.tried && !PRODUCT_CODE.test(code) ? t("wrong_product_code") : null}
        maxLength={60}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <Field
        label={t("draft_name")}
        error={form.tried && !name.trim() ? t("wrong_draft_name") : null}
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
    </BeginForm>
  );
}

/** What the rules have no words for is read before the draft is opened; it also stands in the draft as remarks. */
function LeftOut({ made }: { made: ModelDraft }) {
  const { t, text } = useSpeech();
  const { go } = useRouter();
  return (
    <div className="dialog-form">
      <Notice tone="changed">{t("model_left_out", { count: made.left_out_count })}</Notice>
      <FirstOf findings={made.left_out} finding_count={made.left_out_count} />
      <ul className="model-left-out">
        {made.left_out.map((finding) => (
          <li key={finding.place}>
            <span className="mono">{finding.place}</span> {text(finding.message)}
          </li>
        ))}
      </ul>
      <div className="dialog-actions">
        <Button kind="primary" onClick={() => go(`/studio/drafts/${made.draft.id}`)}>
          {t("open_draft")}
        </Button>
      </div>
    </div>
  );
}
