/** What was, is and will be published: a timeline of one product, and every release with what can be done with it. */
import { useState } from "react";
import type { ListedRelease } from "../api/model";
import { releases, TERMS } from "../api/releases";

import { useList } from "../desk/list";
import { Pages } from "../desk/pages";
import { useSpeech } from "../i18n/language";
import { Empty, ScreenTitle } from "../ui/parts";
import { useRouter } from "../ui/router";
import { ProductFilter } from "./drafts";

import { ReleaseRow } from "./release-row";
import { Timeline } from "./timeline";

import { type ProductNames, useProducts } from "./use-products";

export function ReleasesScreen() {
  const { t } = useSpeech();
  const { place, go } = useRouter();
  const product = place.query.get("product") ?? "";
  const products = useProducts();
  const [turn, setTurn] = useState(0);
  const list = useList((cursor) => releases(product, cursor), `${product} ${turn}`);
  const pick = (code: string) =>
    go(`/studio/releases${code ? `?product=${encodeURIComponent(code)}` : ""}`, { replace: true });
  return (
    <div className="desk-list">
      <header className="desk-head">
        <ScreenTitle name={t("releases")}>{t("releases")}</ScreenTitle>
      </header>
      <p className="releases-lead muted">{t("releases_lead")}</p>
      <div className="desk-filters">
        <ProductFilter products={products} product={product} onPick={pick} />
      </div>
      {product && <Timeline key={`${product} ${turn}`} subject={product} />}
      <Pages list={list} empty={<Empty title={t(product === TERMS ? "no_terms" : "no_releases")} />}>
        {(rows) => <ReleaseTable rows={rows} products={products} onDone={() => setTurn(turn + 1)} />}
      </Pages>
    </div>
  );
}

type TableProps = { rows: ListedRelease[]; products: ProductNames; onDone: () => void };

function ReleaseTable({ rows, products, onDone }: TableProps) {
  const { t } = useSpeech();
  const { place } = useRouter();
  return (
    <table className="rows studio-rows release-rows">
      <caption className="visually-hidden">{t("releases")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("release")}</th>
          <th scope="col">{t("state")}</th>
          <th scope="col" className="wide">
            {t("published")}
          </th>
          <th scope="col">
            <span className="visually-hidden">{t("actions")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ReleaseRow
            key={row.id}
            release={row}
            others={rows.filter((one) => one.product === row.product && one.id !== row.id)}
            products={products}
            isMeant={place.query.get("digest") === row.digest}
            onDone={onDone}
          />
        ))}
      </tbody>
    </table>
  );
}
