/** The last row of a form of the studio: keep it, go back, look at its text, copy it, delete it after one more question. */
import { Code, Copy, Trash2 } from "lucide-react";
import { useState } from "react";
import { ConfirmDialog } from "../../desk/confirm";
import { useSpeech } from "../../i18n/language";
import { Button } from "../../ui/parts";

type Props = {
  /** What keeps the form is called; null where nobody may write. */
  save: string | null;
  canSave: boolean;
  busy: boolean;
  /** What leads back is called. */
  back: string;
  onBack: () => void;
  onText?: (() => void) | null;
  copy?: { verb: string; onCopy: () => void } | null;
  remove?: { verb: string; title: string; detail: string; onDelete: () => void } | null;
};

export function FormActions({ save, canSave, busy, back, onBack, onText, copy, remove }: Props) {
  const { t } = useSpeech();
  const [asking, setAsking] = useState(false);
  return (
    <div className="form-actions">
      {save && (
        <Button kind="primary" type="submit" busy={busy} disabled={!canSave}>
          {save}
        </Button>
      )}
      <Button kind="quiet" onClick={onBack}>
        {back}
      </Button>
      {onText && (
        <Button small kind="quiet" icon={<Code aria-hidden="true" />} onClick={onText}>
          {t("show_in_text")}
        </Button>
      )}
      {copy && (
        <Button small kind="quiet" icon={<Copy aria-hidden="true" />} onClick={copy.onCopy}>
          {copy.verb}
        </Button>
      )}
      {remove && (
        <Button small kind="quiet" icon={<Trash2 aria-hidden="true" />} onClick={() => setAsking(true)}>
          {remove.verb}
        </Button>
      )}
      {remove && asking && (
        <ConfirmDialog
          title={remove.title}
          detail={remove.detail}
          verb={remove.verb}
          onClose={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            remove.onDelete();
          }}
        />
      )}
    </div>
  );
}
