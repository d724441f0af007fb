/** How a file is shown: as the text that it is, or as what it describes. Both are the same file. */
import { useState } from "react";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { remember, remembered } from "../ui/memory";

/** A table is a grid; rules, and what terms of sale, price books, tiers, guard rails, markets and products say, are a form each. */
export type View = "grid" | "form" | "text";

const WORDS: Record<View, Key> = { grid: "as_grid", form: "as_form", text: "as_text" };

type Kind = { paths: RegExp; other: Exclude<View, "text">; memory: string; first: View };

const RULES = /\.rules$/;
const KINDS: Kind[] = [
  { paths: /\.csv$/, other: "grid", memory: "table-view", first: "grid" },
  { paths: RULES, other: "form", memory: "rules-view", first: "text" },
  {
    paths:
      /^(terms\/(agreements|promotions|surcharges|bundles)|prices\/(books|tiers|guard_rails)|markets|product)\.toml$/,
    other: "form",
    memory: "entries-view",
    first: "form",
  },
];

export const holdsRules = (path: string) => RULES.test(path);

type Choice = { views: View[]; view: View; show: (view: View) => void };

/** How files of this kind are shown: as this person saw them last. */
export function useView(path: string): Choice {
  const kind = KINDS.find((one) => one.paths.test(path));
  const [, setTurn] = useState(0);
  const last = kind ? remembered(kind.memory) : null;
  const views: View[] = kind ? [kind.other, "text"] : ["text"];
  return {
    views,
    view: views.find((one) => one === last) ?? kind?.first ?? "text",
    show: (next) => {
      if (kind) remember(kind.memory, next);
      setTurn((turn) => turn + 1);
    },
  };
}

export function ViewSwitch({ views, view, show }: Choice) {
  const { t } = useSpeech();
  if (views.length < 2) return null;
  return (
    <fieldset className="switch">
      <legend className="visually-hidden">{t("view_as")}</legend>
      {views.map((one) => (
        <button key={one} type="button" aria-pressed={view === one} onClick={() => show(one)}>
          {t(WORDS[one])}
        </button>
      ))}
    </fieldset>
  );
}
