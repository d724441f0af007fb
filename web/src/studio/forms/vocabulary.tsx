/** The names that a form offers: characteristics of the draft, their values and attributes, with what customers call them. */
import { createContext, type ReactNode, use, useEffect, useId, useMemo, useState } from "react";
import type { Draft } from "../../api/model";
import { draftProduct } from "../../api/proving";
import { useLoad } from "../../ui/use-load";
import type { Words } from "../rule-words";
import { useDraftMarkets } from "../use-draft-markets";
import { useNames } from "../use-names";
import type { AskWords } from "../use-words";

type Vocabulary = {
  words: Words;
  /** What customers call a characteristic, or one of its values. */
  name: (code: string, value?: string) => string;
  /** Ids of the lists that inputs offer: characteristics and attributes, and characteristics only. */
  subjects: string;
  characteristics: string;
};

const VocabularyContext = createContext<Vocabulary | null>(null);

export function useVocabulary(): Vocabulary {
  const found = use(VocabularyContext);
  if (!found) throw new Error("useVocabulary needs a WithVocabulary above it");
  return found;
}

const NONE: Words = new Map();

type Props = { draft: Draft; ask: AskWords; children: ReactNode };

export function WithVocabulary({ draft, ask, children }: Props) {
  const [words, setWords] = useState(NONE);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the draft was changed
  useEffect(() => {
    let current = true;
    void ask().then((found) => current && setWords(found));
    return () => {
      current = false;
    };
  }, [ask, draft.version]);
  const market = useDraftMarkets(draft).data?.[0]?.code;
  // A draft that cannot be read has no names: its codes are shown instead.
  const product = useLoad(async () => (market ? draftProduct(draft.id, market) : null), `${draft.id} ${market}`).data;
  const name = useNames(product);
  const [subjects, characteristics] = [useId(), useId()];
  const value = useMemo(() => ({ words, name, subjects, characteristics }), [words, name, subjects, characteristics]);
  return (
    <VocabularyContext value={value}>
      {children}
      <datalist id={subjects}>
        {[...words.values()].flatMap((one) => [
          <option key={one.name} value={one.name}>
            {name(one.name)}
          </option>,
          ...[...one.attributes.keys()].map((attribute) => (
            <option key={`${one.name}.${attribute}`} value={`${one.name}.${attribute}`}>
              {`${name(one.name)}: ${attribute}`}
            </option>
          )),
        ])}
      </datalist>
      <datalist id={characteristics}>
        {[...words.keys()].map((code) => (
          <option key={code} value={code}>
            {name(code)}
          </option>
        ))}
      </datalist>
    </VocabularyContext>
  );
}
