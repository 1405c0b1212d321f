#include "admin-console/app/route.hpp"

#include <QUrl>
#include <QUrlQuery>

namespace vitrine::console {

QString Route::text() const
{
    QString text = page;
    if (!id.isEmpty())
        text += u'/' + QString::fromUtf8(QUrl::toPercentEncoding(id));
    if (filter.isEmpty())
        return text;
    QUrlQuery query;
    for (auto it = filter.cbegin(); it != filter.cend(); ++it) {
        query.addQueryItem(QString::fromUtf8(QUrl::toPercentEncoding(it.key())),
                           QString::fromUtf8(QUrl::toPercentEncoding(it.value())));
    }
    return text + u'?' + query.query(QUrl::FullyEncoded);
}

Route Route::parse(const QString& text)
{
    const auto queryAt = text.indexOf(u'?');
    const auto path = queryAt < 0 ? text : text.left(queryAt);
    const auto slashAt = path.indexOf(u'/');
    Route route;
    route.page = slashAt < 0 ? path : path.left(slashAt);
    for (const QChar character : route.page) {
        if (!character.isLower() && character != u'-')
            return {};
    }
    if (slashAt >= 0)
        route.id = QUrl::fromPercentEncoding(path.mid(slashAt + 1).toUtf8());
    if (queryAt >= 0) {
        const QUrlQuery query(text.mid(queryAt + 1));
        for (const auto& [name, value] : query.queryItems(QUrl::FullyDecoded))
            route.filter.insert(name, value);
    }
    return route;
}

} // namespace vitrine::console
