/** A name in the languages that have words for it. */
export const spoken = (en: string, ru: string): Record<string, string> => ({
  ...(en.trim() && { en: en.trim() }),
  ...(ru.trim() && { ru: ru.trim() }),
});
