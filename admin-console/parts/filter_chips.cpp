#include "admin-console/parts/filter_chips.hpp"

#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/flow_layout.hpp"

#include <QButtonGroup>
#include <QEvent>
#include <QPainter>
#include <QStyleOptionFocusRect>

namespace vitrine::console {
namespace {

constexpr int kHeight = 28;
constexpr int kPadding = 12;
constexpr int kGap = 6;
constexpr int kRing = FilterChips::kRing;

} // namespace

FilterChip::FilterChip(QWidget* parent)
    : QAbstractButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&qt::Theme::instance(), &qt::Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void FilterChip::setCount(std::optional<qint64> count)
{
    if (m_count == count)
        return;
    m_count = count;
    describe();
    updateGeometry();
    update();
}

QString FilterChip::countText() const
{
    return m_count ? qt::formatCount(*m_count) : QString();
}

void FilterChip::describe()
{
    setAccessibleName(m_count ? text() + QStringLiteral(", ") + countText() : text());
}

QSize FilterChip::sizeHint() const
{
    const QFontMetrics metrics(qt::Theme::instance().font(qt::TextStyle::Body, QFont::Medium));
    int width = metrics.horizontalAdvance(text()) + 2 * kPadding + 2;
    if (m_count)
        width += kGap + metrics.horizontalAdvance(countText());
    return {width + 2 * kRing, kHeight + 2 * kRing};
}

void FilterChip::paintEvent(QPaintEvent*)
{
    const qt::Colors& colors = qt::colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box =
        QRectF(rect()).adjusted(kRing + 0.5, kRing + 0.5, -kRing - 0.5, -kRing - 0.5);
    const bool isHot = underMouse() && isEnabled();
    painter.setPen(QPen(isChecked() ? colors.accent : colors.border, 1));
    painter.setBrush(isChecked() ? colors.select : isHot ? colors.hover : colors.surface);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    if (hasFocus()) {
        painter.setPen(QPen(colors.accent, 2));
        painter.setBrush(Qt::NoBrush);
        const QRectF ring = QRectF(rect()).adjusted(1, 1, -1, -1);
        painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2);
    }
    painter.setFont(qt::Theme::instance().font(qt::TextStyle::Body, QFont::Medium));
    const QRectF inner = box.adjusted(kPadding, 0, -kPadding, 0);
    painter.setPen(isEnabled() ? colors.text : colors.muted);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), inner.toAlignedRect()),
                     int(Qt::AlignVCenter | Qt::AlignLeading),
                     text());
    painter.setPen(isChecked() ? colors.text : colors.muted);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), inner.toAlignedRect()),
                     int(Qt::AlignVCenter | Qt::AlignTrailing),
                     countText());
}

void FilterChip::changeEvent(QEvent* event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange) {
        updateGeometry();
        update();
    }
}

void FilterChip::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void FilterChip::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

FilterChips::FilterChips(QWidget* parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    setLayout(new qt::FlowLayout(nullptr, 2));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::idClicked, this, &FilterChips::chosen);
}

void FilterChips::setChip(int id, const QString& text, const QString& toolTip)
{
    auto* chip = this->chip(id);
    if (!chip) {
        chip = new FilterChip(this);
        chip->setObjectName(QStringLiteral("chip%1").arg(id));
        m_group->addButton(chip, id);
        layout()->addWidget(chip);
    }
    chip->setText(text);
    chip->setToolTip(toolTip);
    chip->setAccessibleName(text);
    chip->updateGeometry();
}

void FilterChips::setCount(int id, std::optional<qint64> count)
{
    if (auto* found = chip(id))
        found->setCount(count);
}

FilterChip* FilterChips::chip(int id) const
{
    return qobject_cast<FilterChip*>(m_group->button(id));
}

void FilterChips::setCurrent(int id)
{
    if (auto* found = chip(id)) {
        found->setChecked(true);
        return;
    }
    m_group->setExclusive(false);
    for (auto* button : m_group->buttons())
        button->setChecked(false);
    m_group->setExclusive(true);
}

int FilterChips::current() const
{
    return m_group->checkedId();
}

} // namespace vitrine::console
