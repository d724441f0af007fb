/** A table of a draft: as a grid, or as the text that it is. Both are the same file. */
import type { ReactNode } from "react";
import { useState } from "react";
import type { Finding } from "../../api/model";
import { useSpeech } from "../../i18n/language";
import { remember, remembered } from "../../ui/memory";
import { Notice } from "../../ui/parts";
import type { Spot } from "../editor";
import { Grid } from "./grid";
import { useTable } from "./use-table";

export type View = "grid" | "text";

const MEMORY = "table-view";

/** How tables are shown: as this person saw them last. */
export function useView(path: string): { isTable: boolean; view: View; show: (view: View) => void } {
  const [view, setView] = useState<View>(remembered(MEMORY) === "text" ? "text" : "grid");
  const show = (next: View) => {
    remember(MEMORY, next);
    setView(next);
  };
  const isTable = path.endsWith(".csv");
  return { isTable, view: isTable ? view : "text", show };
}

export function ViewSwitch({ view, onShow }: { view: View; onShow: (view: View) => void }) {
  const { t } = useSpeech();
  return (
    <fieldset className="switch">
      <legend className="visually-hidden">{t("view_as")}</legend>
      <button type="button" aria-pressed={view === "grid"} onClick={() => onShow("grid")}>
        {t("as_grid")}
      </button>
      <button type="button" aria-pressed={view === "text"} onClick={() => onShow("text")}>
        {t("as_text")}
      </button>
    </fieldset>
  );
}

type PaneProps = {
  /** What the grid begins with; the caller gives a new key for another text. */
  text: string;
  label: string;
  readOnly: boolean;
  findings: Finding[];
  spot: Spot | null;
  onChange: (text: string) => void;
  onLeave: () => void;
  /** Its text, for one that is no table yet. */
  children: ReactNode;
};

export function TablePane({ text, label, readOnly, findings, spot, onChange, onLeave, children }: PaneProps) {
  const { t } = useSpeech();
  const work = useTable(text, onChange);
  if (work)
    return <Grid work={work} label={label} readOnly={readOnly} findings={findings} spot={spot} onLeave={onLeave} />;
  return (
    <>
      <Notice tone="changed">{t("grid_no_table")}</Notice>
      {children}
    </>
  );
}
