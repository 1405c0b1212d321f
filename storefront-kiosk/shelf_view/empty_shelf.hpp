#pragma once

#include "vitrine/qt/theme/icon.hpp"

#include <QWidget>

class QLabel;

namespace vitrine::kiosk {

class TouchButton;

/// In place of a list that has nothing: why, and what can be done.
class EmptyShelf final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyShelf(QWidget* parent);

    /// @param action "" for none.
    void setTexts(qt::Icon symbol,
                  const QString& title,
                  const QString& text,
                  const QString& action = {});
    [[nodiscard]] QString title() const;

Q_SIGNALS:
    void acted();

private:
    QLabel* m_symbol;
    QLabel* m_title;
    QLabel* m_text;
    TouchButton* m_action;
};

} // namespace vitrine::kiosk
