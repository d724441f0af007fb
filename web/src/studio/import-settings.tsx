/** How an upload is to be read, and what becomes of what it does not have. */
import { FileSpreadsheet } from "lucide-react";
import type { ImportOptions } from "../api/model";
import { useSpeech } from "../i18n/language";
import { Pick } from "../ui/field";
import { Button } from "../ui/parts";
import type { Importing } from "./use-import";

const ENCODINGS: ImportOptions["encoding"][] = ["utf-8", "utf-16", "windows-1251", "windows-1252", "cp866", "koi8-r"];

export function ImportSettings({ work, name }: { work: Importing; name: string }) {
  const { t } = useSpeech();
  const { options, preview } = work;
  const isFolder = preview?.kind === "folder";
  return (
    <div className="import-settings">
      <p className="import-file">
        <FileSpreadsheet aria-hidden="true" />
        <strong>{name}</strong>
        <Button small kind="quiet" onClick={() => work.take(null)}>
          {t("import_another")}
        </Button>
      </p>
      <div className="import-picks">
        <Pick
          label={t(isFolder ? "import_missing_files" : "import_missing")}
          value={options.missing}
          onPick={(value) => work.change({ missing: value === "remove" ? "remove" : "keep" })}
          options={[
            { value: "keep", name: t("import_keep") },
            { value: "remove", name: t("import_remove") },
          ]}
        />
        {!isFolder && (
          <Pick
            label={t("import_decimal")}
            value={options.decimal}
            onPick={(value) => work.change({ decimal: decimalOf(value) })}
            options={[
              { value: "auto", name: t("import_decimal_auto") },
              { value: "comma", name: t("import_decimal_comma") },
              { value: "point", name: t("import_decimal_point") },
            ]}
          />
        )}
        {(preview?.encoding || options.encoding) && (
          <Pick
            label={t("import_encoding")}
            value={options.encoding}
            onPick={(value) => work.change({ encoding: ENCODINGS.find((one) => one === value) ?? "" })}
            options={[
              { value: "", name: t("import_encoding_auto", { name: preview?.encoding ?? "" }) },
              ...ENCODINGS.map((one) => ({ value: one, name: one })),
            ]}
          />
        )}
      </div>
    </div>
  );
}

function decimalOf(value: string): ImportOptions["decimal"] {
  return value === "comma" || value === "point" ? value : "auto";
}
