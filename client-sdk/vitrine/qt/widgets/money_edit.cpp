#include "vitrine/qt/widgets/money_edit.hpp"

#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QEvent>
#include <QFocusEvent>
#include <QLabel>
#include <QStyle>

namespace vitrine::qt {

MoneyEdit::MoneyEdit(domain::Currency currency, QWidget* parent)
    : QLineEdit(parent)
    , m_currency(currency)
    , m_symbol(makeLabel({}, TextStyle::Body, this, true))
{
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setInputMethodHints(Qt::ImhFormattedNumbersOnly);
    m_symbol->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(this, &QLineEdit::textEdited, this, &MoneyEdit::moneyEdited);
    showSymbol();
}

void MoneyEdit::setCurrency(domain::Currency currency)
{
    m_currency = currency;
    showSymbol();
}

void MoneyEdit::setMoney(const domain::Money& money)
{
    if (money.currency() != m_currency)
        setCurrency(money.currency());
    setText(formatAmount(money, locale()));
}

void MoneyEdit::clearMoney()
{
    clear();
}

std::optional<domain::Money> MoneyEdit::money() const
{
    const auto parsed = parseMoney(text(), m_currency, locale());
    if (!parsed.ok() || (parsed->amount() < 0 && !m_isNegativeAllowed))
        return std::nullopt;
    return *parsed;
}

QString MoneyEdit::fault() const
{
    if (text().trimmed().isEmpty() || money())
        return {};
    const auto parsed = parseMoney(text(), m_currency, locale());
    if (parsed.ok())
        return tr("The amount cannot be negative.");
    if (parsed.error().message == "too many decimals")
        return tr("%1 has %n decimal(s).", nullptr, m_currency.exponent())
            .arg(QString::fromUtf8(m_currency.code().data(), qsizetype(m_currency.code().size())));
    return tr("This is not an amount. Write it like %1.")
        .arg(formatAmount(domain::Money(123450, m_currency), locale()));
}

void MoneyEdit::focusOutEvent(QFocusEvent* event)
{
    if (const auto value = money())
        setText(formatAmount(*value, locale()));
    QLineEdit::focusOutEvent(event);
}

void MoneyEdit::resizeEvent(QResizeEvent* event)
{
    QLineEdit::resizeEvent(event);
    const auto size = m_symbol->sizeHint();
    m_symbol->setGeometry(width() - size.width() - space::kInside - 1,
                          (height() - size.height()) / 2,
                          size.width(),
                          size.height());
}

void MoneyEdit::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        // Read by the old locale, written by the new one.
        const auto value = parseMoney(text(), m_currency, locale());
        setLocale(QLocale());
        if (value.ok())
            setText(formatAmount(*value, locale()));
        showSymbol();
    }
    QLineEdit::changeEvent(event);
}

void MoneyEdit::showSymbol()
{
    m_symbol->setText(currencySymbol(m_currency, locale()));
    m_symbol->adjustSize();
    setTextMargins(0, 0, m_symbol->width() + space::kInside, 0);
}

} // namespace vitrine::qt
