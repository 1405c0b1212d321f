#pragma once

#include <QMap>
#include <QMetaType>
#include <QString>

namespace vitrine::console {

/// A place in the console: a page, the thing it shows, and how its list is filtered. Text form:
/// "orders", "orders/0190a1b2", "orders?status=PAID&from=2026-11-01".
struct Route
{
    QString page;
    QString id{};
    QMap<QString, QString> filter{};

    [[nodiscard]] QString text() const;
    /// An empty page when `text` is none.
    [[nodiscard]] static Route parse(const QString& text);

    [[nodiscard]] bool isEmpty() const { return page.isEmpty(); }
    [[nodiscard]] QString value(const QString& name) const { return filter.value(name); }

    bool operator==(const Route&) const = default;
};

} // namespace vitrine::console

Q_DECLARE_METATYPE(vitrine::console::Route)
