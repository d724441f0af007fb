"""Refusals of configuring, pricing, quoting and ordering in Russian."""

from __future__ import annotations

from collections.abc import Mapping

_CONFIGURING: Mapping[str, str] = {
    "Nothing has these values together with your choices; take a choice back.": (
        "С вашим выбором эти значения не сочетаются; отмените что-нибудь из выбранного."
    ),
    "Nothing that meets these choices is within the budget; raise it, or take a choice back.": (
        "С таким выбором в бюджет не уложиться; увеличьте его или отмените что-нибудь из выбранного."
    ),
    "The nearest configuration needs a budget; the others have none.": (
        "Бюджет нужен ближайшей конфигурации; у других его нет."
    ),
    "The best configuration could not be worked out in time; try again.": (
        "Лучшую конфигурацию не успели найти; попробуйте ещё раз."
    ),
    "A configuration was found that the choices rule out.": "Нашлась конфигурация, которую выбор исключает.",
    "Nothing that meets these choices has both a price and a cost in the market {}; "
    "complete its price and cost books, or take a choice back.": (
        "Ни у чего с таким выбором нет и цены, и себестоимости: рынок {}; дополните прайс-листы и книги "
        "себестоимости или отмените что-нибудь из выбранного."
    ),
    "Margins are for those who may read them; ask a manager.": (
        "Маржу видят те, кому это разрешено; спросите руководителя."
    ),
    "No cost book of {} holds in the market {} on {}, so its margins are not known; add one to prices/books.toml.": (
        "Маржа неизвестна: у {0} нет книги себестоимости (рынок {1}, день {2}); добавьте её в prices/books.toml."
    ),
    "No value of {} is better than another; the catalogue says of others that they are.": (
        "У {} ни одно значение не лучше другого; каталог говорит это о других характеристиках."
    ),
    "There is no such configuration session; open a new one.": "Такого сеанса нет; начните новый.",
    "There is no characteristic {} to choose.{}": "Характеристики {}, которую можно выбрать, нет.{}",
    "{} has no value {}.{}": "У {} нет значения {}.{}",
    "{} has no value {}.": "У {} нет значения {}.",
    "{} has no characteristic {}.": "У {} нет характеристики {}.",
    "{} follows from the other choices and cannot be chosen.": "{} следует из остального выбора; выбрать это нельзя.",
    "{} has {} characteristics, and {} were named.": "У {} характеристик {}, а названо {}.",
    "The choices of this session are not possible together.": "Выбранное в этом сеансе вместе невозможно.",
    "It could not be worked out in time whether this is possible; try again.": (
        "Не успели выяснить, возможно ли это; попробуйте ещё раз."
    ),
    "The configuration was changed meanwhile (you saw version {}); read it again and repeat the click.": (
        "Конфигурацию тем временем изменили (вы видели версию {}); прочитайте её заново и повторите."
    ),
    "A budget is a number of zero or more, not {}.": "Бюджет — число от нуля, а не {}.",
    "What every value costs at the least cannot be told under the terms of this buyer, which look at the "
    "configuration; choose values, and each price is exact.": (
        "По условиям этого покупателя, которые смотрят на конфигурацию, наименьшую цену каждого значения назвать "
        "нельзя; выбирайте значения, и каждая цена будет точной."
    ),
    "The product {} has no compiled form; ask the server at every click.": (
        "У изделия {} нет собранного вида; спрашивайте сервер при каждом выборе."
    ),
    "There is no market {}.": "Рынка {} нет.",
    "{} is not sold in the market {}.": "{} на рынке {} не продаётся.",
    "{} has no prices in the market {} on {}.": "У {} нет цен: рынок {}, день {}.",
    "The product {} is not on sale.": "Изделие {} не продаётся.",
    "The product {} is not sold in the market {} on {}.": "Изделие {} на рынке {} в этот день не продаётся: {}.",
    "The coupons of a quote belong to its buyer; enter them on the quote.": (
        "Купоны предложения принадлежат покупателю; введите их в предложении."
    ),
    "The coupon {} gives nothing on this product here today.": (
        "Купон {} сегодня здесь на это изделие ничего не даёт."
    ),
    "Look at how it is spelled.": "Проверьте, как он написан.",
    "The product {} is not on sale on {}.": "Изделие {} в этот день не продаётся: {}.",
    "The market {} has no tax for the class {}.": "На рынке {} нет налога для класса {}.",
    "The market {} has no tax for the class {} in {} on {}; write it into {}.": (
        "На рынке {0} нет налога для класса {1}: место — {2}, день — {3}; впишите его в {4}."
    ),
    "{} has no geometry.": "У {} нет изображения.",
}

