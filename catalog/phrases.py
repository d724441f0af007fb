"""What the readers of a product's files find wrong, in Russian: each sentence as they word it -> the same in Russian.

A place that is filled in is `{}` in English; in Russian it is `{}` too, or `{0}`, `{1}` where the order differs. What
is filled in may be a part with words of its own, such as a suggestion. A test finds every sentence of the readers here.
"""

from __future__ import annotations

from collections.abc import Mapping

_KINDS: Mapping[str, str] = {"a condition": "условие", "a number": "число", "a text": "текст"}
"""What an expression yields."""

TOML_SYNTAX: Mapping[str, str] = {
    "Invalid statement": "здесь ни ключа, ни заголовка",
    "Expected newline or end of document after a statement": "после значения строка кончается",
    "Expected {}": "ожидается {}",
    "Found invalid character {}": "недопустимый знак {}",
    "Cannot declare {} twice": "{} объявлено дважды",
    "Cannot overwrite a value": "у этого ключа уже есть значение",
    "Expected ']' at the end of a table declaration": "заголовок таблицы кончается на ']'",
    "Expected ']]' at the end of an array declaration": "заголовок списка таблиц кончается на ']]'",
    "Cannot mutate immutable namespace {}": "таблицу {} в скобках нельзя дополнить",
    "Cannot redefine namespace {}": "таблица {} уже объявлена иначе",
    "Expected '=' after a key in a key/value pair": "после ключа нужно '='",
    "Invalid initial character for a key part": "ключ с такого знака не начинается",
    "Unclosed array": "список не закрыт",
    "Duplicate inline table key {}": "ключ {} стоит в таблице дважды",
    "Unclosed inline table": "таблица в скобках не закрыта",
    "Unescaped '\\' in a string": "одиночное '\\' в тексте",
    "Invalid hex value": "неверное шестнадцатеричное число",
    "Escaped character is not a Unicode scalar value": "знак после '\\' — не знак Unicode",
    "Unterminated string": "текст не закрыт",
    "Illegal character {}": "недопустимый знак {}",
    "Invalid date or datetime": "неверная дата",
    "Invalid value": "неверное значение",
}
"""What the reader of TOML says of a file that is none."""

PARTS: Mapping[str, str] = {
    **TOML_SYNTAX,
    " Did you mean {}?": " Может быть, {}?",
    "{} or {}": "{} или {}",
    " Known: {}.": " Известны: {}.",
    "a month": "в месяц",
    "a quarter": "в квартал",
    "a year": "в год",
    "the market {}": "рынок {}",
    "a market that pays in another currency": "рынок с другой валютой",
    "every market that pays in {}": "каждый рынок с валютой {}",
    "{} and the segment {}": "{} и сегмент {}",
    "a gap": "разрыв",
    "an overlap": "пересечение",
    "lacks {}": "не хватает {}",
    "names a column twice": "столбец назван дважды",
    "{}, but {}": "{}, а {}",
    "A factor is more than 0": "Множитель больше 0",
    "A change is more than -100 percent": "Изменение больше -100 процентов",
    "{} million pixels and {} along a side": "{} млн точек и {} по стороне",
    "save it as PDF, PNG, JPEG or WebP under a name with that ending.": (
        "сохраните его как PDF, PNG, JPEG или WebP под именем с этим окончанием."
    ),
}
"""What may be filled into a sentence -> the same in Russian."""

_GENERAL: Mapping[str, str] = {
    f"{{}} is {found}, not {wanted}.": f"{{}} — {_KINDS[found]}, а нужно: {_KINDS[wanted]}."
    for found in _KINDS
    for wanted in _KINDS
}

_FILES: Mapping[str, str] = {
    "The file is missing; it says where we sell.": "Файла нет; он говорит, где мы продаём.",
    "The file is missing; it names the product.": "Файла нет; он называет изделие.",
    "The file is missing; it lists the price books.": "Файла нет; он перечисляет прайс-листы.",
    "There is no rule file; characteristics are declared in {}*{}.": (
        "Нет ни одного файла правил; характеристики объявляют в {}*{}."
    ),
    "There is no file {}.{}": "Файла {} нет.{}",
    "There are {} files; {} are allowed.": "Файлов {}; допускается {}.",
    "A file of this kind has no meaning here; a product consists of {}.": (
        "Файл такого вида здесь ничего не значит; изделие состоит из {}."
    ),
    "The file is not UTF-8 text; save it as UTF-8 (not windows-1251).": (
        "Файл — не текст в UTF-8; сохраните его в UTF-8 (не в windows-1251)."
    ),
    "A path is relative, with / between its parts and no . or .. in it.": (
        "Путь — относительный, части разделяет /, частей . и .. в нём нет."
    ),
    "A path is relative, with / between its parts and no . or ..": (
        "Путь — относительный, части разделяет /, частей . и .. в нём нет."
    ),
    "A path is relative, with / between its parts, no . or .. in it, at most {} characters.": (
        "Путь — относительный, части разделяет /, частей . и .. в нём нет, не длиннее {} знаков."
    ),
    "The file has over {} characters; split it.": "В файле больше {} знаков; разделите его.",
    "The file holds a character that is no text (NUL or half a surrogate).": (
        "В файле есть знак, который не является текстом (NUL или половина суррогатной пары)."
    ),
    "The rule {} is for the market {}, which does not exist.{}": "Правило {} — для рынка {}, которого нет.{}",
}

