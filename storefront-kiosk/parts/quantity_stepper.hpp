#pragma once

#include <QWidget>

class QLabel;

namespace vitrine::kiosk {

class TouchButton;

/// Minus, the number, plus. It shows what it is given and asks for another number; who listens
/// sets it.
class QuantityStepper final : public QWidget
{
    Q_OBJECT

public:
    explicit QuantityStepper(QWidget* parent = nullptr);

    [[nodiscard]] qint64 quantity() const { return m_quantity; }
    void setQuantity(qint64 quantity);
    /// 1 to 9,999 without it. With 0 as the least, minus at 1 is a bin: it takes the product out.
    void setRange(qint64 least, qint64 most);
    /// What is counted, for the spoken names: "Fewer boots".
    void setSubject(const QString& subject);

Q_SIGNALS:
    /// A person wants another number, within the range.
    void wanted(qint64 quantity);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void retranslate();

    TouchButton* m_fewer;
    QLabel* m_number;
    TouchButton* m_more;
    QString m_subject;
    qint64 m_quantity = 1;
    qint64 m_least = 1;
    qint64 m_most = 9999;
};

} // namespace vitrine::kiosk
