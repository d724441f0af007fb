/** A bundle as people compare it: its members with their pictures, what they cost together and by themselves. */
import type { ReactNode } from "react";
import type { Bundle, BundleMember } from "../api/model";
import { Picture } from "../document/lines";
import { useSpeech } from "../i18n/language";
import { sign } from "../price/decimal";
import { Again } from "../price/recurring";
import { Amount } from "../ui/parts";
import "./card.css";

type Props = {
  bundle: Bundle;
  /** Codes of the optional members that are wanted. */
  chosen: string[];
  onChoose: (codes: string[]) => void;
  /** With tax, as buyers pay it; a rep reads the amounts of the lines. */
  paid?: boolean;
  children: ReactNode;
};

export function BundleCard({ bundle, chosen, onChoose, paid = false, children }: Props) {
  const { t, text, day } = useSpeech();
  const needed = bundle.members.filter((member) => !member.optional);
  const options = bundle.members.filter((member) => member.optional);
  return (
    <article className="bundle-card" aria-labelledby={`bundle-${bundle.code}`}>
      <div className="bundle-pictures" aria-hidden="true">
        {needed.slice(0, 3).map((member) => (
          <Picture key={member.code} scene={member.scene} name="" width={320} height={240} />
        ))}
      </div>
      <div className="bundle-words">
        <h3 id={`bundle-${bundle.code}`}>{text(bundle.name)}</h3>
        {bundle.text && <p className="muted">{text(bundle.text)}</p>}
        <ul className="bundle-members">
          {needed.map((member) => (
            <li key={member.code}>
              <Member member={member} paid={paid} />
            </li>
          ))}
        </ul>
        {options.length > 0 && (
          <fieldset className="bundle-options">
            <legend>{t("bundle_options")}</legend>
            {options.map((member) => (
              <label key={member.code} className="bundle-option">
                <input
                  type="checkbox"
                  checked={chosen.includes(member.code)}
                  onChange={(event) =>
                    onChoose(
                      event.target.checked ? [...chosen, member.code] : chosen.filter((code) => code !== member.code),
                    )
                  }
                />
                <span>
                  <Member member={member} paid={paid} />
                </span>
              </label>
            ))}
          </fieldset>
        )}
        {bundle.until && <p className="muted">{t("bundle_until", { day: day(bundle.until) })}</p>}
      </div>
      <div className="bundle-end">
        <BundlePrice bundle={bundle} paid={paid} />
        {children}
      </div>
    </article>
  );
}

function Member({ member, paid }: { member: BundleMember; paid: boolean }) {
  const { t, text, number, money } = useSpeech();
  const amount = member.adds ? `+${money(paid ? member.adds.paid : member.adds.price)}` : money(member.price);
  const values = member.choices.map((choice) =>
    choice.fixed ? t("bundle_fixed", { value: text(choice.value_name) }) : text(choice.value_name),
  );
  return (
    <>
      <span>
        {number(member.quantity)} × {text(member.name)}
      </span>{" "}
      <span className="muted">{(paid && !member.adds ? values : [...values, amount]).join(", ")}</span>
      <Again prices={member.recurring} />
    </>
  );
}

function BundlePrice({ bundle, paid }: { bundle: Bundle; paid: boolean }) {
  const { t, money, percent } = useSpeech();
  const { price, regular, saving } = paid ? bundle.paid : bundle;
  const saves = sign(saving.amount) > 0;
  return (
    <p className="bundle-price">
      <strong>
        <Amount money={price} />
      </strong>
      {paid && <span className="muted">{t("bundle_paid")}</span>}
      {saves && (
        <>
          <span className="muted">
            {t("bundle_by_themselves")} <s>{money(regular)}</s>
          </span>
          <span className="bundle-saving">
            {t("bundle_saves", { saving: money(saving) })}
            {bundle.percent && ` (${percent(bundle.percent)})`}
          </span>
        </>
      )}
    </p>
  );
}