_SHEETS: Mapping[str, str] = {
    "The column {} is empty; every row needs it.": "Столбец {} пуст; он нужен в каждой строке.",
    "The column {} is empty; write a number like 1234.50.": "Столбец {} пуст; напишите число, например 1234.50.",
    "{} in column {} is not a number; write it like 1234.50.": ("{} в столбце {} — не число; пишите так: 1234.50."),
    "The sheet is empty; its first line names the columns {}.": (
        "Таблица пуста; её первая строка называет столбцы {}."
    ),
    "The sheet has more than {} rows; split it.": "В таблице больше {} строк; разделите её.",
    "The row has {} cells, the header {}; a comma is missing or too many.": (
        "Ячеек в строке — {}, в заголовке — {}; запятой не хватает, или она лишняя."
    ),
    "The row has {} cells, the header {}.": "Ячеек в строке — {}, в заголовке — {}.",
    "The columns are not separated by commas; save the sheet as CSV with commas.": (
        "Столбцы разделены не запятыми; сохраните таблицу как CSV с запятыми."
    ),
    "The column {} stands in the header twice.": "Столбец {} стоит в заголовке дважды.",
    "There is no column {} here.{}": "Столбца {} здесь нет.{}",
    "The header lacks the column{} {}.": "В заголовке не хватает: {1}.",
    'A quote is not closed, or stands inside a cell without quotes; write the cell as "... "" ...".': (
        'Кавычка не закрыта или стоит внутри ячейки без кавычек; пишите ячейку так: "... "" ...".'
    ),
    "This is not CSV: {}.": "Это не CSV: {}.",
    "The header {}.": "Заголовок: {}.",
}

_TOML: Mapping[str, str] = {
    "The key {} has no meaning here.{}": "Ключ {} здесь ничего не значит.{}",
    "The key {} is missing.{}": "Не хватает ключа {}.{}",
    'The key {} is missing; it is a number, such as "19.5".': ('Не хватает ключа {}; это число, например "19.5".'),
    '{} is a list of texts, such as ["a", "b"].': '{} — список текстов, например ["a", "b"].',
    "{} is not possible for {}.{}": "{} для {} не годится.{}",
    "{} is true or false, without quotes.": "{} — true или false, без кавычек.",
    'The key {} is missing; write {} = {en = "...", ru = "..."}.': (
        'Не хватает ключа {}; напишите {} = {en = "...", ru = "..."}.'
    ),
    '{} is a text in several languages: {en = "...", ru = "..."}.': (
        '{} — текст на нескольких языках: {en = "...", ru = "..."}.'
    ),
    "{} is not a language we speak; these are {}.": "{} — не из наших языков; наши: {}.",
    "{} has no English text; English is what every other language falls back to.": (
        "У {} нет английского текста; он заменяет все, которых нет."
    ),
    "{} is not a day; write it like 2026-01-31.": "{} — не дата; пишите так: 2026-01-31.",
    "{} is not a day.": "{} — не дата.",
    '{} is a number, such as "19.5".': '{} — число, например "19.5".',
    "{} is a table.": "{} — таблица.",
    "{} is written as tables, each under [[{}]].": "{} пишется таблицами, каждая под [[{}]].",
    "{} is a text between quotes.": "{} — текст в кавычках.",
    "{} is too long (over {} characters) or holds control characters.": (
        "{}: слишком длинный текст (больше {} знаков) или управляющие знаки в нём."
    ),
    "{} is empty.": "{}: пусто.",
    "This is not TOML: {}.": "Это не TOML: {}.",
}

