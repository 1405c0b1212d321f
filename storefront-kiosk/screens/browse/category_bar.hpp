#pragma once

#include "storefront-kiosk/screens/browse/category_choices.hpp"

#include <QScrollArea>

class QBoxLayout;

namespace vitrine::kiosk {

class FingerScroll;

/// Categories to touch: a row that a finger moves sideways, or a list at the left.
class CategoryBar final : public QScrollArea
{
    Q_OBJECT

public:
    explicit CategoryBar(QWidget* parent);

    void setChoices(const std::vector<CategoryChoice>& choices);
    void setOrientation(Qt::Orientation orientation);
    void rewind();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    /// "" for all.
    void chosen(const QString& categoryId);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void addChip(const CategoryChoice& choice);

    std::vector<CategoryChoice> m_choices;
    QBoxLayout* m_box;
    FingerScroll* m_sideways;
    FingerScroll* m_down;
    Qt::Orientation m_orientation = Qt::Horizontal;
};

} // namespace vitrine::kiosk
