#pragma once

#include "storefront-kiosk/frame/layout.hpp"
#include "storefront-kiosk/screens/signin/sign_in_presenter.hpp"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QStackedWidget;

namespace vitrine::kiosk {

class CountdownRing;
class QrView;
class TouchButton;

/// The code to confirm on the phone: to be scanned, or to be typed. When it has ended, why, and the
/// way to another one.
class CodeCard final : public QWidget
{
    Q_OBJECT

public:
    explicit CodeCard(QWidget* parent = nullptr);

    void arrange(const Layout& layout);
    void retranslate();
    void present(const SignInPresenter& presenter, const QString& name);
    void wipe();

Q_SIGNALS:
    /// Another code is wanted.
    void again();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showCode(const SignInPresenter& presenter);
    void showWord(const SignInPresenter& presenter, const QString& name);
    [[nodiscard]] QWidget* makeCodePage();
    [[nodiscard]] QWidget* makeWordPage();

    QStackedWidget* m_pages;
    QWidget* m_codePage = nullptr;
    QWidget* m_wordPage = nullptr;
    QBoxLayout* m_row = nullptr;
    QrView* m_qr = nullptr;
    QLabel* m_scan = nullptr;
    QLabel* m_type = nullptr;
    QLabel* m_address = nullptr;
    QLabel* m_letters = nullptr;
    CountdownRing* m_ring = nullptr;
    QLabel* m_symbol = nullptr;
    QLabel* m_headline = nullptr;
    QLabel* m_text = nullptr;
    TouchButton* m_again = nullptr;
    QString m_shown; ///< The code for which the ring was started.
};

} // namespace vitrine::kiosk
