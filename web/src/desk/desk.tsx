/** The desk: quotes and orders for those who sell. One frame, one list or one document in it. */
import { FileText, PackageCheck } from "lucide-react";
import { useEffect } from "react";
import { useSpeech } from "../i18n/language";
import { match, useRouter } from "../ui/router";
import { OrderScreen } from "./order";
import { OrdersScreen } from "./orders";
import { QuoteScreen } from "./quote";
import { QuotesScreen } from "./quotes";
import { StaffFrame } from "./staff";
import "../document/document.css";
import "./desk.css";

export function Desk() {
  const { t } = useSpeech();
  const places = [
    { to: "/desk/quotes", name: t("quotes"), icon: FileText },
    { to: "/desk/orders", name: t("orders"), icon: PackageCheck },
  ];
  return (
    <StaffFrame area="desk" places={places}>
      <DeskScreen />
    </StaffFrame>
  );
}

function DeskScreen() {
  const { place, go } = useRouter();
  const quote = match("/desk/quotes/:id", place.path);
  const order = match("/desk/orders/:id", place.path);
  const start = place.path === "/desk";
  useEffect(() => {
    if (start) go("/desk/quotes", { replace: true });
  }, [start, go]);
  if (quote?.id) return <QuoteScreen key={quote.id} id={quote.id} />;
  if (order?.id) return <OrderScreen key={order.id} id={order.id} />;
  if (place.path === "/desk/orders") return <OrdersScreen />;
  return <QuotesScreen />;
}