_PRICES: Mapping[str, str] = {
    "A billing plan has no such field.": "Такого поля у плана платежей нет.",
    "A billing period is one of {}.": "Период платежа — одно из: {}.",
    "A term is from 1 to {} months, not {}.": "Срок — от 1 до {} мес., а не {}.",
    "A start lies in the years {} to {}, not on {}.": "Начало — в годах с {} по {}, а не {}.",
    "A discount is from 0 to 100 percent, not {}.": "Скидка — от 0 до 100 процентов, а не {}.",
    "A term of {} months has {} years, not {}.": "В сроке {} мес. лет {}, а не {}.",
    "A billing plan is an object with any of {}.": "План платежей — объект, в котором бывает: {}.",
    "The product is offered for {} to {} months, not for {}.": (
        "Изделие предлагают на срок от {} до {} мес., а не на {}."
    ),
    "Of {} months from 0 to {} can be free, not {}.": "Из {} мес. бесплатными могут быть от 0 до {}, а не {}.",
    "What is expected is more than 0 and at most {}, not {}.": "Ожидаемое — больше 0 и не больше {}, а не {}.",
    "A year of a ramp is charged from 0 to {} percent of the price, not {}.": (
        "За год ступенчатой цены берут от 0 до {} процентов цены, а не {}."
    ),
    "{} cannot be read; write {}.": "{} не читается; пишите {}.",
    "A price in {} cannot be compared with one in {}.": "Цену в {} нельзя сравнить с ценой в {}.",
    "The differences of two prices do not add up.": "Разности двух цен не сходятся.",
    "A quantity is more than zero and at most {}, not {}.": "Количество — больше нуля и не больше {}, а не {}.",
    "A tax status is one of {}, not {}.": "Налоговый статус — одно из: {}, а не {}.",
    "A discount is either a percentage or an amount; give one of them.": (
        "Скидка — либо процент, либо сумма; укажите что-то одно."
    ),
    "A discount is between 0 and 100 percent, with at most {} decimals.": (
        "Скидка — от 0 до 100 процентов, знаков после запятой не больше {}."
    ),
    "A discount takes something off; its amount is not below zero.": "Скидка уменьшает цену; её сумма не ниже нуля.",
    "{} has no such small coin; round the discount.": "Такой мелкой монеты в {} нет; округлите скидку.",
    "The discount is in {}, the price in {}; use one currency.": "Скидка в {}, цена в {}; возьмите одну валюту.",
    "The discount is more than the price; a price never falls below zero.": (
        "Скидка больше цены; цена не бывает ниже нуля."
    ),
    'A discount is written {"percent": "5"} or {"amount": {...}}.': (
        'Скидку пишут {"percent": "5"} или {"amount": {...}}.'
    ),
    "A percentage is a number such as 5 or 12.5, as text.": "Процент — число вроде 5 или 12.5, текстом.",
    "The waterfall of the document does not add up to its total.": "Каскад цены документа не сходится с его итогом.",
    "A price is zero or more, in whole minor units, not {}.": "Цена — от нуля, в целых мелких единицах, а не {}.",
    "The price is in {}, its target in {}.": "Цена в {}, желаемая цена в {}.",
    "The target {} is above the price {}; a discount never raises a price.": (
        "Желаемая цена {} выше цены {}; скидка цену не повышает."
    ),
    "The price does not add up: {} against {}.": "Цена не сходится: {} против {}.",
    "The price book {} charges per {}, which is {}; a quantity is never that.": (
        "Прайс-лист {} считает по {}, а это {}; таким количество не бывает."
    ),
    "The charges of the price book bring the price below zero.": "Начисления прайс-листа опускают цену ниже нуля.",
    "What was agreed, promotions and quantity tiers take off more than the list price of {} {}; "
    "a price never falls below zero.": (
        "Договорённость, акции и ступени количества вместе снимают больше цены по прайс-листу {} {}; "
        "цена не бывает ниже нуля."
    ),
    "What is charged {}: {}": "Начисляется {}: {!}",
    "The total wanted, {} {}, is more than the {} {} there is without a discount; a discount only takes off.": (
        "Желаемый итог, {} {}, больше, чем {} {} без скидки; скидка только уменьшает."
    ),
    "A total with tax can be wanted of the whole quote only; give the group a total without tax.": (
        "Итог с налогом бывает только у всего предложения; группе дайте итог без налога."
    ),
    "The cash step of {} is an amount above zero in whole minor units, such as 0.05, not {}.": (
        "Шаг наличных в {} — сумма больше нуля в целых мелких единицах, например 0.05, а не {}."
    ),
    "{}: {} has no price in the price book {}; the price is on request.": (
        "{}: у «{}» нет цены в прайс-листе {}; цена по запросу."
    ),
    "The surcharge {} weighs {}, which this release of {} does not have; see terms/surcharges.toml.": (
        "Надбавка {} считает по весу {}, которого в этом выпуске {} нет; см. terms/surcharges.toml."
    ),
    "The index {} has no value for {} ({}, each is good for {} days); add one to terms/surcharges.toml.": (
        "У индекса {} нет значения на {} ({}, каждое годится {} дней); добавьте его в terms/surcharges.toml."
    ),
    "A total is zero or more, in whole minor units, not {}.": "Итог — от нуля, в целых мелких единицах, а не {}.",
    "Correct the buyer's country or tax status.": "Исправьте страну покупателя или его налоговый статус.",
    "Reverse charge does not work from {} to {}.": "Обратного начисления НДС между этими странами нет: {} и {}.",
    "Goods for {} are no export from {}.": "Товар для {} — не экспорт из {}.",
    "A document cannot have prices with tax and prices without it; quote them separately.": (
        "В одном документе не бывает цен с налогом и без него; сделайте два предложения."
    ),
    "A document in {} cannot have lines in {}; quote them separately.": (
        "В документе в {} не бывает позиций в {}; сделайте отдельные предложения."
    ),
    "A stored price is not the one that was promised: its digest differs.": (
        "Сохранённая цена — не та, что обещана: её отпечаток другой."
    ),
    "{} {}. Rates are not worked out from others; add the rate that was published.": (
        "{0}: {1}. Курсы не выводятся из других; добавьте опубликованный."
    ),
    "{}: the quantity of {} is {}.": "{}: количество {} — {}.",
    "{}: {} yields no part number.": "{}: {} не даёт номера детали.",
}

