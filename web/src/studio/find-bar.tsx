/** The bar above a list or a grid: what is looked for in it, how much of it is shown, and what can be done. */
import { Search } from "lucide-react";
import type { ReactNode } from "react";
import "./find-bar.css";

type Props = { label: string; query: string; onQuery: (query: string) => void; shown: string; children: ReactNode };

export function FindBar({ label, query, onQuery, shown, children }: Props) {
  return (
    <div className="find-bar">
      <label className="find-field">
        <Search aria-hidden="true" />
        <span className="visually-hidden">{label}</span>
        <input type="search" placeholder={label} value={query} onChange={(event) => onQuery(event.target.value)} />
      </label>
      <span className="muted" role="status">
        {shown}
      </span>
      {children && <span className="find-changes">{children}</span>}
    </div>
  );
}
