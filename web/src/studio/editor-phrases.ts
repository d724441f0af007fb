/** What the editor itself says, to assistive technology most of all. English is its own language. */
import type { Language } from "../i18n/format";

const RU: Record<string, string> = {
  "Control character": "Управляющий символ",
  "Selection deleted": "Выделенное удалено",
  "Folded lines": "Свёрнутые строки",
  "folded code": "свёрнутый текст",
  unfold: "развернуть",
  to: "до",
  Completions: "Варианты",
  Diagnostics: "Замечания",
  "No diagnostics": "Замечаний нет",
  "Go to line": "Перейти к строке",
  go: "перейти",
  Find: "Найти",
  Replace: "Заменить",
  next: "дальше",
  previous: "назад",
  all: "все",
  "match case": "с учётом регистра",
  regexp: "регулярное выражение",
  "by word": "слова целиком",
  replace: "заменить",
  "replace all": "заменить все",
  close: "закрыть",
  "current match": "найдено",
  "on line": "в строке",
  "replaced match on line $": "заменено в строке $",
  "replaced $ matches": "заменено: $",
  "$ unchanged lines": "строк без изменений: $",
  "Revert this chunk": "Взять их вариант этого места",
  Accept: "Принять",
  Reject: "Отклонить",
};

const EN: Record<string, string> = { "Revert this chunk": "Take their version of this place" };

export function phrases(language: Language): Record<string, string> {
  return language === "ru" ? RU : EN;
}
