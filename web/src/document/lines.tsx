/** The lines of a document as people read them: picture, name, what it is made of, and what it comes to. */
import { type ReactNode, useState } from "react";
import type { ConfiguredValue, RevisionLine, Scene, Text } from "../api/model";
import { useSpeech } from "../i18n/language";
import { EACH } from "../price/recurring";
import { Waterfall } from "../price/waterfall";
import { Amount } from "../ui/parts";

export function Picture({
  scene,
  name,
  width,
  height,
}: {
  scene: Scene | null;
  name: string;
  width: number;
  height: number;
}) {
  const [failed, setFailed] = useState(false);
  if (!scene || failed) return <span className="line-picture line-picture-none" aria-hidden="true" />;
  return (
    <img
      className="line-picture"
      src={`${scene.png}?width=${width}&height=${height}`}
      width={width}
      height={height}
      loading="lazy"
      alt={name}
      onError={() => setFailed(true)}
    />
  );
}

/** The configuration gathered by group, in the order of the product. */
export function byGroup(values: ConfiguredValue[]): { group: Text; values: ConfiguredValue[] }[] {
  const found: { group: Text; values: ConfiguredValue[] }[] = [];
  for (const value of values) {
    const last = found.at(-1);
    if (last && last.group.en === value.group.en) last.values.push(value);
    else found.push({ group: value.group, values: [value] });
  }
  return found;
}

/** A few words for a line: what the buyer chose, before anything that followed from it. */
export function telling(values: ConfiguredValue[]): ConfiguredValue[] {
  const chosen = values.filter((value) => value.origin === "chosen");
  return (chosen.length > 0 ? chosen : values).slice(0, 4);
}

export function ConfigurationSummary({ values }: { values: ConfiguredValue[] }) {
  const { t, text } = useSpeech();
  return (
    <>
      <p className="line-telling">
        {telling(values)
          .map((value) => text(value.value_name))
          .join(", ")}
      </p>
      <details className="fold">
        <summary>{t("configuration_of", { count: values.length })}</summary>
        <ConfigurationDetails values={values} />
      </details>
    </>
  );
}

export function ConfigurationDetails({ values }: { values: ConfiguredValue[] }) {
  const { text } = useSpeech();
  return (
    <div className="specification">
      {byGroup(values).map(({ group, values: inside }) => (
        <section key={group.en + inside[0]?.characteristic}>
          <h3>{text(group)}</h3>
          <dl>
            {inside.map((value) => (
              <div key={value.characteristic}>
                <dt>{text(value.name)}</dt>
                <dd>{text(value.value_name)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

export function LinePrice({ line }: { line: RevisionLine }) {
  const { t } = useSpeech();
  return (
    <details className="fold">
      <summary>{t("price_breakdown")}</summary>
      <Waterfall waterfall={line.waterfall} />
    </details>
  );
}

/** A line of a frozen document. */
export function DocumentLine({ line, children }: { line: RevisionLine; children?: ReactNode }) {
  const { t, text, number } = useSpeech();
  return (
    <article className="document-line" aria-label={t("line_named", { position: line.position, name: text(line.name) })}>
      <Picture scene={line.scene} name={text(line.name)} width={480} height={360} />
      <div className="document-line-words">
        <header>
          <span className="mono muted">{line.position}</span>
          <h2>{text(line.name)}</h2>
        </header>
        <ConfigurationSummary values={line.configuration} />
        <LinePrice line={line} />
        {children}
      </div>
      <dl className="document-line-sum">
        <div>
          <dt>{t("field_quantity")}</dt>
          <dd>{number(line.quantity)}</dd>
        </div>
        <div>
          <dt>{t("unit_net")}</dt>
          <dd>
            <Amount money={line.unit_net} />
          </dd>
        </div>
        <div>
          <dt>{t("net")}</dt>
          <dd>
            <strong>
              <Amount money={line.net} />
            </strong>
          </dd>
        </div>
        {line.recurring.map((one) => (
          <div key={one.every}>
            <dt>{t(EACH[one.every])}</dt>
            <dd>
              <Amount money={one.amount} />
            </dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