_QUOTES: Mapping[str, str] = {
    "There is no quote {}.": "Предложения {} нет.",
    "Quote {} has no revision {}.": "У предложения {} нет редакции {}.",
    "Revision {} has no line {}.": "В редакции {} нет позиции {}.",
    "Revision {} of {} is {} and cannot change; revise the quote first.": (
        "Редакция {0} предложения {1} уже не меняется ({2}); сначала начните новую редакцию."
    ),
    "Revision {} is not what was sent: its digest differs.": "Редакция {} — не то, что отправлено: отпечаток другой.",
    "Quote {} changed since you read it (version {}, not {}). Read it again and repeat.": (
        "Предложение {} изменилось с тех пор, как вы его прочитали (версия {}, а не {}). Прочитайте заново и повторите."
    ),
    "Quote {} changed meanwhile. Read it again and repeat.": (
        "Предложение {} тем временем изменилось. Прочитайте заново и повторите."
    ),
    "The quote is for the market {}; configure the product in that market, not in {}.": (
        "Предложение — для рынка {}; подберите изделие для него, а не для {}."
    ),
    "The session is for the market {}, the quote for {}; configure the product in the market {}.": (
        "Сеанс — для рынка {}, предложение — для {}; подберите изделие для рынка {}."
    ),
    "The session is for the market {}, not {}.": "Сеанс — для рынка {}, а не {}.",
    "Line {} cannot be moved to release {}; configure the product anew.": (
        "Позицию {} нельзя перевести на выпуск {}; подберите изделие заново."
    ),
    "A quote's state is one of {}.": "Состояние предложения — одно из: {}.",
    "The differences of two revisions do not add up.": "Разности двух редакций не сходятся.",
    "The first revision has none before it to be compared with.": "Перед первой редакцией нет другой, чтобы сравнить.",
    "The change cannot be made.": "Так изменить нельзя.",
    "A language is one of {}.": "Язык — одно из: {}.",
    "An offer stands until a day from {} on, and for three years at most.": (
        "Предложение действует до дня не раньше {} и не дольше трёх лет."
    ),
    "Terms are a text, or one text per language.": "Условия — текст или по тексту на каждый язык.",
    "Terms are texts of at most {} characters.": "Условия — тексты не длиннее {} знаков.",
    "This is not a date; write it like 2026-12-31.": "Это не дата; пишите так: 2026-12-31.",
    "A quote has {}; there is no such field.": "У предложения бывает {}; такого поля нет.",
    "A second currency is an ISO 4217 code other than {}, such as USD.": (
        "Вторая валюта — код ISO 4217, не {}, например USD."
    ),
    "Quote {} goes beyond its guard rails in line {} and needs the approval of the role {}.": (
        "Предложение {} выходит за пределы цен (позиция {}); нужно согласование: {}."
    ),
    "Quote {} keeps within its guard rails; nothing is to be approved.": (
        "Предложение {} — в пределах цен; согласовывать нечего."
    ),
    "This needs the approval of the role {}.": "Это согласует {}.",
    "A comment has at most {} characters.": "Комментарий — не длиннее {} знаков.",
    "Quote {} has no lines; add a configured product first.": (
        "В предложении {} нет позиций; сначала добавьте подобранное изделие."
    ),
    "The offer would have ended on {}; set a later day first.": (
        "Предложение уже закончилось бы {}; сначала выберите день позже."
    ),
    "These lines are not possible as configured: {}. Open each configuration, repair it, and send again.": (
        "Эти позиции в таком виде невозможны: {}. Откройте каждую, исправьте и отправьте снова."
    ),
    "Line {} could not be checked in time; try again.": "Позицию {} не успели проверить; попробуйте ещё раз.",
    "Line {} is priced on request only: {}": "Цена позиции {} — только по запросу: {!}",
    "A newer version of offer {} took the place of this one; use the newer link.": (
        "Вместо этого предложения {} есть более новое; откройте новую ссылку."
    ),
    "Offer {} was withdrawn by the seller.": "Предложение {} продавец отозвал.",
    "Offer {} was open until {}. Ask the seller for a new one.": (
        "Предложение {} действовало до {}. Попросите у продавца новое."
    ),
    "Type your name to accept.": "Чтобы принять, впишите своё имя.",
    "This link leads to no offer. Check that it is complete.": (
        "По этой ссылке предложения нет. Проверьте, вся ли она."
    ),
    "Quote {} changed since you read it; read it again.": (
        "Предложение {} изменилось с тех пор, как вы его прочитали; прочитайте его заново."
    ),
    "Order {} would not equal the accepted revision.": "Заказ {} не совпал бы с принятой редакцией.",
    "No revision of {} is accepted; there is nothing to order.": "Ни одна редакция {} не принята; заказывать нечего.",
    "The parts of line {} are not those that were promised.": "Детали позиции {} — не те, что обещаны.",
    "Order {} is not what was accepted: its digest differs.": "Заказ {} — не то, что принято: отпечаток другой.",
    "Order {} is not what was placed: its digest differs.": "Заказ {} — не то, что заказано: отпечаток другой.",
    "There is no order {}.": "Заказа {} нет.",
}

