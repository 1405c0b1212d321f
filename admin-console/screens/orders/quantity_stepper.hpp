#pragma once

#include <QWidget>

class QSpinBox;
class QToolButton;

namespace vitrine::console {

/// "- 2 +" of at most so many: typed, stepped by the buttons or by the arrow keys.
class QuantityStepper final : public QWidget
{
    Q_OBJECT

public:
    /// @param what for screen readers: "Units of Wanderer Hiking Boots to give back".
    QuantityStepper(const QString& what, QWidget* parent = nullptr);

    void setMaximum(int maximum);
    void setValue(int value); ///< Does not emit `valueChanged`.
    [[nodiscard]] int value() const;
    [[nodiscard]] QSpinBox* spinBox() const { return m_box; }

Q_SIGNALS:
    void valueChanged(int value);

private:
    void showLimits();

    QToolButton* m_less;
    QSpinBox* m_box;
    QToolButton* m_more;
};

} // namespace vitrine::console
