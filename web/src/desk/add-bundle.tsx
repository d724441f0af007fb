/** The bundles that the buyer of a quote may have: what is in each, what it costs, what it saves, and the way to add it. */
import { Package, Plus } from "lucide-react";
import { useState } from "react";
import * as desk from "../api/desk";
import type { Bundle, Quote } from "../api/model";
import { BundleCard } from "../bundle/card";
import { useSpeech } from "../i18n/language";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { Button, Coming, ProblemNotice, Skeleton } from "../ui/parts";
import { useLoad } from "../ui/use-load";
import { quantityOrNull } from "./entries";
import { type QuoteDesk, useRefusedSince } from "./use-quote";

type Props = { quote: Quote; work: QuoteDesk };

export function AddBundle({ quote, work }: Props) {
  const { t } = useSpeech();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button small icon={<Package aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t("add_bundle")}
      </Button>
      {open && <BundlePicker quote={quote} work={work} onClose={() => setOpen(false)} />}
    </>
  );
}

function BundlePicker({ quote, work, onClose }: Props & { onClose: () => void }) {
  const { t } = useSpeech();
  const { data, problem, reload } = useLoad(() => desk.quoteBundles(quote.id), quote.id);
  const refused = useRefusedSince(work);
  return (
    <Dialog title={t("add_bundle")} onClose={onClose} testId="bundles">
      {problem && <ProblemNotice problem={problem} onRetry={reload} />}
      {refused && <ProblemNotice problem={refused} />}
      {!data && !problem && (
        <Coming>
          <Skeleton className="skeleton-document-line" />
          <Skeleton className="skeleton-document-line" />
        </Coming>
      )}
      {data?.length === 0 && <p>{t("no_bundles")}</p>}
      <div className="bundle-list">
        {data?.map((bundle) => (
          <Offered key={bundle.code} bundle={bundle} quote={quote} work={work} onDone={onClose} />
        ))}
      </div>
    </Dialog>
  );
}

function Offered({ bundle, quote, work, onDone }: Props & { bundle: Bundle; onDone: () => void }) {
  const { t, text } = useSpeech();
  const [entry, setEntry] = useState("1");
  const [options, setOptions] = useState<string[]>([]);
  const quantity = quantityOrNull(entry);
  const add = async () => {
    if (quantity === null) return;
    const wanted = { bundle: bundle.code, quantity, options };
    if (await work.change((etag, shape) => desk.addBundle(quote.id, etag, wanted, shape))) onDone();
  };
  return (
    <BundleCard bundle={bundle} chosen={options} onChoose={setOptions}>
      <div className="bundle-add">
        <Field
          label={t("how_many_bundles")}
          inputMode="numeric"
          autoComplete="off"
          value={entry}
          error={quantity === null ? t("wrong_line_quantity") : null}
          onChange={(event) => setEntry(event.target.value)}
        />
        <Button
          kind="primary"
          icon={<Plus aria-hidden="true" />}
          busy={work.busy}
          disabled={quantity === null}
          aria-label={`${t("add_it")}: ${text(bundle.name)}`}
          onClick={add}
        >
          {t("add_it")}
        </Button>
      </div>
    </BundleCard>
  );
}