_LINES: Mapping[str, str] = {
    "This quote is in {}, not in {}.": "Это предложение в {}, а не в {}.",
    "Groups are a list of at most {}.": "Группы — список не длиннее {}.",
    "This group stands here twice.": "Эта группа стоит здесь дважды.",
    "The groups cannot be read.": "Группы не читаются.",
    "A group has no such field.": "Такого поля у группы нет.",
    "A group has a name of at most {} characters.": "У группы есть имя не длиннее {} знаков.",
    "The quote has no such group; leave the id out to make a new one.": (
        "Такой группы в предложении нет; без id будет сделана новая."
    ),
    "The term of line {} would have begun already; set a start from {} on, or none.": (
        "Срок позиции {} уже начался бы; поставьте начало не раньше {} или никакого."
    ),
    "{} has no recurring charges to plan.": "У {} нет регулярных платежей, планировать нечего.",
    "A term starts today, {}, or later, not on {}.": "Срок начинается сегодня, {}, или позже, а не {}.",
    "{} is charged nothing {}; there is nothing to take off.": "{0}: {1} ничего не берут; уменьшать нечего.",
    "{} has no rate {} for what is used.": "У {} нет тарифа {} на использование.",
    "The quote has no group {}; make it first.": "Группы {} в предложении нет; сначала сделайте её.",
    "A quote has at most {} lines; start another one.": "Позиций в предложении не больше {}; начните другое.",
    "A quantity is a whole number from 1 to {}, not {}.": "Количество — целое число от 1 до {}, а не {}.",
    "A position is a whole number from 1 to {}, the number of lines; not {}.": (
        "Место — целое число от 1 до {}, числа позиций, а не {}."
    ),
    "Of a line can change: {}.": "В позиции меняются: {}.",
    "A line has no such field.": "Такого поля у позиции нет.",
    "Add from 1 to {} lines at once, not {}.": "За раз добавляют от 1 до {} позиций, а не {}.",
    "{} of the lines cannot be added: {}": "Не добавить позиций: {0}. {1!}",
    "A line is an object with {}; only the session must be there.": (
        "Позиция — объект с полями {}; обязателен только session."
    ),
    "A quote has at most {} groups; start another one.": "Групп в предложении не больше {}; начните другое.",
    "There is no bundle {}.": "Комплекта {} нет.",
    "There is no bundle {} in the market {}.": "Комплекта {} на рынке {} нет.",
    "The bundle {} is sold in {}, and the quote is for {}.": (
        "Комплект {} продаётся на рынках {}, а предложение — для {}."
    ),
    "The bundle {} is sold from {} until {}, and not on {}.": "Комплект {} продаётся с {} до {}, а не {}.",
    "The bundle {} is for buyers of the groups {}.": "Комплект {} — для покупателей из групп {}.",
    "The bundle {} has no option {}.": "У комплекта {} нет дополнения {}.",
    "A line has at most {} pieces, so there are at most {} of this bundle.": (
        "В позиции не больше {} штук, поэтому таких комплектов не больше {}."
    ),
    "The bundle {} is not among the terms of sale any more; change its lines one by one.": (
        "Комплекта {} в условиях продажи больше нет; меняйте его позиции по одной."
    ),
    "Revision {} has no bundle {}.": "В редакции {} нет комплекта {}.",
}

