"""What the reader of the rule language finds wrong, in Russian: its messages and hints, written as in `phrases`."""

from __future__ import annotations

from collections.abc import Mapping

NAMED: Mapping[str, str] = {
    "the end of the statement": "конец предложения",
    "the name of a characteristic": "имя характеристики",
    "the name of an attribute": "имя свойства",
    "the name of a {}": "имя ({})",
    "the path of a table": "путь к таблице",
    "the least value": "наименьшее значение",
    "the greatest value": "наибольшее значение",
    "how many at least": "наименьшее количество",
    "how many at most": "наибольшее количество",
    "a condition": "условие",
    "a number": "число",
    "a text": "текст",
    "the reason": "причина",
    "the source": "источник",
    "a step": "шаг",
    "a weight": "вес",
    " Did you mean {}?": " Может быть, {}?",
    " Known: {}.": " Известны: {}.",
    "the rule {}": "правило {}",
    "the formula of {}": "формула {}",
    "{} or {}": "{} или {}",
}
"""What stands in a message -> the same in Russian."""

_STATEMENTS: Mapping[str, str] = {
    "did you mean {}?": "может быть, {}?",
    "there is no market {}.{}": "рынка {} нет.{}",
    "an indented line without a statement before it": "строка с отступом, а предложения перед ней нет",
    "statements start in column 1": "предложения начинаются в столбце 1",
    "statements start with {}": "предложения начинаются с {}",
    "a rule has a name: write  rule some_name: {} ...": "у правила есть имя: пишите  rule some_name: {} ...",
    "indent the line more: it belongs to the rule above": "сдвиньте строку вправо: она из правила выше",
    "{} starts no statement": "с {} предложение не начинается",
    "{} is a word of the language": "{} — слово языка",
    "choose another name": "выберите другое имя",
    "write  characteristic {}: one of a, b": "пишите  characteristic {}: one of a, b",
    "a computed characteristic always has a value": "у вычисляемой характеристики значение есть всегда",
    "remove the word optional, and give the formula a result for every case": (
        "уберите слово optional и дайте формуле результат для каждого случая"
    ),
    "write  computed {}: integer 0..100 = FORMULA": "пишите  computed {}: integer 0..100 = ФОРМУЛА",
    "only computed characteristics have a formula": "формула есть только у вычисляемых характеристик",
    "write  computed {}: ... = ...": "пишите  computed {}: ... = ...",
    "a characteristic ends after its domain; rules are statements of their own": (
        "характеристика кончается своей областью значений; правила — отдельные предложения"
    ),
    "nothing stands inside of {}": "внутри {} ничего нет",
    "if nothing is to be chosen of each, write  characteristic {}: integer 0..4": (
        "если в каждом нечего выбирать, пишите  characteristic {}: integer 0..4"
    ),
    "write  component {}: 0..4": "пишите  component {}: 0..4",
    "what belongs to a component stands indented on the lines below": (
        "то, что входит в часть, стоит с отступом на строках ниже"
    ),
    "more than {} components inside each other": "частей друг в друге больше {}",
    "name parts at the top": "назовите части наверху",
    "there can be {}..{} of {}": "{2} может быть {0}..{1}",
    "both are whole numbers, the second at least the first and 1 to {}: {}": (
        "оба числа целые, второе не меньше первого и от 1 до {}: {}"
    ),
    "write  one of a, b, c": "пишите  one of a, b, c",
    "expected a domain, found {}": "нужна область значений, а здесь {}",
    "write: one of ..., boolean, integer 1..8, decimal 0.5..2 step 0.5": (
        "пишите: one of ..., boolean, integer 1..8, decimal 0.5..2 step 0.5"
    ),
    "every number has bounds: decimal 1.00..3.75 step 0.25": (
        "у каждого числа есть границы: decimal 1.00..3.75 step 0.25"
    ),
    "every number has bounds: integer 1..8": "у каждого числа есть границы: integer 1..8",
    "expected the name of a rule, found {}": "нужно имя правила, а здесь {}",
    "write  rule some_name: require ...": "пишите  rule some_name: require ...",
    "{} cannot name a rule": "{} не может быть именем правила",
    "rule names consist of a-z, 0-9, _ and -": "имена правил состоят из a-z, 0-9, _ и -",
    "write  rule {}: require ...": "пишите  rule {}: require ...",
    "the rule says nothing: found {}": "правило ничего не говорит: здесь {}",
    "a rule says one of: {}": "правило говорит одно из: {}",
    "the period from {} until {} is empty": "срок с {} до {} пуст",
    "until is exclusive": "день until не входит",
    "there are two rules {}": "правил {} два",
    "every rule has its own name": "у каждого правила своё имя",
    "{} is no market: a market code consists of a-z and 0-9": "{} — не рынок: код рынка состоит из a-z и 0-9",
    "write: markets eu, us": "пишите: markets eu, us",
    "{} stands under this rule twice": "{} стоит под этим правилом дважды",
    "write everything behind one of them, and remove the other": "напишите всё после одного из них, а другое уберите",
    "more than {} rules": "правил больше {}",
    "split the product": "разделите изделие",
    "the rule {} has two reasons for {} in {}": "у правила {} две причины для {} на {}",
    "keep one of them": "оставьте одну",
    "after decide come names of characteristics, separated by commas": (
        "после decide идут имена характеристик через запятую"
    ),
    "after the rule come {}": "после правила идут {}",
    "expected a language such as en or ru, found {}": "нужен язык, например en или ru, а здесь {}",
    'write  reason en "..."  or  reason rep en "..."': 'пишите  reason en "..."  или  reason rep en "..."',
}

