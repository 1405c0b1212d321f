#pragma once

#include "storefront-kiosk/accessibility/focus_stops.hpp"

#include <QObject>
#include <QPointer>
#include <QWidget>

namespace vitrine::kiosk {

/// Takes a person with four arrow keys and Enter to everything on the screen: right and left go on
/// and back in reading order, down and up to the next row. Watches the keys of the whole program;
/// other keys reach whom they are for.
class FocusWalker final : public QObject
{
    Q_OBJECT

public:
    explicit FocusWalker(QWidget& root, QObject* parent = nullptr);
    ~FocusWalker() override;

    /// While it is off, keys only say `used`.
    void setEnabled(bool isEnabled);
    [[nodiscard]] bool isEnabled() const { return m_isEnabled; }
    /// The next key begins inside `widget` (and goes on from there to everything else).
    void beginAt(QWidget* widget);

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    /// The walk has come to a stop: what is to be spoken.
    void reached(const QString& text);
    /// An arrow key was pressed although the walk is off: somebody has nothing but keys.
    void used();

private:
    [[nodiscard]] bool press(int key);
    void walk(int key);
    [[nodiscard]] int indexOfCurrent(const std::vector<FocusStop>& stops) const;
    [[nodiscard]] int firstIndex(const std::vector<FocusStop>& stops) const;
    void stopAt(const FocusStop& stop);
    [[nodiscard]] bool activate();

    QWidget& m_root;
    bool m_isEnabled = false;
    bool m_begins = true;
    QPointer<QWidget> m_beginAt;
};

} // namespace vitrine::kiosk
