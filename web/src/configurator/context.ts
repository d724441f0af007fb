/** What every part of the configurator needs to know, so that it is not handed down through all of them. */
import { createContext, use } from "react";
import type { Product } from "../api/model";
import type { Configurator } from "./use-configurator";
import type { Pricing } from "./value-prices";

type Configuration = { product: Product; configurator: Configurator; pricing: Pricing };

export const ConfiguratorContext = createContext<Configuration | null>(null);

export function useConfiguration() {
  const found = use(ConfiguratorContext);
  if (!found) throw new Error("useConfiguration needs the configurator above it");
  return found;
}