_CHARACTERISTICS: Mapping[str, str] = {
    "the characteristic {} is declared twice": "характеристика {} объявлена дважды",
    "remove or rename one of them": "уберите или переименуйте одну из них",
    "remove one of them": "уберите одно из них",
    "more than {} characteristics": "характеристик больше {}",
    "allow fewer instances": "допустите меньше экземпляров",
    "{} is declared outside of {} too": "{} объявлено и вне {}",
    "call it {}_{}, so that rules inside can speak of both": (
        "назовите {}_{}, чтобы правила внутри могли говорить об обоих"
    ),
    "inside a component {} means that the instance is not used": "внутри части {} значит, что экземпляра нет",
    "remove the value; to leave {} open, write  characteristic {}: optional ...": (
        "уберите значение; чтобы {} можно было не выбирать, пишите  characteristic {}: optional ..."
    ),
    "an instance of {} has more than {} characteristics to compare": (
        "в экземпляре {} больше {} характеристик для сравнения"
    ),
    "write  component {}: {}..{} numbered": "пишите  component {}: {}..{} numbered",
    "{} is optional: {} already means that it is not chosen": "{} можно не выбирать: {} уже значит, что не выбрано",
    "remove the value {}, or the word optional": "уберите значение {} или слово optional",
    "the value {} appears twice": "значение {} стоит дважды",
    "a value code has 1 to {} printable characters": "в коде значения от 1 до {} печатных знаков",
    "a value code has 1 to {} printable characters; this row has {}": (
        "в коде значения от 1 до {} печатных знаков; в этой строке — {}"
    ),
    "{} values; {} are allowed": "значений {}; допускается {}",
    "use a coarser step or a smaller range": "возьмите шаг крупнее или диапазон меньше",
    "the characteristics have more than {} values in all": "у характеристик всего больше {} значений",
    "use coarser steps or smaller ranges": "возьмите шаги крупнее или диапазоны меньше",
    "the number has more than {} digits": "в числе больше {} цифр",
    "write  decimal 1.5..3.0 step 0.5": "пишите  decimal 1.5..3.0 step 0.5",
    "{} is not a whole number": "{} — не целое число",
    "{} is more than {}": "{} больше, чем {}",
    "the smaller one first": "сначала меньшее",
    "the step does not lead from {} to {}": "шаг не ведёт от {} к {}",
    "the distance between the bounds is a multiple of the step": "расстояние между границами кратно шагу",
    "{} is not a unit": "{} — не единица измерения",
    "write a unit such as [mm]": "пишите единицу так: [mm]",
    "{} is {}, its formula is {}": "{} — {}, а формула — {}",
    "{} is computed from itself: {}": "{} вычисляется из себя: {}",
    "break the circle: one of them must be chosen, not computed": (
        "разорвите круг: одно из них надо выбирать, а не вычислять"
    ),
    "there is no characteristic {}": "характеристики {} нет",
    "there is no component {}": "части {} нет",
    "{} has no value {}": "у {} нет значения {}",
    "{} has no attribute {}": "у {} нет свойства {}",
    "its values are {}": "его значения: {}",
    "its attributes are {}": "его свойства: {}",
    "only values from a table have attributes": "свойства есть только у значений из таблицы",
}

