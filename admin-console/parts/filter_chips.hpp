#pragma once

#include "vitrine/qt/theme/tokens.hpp"

#include <QAbstractButton>
#include <QHash>
#include <QWidget>

#include <optional>

class QButtonGroup;

namespace vitrine::console {

/// One of several filters, with how many rows it has. Arrow keys walk over its siblings.
class FilterChip final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit FilterChip(QWidget* parent = nullptr);

    void setCount(std::optional<qint64> count);
    [[nodiscard]] std::optional<qint64> count() const { return m_count; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    [[nodiscard]] QString countText() const;
    void describe();

    std::optional<qint64> m_count;
};

/// A row of chips of which one is chosen; wraps.
class FilterChips final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kRing = 3; ///< Room for the focus ring around each chip.

    explicit FilterChips(QWidget* parent = nullptr);

    /// Adds one, or changes its text.
    void setChip(int id, const QString& text, const QString& toolTip = {});
    void setCount(int id, std::optional<qint64> count);
    [[nodiscard]] FilterChip* chip(int id) const;
    /// Does not emit `chosen`; -1 for none.
    void setCurrent(int id);
    [[nodiscard]] int current() const;

Q_SIGNALS:
    void chosen(int id);

private:
    QButtonGroup* m_group;
};

} // namespace vitrine::console
