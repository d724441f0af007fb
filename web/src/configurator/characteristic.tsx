/** One decision: its question, how it stands, and its values in the form the catalogue asks for. */
import { CircleHelp, Lock, X } from "lucide-react";
import { useId, useState } from "react";
import type { Characteristic as Info } from "../api/model";
import { useSpeech } from "../i18n/language";
import { useConfiguration } from "./context";
import { type Form, formOf } from "./forms";
import { ChangedMark } from "./marks";
import { valueName } from "./naming";
import { OptionList } from "./option-list";
import { Scale } from "./scale";
import { wasChanged } from "./state";
import { WhyForced } from "./why-forced";

export function CharacteristicControl({ name, info, query }: { name: string; info: Info; query: string }) {
  const { text } = useSpeech();
  const { configurator } = useConfiguration();
  const { state } = configurator;
  const heading = useId();
  const helpId = useId();
  const [help, setHelp] = useState(false);
  const changed = wasChanged(state, name);
  return (
    <section className="characteristic" aria-labelledby={heading} data-changed={changed || undefined}>
      <header className="characteristic-head">
        <h3 id={heading}>{text(info.name)}</h3>
        {changed && <ChangedMark />}
        <Help info={info} open={help} onTurn={() => setHelp(!help)} id={helpId} />
        <Standing name={name} />
      </header>
      <p id={helpId} className="characteristic-help" hidden={!help}>
        {text(info.help)}
      </p>
      <Values form={formOf(info)} name={name} info={info} query={query} labelledBy={heading} />
    </section>
  );
}

function Values(props: { form: Form; name: string; info: Info; query: string; labelledBy: string }) {
  const { form, ...rest } = props;
  if (form === "fact") return <Fact name={rest.name} />;
  if (form === "scale") return <Scale {...rest} />;
  return <OptionList form={form} {...rest} />;
}

function Fact({ name }: { name: string }) {
  const speech = useSpeech();
  const { product, configurator } = useConfiguration();
  const value = configurator.state.view?.state[name]?.value ?? null;
  return <p className="fact-value">{valueName(speech, product, name, value)}</p>;
}

/** The line under the question: chosen by you (and how to let go), required (and why), or filled in for now. */
function Standing({ name }: { name: string }) {
  const { t } = useSpeech();
  const { configurator } = useConfiguration();
  const settled = configurator.state.view?.state[name];
  if (!settled) return null;
  if (settled.origin === "chosen")
    return (
      <p className="standing standing-chosen">
        <button type="button" className="link-button" onClick={() => configurator.release(name)}>
          <X aria-hidden="true" />
          {t("let_go")}
        </button>
      </p>
    );
  if (settled.origin === "forced")
    return (
      <p className="standing standing-forced">
        <Lock aria-hidden="true" />
        {t("standing_forced")} <WhyForced characteristic={name} value={settled.value} />
      </p>
    );
  if (settled.origin === "computed") return null;
  return <p className="standing">{t("standing_default")}</p>;
}

function Help({ info, open, onTurn, id }: { info: Info; open: boolean; onTurn: () => void; id: string }) {
  const { t, text } = useSpeech();
  if (!text(info.help)) return null;
  return (
    <button
      type="button"
      className="icon-button icon-button-small"
      aria-expanded={open}
      aria-controls={id}
      aria-label={t("help_on", { name: text(info.name) })}
      onClick={onTurn}
    >
      <CircleHelp aria-hidden="true" />
    </button>
  );
}
