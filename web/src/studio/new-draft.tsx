/** A new draft: of which product, and what it is about. It begins with the files of the product's current release. */
import { type FormEvent, useState } from "react";
import * as studio from "../api/drafts";
import { asProblem, type Problem } from "../api/problem";
import { TERMS } from "../api/releases";
import { useSpeech } from "../i18n/language";
import { Dialog } from "../ui/dialog";
import { Field, Pick } from "../ui/field";
import { Button, ProblemNotice } from "../ui/parts";
import { useRouter } from "../ui/router";
import type { ProductNames } from "./use-products";

type Props = { products: ProductNames; product: string; onClose: () => void };

export function NewDraftDialog({ products, product, onClose }: Props) {
  const { t } = useSpeech();
  const { go } = useRouter();
  const [picked, setPicked] = useState(product);
  const [name, setName] = useState("");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const code = picked || products.codes[0] || "";
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (busy || !name.trim() || !code) return;
    setBusy(true);
    setProblem(null);
    try {
      go(`/studio/drafts/${(await studio.createDraft(code, name.trim())).id}`);
    } catch (caught) {
      setProblem(asProblem(caught));
      setBusy(false);
    }
  };
  return (
    <Dialog title={t("new_draft")} onClose={onClose}>
      <form className="dialog-form" noValidate onSubmit={submit}>
        {problem && <ProblemNotice problem={problem} />}
        <Pick
          label={t("product")}
          value={code}
          onPick={setPicked}
          options={[...products.codes, TERMS].map((one) => ({ value: one, name: products.name(one) }))}
        />
        <Field
          label={t("draft_name")}
          hint={t("draft_name_hint")}
          error={tried && !name.trim() ? t("wrong_draft_name") : null}
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <div className="dialog-actions">
          <Button kind="quiet" onClick={onClose}>
            {t("not_now")}
          </Button>
          <Button type="submit" kind="primary" busy={busy}>
            {t("create_draft")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
