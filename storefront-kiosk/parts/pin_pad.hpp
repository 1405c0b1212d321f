#pragma once

#include <QWidget>

#include <vector>

class QLabel;

namespace vitrine::kiosk {

class TouchButton;

/// Digits 0 to 9 with dots in place of what was typed. Takes the digits of a keyboard too while it
/// is shown.
class PinPad final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kDigitsMin = 4;
    static constexpr int kDigitsMax = 12;

    explicit PinPad(QWidget* parent = nullptr);
    ~PinPad() override;

    /// Overwrites what was typed.
    void wipe();
    void setPadEnabled(bool isEnabled);

Q_SIGNALS:
    /// With at least kDigitsMin; the pad is empty again. Who gets it overwrites it.
    void entered(const QString& pin);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void type(QChar digit);
    void removeLast();
    void enter();
    void refresh();
    void retranslate();

    QLabel* m_dots;
    std::vector<TouchButton*> m_digits;
    TouchButton* m_back;
    TouchButton* m_enter;
    QString m_pin;
    bool m_isPadEnabled = true;
};

} // namespace vitrine::kiosk
