/** A new draft: of a product as it is, of one that is new, or of a feature model. */
import { useState } from "react";
import * as studio from "../api/drafts";
import type { ModelDraft } from "../api/model";
import { TERMS, timeline } from "../api/releases";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { Dialog } from "../ui/dialog";
import { Field, Pick } from "../ui/field";
import { useRouter } from "../ui/router";
import { useLoad } from "../ui/use-load";
import { BeginForm, useBegin } from "./begin-form";
import { NewModelDraft } from "./new-model-draft";
import { NewProductDraft } from "./new-product-draft";
import { basesOf } from "./timeline-grid";
import type { ProductNames } from "./use-products";

const KINDS: Key[] = ["draft_of_release", "draft_of_new", "draft_of_model"];

type Props = { products: ProductNames; product: string; onClose: () => void };

export function NewDraftDialog(props: Props) {
  const { t } = useSpeech();
  const [kind, setKind] = useState<Key>("draft_of_release");
  const [made, setMade] = useState<ModelDraft | null>(null);
  return (
    <Dialog title={t("new_draft")} onClose={props.onClose}>
      <fieldset className="switch draft-kind" hidden={made !== null}>
        <legend className="visually-hidden">{t("product")}</legend>
        {KINDS.map((one) => (
          <button key={one} type="button" aria-pressed={kind === one} onClick={() => setKind(one)}>
            {t(one)}
          </button>
        ))}
      </fieldset>
      {kind === "draft_of_release" && <ReleaseDraft {...props} />}
      {kind === "draft_of_new" && <NewProductDraft products={props.products} onClose={props.onClose} />}
      {kind === "draft_of_model" && <NewModelDraft made={made} onMade={setMade} onClose={props.onClose} />}
    </Dialog>
  );
}

function ReleaseDraft({ products, product, onClose }: Props) {
  const { t } = useSpeech();
  const { go } = useRouter();
  const [picked, setPicked] = useState(product);
  const [name, setName] = useState("");
  const code = picked || products.codes[0] || "";
  const lines = useLoad(async () => (code ? timeline(code) : null), code);
  const bases = lines.data ? basesOf(lines.data) : [];
  const [market, setMarket] = useState("");
  const base = bases.find((one) => one.market === market) ?? bases[0];
  const form = useBegin(!!name.trim() && !!code, async () => {
    go(`/studio/drafts/${(await studio.createDraft(code, name.trim(), base?.market ?? null)).id}`);
  });
  return (
    <BeginForm form={form} word="create_draft" onClose={onClose}>
      <Pick
        label={t("product")}
        value={code}
        onPick={setPicked}
        options={[...products.codes, TERMS].map((one) => ({ value: one, name: products.name(one) }))}
      />
      {bases.length > 0 && (
        <Pick
          label={t("draft_from")}
          hint={t("draft_from_hint")}
          value={base?.market ?? ""}
          onPick={setMarket}
          options={bases.map(({ market, markets, number }) => ({
            value: market,
            name: `${markets.join(", ").toUpperCase()}: ${t("release_number", { number })}`,
          }))}
        />
      )}
      <Field
        label={t("draft_name")}
        hint={t("draft_name_hint")}
        error={form.tried && !name.trim() ? t("wrong_draft_name") : null}
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
    </BeginForm>
  );
}
