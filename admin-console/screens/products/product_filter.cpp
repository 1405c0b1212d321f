#include "admin-console/screens/products/product_filter.hpp"

#include "vitrine/qt/text.hpp"

#include <array>

namespace vitrine::console {
namespace {

using State = ProductFilter::State;

constexpr std::array<std::pair<State, const char*>, 3> kStates = {
    {{State::Active, "active"}, {State::Inactive, "inactive"}, {State::Archived, "archived"}}};

using Stock = ProductFilter::Stock;

/// As the catalogue and the route name them.
constexpr std::array<std::pair<Stock, const char*>, 3> kStocks = {
    {{Stock::In, "in"}, {Stock::Low, "low"}, {Stock::Out, "out"}}};

const QString kText = QStringLiteral("q");
const QString kCategory = QStringLiteral("category");
const QString kBrand = QStringLiteral("brand");
const QString kTax = QStringLiteral("tax");
const QString kState = QStringLiteral("state");
const QString kStock = QStringLiteral("stock");

} // namespace

wire::ProductQuery ProductFilter::query() const
{
    wire::ProductQuery query;
    query.text = qt::toUtf8(text);
    query.categoryId = qt::toUtf8(categoryId);
    query.brand = qt::toUtf8(brand);
    query.taxCategory = qt::toUtf8(taxCategory);
    if (state == State::Active || state == State::Inactive)
        query.active = state == State::Active;
    if (state == State::Archived)
        query.archived = true;
    for (const auto& [known, name] : kStocks) {
        if (known == stock)
            query.stock = name;
    }
    return query;
}

QMap<QString, QString> ProductFilter::toRoute() const
{
    QMap<QString, QString> values;
    const auto put = [&](const QString& name, const QString& value) {
        if (!value.isEmpty())
            values.insert(name, value);
    };
    put(kText, text);
    put(kCategory, categoryId);
    put(kBrand, brand);
    put(kTax, taxCategory);
    for (const auto& [known, name] : kStates) {
        if (known == state)
            values.insert(kState, QString::fromLatin1(name));
    }
    for (const auto& [known, name] : kStocks) {
        if (known == stock)
            values.insert(kStock, QString::fromLatin1(name));
    }
    return values;
}

ProductFilter ProductFilter::fromRoute(const QMap<QString, QString>& values)
{
    ProductFilter filter{.text = values.value(kText),
                         .categoryId = values.value(kCategory),
                         .brand = values.value(kBrand),
                         .taxCategory = values.value(kTax)};
    for (const auto& [known, name] : kStates) {
        if (values.value(kState) == QLatin1String(name))
            filter.state = known;
    }
    for (const auto& [known, name] : kStocks) {
        if (values.value(kStock) == QLatin1String(name))
            filter.stock = known;
    }
    return filter;
}

} // namespace vitrine::console
