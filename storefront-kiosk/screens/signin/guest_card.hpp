#pragma once

#include <QWidget>

class QLabel;

namespace vitrine::kiosk {

class TouchButton;

/// "Go on as guest", as large as signing in.
class GuestCard final : public QWidget
{
    Q_OBJECT

public:
    explicit GuestCard(QWidget* parent = nullptr);

    void retranslate();
    void setSymbolVisible(bool isVisible);

Q_SIGNALS:
    void chosen();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_symbol;
    QLabel* m_headline;
    QLabel* m_text;
    TouchButton* m_go;
};

} // namespace vitrine::kiosk
