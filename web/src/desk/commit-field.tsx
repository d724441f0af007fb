/** A field that saves itself: on Enter or when it is left, if what it holds is right and new. Escape brings back what was. */
import { type HTMLAttributes, type KeyboardEvent, type ReactNode, useEffect, useId, useState } from "react";

type Props = {
  label: string;
  /** What the server holds. */
  kept: string;
  onCommit: (entry: string) => Promise<boolean>;
  wrong?: (entry: string) => string | null;
  type?: string;
  inputMode?: HTMLAttributes<HTMLInputElement>["inputMode"];
  suffix?: string;
  min?: string;
  /** How a grid finds the same field of another row. */
  name?: string;
  /** Beside the input, such as the choice of what it counts. */
  children?: ReactNode;
};

export function CommitField(props: Props) {
  const { label, kept, onCommit, wrong, type = "text", inputMode, suffix, min, name, children } = props;
  const id = useId();
  const [entry, setEntry] = useState(kept);
  useEffect(() => setEntry(kept), [kept]);
  const error = entry === kept ? null : (wrong?.(entry) ?? null);
  const commit = async () => {
    if (entry === kept || error) return;
    if (!(await onCommit(entry))) setEntry(kept);
  };
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter") event.currentTarget.blur();
    if (event.key === "Escape") setEntry(kept);
  };
  return (
    <div className="field field-small" data-invalid={error ? "true" : undefined}>
      <label htmlFor={id}>{label}</label>
      <span className="field-suffixed">
        <input
          id={id}
          name={name}
          type={type}
          inputMode={inputMode}
          min={min}
          value={entry}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          onChange={(event) => setEntry(event.target.value)}
          onBlur={commit}
          onKeyDown={keys}
        />
        {suffix && <span aria-hidden="true">{suffix}</span>}
        {children}
      </span>
      {error && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
    </div>
  );
}
