/** Asking for a quote of what is configured. */
import { RequestForm } from "../request/request-form";
import { useConfiguration } from "./context";

export function QuoteRequest() {
  const { configurator } = useConfiguration();
  const view = configurator.state.view;
  return <RequestForm market={view?.market ?? ""} wanted={view && { session: view.id }} />;
}
