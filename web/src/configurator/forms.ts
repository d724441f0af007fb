/** Which form a characteristic takes on screen: what the catalogue asks for, where it fits the number of values. */
import type { Characteristic } from "../api/model";

export type Form = "list" | "cards" | "swatches" | "segments" | "scale" | "fact";

/** Beyond this many values a row of segments no longer fits a phone. */
const MOST_SEGMENTS = 10;

export function formOf(info: Characteristic): Form {
  if (info.computed) return "fact";
  const count = info.values.length;
  switch (info.display) {
    case "toggle":
      return "segments";
    case "stepper":
      return count <= MOST_SEGMENTS ? "segments" : "scale";
    case "slider":
      return "scale";
    case "swatches":
      return "swatches";
    case "cards":
      return "cards";
    default:
      if (info.kind === "boolean") return "segments";
      if (info.kind === "integer" || info.kind === "decimal") return count <= MOST_SEGMENTS ? "segments" : "scale";
      return "list";
  }
}
