/** A new file of a draft: where it is to stand. */
import { type FormEvent, useState } from "react";
import { beginFile } from "../api/drafts";
import type { Draft } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import { useSpeech } from "../i18n/language";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { Button, ProblemNotice } from "../ui/parts";

type Props = { draft: Draft; onOpen: (path: string) => void; onClose: () => void };

export function NewFileDialog({ draft, onOpen, onClose }: Props) {
  const { t } = useSpeech();
  const [path, setPath] = useState("rules/");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const taken = draft.files.some((file) => file.path === path.trim() && file.state !== "deleted");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || taken) return;
    setBusy(true);
    try {
      await beginFile(draft, path.trim());
      onOpen(path.trim());
      onClose();
    } catch (caught) {
      setProblem(asProblem(caught));
      setBusy(false);
    }
  };
  return (
    <Dialog title={t("new_file")} onClose={onClose}>
      <form className="dialog-form" noValidate onSubmit={submit}>
        {problem && <ProblemNotice problem={problem} />}
        <Field
          label={t("file_path")}
          hint={t("file_path_hint")}
          error={taken ? t("wrong_file_taken") : null}
          maxLength={200}
          value={path}
          onChange={(event) => setPath(event.target.value)}
        />
        <div className="dialog-actions">
          <Button kind="quiet" onClick={onClose}>
            {t("not_now")}
          </Button>
          <Button type="submit" kind="primary" busy={busy}>
            {t("create_file")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
