/** A labelled input with its hint and its error, joined for assistive technology. */
import { type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes, useId } from "react";

type Common = {
  label: string;
  hint?: string | undefined;
  error?: string | null | undefined;
  optional?: string | undefined;
};

function Frame({ id, label, hint, error, optional, children }: Common & { id: string; children: ReactNode }) {
  return (
    <div className="field" data-invalid={error ? "true" : undefined}>
      <label htmlFor={id}>
        {label}
        {optional && <span className="field-optional"> {optional}</span>}
      </label>
      {children}
      {error ? (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      ) : (
        hint && (
          <p id={`${id}-hint`} className="field-hint">
            {hint}
          </p>
        )
      )}
    </div>
  );
}

const described = (id: string, { error, hint }: Common) => (error ? `${id}-error` : hint ? `${id}-hint` : undefined);

type FieldProps = Common & InputHTMLAttributes<HTMLInputElement>;

export function Field({ label, hint, error, optional, ...rest }: FieldProps) {
  const id = useId();
  const common = { label, hint, error, optional };
  return (
    <Frame id={id} {...common}>
      <input id={id} aria-invalid={error ? true : undefined} aria-describedby={described(id, common)} {...rest} />
    </Frame>
  );
}

type AreaProps = Common & TextareaHTMLAttributes<HTMLTextAreaElement>;

export function Area({ label, hint, error, optional, ...rest }: AreaProps) {
  const id = useId();
  const common = { label, hint, error, optional };
  return (
    <Frame id={id} {...common}>
      <textarea
        id={id}
        rows={3}
        aria-invalid={error ? true : undefined}
        aria-describedby={described(id, common)}
        {...rest}
      />
    </Frame>
  );
}

type PickProps = Common & {
  value: string;
  onPick: (value: string) => void;
  options: { value: string; name: string }[];
};

export function Pick({ label, hint, error, optional, value, onPick, options }: PickProps) {
  const id = useId();
  const common = { label, hint, error, optional };
  return (
    <Frame id={id} {...common}>
      <select id={id} value={value} onChange={(event) => onPick(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </Frame>
  );
}
