/** A table of a draft: as a grid, or as the text that it is. Both are the same file. */
import type { ReactNode } from "react";
import type { Finding } from "../../api/model";
import { useSpeech } from "../../i18n/language";
import { Notice } from "../../ui/parts";
import type { Spot } from "../editor";
import { Grid } from "./grid";
import { useTable } from "./use-table";

type PaneProps = {
  /** What the grid begins with; the caller gives a new key for another text. */
  text: string;
  label: string;
  readOnly: boolean;
  findings: Finding[];
  spot: Spot | null;
  onChange: (text: string) => void;
  onLeave: () => void;
  /** Where the active cell stands in the text. */
  onLine: (line: number) => void;
  /** Its text, for one that is no table yet. */
  children: ReactNode;
};

export function TablePane({ text, label, readOnly, findings, spot, onChange, onLeave, onLine, children }: PaneProps) {
  const { t } = useSpeech();
  const work = useTable(text, onChange);
  if (work) return <Grid {...{ work, label, readOnly, findings, spot, onLeave, onLine }} />;
  return (
    <>
      <Notice tone="changed">{t("grid_no_table")}</Notice>
      {children}
    </>
  );
}
