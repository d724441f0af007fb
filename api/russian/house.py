"""Refusals of the house itself in Russian: who asks, versions, limits, jobs, and what cannot be read of a request."""

from __future__ import annotations

from collections.abc import Mapping

TITLES: Mapping[str, str] = {
    "Bad request": "Неверный запрос",
    "Login needed": "Нужно войти",
    "Not allowed": "Нельзя",
    "Unknown": "Нет такого",
    "Method not allowed": "Так нельзя",
    "Conflict": "Противоречие",
    "Expired": "Срок истёк",
    "Changed since it was read": "Изменилось с тех пор, как прочитано",
    "Too large": "Слишком много",
    "Cannot be read": "Не читается",
    "If-Match is missing": "Не хватает If-Match",
    "Too many requests": "Слишком много запросов",
    "Our fault": "Наша ошибка",
    "Not available now": "Сейчас недоступно",
    "Problem": "Проблема",
}

_WHO: Mapping[str, str] = {
    "This token is not valid, or its time is over. Make a new one.": (
        "Этот токен не действует, или его срок истёк. Сделайте новый."
    ),
    "Changes made with a login cookie need the header {}; /v1/me tells its value.": (
        "Изменениям с cookie входа нужен заголовок {}; его значение — в /v1/me."
    ),
    "E-mail or password is wrong.": "Почта или пароль неверны.",
    "{} has a login already.": "У {} уже есть вход.",
    "Open the link of the offer again: its token is missing.": (
        "Откройте ссылку на предложение заново: в ней нет её ключа."
    ),
    "There is no such token, or it is somebody else's.": "Такого токена нет, или он чужой.",
    "The role {} may not do this.": "Этого нельзя: ваша роль — {}.",
    "There is no such thing, or it is somebody else's.": "Такого нет, или оно чужое.",
    "Log in to do this.": "Для этого нужно войти.",
}

_REQUESTS: Mapping[str, str] = {
    "If-Match: {} is no ETag of ours; read the thing again and send its ETag.": (
        "If-Match: {} — не наш ETag; прочитайте заново и пришлите его ETag."
    ),
    "Send If-Match with the ETag you have read, so that nobody's change is lost.": (
        "Пришлите If-Match с прочитанным ETag, чтобы ничьи изменения не пропали."
    ),
    "This Idempotency-Key was used for another request. Use a fresh key, or repeat the same request.": (
        "Этот Idempotency-Key уже был у другого запроса. Возьмите новый ключ или повторите тот же запрос."
    ),
    "Too many requests (at most {} per {} {}). Try again in {} s.": (
        "Слишком много запросов (можно {0} за {1} {2}). Повторите через {3} с."
    ),
    "The cursor is not one of this list; start without it.": "Этот курсор не от этого списка; начните без него.",
    "not a cursor of this list": "курсор не от этого списка",
    "A page has 1 to {} things.": "На странице от 1 до {} строк.",
    "This cursor is not one that a page ended with; begin without one.": (
        "Таким курсором страница не кончалась; начните без него."
    ),
    "The body is larger than {} bytes. Send less.": "Тело запроса больше {} байт. Пришлите меньше.",
    "There is nothing at {}. The paths are listed in /v1/openapi.json.": (
        "По адресу {} ничего нет. Адреса перечислены в /v1/openapi.json."
    ),
    "{} is not possible at {}.": "{0} по адресу {1} невозможно.",
    "The database does not answer (locked, full or away). Nothing was changed; try again shortly.": (
        "База данных не отвечает (занята, полна или недоступна). Ничего не изменено; повторите чуть позже."
    ),
    "The database refused this change; somebody else may have been faster. "
    "Nothing was changed; read again and repeat.": (
        "База данных не приняла изменение; возможно, кто-то успел раньше. Ничего не изменено; "
        "прочитайте заново и повторите."
    ),
    "Something broke on our side. Nothing was changed. The request id ties this answer to our log.": (
        "У нас что-то сломалось. Ничего не изменено. По номеру запроса мы найдём его в журнале."
    ),
    "Something broke on our side. Nothing was changed.": "У нас что-то сломалось. Ничего не изменено.",
    "Something was looked into that had not been read.": "Понадобилось то, что не было прочитано.",
}

