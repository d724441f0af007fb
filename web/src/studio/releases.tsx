/** What has been published: every release, newest first, with what decides it in each market. */
import { useId, useState } from "react";
import * as studio from "../api/drafts";
import * as imports from "../api/imports";
import type { EnginePick, Release } from "../api/model";
import { useList } from "../desk/list";
import { useSpeech } from "../i18n/language";
import { Button, Coming, Empty, ListSkeleton, ProblemNotice, ScreenTitle, Skeleton } from "../ui/parts";
import { useRouter } from "../ui/router";
import { useLoad } from "../ui/use-load";
import { ProductFilter } from "./drafts";
import { ExportMenu } from "./export-menu";
import { type ProductNames, useProducts } from "./use-products";

export function ReleasesScreen() {
  const { t } = useSpeech();
  const { place, go } = useRouter();
  const product = place.query.get("product") ?? "";
  const products = useProducts();
  const list = useList((cursor) => studio.releases(product, cursor), product);
  return (
    <div className="desk-list">
      <header className="desk-head">
        <ScreenTitle name={t("releases")}>{t("releases")}</ScreenTitle>
      </header>
      <div className="desk-filters">
        <ProductFilter
          products={products}
          product={product}
          onPick={(code) =>
            go(`/studio/releases${code ? `?product=${encodeURIComponent(code)}` : ""}`, { replace: true })
          }
        />
      </div>
      {list.problem && <ProblemNotice problem={list.problem} onRetry={list.reload} />}
      {!list.items && !list.problem && <ListSkeleton />}
      {list.items && list.items.length > 0 && <ReleaseTable rows={list.items} products={products} />}
      {list.items?.length === 0 && <Empty title={t("no_releases")} />}
      {list.hasMore && (
        <Button small onClick={list.more}>
          {t("show_more")}
        </Button>
      )}
    </div>
  );
}

function ReleaseTable({ rows, products }: { rows: Release[]; products: ProductNames }) {
  const { t } = useSpeech();
  const { place } = useRouter();
  return (
    <table className="rows studio-rows">
      <caption className="visually-hidden">{t("releases")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("release")}</th>
          <th scope="col">{t("validity")}</th>
          <th scope="col" className="wide">
            {t("published")}
          </th>
          <th scope="col" className="wide">
            {t("engines")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ReleaseRow
            key={row.id}
            release={row}
            products={products}
            isMeant={place.query.get("digest") === row.digest}
          />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = { release: Release; products: ProductNames; isMeant: boolean };

function ReleaseRow({ release, products, isMeant }: RowProps) {
  const { t, moment } = useSpeech();
  const [open, setOpen] = useState(isMeant);
  const id = useId();
  return (
    <>
      <tr data-meant={isMeant || undefined}>
        <th scope="row">
          {products.name(release.product)} {t("release_number", { number: release.number })}
          <span className="studio-digest mono muted" title={release.digest}>
            {release.digest.slice(0, 12)}
          </span>
        </th>
        <td>
          <Validity release={release} />
        </td>
        <td className="wide muted">
          {moment(release.published_at)}, {release.published_by}
        </td>
        <td className="wide">
          <button
            type="button"
            className="link-button"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          >
            {t("engines_show")}
          </button>
        </td>
      </tr>
      {open && (
        <tr id={id} className="studio-engines">
          <td colSpan={4}>
            <Engines digest={release.digest} />
            <ExportMenu
              name={`${release.product}-release-${release.number}`}
              folder={() => imports.releaseFolder(release.digest)}
              workbook={() => imports.releaseWorkbook(release.digest)}
            />
          </td>
        </tr>
      )}
    </>
  );
}

function Validity({ release }: { release: Release }) {
  const { t, day } = useSpeech();
  const from = release.valid_from ? t("valid_from_day", { day: day(release.valid_from) }) : t("valid_at_once");
  const until = release.valid_until ? t("valid_before_day", { day: day(release.valid_until) }) : "";
  return <span>{[from, until].filter(Boolean).join(" ")}</span>;
}

function Engines({ digest }: { digest: string }) {
  const { problem, data, reload } = useLoad(() => studio.engines(digest), digest);
  if (problem) return <ProblemNotice problem={problem} onRetry={reload} />;
  if (!data)
    return (
      <Coming>
        <Skeleton className="skeleton-row" />
      </Coming>
    );
  return (
    <ul>
      {data.map((pick) => (
        <EngineLine key={`${pick.market} ${pick.start}`} pick={pick} />
      ))}
    </ul>
  );
}

function EngineLine({ pick }: { pick: EnginePick }) {
  const { day } = useSpeech();
  const span = [pick.start, pick.end].map((one) => (one ? day(one) : "…")).join(" – ");
  return (
    <li>
      <strong>{pick.market.toUpperCase()}</strong> {pick.engine} <span className="muted">{pick.reason}</span>{" "}
      {(pick.start || pick.end) && <span className="muted">{span}</span>}
    </li>
  );
}
