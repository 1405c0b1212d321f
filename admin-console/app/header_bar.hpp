#pragma once

#include <QFrame>

class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace vitrine::qt {
class StatusBadge;
}

namespace vitrine::console {

/// The line above everything: the shop's name, the way into the command palette, connection
/// trouble, the account.
class HeaderBar final : public QFrame
{
    Q_OBJECT

public:
    explicit HeaderBar(QWidget* parent = nullptr);

    void setShopName(const QString& name);
    /// Initials for the button; the name for screen readers.
    void setPerson(const QString& name, const QString& email);
    /// Shown by the account button.
    void setAccountMenu(QMenu* menu);
    void setOffline(bool isOffline);
    void retranslate();

Q_SIGNALS:
    void paletteRequested();
    void connectionClicked();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_brand;
    QLabel* m_shop;
    QPushButton* m_palette;
    QLabel* m_keys;
    qt::StatusBadge* m_offline;
    QToolButton* m_account;
    QString m_person;
};

} // namespace vitrine::console
