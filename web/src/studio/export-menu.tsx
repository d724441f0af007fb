/** Everything of a draft or a release out of the studio: as a folder of plain files, or its tables as a workbook. */
import { FileArchive, FileSpreadsheet } from "lucide-react";
import { useState } from "react";
import { asProblem, type Problem } from "../api/problem";
import { download } from "../document/download";
import { useSpeech } from "../i18n/language";
import { Button, ProblemNotice } from "../ui/parts";
import { settled } from "./unkept";

type MenuProps = { name: string; folder: () => Promise<Blob>; workbook: () => Promise<Blob> };

export function ExportMenu({ name, folder, workbook }: MenuProps) {
  const { t } = useSpeech();
  const [busy, setBusy] = useState<"folder" | "workbook" | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const bring = async (what: "folder" | "workbook") => {
    if (busy) return;
    setBusy(what);
    setProblem(null);
    await settled();
    await (what === "folder" ? folder() : workbook()).then(
      (file) => download(file, `${name}.${what === "folder" ? "zip" : "xlsx"}`),
      (caught) => setProblem(asProblem(caught)),
    );
    setBusy(null);
  };
  return (
    <div className="export-menu">
      <Button
        small
        kind="quiet"
        busy={busy === "workbook"}
        icon={<FileSpreadsheet aria-hidden="true" />}
        onClick={() => bring("workbook")}
      >
        {t("export_workbook")}
      </Button>
      <Button
        small
        kind="quiet"
        busy={busy === "folder"}
        icon={<FileArchive aria-hidden="true" />}
        onClick={() => bring("folder")}
      >
        {t("export_folder")}
      </Button>
      {problem && <ProblemNotice problem={problem} />}
    </div>
  );
}