_PRODUCTS: Mapping[str, str] = {
    "{} is not a product code; it consists of a-z, 0-9 and -, up to 60 characters.": (
        "{} — не код изделия; он состоит из a-z, 0-9 и -, до 60 знаков."
    ),
    'A product is sold somewhere: markets = ["eu"].': 'Изделие где-то продаётся: markets = ["eu"].',
    "There is no market {}.{}": "Рынка {} нет.{}",
    "The product is not sold in the market {}.{}": "На рынке {} изделие не продаётся.{}",
    "The market {} has no tax for the class {}.": "На рынке {} нет налога для класса {}.",
    "The market {} has no tax for the class {} in {} on {}; write it into {}.": (
        "На рынке {} нет налога для класса {}: {}, {}; впишите его в {}."
    ),
    "The group {} stands here twice.": "Группа {} стоит здесь дважды.",
    "The characteristic {} stands in no group, so nobody can choose it; add it, or make it internal.": (
        "Характеристика {} не стоит ни в одной группе, и выбрать её нельзя; добавьте её или сделайте внутренней."
    ),
    "There is no characteristic {}.{}": "Характеристики {} нет.{}",
    "The characteristic {} already stands in the group {}.": "Характеристика {} уже стоит в группе {}.",
    "The rules declare no characteristic {}.{}": "В правилах не объявлена характеристика {}.{}",
    'The characteristic {} has no name; add {} name = {en = "..."}.': (
        'У характеристики {} нет названия; добавьте {} name = {en = "..."}.'
    ),
    "{} has no value {}.{}": "У {} нет значения {}.{}",
    "{} has no characteristic {}.{}": "У {} нет характеристики {}.{}",
    "{} has no attribute {}.{}": "У {} нет свойства {}.{}",
    "{} is not a colour; write it like #1f2933.": "{} — не цвет; пишите так: #1f2933.",
    "The value {} has no English name; fill the column name_en.": (
        "У значения {} нет английского названия; заполните столбец name_en."
    ),
    'The value {} has no name; add {} name = {en = "..."}.': (
        'У значения {} нет названия; добавьте {} name = {en = "..."}.'
    ),
    "The English name is missing; English is what every other language falls back to.": (
        "Нет английского названия; оно заменяет все, которых нет."
    ),
    "{} is not a UNSPSC code; it has eight digits, such as 43211515.": (
        "{} — не код UNSPSC; в нём восемь цифр, например 43211515."
    ),
    "{} is not an ETIM class; it is EC and six digits, such as EC000042.": (
        "{} — не класс ETIM; это EC и шесть цифр, например EC000042."
    ),
    "{} is not an ECLASS code; it is four pairs of digits with hyphens, such as 27-14-19-01.": (
        "{} — не код ECLASS; это четыре пары цифр через дефис, например 27-14-19-01."
    ),
    "There is no family {}: the file {} is missing.{}": "Семейства {} нет: не хватает файла {}.{}",
    "There is no family {}: the file {} is missing.": "Семейства {} нет: не хватает файла {}.",
    "{} does not inherit from the family {}; delete the file.": "{} не наследует семейству {}; удалите файл.",
    "The family {} fixes {} and says something else; take it out here, or out of 'fixed' in {}.": (
        "Семейство {} закрепило {}, и там сказано другое; уберите это здесь или из 'fixed' в {}."
    ),
    "The class {} lies outside {}, the class of the family {}; correct one of them, or take {} out of {}.": (
        "Класс {} лежит вне {}, класса семейства {}; исправьте один из них или уберите {} из {}."
    ),
    "These are documents of a family, but {} is missing.": "Это документы семейства, но файла {} нет.",
    "The file of a family is called {}CODE{}; a code consists of a-z, 0-9 and -.": (
        "Файл семейства называется {}CODE{}; код состоит из a-z, 0-9 и -."
    ),
    "{} cannot be fixed.{}": "{} закрепить нельзя.{}",
    "The family fixes {} but does not say it; write it down here.": (
        "Семейство закрепляет {}, но не говорит, что это; впишите здесь."
    ),
    "The family inherits from itself: {}. Take one parent out of the circle.": (
        "Семейство наследует само себе: {}. Уберите одного из родителей."
    ),
    "A product is not its own successor; name the one that follows it, or take this out.": (
        "Изделие не сменяет само себя; назовите то, что придёт на смену, или уберите это."
    ),
    "There is nothing to choose called {}.{}": "Выбирать под именем {} нечего.{}",
    "{} has no value {} that could be sold.{}": "У {} нет значения {}, которое можно продать.{}",
    "The row has no date, so it says nothing; fill active, phasing_out or discontinued.": (
        "В строке нет даты, и она ничего не говорит; заполните active, phasing_out или discontinued."
    ),
    "{} ({}) does not come after {} ({}); the dates of a life ascend.": (
        "{} ({}) — не позже, чем {} ({}); даты жизни идут по возрастанию."
    ),
    "The life of {} stands in line {} already.": "Жизнь {} уже описана в строке {}.",
    "A value is not its own successor; name the one that follows it, or leave the cell empty.": (
        "Значение не сменяет само себя; назовите то, что придёт на смену, или оставьте ячейку пустой."
    ),
    "The value follows itself: {}. Take one successor out of the circle.": (
        "Значение сменяет само себя: {}. Разорвите круг."
    ),
    "The market {} stands here twice.": "Рынок {} стоит здесь дважды.",
    "{} is not a country code; use ISO 3166, such as AT.": "{} — не код страны; возьмите ISO 3166, например AT.",
    "{} is not a country code; use ISO 3166, such as DE.": "{} — не код страны; возьмите ISO 3166, например DE.",
    "A market's code consists of lower-case letters and digits, such as eu.": (
        "Код рынка состоит из строчных латинских букв и цифр, например eu."
    ),
    'A market has at least one tax: tax = [{class = "standard", name = {...}, rate = "19"}].': (
        'На рынке есть хотя бы один налог: tax = [{class = "standard", name = {...}, rate = "19"}].'
    ),
    "A rate is a percentage from 0 to {}, not {}.": "Ставка — процент от 0 до {}, а не {}.",
    "A tax of a place names its country by ISO 3166, such as US; a region belongs to one.": (
        "Налог места называет страну по ISO 3166, например US; у региона есть страна."
    ),
    "The period ends on {}, before it starts on {}.": "Срок кончается {}, раньше, чем начинается {}.",
    "{} is not the code of a document; it consists of a-z, 0-9 and -.": (
        "{} — не код документа; он состоит из a-z, 0-9 и -."
    ),
    "{} is not a version; write it like 2, 2.1 or 2026-03, up to 20 characters.": (
        "{} — не версия; пишите так: 2, 2.1 или 2026-03, до 20 знаков."
    ),
    "{} is not a kind of document.{}": "{} — не вид документа.{}",
    "There is no file {} among the media.{}": "Среди медиафайлов нет {}.{}",
    "The English title is missing; English is what every other language falls back to.": (
        "Нет английского заголовка; он заменяет все, которых нет."
    ),
    "The document is valid until {}, which is not after {}; until is exclusive.": (
        "Документ действует до {}, а это не позже {}; день until не входит."
    ),
    "{} are no readers.{}": "{} — не читатели.{}",
    "{} is a {} in line {}; one document is one kind.": "{0} в строке {2} — {1}; у документа один вид.",
    "Only a quote template that is a .toml file is chosen by market; leave this empty.": (
        "По рынку выбирают только шаблон предложения в файле .toml; оставьте это пустым."
    ),
    "{} is nothing that is filled in.{}": "{} ничем не заполняется.{}",
    "A quote template says something: {}.": "Шаблон предложения о чём-то говорит: {}.",
    "This version stands in line {} already.": "Эта версия уже стоит в строке {}.",
    "It begins on the same day as the one in line {}: which is current? Change 'from'.": (
        "Начинается в тот же день, что и версия в строке {}: какая действует? Измените 'from'."
    ),
    "There is no picture {} among the media.{}": "Среди медиафайлов нет изображения {}.{}",
    "{} is a document, not a picture; list it in documents.csv.": (
        "{} — документ, а не изображение; впишите его в documents.csv."
    ),
}