_BUYERS: Mapping[str, str] = {
    "The buyer cannot be read.": "Данные покупателя не читаются.",
    "The contact cannot be read.": "Данные для связи не читаются.",
    "Give your {}, so that we can answer.": "Укажите {}, чтобы мы могли ответить.",
    "There is no such field.": "Такого поля нет.",
    "A buyer needs a name or a company.": "У покупателя есть имя или компания.",
    "This must be an object.": "Здесь нужен объект.",
    "This must be text.": "Здесь нужен текст.",
    "This is longer than {} characters.": "Это длиннее {} знаков.",
    "This must be a list of at most {} texts.": "Здесь нужен список не длиннее {} текстов.",
    "A text is longer than {} characters.": "Один из текстов длиннее {} знаков.",
    "This is not an e-mail address.": "Это не адрес электронной почты.",
    "This is not a two-letter country code, such as DE.": "Это не код страны из двух букв, например DE.",
    "A tax status is one of {}.": "Налоговый статус — одно из: {}.",
    "Reverse charge needs the buyer's tax number.": "Для обратного начисления нужен налоговый номер покупателя.",
    "{}: its check digits do not fit the others. Compare it with what the buyer wrote.": (
        "{}: контрольные цифры не подходят к остальным. Сверьте с тем, что написал покупатель."
    ),
    "{}: it has too few or too many characters.": "{}: знаков слишком мало или слишком много.",
    "{}: it does not have the form of one.": "{}: он не того вида.",
    "The number begins with {}, but the buyer is in {}; correct one of them.": (
        "Номер начинается с {}, а покупатель — в {}; исправьте одно из двух."
    ),
    "A coupon cannot be used.": "Купон не применить.",
    "The coupon {} gives nothing on this product here today.": "Купон {} сегодня ничего не даёт для этого товара.",
    "Look at how it is spelled.": "Проверьте, как он написан.",
    "The coupons of a quote belong to its buyer; enter them on the quote.": (
        "Купоны предложения принадлежат его покупателю; внесите их в предложение."
    ),
    "Take the coupon off the quote, then send it.": "Уберите купон из предложения, потом отправьте его.",
    "There is no coupon {}; look at how it is spelled.": "Купона {} нет; проверьте, как он написан.",
    "The coupon {} does not hold today; it does{}{}.": "Купон {0} сегодня не действует; он действует{1}{2}.",
    "The coupon {} does not hold today; it does from {} until {} (that day excluded).": (
        "Купон {} сегодня не действует; он действует с {} до {} (не включая этот день)."
    ),
    "The coupon {} does not hold today; it does until {} (that day excluded).": (
        "Купон {} сегодня не действует; он действует до {} (не включая этот день)."
    ),
    "The coupon {} does not hold today; it does from {}.": "Купон {} сегодня не действует; он действует с {}.",
    "The coupon {} does not hold in the market {}.": "На рынке {1} купон {0} не действует.",
    "The coupon {} is used up: it was good for {} quotes.": "Купон {} израсходован: его хватало на предложений: {}.",
}

PARTS: Mapping[str, str] = {
    "an unknown country": "неизвестная страна",
    "name": "имя",
    "email": "адрес почты",
    "a month": "в месяц",
    "a quarter": "в квартал",
    "a year": "в год",
    "the beginning": "начала",
    "ever": "конца",
    "This is no VAT number of {}": "Это не номер НДС страны {}",
    "This is no tax number of {}": "Это не налоговый номер страны {}",
    "the last is of {}": "последнее — от {}",
    "the first is of {}": "первое — от {}",
    "has no rate from {} to {} of {} or before": "нет курса {} к {} на {} или раньше",
    "has no rate from {} to {} for {}: the newest is of {}, good for {} days": (
        "нет курса {} к {} на {}: последний — от {} и годится {} дней"
    ),
}
"""What is filled in -> the same."""

PHRASES: Mapping[str, str] = {**_CONFIGURING, **_PRICES, **_QUOTES, **_LINES, **_BUYERS}
