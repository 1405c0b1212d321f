#pragma once

#include "vitrine/wire/order.hpp"

#include <QDialog>

class QButtonGroup;
class QLabel;
class QLineEdit;
class QPushButton;

namespace vitrine::qt {
class FieldBox;
class MoneyEdit;
} // namespace vitrine::qt

namespace vitrine::console {

/// Takes the money of an order at the counter: cash, with the change worked out, or a card at the
/// shop's own terminal. Deletes itself when closed.
class TillDialog final : public QDialog
{
    Q_OBJECT

public:
    TillDialog(const wire::Order& order, QWidget* parent);

Q_SIGNALS:
    void taken(const vitrine::wire::TillPayment& payment);

private:
    enum Way { Cash, Card };
    void build(const wire::Order& order);
    void buildWays();
    void showWay();
    void showChange();
    void submit();
    [[nodiscard]] bool isCash() const;

    domain::Money m_total;
    QButtonGroup* m_ways;
    qt::MoneyEdit* m_received;
    QLineEdit* m_reference;
    qt::FieldBox* m_receivedBox;
    qt::FieldBox* m_referenceBox;
    QLabel* m_change;
    QPushButton* m_submit;
};

} // namespace vitrine::console
