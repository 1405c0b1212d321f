#pragma once

#include "vitrine/wire/device.hpp"

#include <QAction>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace vitrine::qt {
class DataTable;
class MessageBanner;
class StatusBadge;
} // namespace vitrine::qt

namespace vitrine::console {

class KioskPresenter;

/// One kiosk: how it does, what can be done with it, and the stock that it holds.
class KioskPanel final : public QWidget
{
    Q_OBJECT

public:
    struct Actions
    {
        QAction* rename = nullptr;
        QAction* lock = nullptr; ///< Or unlock.
        QAction* unpair = nullptr;
        QAction* orders = nullptr;
        QAction* audit = nullptr;
        QAction* returnLease = nullptr;
    };

    KioskPanel(KioskPresenter& presenter, const Actions& actions, QWidget* parent = nullptr);

    [[nodiscard]] qt::MessageBanner& banner() { return *m_banner; }
    [[nodiscard]] qt::DataTable* leaseTable() const { return m_leases; }
    /// Of the row that is looked at; "" for none.
    [[nodiscard]] std::string currentLease() const;
    void retranslate();

Q_SIGNALS:
    void currentLeaseChanged();

private:
    void build(const Actions& actions);
    void show();
    void showLeases();

    KioskPresenter& m_presenter;
    qt::MessageBanner* m_banner;
    QLabel* m_place;
    qt::StatusBadge* m_state;
    qt::StatusBadge* m_health;
    QGridLayout* m_facts;
    struct Fact
    {
        QLabel* caption;
        QLabel* value;
    };
    QList<Fact> m_values;
    QLabel* m_leaseTitle;
    QLabel* m_noLeases;
    qt::DataTable* m_leases;
};

} // namespace vitrine::console