_JOBS: Mapping[str, str] = {
    "The process that did this ended before it was done. Nothing was changed; ask for it again.": (
        "Процесс, который это делал, закончился раньше. Ничего не изменено; попросите ещё раз."
    ),
    "The job was stopped before it was done. Nothing was changed.": (
        "Задание остановили раньше, чем оно закончилось. Ничего не изменено."
    ),
    "{} has asked for this already, and it is being done. Wait for job {}, or stop it.": (
        "Это уже делается, попросил(а) {0}. Подождите задание {1} или остановите его."
    ),
    "There is no job {}; those that ended are kept for a while.": (
        "Задания {} нет; законченные хранятся какое-то время."
    ),
    "This job has ended: it is {}.": "Это задание закончилось: {}.",
    "Cannot {} a {} that is {}. Possible now: {}.": "Нельзя {0}: {1} — {2}. Сейчас можно: {3}.",
}

_MONEY: Mapping[str, str] = {
    "The amount {} is out of range (at most {}).": "Сумма {} слишком велика (не больше {}).",
    'Money is written {"amount": "1234.50", "currency": "EUR"}.': (
        'Деньги пишут так: {"amount": "1234.50", "currency": "EUR"}.'
    ),
    "{} is not an amount; write it like 1234.50.": "{} — не сумма; пишите так: 1234.50.",
    "{} is not a currency code; use ISO 4217, such as EUR.": "{} — не код валюты; возьмите ISO 4217, например EUR.",
    "unknown currency": "неизвестная валюта",
}

_BODIES: Mapping[str, str] = {
    "The request cannot be read: {}.": "Запрос не читается: {}.",
    "The body cannot be read as JSON.": "Тело запроса — не JSON.",
    "The request has characters or numbers that cannot be stored.": (
        "В запросе есть знаки или числа, которые нельзя сохранить."
    ),
    "not JSON: {}": "не JSON: {}",
    "no such member; leave it out": "такого поля нет; уберите его",
    "value error, {}": "{!}",
    "ask for a session or for a bundle": "попросите либо сеанс, либо комплект",
    "a bundle is asked for in a market; name it": "комплект спрашивают для рынка; назовите рынок",
    "only a bundle has options": "дополнения бывают только у комплекта",
    "give exactly one of percent, amount, unit_price and line_price": (
        "укажите что-то одно: percent, amount, unit_price или line_price"
    ),
    "give one of percent, amount, net_total and gross_total": (
        "укажите что-то одно: percent, amount, net_total или gross_total"
    ),
}

FIELDS: Mapping[str, str] = {
    "field required": "обязательное поле",
    "input should be {}": "можно только {}",
    "input should be greater than {}": "нужно больше {}",
    "input should be greater than or equal to {}": "нужно не меньше {}",
    "input should be less than {}": "нужно меньше {}",
    "input should be less than or equal to {}": "нужно не больше {}",
    "input should be a multiple of {}": "нужно кратное {}",
    "input should be a finite number": "нужно конечное число",
    "{} should have at least {} item{} after validation, not {}": "нужно не меньше {1} значений, а здесь {3}",
    "{} should have at most {} item{} after validation, not {}": "нужно не больше {1} значений, а здесь {3}",
    "input should be a valid string": "нужен текст",
    "input should be a valid string, unable to parse raw data as a unicode string": "нужен текст в Unicode",
    "string should have at least {} character{}": "нужно знаков не меньше {0}",
    "string should have at most {} character{}": "нужно знаков не больше {0}",
    "string should match pattern '{}'": "текст не того вида; нужен '{}'",
    "string should contain only ASCII characters": "нужны только знаки ASCII",
    "keys should be strings": "ключи — тексты",
    "input should be an object": "нужен объект",
    "input should be a valid dictionary": "нужен объект",
    "input should be a valid dictionary or instance of {}": "нужен объект",
    "input should be a valid dictionary or object to extract fields from": "нужен объект",
    "input should be a valid list": "нужен список",
    "input should be a valid tuple": "нужен список",
    "input should be a valid set": "нужен список",
    "input should be a valid array": "нужен список",
    "input should be null": "нужно null",
    "input should be None": "нужно null",
    "input should be a valid boolean": "нужно true или false",
    "input should be a valid boolean, unable to interpret input": "нужно true или false",
    "input should be a valid integer": "нужно целое число",
    "input should be a valid integer, unable to parse string as an integer": "нужно целое число",
    "input should be a valid integer, got a number with a fractional part": "нужно целое число, без дробной части",
    "unable to parse input string as an integer, exceeded maximum size": "число слишком велико",
    "input should be a valid number": "нужно число",
    "input should be a valid number, unable to parse string as a number": "нужно число",
    "input should be a valid date": "нужна дата вида 2026-12-31",
    "input should be a valid date in the format YYYY-MM-DD, {}": "нужна дата вида 2026-12-31",
    "input should be a valid date or datetime, {}": "нужна дата вида 2026-12-31",
    "datetimes provided to dates should have zero time - e.g. be exact dates": "нужна дата без времени",
    "input should be a valid datetime": "нужны дата и время",
    "input should be a valid datetime, {}": "нужны дата и время",
    "input should be a valid datetime or date, {}": "нужны дата и время",
    "input should have timezone info": "нужны дата и время с часовым поясом",
    "input should not have timezone info": "нужны дата и время без часового пояса",
    "decimal input should be an integer, float, string or Decimal object": "нужно число",
    "input should be a valid decimal": "нужно число",
    "decimal input should have no more than {} digit{} in total": "цифр не больше {0}",
    "decimal input should have no more than {} decimal place{}": "знаков после запятой не больше {0}",
    "decimal input should have no more than {} digit{} before the decimal point": "цифр до запятой не больше {0}",
    "input tag '{}' found using {} does not match any of the expected tags: {}": "{1}: '{0}' нет; бывает {2}",
    "unable to extract tag using discriminator {}": "не хватает {}",
    "recursion error - cyclic reference detected": "вложено само в себя",
    "recursion error - maximum validation depth exceeded": "вложено слишком глубоко",
}
"""What a body has to be like, as its reader words it with a small letter."""