_KINDS: Mapping[str, str] = {
    "the rule is written: {}": "правило пишется так: {}",
    "write: {}": "пишите: {}",
    "{} is computed and takes no default": "{} вычисляется и не берёт значения по умолчанию",
    "give the default to what it is computed from": "дайте значение по умолчанию тому, из чего оно вычисляется",
    "the condition speaks of {}, declared after {} or {} itself": (
        "условие говорит о {}, что объявлено после {} или само {}"
    ),
    "move the declaration up: a default looks only at what is declared before it": (
        "поднимите объявление: значение по умолчанию видит только то, что объявлено раньше"
    ),
    "{}..{} of {} conditions can never hold": "{0}..{1} условий из {2} не выполнятся никогда",
    "the first number is at most the second and the group's size": "первое число не больше второго и числа условий",
    "a cardinality is a whole number from 0": "количество — целое число от 0",
    "{} is computed and takes no preference": "{} вычисляется, и предпочесть его нельзя",
    "prefer values of what it is computed from": "предпочитайте значения того, из чего оно вычисляется",
    "a weight is a whole number from -{} to {}": "вес — целое число от -{} до {}",
    "the values of a row are separated by commas": "значения в строке разделяют запятыми",
    "the row has {} cells for {} columns": "ячеек в строке {}, а столбцов {}",
    "the columns are {}": "столбцы: {}",
    "expected a row in parentheses": "нужна строка в скобках",
    "the braces are empty": "фигурные скобки пусты",
    "list at least one value, or write * for any": "перечислите хоть одно значение или пишите * для любого",
    "list at least one value": "перечислите хоть одно значение",
    "the table {} has no column {}": "в таблице {} нет столбца {}",
    "the column {} appears twice": "столбец {} стоит дважды",
}

_TABLES: Mapping[str, str] = {
    "the table has {} rows; {} are allowed": "в таблице {} строк; допускается {}",
    "the table has {} characters; {} are allowed": "в таблице {} знаков; допускается {}",
    "the table {} has no column `code`": "в таблице {} нет столбца `code`",
    "add a column `code` with the value codes": "добавьте столбец `code` с кодами значений",
    "{} in column {} is not a unit": "{} в столбце {} — не единица измерения",
    "{} in column {} is not a number": "{} в столбце {} — не число",
    "write digits with a point, such as 12.5, without a unit; leave the cell empty for 0": (
        "пишите цифры с точкой, например 12.5, без единицы; для 0 оставьте ячейку пустой"
    ),
    "the row has {} cells, the header {}": "ячеек в строке {}, в заголовке {}",
    "there is no table {}": "таблицы {} нет",
    "check the file name and its folder": "проверьте имя файла и папку",
    "the value {} stands in the table twice": "значение {} стоит в таблице дважды",
    "remove one of the rows": "уберите одну из строк",
    "the table {} has no rows": "в таблице {} нет строк",
    "the table cannot be read: {}": "таблицу не прочесть: {}",
    "check the quotes": "проверьте кавычки",
    "the columns of {} are separated by {}": "столбцы таблицы {} разделены знаком {}",
    "save it with commas between the columns": "сохраните её с запятыми между столбцами",
    "there are two {}s {}": "{1} ({0}) есть дважды",
}

