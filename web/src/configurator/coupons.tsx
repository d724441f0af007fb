/** Coupons: a code to enter, what each entered one takes off, and the way to take it back. */
import { X } from "lucide-react";
import { type FormEvent, useEffect, useState } from "react";
import { useSpeech } from "../i18n/language";
import { Field } from "../ui/field";
import { Button } from "../ui/parts";
import { useConfiguration } from "./context";
import { couponsOf } from "./use-configurator";

export function CouponPanel() {
  const { t } = useSpeech();
  const { configurator } = useConfiguration();
  const { view, waiting, problem } = configurator.state;
  const [text, setText] = useState("");
  const entered = couponsOf(view);
  const codes = entered.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was entered is told above the field
  useEffect(() => setText(""), [codes]);
  const isWrong = problem?.code === "coupon";
  const enter = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) configurator.enterCoupons([...entered, text], text);
  };
  return (
    <>
      <h2>{t("coupon_title")}</h2>
      <Entered />
      <form className="coupon-form" onSubmit={enter}>
        <Field
          label={t("coupon_label")}
          hint={t("coupon_hint")}
          error={isWrong ? t("coupon_wrong") : null}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={50}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            if (isWrong) configurator.closeProblem();
          }}
        />
        <Button type="submit" busy={waiting.length > 0} disabled={!text.trim()}>
          {t("coupon_enter")}
        </Button>
      </form>
    </>
  );
}

/** The coupons of the session; one that takes nothing off says so, because another choice may change that. */
function Entered() {
  const { t, money } = useSpeech();
  const { configurator } = useConfiguration();
  const coupons = configurator.state.view?.coupons ?? [];
  return (
    <ul className="coupons" aria-live="polite" data-testid="coupons">
      {coupons.map(({ code, takes_off }) => (
        <li key={code}>
          <strong>{code}</strong>
          <span>{takes_off ? t("coupon_takes_off", { amount: money(takes_off) }) : t("coupon_idle")}</span>
          <button
            type="button"
            className="link-button"
            aria-label={t("coupon_remove", { code })}
            onClick={() =>
              configurator.enterCoupons(
                couponsOf(configurator.state.view).filter((other) => other !== code),
                null,
              )
            }
          >
            <X aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}
