/** How a language forms its plurals; a message names as many forms as the language has. */
import type { Plural } from "./messages";

export const english = (one: string, other: string): Plural => ({ one, other });

export const russian = (one: string, few: string, many: string): Required<Plural> => ({
  one,
  few,
  many,
  other: many,
});
