#pragma once

#include "vitrine/qt/models/column_set.hpp"
#include "vitrine/qt/theme/tokens.hpp"

#include <QWidget>

class QPainter;

namespace vitrine::qt {

/// A status as word, shape and colour: Ok a check, Warn a triangle, Danger a cross, Info a ring,
/// Neutral a dot.
class StatusBadge final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusBadge(QWidget* parent = nullptr);
    StatusBadge(Badge badge, QWidget* parent = nullptr);

    void setBadge(const Badge& badge);
    [[nodiscard]] const Badge& badge() const { return m_badge; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Badge m_badge;
};

/// Paints a badge at the left of `rect`, elided to its width. For delegates.
void paintBadge(QPainter& painter, const QRect& rect, const Badge& badge);
[[nodiscard]] QSize badgeSize(const Badge& badge);

} // namespace vitrine::qt
