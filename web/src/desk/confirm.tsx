/** Asks once more before something that cannot be taken back. */
import { useSpeech } from "../i18n/language";
import { Dialog } from "../ui/dialog";
import { Button } from "../ui/parts";

type Props = { title: string; detail: string; verb: string; onClose: () => void; onConfirm: () => void };

export function ConfirmDialog({ title, detail, verb, onClose, onConfirm }: Props) {
  const { t } = useSpeech();
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{detail}</p>
      <div className="dialog-actions">
        <Button kind="quiet" onClick={onClose}>
          {t("not_now")}
        </Button>
        <Button kind="danger" onClick={onConfirm}>
          {verb}
        </Button>
      </div>
    </Dialog>
  );
}
