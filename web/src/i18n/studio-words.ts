/** What the studio says: it comes with the studio, so that nobody who shops has to fetch it. */
import { enForms } from "./en-forms";
import { enProving } from "./en-proving";
import { enStudio } from "./en-studio";
import { ruForms } from "./ru-forms";
import { ruProving } from "./ru-proving";
import { ruStudio } from "./ru-studio";

export const studioWords = {
  en: { ...enForms, ...enProving, ...enStudio },
  ru: { ...ruForms, ...ruProving, ...ruStudio },
};
