"""Refusals of the studio in Russian: drafts, releases, imports, media, tests and second looks."""

from __future__ import annotations

from collections.abc import Mapping

_DRAFTS: Mapping[str, str] = {
    "There is no draft {}.": "Черновика {} нет.",
    "There is no file {} in this draft.": "В этом черновике нет файла {}.",
    "There is no edit {} in this draft.": "В этом черновике нет правки {}.",
    "The edit of {} was taken back already.": "Правку файла {} уже отменили.",
    "{} has changed {} since; take that back first, or mend the file by hand.": (
        "{0} с тех пор менял(а) {1}; сначала отмените это или исправьте файл вручную."
    ),
    "{} was changed{} since you read it; read it again and put the two together.": (
        "{0} с тех пор, как вы его прочитали, изменён{1}; прочитайте заново и сведите обе правки."
    ),
    "There is nothing to undo: the draft is as the release is.": "Отменять нечего: черновик такой же, как выпуск.",
    "Somebody changed the draft while it was checked; look at the change and publish again.": (
        "Пока черновик проверялся, его кто-то изменил; посмотрите изменение и опубликуйте снова."
    ),
    "Release {} is not the newest any more; look again at what came after the draft.": (
        "Выпуск {} уже не последний; посмотрите ещё раз, что вышло после черновика."
    ),
    'This is a draft of {}, but its files are those of {}; write code = "{}" again.': (
        'Это черновик изделия {}, а файлы — изделия {}; верните code = "{}".'
    ),
    "A product has at most {} files.": "Файлов у изделия не больше {}.",
    "A draft has a name of one line and at most {} characters.": "Имя черновика — одна строка не длиннее {} знаков.",
    "The product {} was never published.": "Изделие {} ни разу не публиковали.",
    "{} was published anew.": "Изделие {} опубликовали заново.",
    "The product {} was never published{}.": "Изделие {} ни разу не публиковали{}.",
    "The product {} has a release already; begin a draft on it, or choose another code.": (
        "У изделия {} уже есть выпуск; начните черновик на нём или возьмите другой код."
    ),
    "No product has the family {}.": "Семейства {} нет ни у одного изделия.",
    "It needs an English name; other languages fall back to it.": (
        "Нужно английское название: оно показывается там, где нет другого."
    ),
    "Terms of sale have no characteristics.": "У условий продажи нет характеристик.",
    "The rules have a characteristic {} already; choose another name.": (
        "Характеристика {} в правилах уже есть; выберите другое имя."
    ),
    "product.toml cannot be read, or has another form than [characteristic.NAME] for each; change it as text.": (
        "product.toml не читается или написан не по образцу [characteristic.ИМЯ]; измените его как текст."
    ),
    "{} is not deleted in a form; change it as text.": "{} в форме не удаляется; измените файл как текст.",
    "The changes do not fit the file.": "Изменения не подходят к файлу.",
    "{} lines come out, not {}: they were made for another text.": (
        "Строк выходит {}, а не {}: изменения сделаны для другого текста."
    ),
    "The lines are not there, or another change has exchanged them already.": (
        "Этих строк нет, или их уже заменило другое изменение."
    ),
    "A line holds no line end; tell two lines.": "В строке нет конца строки; назовите две строки.",
    "There are no terms of sale for {}.": "Условий продажи на {} нет.",
    "{} changed the draft since you read it; look at it again.": (
        "С тех пор, как вы прочитали черновик, его изменил(а) {}; посмотрите ещё раз."
    ),
    "You wrote part of this draft; somebody else has to approve it.": (
        "Часть этого черновика написали вы; одобрить его должен кто-то другой."
    ),
    "It was edited after it was approved.": "Его правили после одобрения.",
    "Nobody who did not write this draft has approved it as it stands. Ask for a second look under Publish; "
    "another catalogue manager approves it there.": (
        "Никто, кроме авторов, этот черновик в таком виде не одобрил. Попросите второй взгляд в разделе "
        "«Публикация»; там его одобрит другой менеджер каталога."
    ),
    "This draft has no comment {}.": "В этом черновике нет комментария {}.",
    "Say of which file the line is.": "Скажите, из какого файла строка.",
    "{} has {} lines, and no line {}.": "В {} строк {}, строки {} нет.",
    "Write a comment of at most {} characters.": "Напишите комментарий не длиннее {} знаков.",
    "The comment holds a character that is no text (NUL or half a surrogate).": (
        "В комментарии есть знак, который не является текстом (NUL или половина суррогатной пары)."
    ),
}