_BUNDLES: Mapping[str, str] = {
    "A market stands here twice.": "Рынок стоит здесь дважды.",
    "The bundle {} stands here twice.": "Комплект {} стоит здесь дважды.",
    "The price in the market {} stands here twice.": "Цена на рынке {} стоит здесь дважды.",
    "The member {} stands here twice.": "Часть {} стоит здесь дважды.",
    "A bundle has either a percentage that it takes off, or prices: one for each market.": (
        "У комплекта либо процент скидки, либо цены: по одной на каждый рынок."
    ),
    "A bundle takes something off and not everything; else sell its members one by one.": (
        "Комплект уменьшает цену, но не до нуля; иначе продавайте его части по одной."
    ),
    "The bundle has no price in the market {}; add one, or leave the market out of 'markets'.": (
        "У комплекта нет цены на рынке {}; добавьте её или уберите рынок из 'markets'."
    ),
    "A bundle has at most {} members.": "Частей в комплекте не больше {}.",
    "A bundle is of something: name a member that is not optional.": (
        "Комплект из чего-то состоит: назовите обязательную часть."
    ),
    "A bundle costs something; what is given away is no bundle.": "Комплект что-то стоит; подарок — не комплект.",
    "One piece of one product is no bundle; name another member, or a quantity.": (
        "Одна штука одного изделия — не комплект; назовите ещё часть или количество."
    ),
    '{} is no choice; write "characteristic = value".': '{} — не выбор; пишите "характеристика = значение".',
    "A fixed price is for all members; make it a percentage, or this member no option.": (
        "Твёрдая цена — за все части; сделайте её процентом или эту часть обязательной."
    ),
    "The bundle is not sold in the market {}; add it to its markets.": (
        "На рынке {} комплект не продаётся; добавьте рынок к его рынкам."
    ),
    "{} is given twice.": "{} указано дважды.",
}

_BILLING: Mapping[str, str] = {
    "A term of {} months is not between the shortest, {}, and the longest, {}.": (
        "Срок {} мес. — не между самым коротким, {}, и самым длинным, {}."
    ),
    "A term is a whole number of months from 1 to {}, not {}.": "Срок — целое число месяцев от 1 до {}, а не {}.",
    "A renewal adds from 0 to {} percent, not {}.": "При продлении прибавляется от 0 до {} процентов, а не {}.",
}

