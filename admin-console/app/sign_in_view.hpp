#pragma once

#include "admin-console/app/shop_session.hpp"

#include <QWidget>

class QLabel;
class QPushButton;

namespace vitrine::qt {
class BusyIndicator;
class MessageBanner;
} // namespace vitrine::qt

namespace vitrine::console {

/// Signing in: a page of its own before the first sign-in, a sheet over the window after a session
/// ended, through which what was typed can still be seen. Says at each moment what it waits for.
class SignInView final : public QWidget
{
    Q_OBJECT

public:
    explicit SignInView(QWidget* parent);

    void setSession(ShopSession* session);
    /// Whether it lies over a window in use.
    void setSheet(bool isSheet);
    [[nodiscard]] bool isSheet() const { return m_isSheet; }
    [[nodiscard]] QString headline() const;
    void retranslate() { present(); }

Q_SIGNALS:
    void editShopRequested();
    void signOutRequested();
    /// Another shop was chosen.
    void shopMenuRequested(const QPoint& globalPosition);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void present();
    void presentPhase();
    void presentProblem();
    void runPrimary();
    void say(const QString& headline,
             const QString& text,
             const QString& primary,
             const QString& secondary = {});

    QPointer<ShopSession> m_session;
    QWidget* m_card;
    QLabel* m_logo;
    QLabel* m_headline;
    QLabel* m_text;
    qt::BusyIndicator* m_ring;
    qt::MessageBanner* m_banner;
    QPushButton* m_primary;
    QPushButton* m_secondary;
    QPushButton* m_copy;
    QPushButton* m_shops;
    bool m_isSheet = false;
};

} // namespace vitrine::console
