/** A draft of a product that does not exist yet: from nothing but its name, or with the files of another product. */
import { useState } from "react";
import * as catalogue from "../api/catalogue";
import * as studio from "../api/drafts";
import { useSpeech } from "../i18n/language";
import { useMarket } from "../shop/market";
import { Field, Pick } from "../ui/field";
import { useRouter } from "../ui/router";
import { useLoad } from "../ui/use-load";
import { BeginForm, PRODUCT_CODE, useBegin } from "./begin-form";
import { MarketsPick } from "./markets-pick";
import { slug } from "./media-path";
import { spoken } from "./spoken-name";
import type { ProductNames } from "./use-products";

type Props = { products: ProductNames; onClose: () => void };

export function NewProductDraft({ products, onClose }: Props) {
  const { t, text } = useSpeech();
  const { go } = useRouter();
  const { market, markets } = useMarket();
  const families = useLoad(async () => (market ? catalogue.families(market) : []), market ?? "");
  const [like, setLike] = useState("");
  const [said, setSaid] = useState({ en: "", ru: "", code: "", summary_en: "", summary_ru: "", family: "" });
  const [left, setLeft] = useState<string[]>([]);
  const code = said.code || slug(said.en);
  const sold = markets.map((one) => one.code).filter((one) => !left.includes(one));
  const lacksSummary = !like && !said.summary_en.trim();
  const field = (name: keyof typeof said) => ({
    value: said[name],
    onChange: (event: { target: { value: string } }) => setSaid({ ...said, [name]: event.target.value }),
  });
  const form = useBegin(!!said.en.trim() && PRODUCT_CODE.test(code) && !lacksSummary, async () => {
    const begun = {
      product: code,
      name: spoken(said.en, said.ru),
      summary: spoken(said.summary_en, said.summary_ru),
      ...(like ? { like } : { family: said.family || null, markets: sold }),
    };
    go(`/studio/drafts/${(await studio.beginProduct(begun)).id}`);
  });
  return (
    <BeginForm form={form} word="create_draft" onClose={onClose}>
      <Pick
        label={t("begin_with")}
        hint={t(like ? "begin_with_copy" : "begin_with_nothing")}
        value={like}
        onPick={setLike}
        options={[
          { value: "", name: t("nothing_yet") },
          ...products.codes.map((one) => ({ value: one, name: t("all_of_product", { name: products.name(one) }) })),
        ]}
      />
      <div className="field-pairs">
        <Field
          label={t("name_in_english")}
          error={form.tried && !said.en.trim() ? t("wrong_english_name") : null}
          maxLength={200}
          {...field("en")}
        />
        <Field label={t("name_in_russian")} optional={t("optional")} lang="ru" maxLength={200} {...field("ru")} />
        <Field
          label={t("summary_in_english")}
          optional={like ? t("optional") : undefined}
          error={form.tried && lacksSummary ? t("wrong_summary") : null}
          maxLength={200}
          {...field("summary_en")}
        />
        <Field
          label={t("summary_in_russian")}
          optional={t("optional")}
          lang="ru"
          maxLength={200}
          {...field("summary_ru")}
        />
        <Field
          label={t("product_code")}
          hint={t("product_code_hint")}
          error={form.tried && !PRODUCT_CODE.test(code) ? t("wrong_product_code") : null}
          maxLength={60}
          {...field("code")}
          value={code}
        />
        {!like && (
          <Pick
            label={t("family")}
            value={said.family}
            onPick={(family) => setSaid({ ...said, family })}
            options={[
              { value: "", name: t("no_family") },
              ...(families.data ?? []).map((one) => ({ value: one.code, name: text(one.name) })),
            ]}
          />
        )}
      </div>
      {!like && <MarketsPick left={left} onLeave={setLeft} />}
    </BeginForm>
  );
}
