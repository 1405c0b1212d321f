#pragma once

#include "vitrine/wire/catalog.hpp"

#include <QMap>
#include <QString>

namespace vitrine::console {

/// Which products the list shows.
struct ProductFilter
{
    enum class State { Current, Active, Inactive, Archived }; ///< Current: all but the archived.
    enum class Stock { Any, In, Low, Out };                   ///< Low can still be bought.

    QString text{};
    QString categoryId{};
    QString brand{};
    QString taxCategory{};
    State state = State::Current;
    Stock stock = Stock::Any;

    [[nodiscard]] wire::ProductQuery query() const;
    /// The filter of a route; what is at its default is left out.
    [[nodiscard]] QMap<QString, QString> toRoute() const;
    [[nodiscard]] static ProductFilter fromRoute(const QMap<QString, QString>& values);
    /// Whether it leaves out nothing that a new list would show.
    [[nodiscard]] bool isEmpty() const { return *this == ProductFilter{}; }

    bool operator==(const ProductFilter&) const = default;
};

} // namespace vitrine::console
