/** The product's page of the encyclopedia: what it is, where it belongs, its pictures, codes and documents. */
import { Info } from "lucide-react";
import { useState } from "react";
import type { Picture, Product } from "../api/model";
import { useSpeech } from "../i18n/language";
import { ProductDocuments } from "../shop/documents";
import { LifeNote } from "../shop/life";
import { Dialog } from "../ui/dialog";
import { useConfiguration } from "./context";

export function AboutButton() {
  const { t } = useSpeech();
  const { product } = useConfiguration();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label={t("about_product")}
        title={t("about_product")}
        onClick={() => setOpen(true)}
      >
        <Info aria-hidden="true" />
      </button>
      {open && <About product={product} onClose={() => setOpen(false)} />}
    </>
  );
}

function About({ product, onClose }: { product: Product; onClose: () => void }) {
  const { text } = useSpeech();
  const trail = [...product.families].reverse().map((family) => text(family.name));
  return (
    <Dialog title={text(product.name)} onClose={onClose} testId="about">
      <div className="about">
        {trail.length > 0 && <p className="muted">{trail.join(" / ")}</p>}
        <LifeNote life={product.life} />
        <Gallery pictures={product.pictures} />
        {(text(product.description) || text(product.summary)).split(/\n{2,}/).map((part) => (
          <p key={part}>{part}</p>
        ))}
        <Codes product={product} />
        <ProductDocuments product={product.code} market={product.market} />
      </div>
    </Dialog>
  );
}

function Gallery({ pictures }: { pictures: Picture[] }) {
  const { text } = useSpeech();
  if (pictures.length === 0) return null;
  return (
    <ul className="gallery">
      {pictures.map((picture) => (
        <li key={picture.url}>
          <a href={picture.url} target="_blank" rel="noreferrer">
            <img
              src={`${picture.url}?width=480`}
              width={picture.width}
              height={picture.height}
              alt={text(picture.alt)}
              loading="lazy"
            />
          </a>
        </li>
      ))}
    </ul>
  );
}

function Codes({ product }: { product: Product }) {
  const { t } = useSpeech();
  const { unspsc, etim, eclass } = product.classification;
  const codes = [
    { name: t("model_number"), code: product.model_number },
    { name: "UNSPSC", code: unspsc },
    { name: "ETIM", code: etim },
    { name: "ECLASS", code: eclass },
  ].filter(({ code }) => code);
  if (codes.length === 0) return null;
  return (
    <dl className="codes">
      {codes.map(({ name, code }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="mono">{code}</dd>
        </div>
      ))}
    </dl>
  );
}