_MEDIA: Mapping[str, str] = {
    "The file is no {}; {}": "Файл — не {}; {}",
    "A file of this kind is no document or picture; {}": "Файл такого вида — не документ и не изображение; {}",
    "The file is empty.": "Файл пуст.",
    "The file has over {} MB; make it smaller.": "Файл больше {} МБ; уменьшите его.",
    "The picture has {} × {} pixels; at most {} are allowed.": (
        "В изображении {} × {} точек; допускается не больше: {}."
    ),
    "The picture would unpack to far more than it may; save it smaller.": (
        "Изображение распаковалось бы в намного большее, чем допускается; сохраните его меньшим."
    ),
    "The picture is broken: it cannot be unpacked. Save it anew from where it came.": (
        "Изображение повреждено: его не распаковать. Сохраните его заново там, откуда оно."
    ),
    "The PDF is cut off: it has no end. Save it anew from where it came.": (
        "PDF обрезан: у него нет конца. Сохраните его заново там, откуда он."
    ),
    "The PDF is locked with a password; save it without one.": "PDF закрыт паролем; сохраните его без пароля.",
    "The PDF has no pages.": "В PDF нет страниц.",
    "The PDF is broken: it cannot be read. Save it anew from where it came.": (
        "PDF повреждён: его не прочесть. Сохраните его заново там, откуда он."
    ),
    "The PDF holds a script or an action that does more than turn pages; save it without.": (
        "В PDF есть сценарий или действие, которое не просто листает страницы; сохраните его без них."
    ),
    "The PDF carries other files in it; save it without attachments.": (
        "В PDF вложены другие файлы; сохраните его без вложений."
    ),
    "The file {} is listed twice.": "Файл {} перечислен дважды.",
    "{} does not fit the ending of {}.": "{} не подходит к окончанию {}.",
    "A digest is 64 hexadecimal digits; do not write it by hand, but add the file again.": (
        "Отпечаток — 64 шестнадцатеричные цифры; не пишите его руками, а добавьте файл ещё раз."
    ),
}

_PARTS: Mapping[str, str] = {
    "A position is a whole number from 1 on, not {}.": "Позиция — целое число от 1, а не {}.",
    "A part needs an English name, unless it is written =characteristic.attribute or parts.csv names it.": (
        "Детали нужно английское название, если она не записана как =характеристика.свойство и не названа в parts.csv."
    ),
    "There is no attribute {}: the product has no {}.": "Свойства {} нет: у изделия нет {}.",
    "{} has no column {}.{}": "В {} нет столбца {}.{}",
    "The column {} cannot be read; write weight[kg], pieces# or colour.": (
        "Столбец {} не прочесть; пишите weight[kg], pieces# или colour."
    ),
    "The attribute {} has two columns; take one out.": "У свойства {} два столбца; уберите один.",
    "{} is no unit.": "{} — не единица измерения.",
    "{} is measured in {} or the like; write {}[{}].": "{} измеряют в {} и подобном; пишите {}[{}].",
    "A part number has at most {} characters.": "В номере детали не больше {} знаков.",
    "The {} of a part is not below zero.": "{} детали не бывает меньше нуля.",
    "{} is not a GTIN: after these digits the last one would be {}; compare it.": (
        "{} — не GTIN: после этих цифр последней была бы {}; сверьте."
    ),
    "{} is not a GTIN; it has 8, 12, 13 or 14 digits. Keep leading zeros when saving.": (
        "{} — не GTIN; в нём 8, 12, 13 или 14 цифр. Сохраняйте нули в начале."
    ),
    "The part {} stands in line {} already.": "Деталь {} уже стоит в строке {}.",
    "The part {} in line {} has this GTIN already; it names one thing.": (
        "Этот GTIN уже есть у детали {} в строке {}; он называет что-то одно."
    ),
}