_FORMS: Mapping[str, str] = {
    "{} has no entries with forms; change it as text.": "В {} нет записей с формами; меняйте его текстом.",
    "There are no entries {} in {}; there are: {}.": "Записей {} в {} нет; бывают: {}.",
    "There is no entry number {} in {}.": "Записи номер {} в {} нет.",
    "The entry {} holds what no form can show; change it as text.": (
        "В записи {} есть то, чего форма не покажет; меняйте её текстом."
    ),
    "There is no field {}.": "Поля {} нет.",
    "What is filled in is no entry of this kind.": "Заполненное — не такая запись.",
    "{} is filled in with something else than {}.": "В поле {} нужно другое: {}.",
    "{} cannot be read; mend it as text.": "{} не читается; исправьте его текстом.",
    "{} has another form than one [[{}]] for each; change it as text.": (
        "{} записан иначе, чем по одному [[{}]] на каждую; меняйте его текстом."
    ),
    "The entry {} of {} is written in another way than forms know; change it as text.": (
        "Запись {} в {} написана иначе, чем умеют формы; меняйте её текстом."
    ),
    "There is no quote template {}.": "Шаблона предложения {} нет.",
    "What is filled in is no quote template.": "Заполненное — не шаблон предложения.",
    "The product cannot be configured in this market; mend its rules first.": (
        "На этом рынке изделие не подобрать; сначала исправьте его правила."
    ),
    "What is filled in is no rule.": "Заполненное — не правило.",
    "{} holds no rules: they stand in files such as rules/glass.rules.": (
        "В {} правил нет: они стоят в файлах вроде rules/glass.rules."
    ),
    "There is no rule number {} in {}.": "Правила номер {} в {} нет.",
    "The rule number {} of {} cannot be read; mend it as text first.": (
        "Правило номер {} в {} не читается; сначала исправьте его текстом."
    ),
}

_PROVING: Mapping[str, str] = {
    "Terms of sale forbid and allow nothing; ask what they make of prices.": (
        "Условия продажи ничего не запрещают и не разрешают; спросите, что они делают с ценами."
    ),
    "Terms of sale forbid and allow nothing; look at their files.": (
        "Условия продажи ничего не запрещают и не разрешают; смотрите их файлы."
    ),
    "Terms of sale have no rules to try or to test; ask for their repricing.": (
        "В условиях продажи нет правил, которые можно испытать; попросите пересчёт цен."
    ),
    "This draft is of a product; ask for its review instead.": "Это черновик изделия; попросите его обзор.",
    "The product was never published: there is no release to compare the draft with.": (
        "Изделие ни разу не публиковали: сравнить черновик не с чем."
    ),
    "The draft cannot be compared with its release: {}.": "Черновик не сравнить с его выпуском: {!}.",
    "What a test says cannot be said of this product.": "Об этом изделии такого в тесте сказать нельзя.",
    "What must not be possible has neither other values nor a price.": (
        "У того, что должно быть невозможно, нет ни других значений, ни цены."
    ),
    "A note is one line, without control characters.": "Пометка — одна строка без управляющих знаков.",
    "Some of the rules are not in force.": "Некоторые из правил не действуют.",
    "No rule {} is in force there today.": "Правило {} сегодня там не действует.",
    "Neither the draft nor its release has these.": "Такого нет ни в черновике, ни в его выпуске.",
    "There is no test number {} in {}.": "Теста номер {} в {} нет.",
    "{} has another form than one [[test]] for each test; change it as text.": (
        "{} записан иначе, чем по одному [[test]] на каждый тест; меняйте его текстом."
    ),
}

