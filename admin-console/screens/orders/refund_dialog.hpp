#pragma once

#include "admin-console/screens/orders/refund_presenter.hpp"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QScrollArea;

namespace vitrine::qt {
class BusyIndicator;
class FieldBox;
class MessageBanner;
} // namespace vitrine::qt

namespace vitrine::console {

class QuantityStepper;

/// Gives money back: by line and quantity or all of it, with the money shown before it moves. Does
/// not block; deletes itself when closed.
class RefundDialog final : public QDialog
{
    Q_OBJECT

public:
    /// @param presenter is taken.
    RefundDialog(RefundPresenter* presenter, QWidget* parent);

    [[nodiscard]] RefundPresenter& presenter() const { return *m_presenter; }

    void reject() override;

Q_SIGNALS:
    /// What is shown may be out of date: load the order anew and hand it to the presenter.
    void reloadRequested();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void build();
    QWidget* buildLines();
    QWidget* buildChoices();
    QWidget* buildSum();
    void showAll();
    void showLines();
    void showState();
    void showRefusal(const Error& error);

    RefundPresenter* m_presenter;
    qt::MessageBanner* m_banner;
    QList<QuantityStepper*> m_steppers;
    QList<QLabel*> m_amounts;
    QPushButton* m_all;
    QCheckBox* m_shipping;
    QCheckBox* m_restock;
    QComboBox* m_reason;
    qt::FieldBox* m_reasonField;
    QLabel* m_sum;
    QLabel* m_tax;
    QLabel* m_rest;
    QLabel* m_fault;
    qt::BusyIndicator* m_ring;
    QPushButton* m_close;
    QPushButton* m_submit;
};

} // namespace vitrine::console
