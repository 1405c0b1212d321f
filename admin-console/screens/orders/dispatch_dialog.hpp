#pragma once

#include "admin-console/screens/orders/order_presenter.hpp"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPushButton;
class QSettings;

namespace vitrine::console {

class QuantityStepper;

/// Which goods go out, and for a parcel its carrier and tracking code. Deletes itself when closed.
class DispatchDialog final : public QDialog
{
    Q_OBJECT

public:
    /// @param settings remembers carriers that were typed; null: none. It must outlive this.
    DispatchDialog(const wire::Order& order, OrderMove move, QSettings* settings, QWidget* parent);

    /// What was chosen.
    [[nodiscard]] Dispatch dispatch() const;

Q_SIGNALS:
    void chosen(const vitrine::console::Dispatch& dispatch);

private:
    QWidget* buildLines(const wire::Order& order);
    QWidget* buildParcel();
    void showSum();
    void submit();

    OrderMove m_move;
    QSettings* m_settings;
    std::vector<wire::FulfilmentLine> m_open; ///< What may go out.
    QList<QuantityStepper*> m_steppers;       ///< One for each of them.
    QComboBox* m_carrier = nullptr;
    QLineEdit* m_tracking = nullptr;
    QLineEdit* m_note;
    QPushButton* m_submit;
};

} // namespace vitrine::console
