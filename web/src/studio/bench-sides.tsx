/** Draft and release side by side: picture, price, and what stands against the choices. */
import { Box } from "lucide-react";
import { useState } from "react";
import type { Draft, Product, Trial, TrialSide } from "../api/model";
import { useSpeech } from "../i18n/language";
import { Dialog } from "../ui/dialog";
import { Amount, Button, Notice } from "../ui/parts";
import { Stage } from "../viewer/stage";
import { Blamed } from "./test-row";
import { useNames } from "./use-names";
import "../configurator/configurator.css";

type Props = { draft: Draft; trial: Trial; product: Product; onTakeBack: (name: string) => void };

export function BenchSides({ draft, trial, product, onTakeBack }: Props) {
  const { t } = useSpeech();
  return (
    <div className="bench-sides">
      <Side title={t("draft")} side={trial.draft} draft={draft} product={product} onTakeBack={onTakeBack} isDraft />
      {trial.release && (
        <Side
          title={`${t("release")} ${draft.base.number}`}
          side={trial.release}
          draft={draft}
          product={product}
          onTakeBack={onTakeBack}
        />
      )}
    </div>
  );
}

type SideProps = {
  title: string;
  side: TrialSide;
  draft: Draft;
  product: Product;
  onTakeBack: (name: string) => void;
  isDraft?: boolean;
};

function Side({ title, side, draft, product, onTakeBack, isDraft }: SideProps) {
  const { t, text } = useSpeech();
  const name = useNames(product);
  return (
    <section className="bench-side" aria-label={title} data-testid={isDraft ? "bench-draft" : "bench-release"}>
      <h2>{title}</h2>
      <Picture side={side} title={title} />
      <div className="bench-facts">
        {side.net && (
          <p className="bench-price">
            <Amount money={side.net} /> <span className="muted">{t("bench_net")}</span>
          </p>
        )}
        {side.unpriced && <Notice tone="changed">{text(side.unpriced)}</Notice>}
        {side.unknown.length > 0 && (
          <p className="muted">{t("bench_unknown", { names: side.unknown.map((one) => name(one)).join(", ") })}</p>
        )}
        {side.consistent === null && <Notice tone="changed">{t("bench_undecided")}</Notice>}
        {side.conflict && (
          <Conflict
            conflict={side.conflict}
            draft={draft}
            product={product}
            onTakeBack={onTakeBack}
            isDraft={isDraft}
          />
        )}
      </div>
    </section>
  );
}

type ConflictProps = Pick<SideProps, "draft" | "product" | "onTakeBack"> & {
  conflict: NonNullable<TrialSide["conflict"]>;
  isDraft: boolean | undefined;
};

function Conflict({ conflict, draft, product, onTakeBack, isDraft }: ConflictProps) {
  const { t, text } = useSpeech();
  const name = useNames(product);
  return (
    <Notice tone="changed">
      <p>{t(conflict.choices.length > 0 ? "bench_conflict" : "bench_void")}</p>
      <ul className="bench-conflict">
        {conflict.rules.map((rule) => (
          <li key={rule.id}>
            {text(rule.reason)}{" "}
            {isDraft ? <Blamed draft={draft} rules={[rule]} /> : <span className="mono">{rule.id}</span>}
          </li>
        ))}
      </ul>
      <p className="bench-take-back">
        {conflict.choices.map((one) => (
          <Button key={one} small onClick={() => onTakeBack(one)}>
            {t("bench_take_back", { name: name(one) })}
          </Button>
        ))}
      </p>
    </Notice>
  );
}

function Picture({ side, title }: { side: TrialSide; title: string }) {
  const { t } = useSpeech();
  const [turning, setTurning] = useState(false);
  if (!side.scene) return null;
  return (
    <figure className="bench-picture">
      <img src={`${side.scene.png}?width=480&height=360`} width={480} height={360} alt={title} />
      <Button small kind="quiet" icon={<Box aria-hidden="true" />} onClick={() => setTurning(true)}>
        {t("bench_3d")}
      </Button>
      {turning && (
        <Dialog title={title} onClose={() => setTurning(false)}>
          <div className="bench-stage">
            <Stage scene={side.scene} name={title} />
          </div>
        </Dialog>
      )}
    </figure>
  );
}