JSON: Mapping[str, str] = {
    "Expecting value": "ожидается значение",
    "Expecting ',' delimiter": "ожидается ','",
    "Expecting ':' delimiter": "ожидается ':'",
    "Expecting property name enclosed in double quotes": "ожидается имя в двойных кавычках",
    "Unterminated string starting at": "текст не закрыт",
    "Invalid control character at": "управляющий знак в тексте",
    "Invalid control character {} at": "управляющий знак {} в тексте",
    "Invalid \\escape: ": "неизвестный знак после \\",
    "Invalid \\escape: {}": "неизвестный знак после \\: {}",
    "Invalid \\uXXXX escape": "неверный \\uXXXX",
    "Illegal trailing comma before end of object": "лишняя запятая в конце объекта",
    "Illegal trailing comma before end of array": "лишняя запятая в конце списка",
    "Extra data": "лишнее после конца",
    "unreadable": "не читается",
}
"""What the reader of JSON says."""

PARTS: Mapping[str, str] = {
    **JSON,
    "1 problem": "проблем: 1",
    "{} problems": "проблем: {}",
    "{}, {}": "{}, {}",
    "minute": "мин",
    "hour": "ч",
    "second": "с",
    "day": "д",
    "anonymous": "посетитель",
    "customer": "покупатель",
    "rep": "менеджер по продажам",
    "manager": "руководитель",
    "catalogue_manager": "менеджер каталога",
    "admin": "администратор",
    "waiting": "ждёт",
    "running": "выполняется",
    "done": "готово",
    "failed": "не удалось",
    "quote": "предложение",
    "revision": "редакция",
    "draft": "черновик",
    "change": "изменить",
    "send": "отправить",
    "revise": "начать новую редакцию",
    "accept": "принять",
    "decline": "отклонить",
    "expire": "закрыть по сроку",
    "convert": "оформить заказ",
    "cancel": "отменить",
    "supersede": "заменить новой",
    "edit": "править",
    "publish": "опубликовать",
    "abandon": "отказаться от него",
    "nothing": "ничего",
    "requested": "запрошено",
    "sent": "отправлено",
    "accepted": "принято",
    "ordered": "заказано",
    "declined": "отклонено",
    "expired": "срок истёк",
    "cancelled": "отменено",
    "superseded": "заменено новой редакцией",
    "open": "открыт",
    "published": "опубликован",
    "abandoned": "оставлен",
}
"""What is filled in -> the same."""

PHRASES: Mapping[str, str] = {**TITLES, **_WHO, **_REQUESTS, **_JOBS, **_MONEY, **_BODIES, **FIELDS}