_EXPRESSIONS: Mapping[str, str] = {
    "expected {}, found {}": "нужно: {}, а здесь {}",
    "expected {} between double quotes, found {}": "нужно: {} в двойных кавычках, а здесь {}",
    "expected a value, found {}": "нужно значение, а здесь {}",
    "expected a name, a number or '(', found {}": "нужно имя, число или '(', а здесь {}",
    "expected a name or a value, found the word {}": "нужно имя или значение, а здесь слово {}",
    "expected a number after '-', found {}": "после '-' нужно число, а здесь {}",
    "expected a number in {}, found {}": "нужно число в {}, а здесь {}",
    "expected a condition, found {}": "нужно условие, а здесь {}",
    "expected a word, found {}": "нужно слово, а здесь {}",
    "expected a date, found {}": "нужна дата, а здесь {}",
    "write fewer digits: nothing is known so exactly": "напишите меньше цифр: так точно ничего не известно",
    "dates look like 2026-01-31": "даты пишут так: 2026-01-31",
    "did not expect {} here": "{} здесь не к месту",
    "an expression ends here": "выражение здесь кончается",
    "more than {} levels of nesting": "вложенность больше {}",
    "split the rule, or name a part of it with a computed characteristic": (
        "разделите правило или назовите его часть вычисляемой характеристикой"
    ),
    "names look like cooler_height": "имена пишут так: cooler_height",
    "names consist of a-z, 0-9 and _ and start with a letter": "имена состоят из a-z, 0-9 и _ и начинаются с буквы",
    "{} cannot be {}": "{} — не {}",
    'a value looks like rtx-5090, 8 or "Oak, oiled"': 'значение пишут так: rtx-5090, 8 или "Oak, oiled"',
    "a number looks like 8 or 1.25": "число пишут так: 8 или 1.25",
    "a unit stands between brackets, such as [mm]": "единица стоит в квадратных скобках, например [mm]",
    "an if is written: if CONDITION then A else B": "if пишут так: if УСЛОВИЕ then A else B",
    "an if always has an else: if CONDITION then A else B": "у if всегда есть else: if УСЛОВИЕ then A else B",
    "an if inside a formula needs parentheses": "if внутри формулы нужны скобки",
    "write (if A then B else C)": "пишите (if A then B else C)",
    "comparisons cannot be chained": "сравнения нельзя ставить цепочкой",
    "write a < b and b < c": "пишите a < b and b < c",
    "the values of `in` stand in braces: NAME in {a, b}": "значения для `in` стоят в фигурных скобках: NAME in {a, b}",
    "there is no division": "деления нет",
    "multiply the other side instead: a <= 2 * b, or a * 0.5": "умножьте другую сторону: a <= 2 * b или a * 0.5",
    "the parenthesis opened in column {} is not closed": "скобка, открытая в столбце {}, не закрыта",
    "{}(...) takes expressions separated by commas": "{}(...) берёт выражения через запятую",
    "the function is written: {}": "функция пишется так: {}",
    "{} is a component: {} takes one expression over its instances": (
        "{} — часть: {} берёт выражение над её экземплярами"
    ),
    "write {}({}, EXPRESSION); to calculate with how many there are, do not name it first": (
        "пишите {}({}, ВЫРАЖЕНИЕ); чтобы считать их количество, не называйте её первой"
    ),
    "{} is a component: write a function over its instances, such as any({}, {} = ...)": (
        "{} — часть: пишите функцию над её экземплярами, например any({}, {} = ...)"
    ),
    "{} has it: write a function over its instances, such as any({}, {} = ...)": (
        "оно есть у {}: пишите функцию над экземплярами, например any({}, {} = ...)"
    ),
    "this already speaks of one {}: of all of them only the product can ask": (
        "здесь речь уже об одном {}: обо всех может спросить только изделие"
    ),
    "write {}({}, ...) in a rule outside of {}": "пишите {}({}, ...) в правиле вне {}",
    "{} speaks of a component": "{} говорит о части",
    "written out for every instance, the rules have more than {} parts": (
        "если расписать правила для каждого экземпляра, в них больше {} частей"
    ),
    "allow fewer instances, or put fewer functions inside each other": (
        "допустите меньше экземпляров или меньше функций друг в друге"
    ),
    "cannot compare {} with {}": "{} нельзя сравнить с {}",
    "cannot calculate with {}": "с {} нельзя считать",
    "write a number here": "напишите здесь число",
    "write the number, a space, and a unit such as mm, W or GB": (
        "пишите число, пробел и единицу, например mm, W или GB"
    ),
    "compare it with something: {} = ...": "сравните с чем-нибудь: {} = ...",
    "a number in {} does not fit one in {}: they do not measure the same thing": (
        "число в {} не подходит к числу в {}: они измеряют разное"
    ),
    "compare, add or assign only numbers of the same dimension": (
        "сравнивайте, складывайте и присваивайте только числа одной размерности"
    ),
    "a text stands where a characteristic or a number is expected": "здесь текст, а нужна характеристика или число",
    "{} is text; expected {}": "{} — текст; нужно: {}",
    "remove the quotes": "уберите кавычки",
    "only a characteristic is set or not": "выбрана или нет бывает только характеристика",
    "{} is not optional: it is always set": "{} выбрано всегда: слова optional у него нет",
    "declare it so: characteristic {}: optional ...": "объявите так: characteristic {}: optional ...",
    "only numbers have an order; compare a numeric attribute, such as NAME.capacity": (
        "порядок есть только у чисел; сравнивайте числовое свойство, например NAME.capacity"
    ),
    "{} cannot be compared with {}": "{} нельзя сравнить с {}",
    "{} holds several words": "в {} несколько слов",
    "{} has no words": "в {} нет слов",
    "has looks for a word in a text attribute: {}": "has ищет слово в текстовом свойстве: {}",
    "{} is text; to calculate with it, give its table column a unit or a #, such as watts[W]": (
        "{} — текст; чтобы с ним считать, дайте столбцу таблицы единицу или #, например watts[W]"
    ),
    "give the table column a unit or a # to calculate with it, such as watts[W] or slots#": (
        "чтобы считать, дайте столбцу таблицы единицу или #, например watts[W] или slots#"
    ),
    "count(...) turns conditions into a number": "count(...) делает из условий число",
    "the two results differ: {} and {}": "результаты разные: {} и {}",
    "both results of an if are of the same type": "оба результата if — одного вида",
    "a subtraction needs spaces: {}": "вокруг минуса нужны пробелы: {}",
    "{} is a value: write {}": "{} — значение: пишите {}",
    "the numbers in {} may grow beyond 2^50 when scaled to whole numbers": (
        "числа в {} могут вырасти больше 2^50, если сделать их целыми"
    ),
    "use fewer decimals, coarser units or narrower ranges": (
        "возьмите меньше знаков, единицы крупнее или диапазоны уже"
    ),
}

