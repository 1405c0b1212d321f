#pragma once

#include "admin-console/app/screen_registry.hpp"

#include <QAbstractButton>
#include <QFrame>

class QVBoxLayout;

namespace vitrine::console {

/// One page in the navigation: icon, name, count or mark.
class NavigationItem final : public QAbstractButton
{
    Q_OBJECT

public:
    NavigationItem(qt::Icon icon, QWidget* parent);

    void setBadge(const qt::Badge& badge);
    void setCollapsed(bool isCollapsed);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintBadge(QPainter& painter) const;

    qt::Icon m_icon;
    qt::Badge m_badge;
    bool m_isCollapsed = false;
};

/// The pages of the program at the left: arrow keys walk, Enter opens; only icons when there is
/// little room.
class Navigation final : public QFrame
{
    Q_OBJECT

public:
    explicit Navigation(const ScreenRegistry& registry, QWidget* parent = nullptr);

    void setContext(ConsoleContext* context);
    void setCurrent(const QString& page);
    void setCollapsed(bool isCollapsed);
    [[nodiscard]] bool isCollapsed() const { return m_isCollapsed; }
    [[nodiscard]] QAbstractButton* item(const QString& page) const;
    void retranslate();

Q_SIGNALS:
    void chosen(const QString& page);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void addItem(const ScreenEntry& entry, QVBoxLayout& column);
    void showBadge(const QString& page);

    struct Item
    {
        QString page;
        std::function<QString()> title;
        NavigationItem* button;
    };
    QList<Item> m_items;
    QPointer<ConsoleContext> m_context;
    bool m_isCollapsed = false;
};

} // namespace vitrine::console