_RELEASES: Mapping[str, str] = {
    "There is no release {}.": "Выпуска {} нет.",
    "There is no release with the digest {}.": "Выпуска с отпечатком {} нет.",
    "Release {} was withdrawn by {} on these days.": "На эти дни выпуск {} уже отозван, это сделал(а) {}.",
    "Release {} has begun{}, and somebody may have configured under it. Bring an earlier release back instead, or take "
    "back the days from {} on.": (
        "Выпуск {} уже действует{}, по нему могли что-то подобрать. Верните более ранний или отзовите дни с {}."
    ),
    "Release {} is not for the market {}.{}": "Выпуск {} не для рынка {}.{}",
    "Release {} is not valid there on any of these days.": "Выпуск {} там ни в один из этих дней не действует.",
    "{} has begun; days can be taken back from tomorrow ({}) on.": (
        "День {} уже наступил; отозвать можно дни с завтрашнего ({})."
    ),
    "{} is not sold in the market {}, but in {}.{}": "{} на рынке {} не продаётся, только на рынках: {}.{}",
    "{} was not sold in the market {}; there is nothing to compare.": (
        "{} на рынке {} не продавалось; сравнивать не с чем."
    ),
    "The days until {} are over; a release is valid from today ({}) on.": (
        "Дни до {} прошли; выпуск действует с сегодняшнего дня ({})."
    ),
    "{} is over; leave the first day empty to begin today ({}).": (
        "День {} прошёл; чтобы начать сегодня ({}), оставьте первый день пустым."
    ),
    "The market {} is named twice: a release has one period in a market.": (
        "Рынок {} назван дважды: на рынке у выпуска один срок."
    ),
    "Markets have days of their own; leave out those for all markets.": (
        "У рынков свои дни; общие для всех рынков не указывайте."
    ),
    "Terms of sale hold in all markets; name the markets in their entries.": (
        "Условия продажи действуют на всех рынках; называйте рынки в их записях."
    ),
    "Release {} has these files already, for the same days.": "У выпуска {} уже эти файлы и те же дни.",
    "{} and {} are different products; compare releases of one.": (
        "{} и {} — разные изделия; сравнивайте выпуски одного."
    ),
    "Say why, in a sentence: it is written to the audit and shown beside the release.": (
        "Скажите одной фразой, зачем: это пишется в журнал и стоит рядом с выпуском."
    ),
    "The release cannot be valid: {}.": "Выпуск так действовать не может: {}.",
    "a period ends after it starts": "период кончается позже, чем начинается",
    "Here whatever is published is approved by a second person first (QUOTEWRIGHT_REVIEWERS). "
    "Write the files into a draft, ask for a second look, and publish the draft.": (
        "Здесь всё, что публикуют, сначала одобряет второй человек (QUOTEWRIGHT_REVIEWERS). "
        "Внесите файлы в черновик, попросите второй взгляд и опубликуйте черновик."
    ),
    "at least one file must be named *.rules": "хотя бы один файл должен называться *.rules",
    "There is no rule file among the files.": "Среди файлов нет файла правил.",
    "A demo product cannot be published.": "Демонстрационное изделие не публикуется.",
    "There is no folder {}.": "Папки {} нет.",
    "The catalogue files have {}; the first: {}: {}": "Файлы каталога — {0}; первая: {1}: {2!}",
    "The terms have {} problem(s); the first: {}: {}": "Проблем в условиях: {0}; первая: {1}: {2!}",
    "The terms do not fit the products: {}": "Условия не подходят к изделиям: {!}",
    "The terms cannot be read.": "Условия не читаются.",
    "{} is no feature model that can become a product.": "{} — не модель признаков, из которой выйдет изделие.",
}