_PRICES: Mapping[str, str] = {
    "The book {} stands here twice.": "Прайс-лист {} стоит здесь дважды.",
    "The books stand on one another in a circle: {}.": "Прайс-листы опираются друг на друга по кругу: {}.",
    "There is no book {} to stand on.{}": "Прайс-листа {}, на который можно опереться, нет.{}",
    "More than {} books stand on one another here; nobody could follow that.": (
        "Здесь друг на друга опирается больше {} прайс-листов; за этим никому не уследить."
    ),
    "{} is not a currency code; use ISO 4217, such as EUR.": "{} — не код валюты; возьмите ISO 4217, например EUR.",
    "The book is in {}, the book {} below it in {}.": "Прайс-лист в {}, а прайс-лист {} под ним — в {}.",
    "{} changes the prices of a base; name one with base = ... .": "{} меняет цены основы; назовите её: base = ... .",
    "Give either a factor or a percentage, not both.": "Укажите или множитель, или процент, но не оба.",
    "{} and makes at most {} times as much, not {}.": "{} и увеличивает не больше чем в {} раз, а не {}.",
    "A priority is a whole number from 0 to 1000.": "Приоритет — целое число от 0 до 1000.",
    "A priority orders what different segments have; name the segment, too.": (
        "Приоритет упорядочивает то, что есть у разных сегментов; назовите и сегмент."
    ),
    "Beside {} {} would on some day have two books at rates.": (
        "Вместе с {0} в какой-то день было бы два прайс-листа по курсу: {1}."
    ),
    "The book overlaps with {}: on some day {} would have two of them.": (
        "Прайс-лист пересекается с {}: в какой-то день было бы два ({})."
    ),
    "A buyer in both segments, {} and {}, would have two prices: {} is valid at the same time. "
    "Give one of them a higher priority.": (
        "У покупателя из обоих сегментов, {} и {}, было бы две цены: {} действует в то же время. "
        "Дайте одному приоритет выше."
    ),
    "No market of the product pays in {}; nobody would use the book.": (
        "Ни на одном рынке изделия не платят в {}; прайс-лист никому не нужен."
    ),
    "The market {} pays in {}, not in {}.": "На рынке {} платят в {}, а не в {}.",
    "The period ends on {}, not after it starts on {}.": "Срок кончается {}, не позже, чем начинается {}.",
    "There is no row of kind list: every price book has one base price.": (
        "Нет строки вида list: в каждом прайс-листе есть одна базовая цена."
    ),
    "{} is not a kind of price here.{}": "{} — не вид цены.{}",
    "{} is no billing period; these are {}, or nothing.{}": "{} — не период оплаты; есть {} или ничего.{}",
    "There are two rows of kind list; a price book has one base price.": (
        "Строк вида list две; в прайс-листе одна базовая цена."
    ),
    "The base price is below zero.": "Базовая цена меньше нуля.",
    "{} = {} has a price above; it cannot be on request, too.": (
        "У {} = {} цена указана выше; по запросу она быть уже не может."
    ),
    "{} = {} already has a price in line {}.": "У {} = {} уже есть цена в строке {}.",
    "{} is charged under this name in line {} already.": "{} под этим названием уже начисляется в строке {}.",
    "{} = {} is on request above; it cannot have a price, too.": ("{} = {} выше — по запросу; цены быть уже не может."),
    "A price by dimension needs an English name for the breakdown.": (
        "Цене по размеру нужно английское название для расчёта."
    ),
    "A price of kind {} leaves the column {} empty.": "У цены вида {} столбец {} пуст.",
    "The tiers {} stand here twice.": "Ступени {} стоят здесь дважды.",
    "A buyer in both segments would have these tiers and {}; give one of them a higher priority.": (
        "У покупателя из обоих сегментов были бы эти ступени и {}; дайте одним приоритет выше."
    ),
    "The tiers overlap with {}: on some day a buyer would have two of them.": (
        "Ступени пересекаются с {}: в какой-то день у покупателя были бы и те и другие."
    ),
    "Tiers over a period count what was ordered since their first day; say from = ... .": (
        "Ступени за период считают заказанное с их первого дня; укажите from = ... ."
    ),
    "A block has a whole number of pieces from 2 to {}, not {}.": "В упаковке целое число штук от 2 до {}, а не {}.",
    "A price per block is an amount in a currency; name the market it is for.": (
        "Цена за упаковку — сумма в валюте; назовите рынок."
    ),
    "The blocks stand in the file; leave this out.": "Упаковки указаны в файле; здесь это лишнее.",
    "The block of {} pieces stands here twice.": "Упаковка из {} штук стоит здесь дважды.",
    "There is no block in the sheet.": "В таблице нет ни одной упаковки.",
    "The band ends at {}, not after it starts at {}.": "Ступень кончается на {}, не дальше, чем начинается на {}.",
    "The tier from {} does not come after the one from {}. Tiers ascend, each quantity once.": (
        "Ступень от {} — не после ступени от {}. Ступени идут по возрастанию, каждое количество один раз."
    ),
    "There is {}: the tier above ends before {}, not {}.": "Здесь {}: ступень выше кончается перед {}, а не {}.",
    "A tier has either a percentage or an amount.": "У ступени или процент, или сумма.",
    "A tier takes off a percentage from 0 to below 100, not {}.": (
        "Ступень снимает процент от 0 и меньше 100, а не {}."
    ),
    "A price per piece is an amount in a currency; name the market of these tiers.": (
        "Цена за штуку — сумма в валюте; назовите рынок этих ступеней."
    ),
    "A tier starts at a whole number of pieces from 1 on, not at {}.": (
        "Ступень начинается с целого числа штук от 1, а не с {}."
    ),
    "A price is not below zero.": "Цена не бывает меньше нуля.",
    "A price is not below zero, as {} is.": "Цена не бывает меньше нуля, как {}.",
    "A rate is not below zero.": "Тариф не бывает меньше нуля.",
    "{} is no period in which units are counted; these are {}.{}": (
        "{} — не период, за который считают единицы; есть {}.{}"
    ),
    "The first band of a rate begins with nothing; leave this empty.": (
        "Первая ступень тарифа начинается с нуля; оставьте это пустым."
    ),
    "The bands of a rate share unit and period, here {} and {}.": (
        "У ступеней тарифа единица и период общие, здесь {} и {}."
    ),
    "A band begins after the one above it, beyond {}.": "Ступень начинается после той, что выше, за {}.",
    "The rate from {} to {} of {} stands here twice.": "Курс {} к {} на {} стоит здесь дважды.",
    "{} is worth one {}; a rate has two currencies.": "{} стоит одну {}; у курса две валюты.",
    "{} is not a rate: a number above zero such as 1.0873.": "{} — не курс: нужно число больше нуля, например 1.0873.",
    "{} is not a number of days from 0 to {}.": "{} — не число дней от 0 до {}.",
    "There is a {} of {} for the same market and segment already.": ("{} для {} на том же рынке и сегменте уже есть."),
    "Nobody may approve a discount above {} %; let one role go up to 100.": (
        "Скидку выше {} % никто не вправе одобрить; дайте одной роли до 100."
    ),
    "This is a percentage from 0 to {}, not {}.": "Это процент от 0 до {}, а не {}.",
}