_CHARACTERS: Mapping[str, str] = {
    "the file has {} characters; {} are allowed": "в файле {} знаков; допускается {}",
    "split it into several files": "разделите его на несколько файлов",
    "the expression is too long": "выражение слишком длинное",
    "the expression is empty": "выражение пусто",
    "write a value or a formula": "напишите значение или формулу",
    "the line is indented less than the first one inside, which starts in column {}": (
        "отступ строки меньше, чем у первой внутри, которая начинается в столбце {}"
    ),
    "indent both alike, by spaces": "сделайте отступы одинаковыми, пробелами",
    "the statement has {} words and marks; {} are allowed": "в предложении {} слов и знаков; допускается {}",
    "move the rows to a CSV table": "перенесите строки в таблицу CSV",
    "the character {} has no meaning here": "знак {} здесь ничего не значит",
    'put free text between double quotes "..."': 'свободный текст ставьте в двойные кавычки "..."',
    "the string has no closing quote": "у текста нет закрывающей кавычки",
    'close it with " on the same line': 'закройте его знаком " на той же строке',
}

RULE_PHRASES: Mapping[str, str] = {
    **_STATEMENTS,
    **_CHARACTERISTICS,
    **_KINDS,
    **_TABLES,
    **_EXPRESSIONS,
    **_CHARACTERS,
}
"""Messages and hints -> the same in Russian."""
