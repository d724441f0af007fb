/** Who buys, as the seller writes it down. */
import type { Buyer, BuyerInput } from "../api/model";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { countries } from "../request/contact";
import { Area, Field, Pick } from "../ui/field";

export const EMPTY_BUYER: BuyerInput = {
  name: "",
  email: "",
  company: "",
  phone: "",
  address: [],
  country: "DE",
  tax_number: "",
};

export function buyerInput(buyer: Buyer): BuyerInput {
  return { ...buyer };
}

/** The buyer as it is sent: lists without what is empty. */
export function cleanedBuyer(buyer: BuyerInput): BuyerInput {
  const clean = (list: string[] | undefined) => (list ?? []).map((one) => one.trim()).filter(Boolean);
  return {
    ...buyer,
    address: (buyer.address ?? []).filter((line) => line.trim() !== ""),
    price_groups: clean(buyer.price_groups),
    coupons: clean(buyer.coupons),
  };
}

export function buyerMistakes(buyer: BuyerInput): Partial<Record<"name" | "email", Key>> {
  const wrong: Partial<Record<"name" | "email", Key>> = {};
  if (!buyer.name.trim()) wrong.name = "wrong_buyer_name";
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(buyer.email.trim())) wrong.email = "wrong_email";
  return wrong;
}

type Props = { buyer: BuyerInput; onChange: (buyer: BuyerInput) => void; tried: boolean; whole?: boolean };

export function BuyerFields({ buyer, onChange, tried, whole }: Props) {
  const { t, language } = useSpeech();
  const wrong = buyerMistakes(buyer);
  const put = (name: keyof BuyerInput) => (event: { target: { value: string } }) =>
    onChange({ ...buyer, [name]: event.target.value });
  const error = (name: "name" | "email") => (tried && wrong[name] ? t(wrong[name]) : null);
  return (
    <>
      <div className="field-pair">
        <Field
          label={t("field_name")}
          value={buyer.name}
          onChange={put("name")}
          error={error("name")}
          maxLength={200}
        />
        <Field
          label={t("field_company")}
          optional={t("optional")}
          value={buyer.company ?? ""}
          onChange={put("company")}
          maxLength={200}
        />
      </div>
      <div className="field-pair">
        <Field
          label={t("field_email")}
          type="email"
          value={buyer.email}
          onChange={put("email")}
          error={error("email")}
          maxLength={200}
        />
        <Field
          label={t("field_phone")}
          optional={t("optional")}
          type="tel"
          value={buyer.phone ?? ""}
          onChange={put("phone")}
          maxLength={50}
        />
      </div>
      <Pick
        label={t("field_country")}
        value={buyer.country ?? ""}
        onPick={(country) => onChange({ ...buyer, country })}
        options={[{ value: "", name: "–" }, ...countries(language).map((one) => ({ value: one.code, name: one.name }))]}
      />
      {whole && (
        <>
          <Area
            label={t("field_address")}
            optional={t("optional")}
            value={(buyer.address ?? []).join("\n")}
            onChange={(event) => onChange({ ...buyer, address: event.target.value.split("\n").slice(0, 6) })}
          />
          <div className="field-pair">
            <Field
              label={t("tax_number")}
              optional={t("optional")}
              value={buyer.tax_number ?? ""}
              onChange={put("tax_number")}
              maxLength={50}
            />
            <Pick
              label={t("tax_status")}
              value={buyer.tax_status ?? "standard"}
              onPick={(tax_status) => onChange({ ...buyer, tax_status })}
              options={[
                { value: "standard", name: t("tax_standard") },
                { value: "exempt", name: t("tax_exempt") },
                { value: "reverse_charge", name: t("tax_reverse_charge") },
                { value: "export", name: t("tax_export") },
              ]}
            />
          </div>
          <Field
            label={t("customer_number")}
            optional={t("optional")}
            value={buyer.reference ?? ""}
            onChange={put("reference")}
            maxLength={200}
          />
          <div className="field-pair">
            <Field
              label={t("price_groups")}
              optional={t("comma_separated")}
              value={(buyer.price_groups ?? []).join(",")}
              onChange={(event) => onChange({ ...buyer, price_groups: event.target.value.split(",") })}
            />
            <Field
              label={t("coupons")}
              optional={t("comma_separated")}
              value={(buyer.coupons ?? []).join(",")}
              onChange={(event) => onChange({ ...buyer, coupons: event.target.value.split(",") })}
            />
          </div>
        </>
      )}
    </>
  );
}
