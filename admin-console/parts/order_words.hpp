#pragma once

#include "vitrine/qt/models/column_set.hpp"

#include <QCoreApplication>
#include <QString>

#include <string_view>

namespace vitrine::console {

/// The words for what the services call by codes. A code of a later version is shown as it is.
class OrderWords
{
    Q_DECLARE_TR_FUNCTIONS(vitrine::console::OrderWords)

public:
    [[nodiscard]] static qt::Badge status(std::string_view code);
    [[nodiscard]] static qt::Badge payment(std::string_view code);
    [[nodiscard]] static qt::Badge fulfilment(std::string_view code);
    [[nodiscard]] static qt::Badge attempt(std::string_view code);
    [[nodiscard]] static qt::Badge refund(std::string_view code);
    [[nodiscard]] static QString channel(std::string_view code);
    /// How the money came: "Cash", "Card terminal of a kiosk".
    [[nodiscard]] static QString tender(std::string_view kind);
    /// Why an order ended or a payment was declined; "" for "".
    [[nodiscard]] static QString reason(std::string_view code);
    /// What happened to an order, as a sentence.
    [[nodiscard]] static QString
    event(std::string_view from, std::string_view to, std::string_view event);
    [[nodiscard]] static QString fulfilmentAction(std::string_view code);
};

} // namespace vitrine::console
