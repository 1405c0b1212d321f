#pragma once

#include "vitrine/qt/theme/tokens.hpp"

#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>

namespace vitrine::kiosk {

class KioskContext;
class MessageCard;

/// A word to the shopper over the lower edge of a screen, with at most one thing that can be done:
/// "Boots are in your basket. Undo". Goes away by itself, later in accessibility mode, where it is
/// spoken too.
class Notice final : public QObject
{
    Q_OBJECT

public:
    /// @param over what it lies on; it dies with it.
    Notice(KioskContext& context, QWidget* over);

    /// @param onAction when its button, which says `action`, is touched; "" for no button.
    void show(qt::Tone tone,
              const QString& title,
              const QString& text = {},
              const QString& action = {},
              std::function<void()> onAction = {});
    /// Takes it away and forgets what it said.
    void clear();
    [[nodiscard]] bool isShown() const;
    [[nodiscard]] MessageCard& card() const { return *m_card; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();

    KioskContext& m_context;
    QWidget* m_over;
    MessageCard* m_card;
    std::function<void()> m_onAction;
    QTimer m_stays;
};

} // namespace vitrine::kiosk
