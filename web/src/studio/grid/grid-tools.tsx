/** What stands around a grid: the search, what can be done with rows, and which key does what. */
import { ListPlus, Search, Trash2 } from "lucide-react";
import { useSpeech } from "../../i18n/language";
import { Button } from "../../ui/parts";

type ToolsProps = {
  query: string;
  onQuery: (query: string) => void;
  count: number;
  readOnly: boolean;
  isEmpty: boolean;
  onAdd: () => void;
  onRemove: () => void;
  children: string;
};

export function Tools({ query, onQuery, count, readOnly, isEmpty, onAdd, onRemove, children }: ToolsProps) {
  const { t } = useSpeech();
  return (
    <div className="grid-tools-bar">
      <label className="grid-find">
        <Search aria-hidden="true" />
        <span className="visually-hidden">{t("grid_find")}</span>
        <input
          type="search"
          placeholder={t("grid_find")}
          value={query}
          onChange={(event) => onQuery(event.target.value)}
        />
      </label>
      <span className="muted" role="status">
        {children}
      </span>
      {!readOnly && (
        <span className="grid-changes">
          <Button small kind="quiet" icon={<ListPlus aria-hidden="true" />} onClick={onAdd}>
            {t("grid_add")}
          </Button>
          <Button small kind="quiet" disabled={isEmpty} icon={<Trash2 aria-hidden="true" />} onClick={onRemove}>
            {t("grid_delete", { count })}
          </Button>
        </span>
      )}
    </div>
  );
}

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

export function Keys() {
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
