#pragma once

#include "vitrine/domain/money.hpp"

#include <QLineEdit>

#include <optional>

class QLabel;

namespace vitrine::qt {

/// An amount of one currency, typed as the locale writes it, with the currency's own decimals and
/// its symbol at the edge. Never rounds: what cannot be an amount is no value.
class MoneyEdit final : public QLineEdit
{
    Q_OBJECT

public:
    explicit MoneyEdit(domain::Currency currency, QWidget* parent = nullptr);

    void setCurrency(domain::Currency currency);
    void setMoney(const domain::Money& money); ///< Does not emit moneyEdited.
    void clearMoney();
    /// Nothing while the text is no amount (or empty).
    [[nodiscard]] std::optional<domain::Money> money() const;
    /// Why there is no value, for the field's error; "" for an empty field or a good one.
    [[nodiscard]] QString fault() const;
    void setNegativeAllowed(bool isAllowed) { m_isNegativeAllowed = isAllowed; }

Q_SIGNALS:
    /// The person changed the text.
    void moneyEdited();

protected:
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void showSymbol();

    domain::Currency m_currency;
    QLabel* m_symbol;
    bool m_isNegativeAllowed = false;
};

} // namespace vitrine::qt
