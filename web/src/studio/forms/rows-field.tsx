/** The rows of a rule about combinations: in the grid in which tables are edited, or in a table of their own. */
import { useState } from "react";
import type { Draft, RulePart } from "../../api/model";
import { useSpeech } from "../../i18n/language";
import { Notice } from "../../ui/parts";
import { Link } from "../../ui/router";
import { addressOf } from "../address";
import { Grid } from "../grid/grid";
import { useTable } from "../grid/use-table";
import { useCellFindings } from "./cell-findings";
import { FieldNotes } from "./field-notes";
import { fitsGrid, rowsOfText, textOfRows } from "./rows-text";

type Props = {
  draft: Draft;
  legend: string;
  field: string;
  names: string[];
  part: RulePart;
  readOnly: boolean;
  onChange: (part: RulePart) => void;
};

export function RowsField({ draft, legend, field, names, part, readOnly, onChange }: Props) {
  const { t } = useSpeech();
  const isTable = part.table != null;
  const [kept, setKept] = useState({ rows: part.rows ?? [], table: part.table ?? "" });
  const show = (table: boolean) => {
    setKept({ rows: part.rows ?? kept.rows, table: part.table ?? kept.table });
    onChange(table ? { table: kept.table } : { rows: kept.rows });
  };
  return (
    <fieldset className="rows-field">
      <legend>{legend}</legend>
      <p className="rows-where">
        {[false, true].map((table) => (
          <label key={String(table)} className="test-radio">
            <input type="radio" name={`${field} where`} checked={isTable === table} onChange={() => show(table)} />
            {t(table ? "rows_in_table" : "rows_here")}
          </label>
        ))}
      </p>
      {isTable ? (
        <TablePath draft={draft} path={part.table ?? ""} onChange={(table) => onChange({ table })} />
      ) : names.length === 0 ? (
        <p className="muted">{t("rows_need_names")}</p>
      ) : fitsGrid(part.rows ?? []) ? (
        <RowsGrid
          key={names.join()}
          legend={legend}
          field={field}
          names={names}
          rows={part.rows ?? []}
          readOnly={readOnly}
          onChange={(rows) => onChange({ rows })}
        />
      ) : (
        <Notice tone="changed">{t("rows_no_grid")}</Notice>
      )}
      <FieldNotes field={field} />
    </fieldset>
  );
}

function TablePath({ draft, path, onChange }: { draft: Draft; path: string; onChange: (path: string) => void }) {
  const { t } = useSpeech();
  const tables = draft.files.filter((file) => file.path.endsWith(".csv") && file.state !== "deleted");
  const isThere = tables.some((file) => file.path === path);
  return (
    <div className="rows-table">
      <select aria-label={t("rows_table")} value={path} onChange={(event) => onChange(event.target.value)}>
        {!isThere && <option value={path}>{path || t("pick_one")}</option>}
        {tables.map((file) => (
          <option key={file.path} value={file.path}>
            {file.path}
          </option>
        ))}
      </select>
      {isThere && <Link to={addressOf(draft.id, path)}>{t("rows_open_table")}</Link>}
    </div>
  );
}

type GridProps = {
  legend: string;
  field: string;
  names: string[];
  rows: string[][][];
  readOnly: boolean;
  onChange: (rows: string[][][]) => void;
};

function RowsGrid({ legend, field, names, rows, readOnly, onChange }: GridProps) {
  const { t } = useSpeech();
  const work = useTable(textOfRows(names, rows), (text) => onChange(rowsOfText(text)));
  const findings = useCellFindings(`${field}/rows`, work?.table ?? null);
  if (!work) return <Notice tone="changed">{t("rows_no_grid")}</Notice>;
  return (
    <>
      <p className="field-hint">{t("rows_hint")}</p>
      <Grid work={work} label={legend} readOnly={readOnly} findings={findings} spot={null} onLeave={() => undefined} />
    </>
  );
}
