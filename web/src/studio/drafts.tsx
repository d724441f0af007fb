/** All drafts, the last changed first: of one product or all, open or not. */
import { Plus } from "lucide-react";
import { useState } from "react";
import * as studio from "../api/drafts";
import type { DraftHead } from "../api/model";
import { TERMS } from "../api/releases";
import { useList, walkRows } from "../desk/list";
import { Pages } from "../desk/pages";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { Button, Empty, ScreenTitle } from "../ui/parts";
import { Link, useRouter } from "../ui/router";
import { DraftState } from "./draft-state";
import { NewDraftDialog } from "./new-draft";
import { type ProductNames, useProducts } from "./use-products";

const STATES: { value: DraftHead["state"] | ""; word: Key }[] = [
  { value: "open", word: "draft_open" },
  { value: "published", word: "draft_published" },
  { value: "abandoned", word: "draft_abandoned" },
  { value: "", word: "all_states" },
];

export function DraftsScreen() {
  const { t } = useSpeech();
  const { place, go } = useRouter();
  const product = place.query.get("product") ?? "";
  const asked = place.query.get("state") ?? "open";
  const state = STATES.find((one) => one.value === asked)?.value ?? "open";
  const [creating, setCreating] = useState(false);
  const products = useProducts();
  const list = useList((cursor) => studio.drafts(product, state, cursor), `${product} ${state}`);
  const filter = (facts: Record<string, string>) =>
    go(`/studio/drafts?${new URLSearchParams({ product, state, ...facts })}`, { replace: true });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys walk the links inside
    <div className="desk-list" onKeyDown={walkRows}>
      <header className="desk-head">
        <ScreenTitle name={t("drafts")}>{t("drafts")}</ScreenTitle>
        <Button kind="primary" small icon={<Plus aria-hidden="true" />} onClick={() => setCreating(true)}>
          {t("new_draft")}
        </Button>
      </header>
      <div className="desk-filters">
        <ProductFilter products={products} product={product} onPick={(code) => filter({ product: code })} />
        <fieldset className="state-filter">
          <legend className="visually-hidden">{t("filter_state")}</legend>
          {STATES.map((one) => (
            <button
              key={one.value}
              type="button"
              aria-pressed={state === one.value}
              onClick={() => filter({ state: one.value })}
            >
              {t(one.word)}
            </button>
          ))}
        </fieldset>
      </div>
      <Pages
        list={list}
        empty={<NoDrafts filtered={product !== "" || state === "published" || state === "abandoned"} />}
      >
        {(rows) => <DraftTable rows={rows} products={products} />}
      </Pages>
      {creating && <NewDraftDialog products={products} product={product} onClose={() => setCreating(false)} />}
    </div>
  );
}

/** What a draft stands on; the first terms stand on nothing. */
export function BaseName({ product, number }: { product: string; number: number }) {
  const { t } = useSpeech();
  if (number > 0) return t("on_release", { number });
  return product === TERMS ? t("on_no_release") : `(${t("new_product")})`;
}

type FilterProps = { products: ProductNames; product: string; onPick: (code: string) => void };

export function ProductFilter({ products, product, onPick }: FilterProps) {
  const { t } = useSpeech();
  return (
    <select
      className="bar-select studio-product"
      aria-label={t("product")}
      value={product}
      onChange={(event) => onPick(event.target.value)}
    >
      <option value="">{t("all_products")}</option>
      {products.codes.map((code) => (
        <option key={code} value={code}>
          {products.name(code)}
        </option>
      ))}
      <option value={TERMS}>{t("terms_of_sale")}</option>
    </select>
  );
}

function DraftTable({ rows, products }: { rows: DraftHead[]; products: ProductNames }) {
  const { t, moment } = useSpeech();
  return (
    <table className="rows studio-rows">
      <caption className="visually-hidden">{t("drafts")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("draft")}</th>
          <th scope="col">{t("state")}</th>
          <th scope="col">{t("product")}</th>
          <th scope="col" className="wide">
            {t("changed_last")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Link to={`/studio/drafts/${row.id}`} className="row-link" data-row>
                {row.name}
              </Link>
            </th>
            <td>
              <DraftState state={row.state} />
            </td>
            <td>
              {products.name(row.product)}
              <span className="muted">
                {" "}
                <BaseName product={row.product} number={row.base.number} />
              </span>
            </td>
            <td className="wide muted">
              {moment(row.changed_at)}, {row.changed_by}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function NoDrafts({ filtered }: { filtered: boolean }) {
  const { t } = useSpeech();
  if (filtered) return <Empty title={t("no_drafts_match")} />;
  return (
    <Empty title={t("no_drafts")}>
      <p className="muted">{t("no_drafts_detail")}</p>
    </Empty>
  );
}
