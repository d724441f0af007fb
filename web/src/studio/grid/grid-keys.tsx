/** Which key does what in a grid, told below it. */
import { useSpeech } from "../../i18n/language";

const KEYS = [
  ["← ↑ → ↓ Home End", "grid_key_walk"],
  ["Enter F2", "grid_key_edit"],
  ["Esc", "grid_key_leave"],
  ["Shift ← ↑ → ↓, Ctrl A", "grid_key_select"],
  ["Ctrl C, Ctrl V", "grid_key_copy"],
  ["Delete", "grid_key_clear"],
  ["Ctrl Enter", "grid_key_add"],
  ["Ctrl Delete", "grid_key_delete"],
  ["Ctrl Z, Ctrl Y", "grid_key_undo"],
  ["Alt ↑, Alt ↓", "grid_key_sort"],
  ["Alt ←, Alt →", "grid_key_width"],
  ["Alt =", "grid_key_fit"],
] as const;

export function GridKeys() {
  const { t } = useSpeech();
  return (
    <details className="fold grid-keys-list">
      <summary>{t("keys")}</summary>
      <dl>
        {KEYS.map(([pressed, name]) => (
          <div key={name}>
            <dt>
              <kbd>{pressed}</kbd>
            </dt>
            <dd>{t(name)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
