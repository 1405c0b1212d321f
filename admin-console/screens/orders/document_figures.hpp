#pragma once

#include "admin-console/screens/orders/order_document.hpp"

#include <vector>

namespace vitrine::console {

/// A figure below the lines of a document.
struct DocumentFigure
{
    QString label;
    QString amount;
    bool strong = false;
};

/// Formats what documents say, in the document's own language.
class DocumentFigures
{
public:
    explicit DocumentFigures(const DocumentInput& input);

    [[nodiscard]] const DocumentTexts& texts() const { return m_texts; }
    [[nodiscard]] QString money(const domain::Money& amount) const;
    [[nodiscard]] QString money(std::int64_t minor) const;
    [[nodiscard]] QString count(std::int64_t number) const;
    [[nodiscard]] QString rate(std::optional<std::int64_t> millionths) const;
    [[nodiscard]] QString date(const std::string& timestamp) const;
    [[nodiscard]] QString date(const QDateTime& at) const;
    /// In digits, for what is narrow.
    [[nodiscard]] QString dateTime(const std::string& timestamp) const;

    /// Unit price times quantity, before any discount.
    [[nodiscard]] static std::int64_t amountOf(const wire::OrderLine& line);
    /// Subtotal, discount, shipping, tax where prices are without it, and the total.
    [[nodiscard]] std::vector<DocumentFigure> totals() const;
    /// What was paid, went back and is left; empty while nothing was paid.
    [[nodiscard]] std::vector<DocumentFigure> payments() const;
    /// The provider's reference of the money that came in, or "".
    [[nodiscard]] QString paymentReference() const;

private:
    const DocumentInput& m_input; ///< Outlives this: both live in one call of layOutDocument.
    const DocumentTexts& m_texts;
    QLocale m_locale;
};

} // namespace vitrine::console
