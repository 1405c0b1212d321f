#pragma once

#include "storefront-kiosk/frame/kiosk_context.hpp"
#include "storefront-kiosk/frame/layout.hpp"

#include <QWidget>

class QLabel;

namespace vitrine::kiosk {

class LanguageSwitch;
class TouchButton;

/// The row above a screen: the shop's name, the sign that the network is away, languages,
/// accessibility.
class HeaderBar final : public QWidget
{
    Q_OBJECT

public:
    explicit HeaderBar(KioskContext& context, QWidget* parent = nullptr);

    void arrange(const Layout& layout);

Q_SIGNALS:
    void languageChosen(const QString& code);
    void reachToggled();
    /// The sign was touched: what it means is to be said.
    void offlineTouched();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void showName();
    void retranslate();

    KioskContext& m_context;
    QLabel* m_name;
    TouchButton* m_offline;
    LanguageSwitch* m_languages;
    TouchButton* m_reach;
    bool m_isReach = false;
};

} // namespace vitrine::kiosk
