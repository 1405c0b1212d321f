#pragma once

#include <QLayout>
#include <QList>

namespace vitrine::qt {

/// Lays out in lines, as text is: from where the language begins, and what does not fit goes to the
/// next line. Hidden widgets take no room.
class FlowLayout final : public QLayout
{
public:
    FlowLayout(QWidget* parent, int gap);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override { m_items.append(item); }
    [[nodiscard]] int count() const override { return int(m_items.size()); }
    [[nodiscard]] QLayoutItem* itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem* takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override; ///< All in one line.
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    /// @return The height that is used. Moves nothing unless `moves`.
    int layOut(const QRect& rect, bool moves) const;

    const int m_gap;
    QList<QLayoutItem*> m_items;
};

} // namespace vitrine::qt
