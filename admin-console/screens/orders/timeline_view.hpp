#pragma once

#include "admin-console/screens/orders/order_timeline.hpp"

#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace vitrine::console {

/// What happened, newest at the top: an icon on a line, a sentence, when and by whom.
class TimelineView final : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineView(QWidget* parent = nullptr);

    void setItems(const std::vector<TimelineItem>& items,
                  const std::function<QString(const std::string&)>& nameOf);
    [[nodiscard]] int count() const { return int(m_icons.size()); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* makeRow(const TimelineItem& item, const QString& actor);
    void drawIcons();

    QVBoxLayout* m_rows;
    QList<class QLabel*> m_icons;
    QList<std::pair<qt::Icon, qt::Tone>> m_looks;
};

} // namespace vitrine::console