_UPLOADS: Mapping[str, str] = {
    "Send a file, or the digest of one that you have sent before.": (
        "Пришлите файл или отпечаток того, что прислали раньше."
    ),
    "The draft was changed since you looked at this upload; look again.": (
        "С тех пор, как вы смотрели этот файл, черновик изменили; посмотрите ещё раз."
    ),
    "The upload has {} problems. Correct the cells, or leave their rows out.": (
        "Проблем в файле: {}. Исправьте ячейки или пропустите их строки."
    ),
    "The upload changes nothing.": "Файл ничего не меняет.",
    "This upload is not kept any more; choose the file again.": "Этот файл уже не хранится; выберите его снова.",
    "The folder has files that a product cannot have.": "В папке есть файлы, которых у изделия не бывает.",
    "The file is no text in the encoding {}. Choose another one.": "Файл — не текст в кодировке {}. Выберите другую.",
    "The file is no text: it holds zero bytes. Send a spreadsheet as .xlsx or .csv.": (
        "Файл — не текст: в нём нулевые байты. Пришлите таблицу как .xlsx или .csv."
    ),
    'A quote is not closed, or stands inside a cell, before {}; write the cell as "... "" ...".': (
        'Кавычка не закрыта или стоит внутри ячейки перед {}; пишите ячейку так: "... "" ...".'
    ),
    "{}; a table of a product has at most 100,000. Split it.": (
        "{!}; в таблице изделия не больше 100 000. Разделите её."
    ),
    "The sheet {} has more than {} rows": "На листе {} строк больше {}",
    "Row {} of {} has a cell of {} characters; a workbook holds {}.": (
        "Строка {} таблицы {}: в ячейке {} знаков, а в книге бывает {}."
    ),
    "Export the folder instead.": "Выгрузите папку.",
    "The file is empty.": "Файл пуст.",
    "The file has {} bytes; {} are read. Split it.": "В файле {} байт; читается {}. Разделите его.",
    "The file is an old or protected workbook. Save it as .xlsx without a password, or as CSV.": (
        "Это старая или защищённая книга. Сохраните её как .xlsx без пароля или как CSV."
    ),
    "The file is called .xlsx but is no workbook. Save it anew, or send the text as .csv.": (
        "Файл называется .xlsx, но это не книга. Сохраните его заново или пришлите текст как .csv."
    ),
    "The file has {} parts; {} are read.": "В файле частей {}; читается {}.",
    "The file is protected by a password. Save it without one.": "Файл защищён паролем. Сохраните его без пароля.",
    "The file is damaged: it cannot be unpacked. Save or export it anew.": (
        "Файл повреждён: он не распаковывается. Сохраните или выгрузите его заново."
    ),
    "The file has two parts named {}; it was not made by usual means.": (
        "В файле две части с именем {}; обычные программы такого не делают."
    ),
    "The file unpacks to more than {} bytes. Split it, or send the sheet as CSV.": (
        "Файл распаковывается больше чем в {} байт. Разделите его или пришлите лист как CSV."
    ),
    "The texts of all cells have more than {} bytes. Split the workbook.": (
        "Тексты всех ячеек больше {} байт. Разделите книгу."
    ),
    "The workbook names a text that it does not have. Save it anew.": (
        "Книга называет текст, которого в ней нет. Сохраните её заново."
    ),
    "The workbook cannot be read: it is damaged, or no .xlsx file. Save it anew.": (
        "Книга не читается: она повреждена, или это не .xlsx. Сохраните её заново."
    ),
    "The part {} of the workbook is not written as workbooks are. Save it anew.": (
        "Часть {} написана не так, как в книгах. Сохраните книгу заново."
    ),
    "Cells in {} do not say where they stand. Save the workbook anew.": (
        "Ячейки в {} не говорят, где стоят. Сохраните книгу заново."
    ),
    "The sheet {} reaches to column {}; {} columns are read.": "Лист {} доходит до столбца {}; читается столбцов: {}.",
    "The sheet {} spans {} rows and {} columns; that is too many cells.": (
        "На листе {} строк {} и столбцов {}; ячеек слишком много."
    ),
    "Delete what stands aside, or split it.": "Удалите то, что стоит в стороне, или разделите его.",
    "There is no such file.": "Такого файла нет.",
    "There is no such file, or it is not on show.": "Такого файла нет, или его не показывают.",
    "This is no picture.": "Это не картинка.",
    "This is no picture that we show.": "Такие картинки мы не показываем.",
    "There is no document or picture {} in this draft.": "В этом черновике нет документа или картинки {}.",
    "{} cannot be read; take back what was written into it by hand.": (
        "{} не читается; отмените то, что вписали в него вручную."
    ),
    "{} lacks the column {}; add it to its first line.": "В {} нет столбца {}; добавьте его в первую строку.",
    "Another file is called {}. Look at it; then replace it, or choose another name.": (
        "{} — имя другого файла. Посмотрите его, потом замените или возьмите другое имя."
    ),
}

PARTS: Mapping[str, str] = {
    " by {}": ", это сделал(а) {}",
    " in {}": " на рынках {}",
    " for the market {}": " для рынка {}",
    " Did you mean {}?": " Может быть, {}?",
    " Known: {}.": " Известны: {}.",
    "a text": "текст",
    "a text in several languages": "текст на нескольких языках",
    "yes or no": "да или нет",
    "several texts": "несколько текстов",
    "one of its words": "одно из его слов",
    "rows": "строки",
    "a number": "число",
    "a day": "день",
}
"""What is filled in -> the same."""

PHRASES: Mapping[str, str] = {**_DRAFTS, **_FORMS, **_PROVING, **_RELEASES, **_UPLOADS}
