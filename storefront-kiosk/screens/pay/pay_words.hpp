#pragma once

#include "storefront-kiosk/screens/pay/pay_presenter.hpp"
#include "vitrine/qt/theme/icon.hpp"

#include <QLocale>
#include <QString>

namespace vitrine::kiosk {

/// What the pay screen says, in the program's language. Whatever failed, it says what happened to
/// the money.
class PayWords
{
public:
    struct Page
    {
        qt::Icon symbol = qt::Icon::Card;
        qt::Tone tone = qt::Tone::Accent;
        QString headline{};
        QString detail{};
    };
    /// Of every stage but Choosing and Changed, which have pages of their own.
    [[nodiscard]] static Page page(const PayPresenter& presenter, const QLocale& locale);

    struct Notice
    {
        qt::Tone tone = qt::Tone::Warn;
        QString title{};
        QString text{};
    };
    /// How the last try ended; without a title when there was none.
    [[nodiscard]] static Notice notice(const PayPresenter& presenter);
    /// What the main button says; "" for none.
    [[nodiscard]] static QString mainAction(const PayPresenter& presenter);
};

} // namespace vitrine::kiosk
