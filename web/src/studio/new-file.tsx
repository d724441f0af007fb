/** A new file of a draft: where it is to stand. */
import { useState } from "react";
import { beginFile } from "../api/drafts";
import type { Draft } from "../api/model";
import { useSpeech } from "../i18n/language";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { BeginForm, useBegin } from "./begin-form";

type Props = { draft: Draft; onOpen: (path: string) => void; onClose: () => void };

export function NewFileDialog({ draft, onOpen, onClose }: Props) {
  const { t } = useSpeech();
  const [path, setPath] = useState("rules/");
  const taken = draft.files.some((file) => file.path === path.trim() && file.state !== "deleted");
  const form = useBegin(!taken, async () => {
    await beginFile(draft, path.trim());
    onOpen(path.trim());
    onClose();
  });
  return (
    <Dialog title={t("new_file")} onClose={onClose}>
      <BeginForm form={form} word="create_file" onClose={onClose}>
        <Field
          label={t("file_path")}
          hint={t("file_path_hint")}
          error={taken ? t("wrong_file_taken") : null}
          maxLength={200}
          value={path}
          onChange={(event) => setPath(event.target.value)}
        />
      </BeginForm>
    </Dialog>
  );
}