_TERMS: Mapping[str, str] = {
    "Nobody would read it; terms are {}.": "Этого никто не прочтёт; условия — это {}.",
    "Nobody would read it; the files of terms are {}.": "Этого никто не прочтёт; файлы условий — {}.",
    "There is no product {} on sale.{}": "Изделия {} в продаже нет.{}",
    "The {} {} stands here twice.": "{} {} стоит здесь дважды.",
    "{} is an amount in a currency; name the market it is for.": "{} — сумма в валюте; назовите рынок.",
    "{} is zero or more, in whole minor units of {}, not {}.": (
        "{} — ноль или больше, целое число мелких единиц {}, а не {}."
    ),
    "An agreement is with somebody: name accounts or groups.": "Соглашение с кем-то: назовите клиентов или группы.",
    "An agreement agrees on something: a price, a percentage, or prices of options.": (
        "Соглашение о чём-то: о цене, о проценте или о ценах опций."
    ),
    "Agree on something here: a price, a percentage, or prices of options.": (
        "Договоритесь здесь о чём-то: о цене, о проценте или о ценах опций."
    ),
    "The key 'every' is missing: month, quarter or year.": "Не хватает ключа 'every': month, quarter или year.",
    "What is agreed on each {} stands here twice.": "То, о чём договорились на {}, стоит здесь дважды.",
    "The key 'amount' is missing.": "Не хватает ключа 'amount'.",
    "The key 'day' is missing.": "Не хватает ключа 'day'.",
    "A promotion takes off either a percentage or an amount.": "Акция снимает или процент, или сумму.",
    "A condition speaks of characteristics; name the products that have them.": (
        "Условие говорит о характеристиках; назовите изделия, у которых они есть."
    ),
    "Only a coupon is used up; without one, the promotion holds for everybody.": (
        "Исчерпать можно только купон; без него акция — для всех."
    ),
    "The index {} stands here twice.": "Индекс {} стоит здесь дважды.",
    "A weight speaks of characteristics; name the products that have them.": (
        "Вес говорит о характеристиках; назовите изделия, у которых они есть."
    ),
    "There is no index {}.{}": "Индекса {} нет.{}",
    "The index {} has no value on {}; its first is of {}.": "У индекса {} нет значения на {}; первое — на {}.",
    "{} is charged again and again; agree on it in [[agreement.recurring]].": (
        "{} оплачивается снова и снова; договоритесь об этом в [[agreement.recurring]]."
    ),
    "{} is charged nothing {}; there is nothing to agree on.": "За {} {} ничего не платят; договариваться не о чем.",
    "{} has no base price {}; agree on a percentage, or on prices of options.": (
        "У {} нет базовой цены {}; договоритесь о проценте или о ценах опций."
    ),
    "{} is charged nothing {}; agree on what it is charged once above.": (
        "За {} {} ничего не платят; о разовой оплате договоритесь выше."
    ),
    "A price, or prices of options, are of one product: name exactly one.": (
        "Цена и цены опций — для одного изделия: назовите ровно одно."
    ),
    "Beside {} the account {} would have two agreements; give one of them a higher priority, or other days.": (
        "Вместе с {} у клиента {} было бы два соглашения; дайте одному приоритет выше или другие дни."
    ),
    "Beside {} a buyer of the groups of both would have two agreements; give one of them a higher priority, "
    "or other days.": (
        "Вместе с {} у покупателя из групп обоих было бы два соглашения; дайте одному приоритет выше или другие дни."
    ),
    "An index is more than zero, not {}.": "Индекс больше нуля, а не {}.",
    "The days of an index ascend; {} does not come after {}.": "Дни индекса идут по возрастанию; {} — не после {}.",
    "The index {} has no values.": "У индекса {} нет значений.",
    "A coupon has 3 to 40 Latin letters, digits and hyphens, such as SPRING-2026.": (
        "В купоне от 3 до 40 латинских букв, цифр и дефисов, например SPRING-2026."
    ),
    "{} is a percentage from 0 to 100 with at most 6 decimals, not {}.": (
        "{} — процент от 0 до 100, не больше 6 знаков после точки, а не {}."
    ),
    "{} is a whole number from 1 to {}, not {}.": "{} — целое число от 1 до {}, а не {}.",
}

