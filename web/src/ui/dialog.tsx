/** A modal sheet on the platform's own <dialog>: it traps focus, closes on Escape and gives the focus back. */
import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useSpeech } from "../i18n/language";

type DialogProps = {
  title: ReactNode;
  children: ReactNode;
  onClose: () => void;
  /** A sheet stands beside the stage on wide screens and rises from below on narrow ones. */
  sheet?: boolean;
  testId?: string;
};

export function Dialog({ title, children, onClose, sheet, testId }: DialogProps) {
  const { t } = useSpeech();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const element = dialog.current;
    const back = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (back instanceof HTMLElement && back.isConnected) back.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={sheet ? "dialog dialog-sheet" : "dialog"}
      aria-labelledby={heading}
      data-testid={testId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={(event) => event.target === dialog.current && onClose()}
    >
      <div className="dialog-body">
        <header className="dialog-head">
          <h2 id={heading} tabIndex={-1}>
            {title}
          </h2>
          <button type="button" className="icon-button" onClick={onClose} aria-label={t("close")}>
            <X aria-hidden="true" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
