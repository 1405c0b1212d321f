#pragma once

#include "storefront-kiosk/frame/layout.hpp"

#include <QWidget>

class QHBoxLayout;

namespace vitrine::kiosk {

class TouchButton;

/// The row at the lower edge: Back at the left, the main action at the right, always there.
class ActionBar final : public QWidget
{
    Q_OBJECT

public:
    explicit ActionBar(QWidget* parent = nullptr);

    void arrange(const Layout& layout);
    /// Only as wide as it must be, without words: something else stands beside it.
    void setCompact(bool isCompact);

    /// What the button at the left is for.
    enum class Left { Nothing, Back, StartOver };
    void setLeft(Left left);
    /// @param text "" for none.
    void setMain(const QString& text, bool isEnabled);

Q_SIGNALS:
    void back();
    void startOver();
    void main();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    QHBoxLayout* m_row;
    TouchButton* m_left;
    TouchButton* m_main;
    Left m_kind = Left::Nothing;
    bool m_isCompact = false;
    bool m_isReach = false;
};

} // namespace vitrine::kiosk