_TESTS: Mapping[str, str] = {
    "The key 'choices' is missing; write choices = {name = \"value\"}.": (
        "Не хватает ключа 'choices'; напишите choices = {name = \"value\"}."
    ),
    "The key 'possible' is missing: true or false.": "Не хватает ключа 'possible': true или false.",
    "What must not be possible has no {}; leave it out, or say possible = true.": (
        "У того, что не должно быть возможно, нет {}; уберите это или напишите possible = true."
    ),
    "{} is not possible for 'possible': true or false.": "{} для 'possible' не годится: true или false.",
    "Make the generated tests again.": "Составьте тесты по правилам заново.",
}

_GEOMETRY: Mapping[str, str] = {
    "there is no `{}` here; known are {}": "`{}` здесь нет; известны {}",
    "the recipe is longer than {} characters": "рецепт длиннее {} знаков",
    "this is not TOML: {}": "это не TOML: {}",
    "write `format = {}`": "напишите `format = {}`",
    "the drawing `{}` is not among the product's files": "чертежа `{}` нет среди файлов изделия",
    "the drawing `{}` does not bear the number {}": "на чертеже `{}` нет номера {}",
    "there are two drawings with the number {}": "чертежей с номером {} два",
    "a recipe has between 1 and {} parts; this one has {}": "в рецепте от 1 до {} деталей; в этом {}",
    "there are two parts with the id `{}`": "деталей с id `{}` две",
    "`{}` is not the id of a part above this one": "`{}` — не id детали выше этой",
    "there is no characteristic `{}`": "характеристики `{}` нет",
    "a condition is an expression in quotes": "условие — выражение в кавычках",
    "`part` and `anchor` belong together: write both, or neither": (
        "`part` и `anchor` — вместе: напишите оба или ни одного"
    ),
    "`repeat` needs a `count`": "`repeat` нужен `count`",
    "`repeat` needs one of `step`, `between` and `cells`": "`repeat` нужно одно из `step`, `between` и `cells`",
    "there is no drawing with the number {}": "чертежа с номером {} нет",
    "there is no material `{}`": "материала `{}` нет",
    "an expression in quotes, a number, true, false or a table is needed here": (
        "здесь нужно выражение в кавычках, число, true, false или таблица"
    ),
    "a name in quotes, a table with `formula`, or a table with `by` and `of`, is needed here": (
        "здесь нужно имя в кавычках, таблица с `formula` или таблица с `by` и `of`"
    ),
    "a colour is `#rrggbb`, `{swatch = ...}` or a table with `by` and `of`": (
        "цвет — `#rrggbb`, `{swatch = ...}` или таблица с `by` и `of`"
    ),
    "`{}` is not a colour; write `#rrggbb` in lower case": "`{}` — не цвет; пишите `#rrggbb` строчными",
    "`by` names the characteristic to look up by; there is no `{}`": (
        "`by` называет характеристику, по которой искать; `{}` нет"
    ),
    "`{}` has no value `{}`": "у `{}` нет значения `{}`",
    "not every value of `{}` is listed: add `otherwise`": "перечислены не все значения `{}`: добавьте `otherwise`",
    "a number, true, false or a text is needed here": "здесь нужно число, true, false или текст",
    "three values [x, y, z] are needed here": "здесь нужно три значения [x, y, z]",
    "in `{}`: {}": "в `{}`: {}",
    "a table is needed here": "здесь нужна таблица",
    "write `[[{}]]`": "пишите `[[{}]]`",
    "`{}` is missing, or is not a text": "нет `{}`, или это не текст",
    "`{}` is not a name: lower-case letters, digits and _ only": "`{}` — не имя: только строчные буквы, цифры и _",
    "the label has no text in `{}`": "у подписи нет текста на `{}`",
}

PHRASES: Mapping[str, str] = {
    **_GENERAL,
    **_FILES,
    **_SHEETS,
    **_TOML,
    **_PRODUCTS,
    **_BUNDLES,
    **_BILLING,
    **_MEDIA,
    **_PARTS,
    **_PRICES,
    **_TERMS,
    **_TESTS,
    **_GEOMETRY,
}
"""Sentences of the readers -> the same in Russian."""
