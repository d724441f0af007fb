/** One step: the decisions of a group, with a search where there are many values. */
import { ArrowLeft, ArrowRight, Search } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import type { Group, Product } from "../api/model";
import { type Speech, useSpeech } from "../i18n/language";
import { Button } from "../ui/parts";
import { CharacteristicControl } from "./characteristic";
import { useConfiguration } from "./context";
import { valueName } from "./naming";
import { found } from "./search";

/** With more values than this a group gets a search field. */
const SEARCH_ABOVE = 14;

type Props = { group: Group; before: Group | null; after: Group | null; onStep: (code: string | null) => void };

export function GroupPanel({ group, before, after, onStep }: Props) {
  const speech = useSpeech();
  const { t, text } = speech;
  const { product } = useConfiguration();
  const [query, setQuery] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  useArrival(heading, group.code);
  const names = group.characteristics.filter((name) => product.characteristics[name]);
  const values = names.reduce((count, name) => count + listed(product, name), 0);
  const visible = query ? names.filter((name) => matches(speech, product, name, query)) : names;
  return (
    <div className="group-panel">
      <h2 ref={heading} tabIndex={-1}>
        {text(group.name)}
      </h2>
      {values > SEARCH_ABOVE && (
        <SearchField query={query} onQuery={setQuery} label={t("search_in", { name: text(group.name) })} />
      )}
      {visible.map((name) => {
        const info = product.characteristics[name];
        return info ? <CharacteristicControl key={name} name={name} info={info} query={query} /> : null;
      })}
      {visible.length === 0 && <p className="muted">{t("search_nothing", { query })}</p>}
      <div className="group-steps">
        {before ? (
          <Button kind="quiet" icon={<ArrowLeft aria-hidden="true" />} onClick={() => onStep(before.code)}>
            {text(before.name)}
          </Button>
        ) : (
          <span />
        )}
        <Button
          icon={<ArrowRight aria-hidden="true" />}
          className="icon-last"
          onClick={() => onStep(after?.code ?? null)}
        >
          {after ? text(after.name) : t("summary")}
        </Button>
      </div>
    </div>
  );
}

const listed = (product: Product, name: string) => {
  const info = product.characteristics[name];
  return info && (info.kind === "enumeration" || info.display === "list" || info.display === "cards")
    ? info.values.length
    : 0;
};

function matches(speech: Speech, product: Product, name: string, query: string): boolean {
  const info = product.characteristics[name];
  return (
    info?.values.some((value) => found(query, speech.language, value, valueName(speech, product, name, value.code))) ??
    false
  );
}

function SearchField({ query, onQuery, label }: { query: string; onQuery: (query: string) => void; label: string }) {
  const id = useId();
  return (
    <div className="search-field">
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <Search aria-hidden="true" />
      <input
        id={id}
        type="search"
        placeholder={label}
        value={query}
        onChange={(event) => onQuery(event.target.value)}
      />
    </div>
  );
}

/** Going to a step moves the reader to its heading; opening the page does not. */
function useArrival(heading: React.RefObject<HTMLElement | null>, step: string) {
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the step is what is arrived at
  useEffect(() => {
    if (first.current) first.current = false;
    else heading.current?.focus({ preventScroll: true });
  }, [step]);
}
