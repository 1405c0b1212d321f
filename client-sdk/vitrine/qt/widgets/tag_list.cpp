#include "vitrine/qt/widgets/tag_list.hpp"

#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QResizeEvent>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace vitrine::qt {
namespace {

constexpr int kChipHeight = 26;
constexpr int kChipTextMax = 220;

} // namespace

/// One tag: its text, and a cross.
class TagList::Chip final : public QFrame
{
public:
    Chip(const Tag& tag, bool isRemovable, TagList* list)
        : QFrame(list)
        , m_list(list)
        , m_id(tag.id)
        , m_isRemovable(isRemovable)
    {
        setFocusPolicy(Qt::TabFocus);
        setAccessibleName(tag.text);
        setFixedHeight(kChipHeight);
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(10, 0, isRemovable ? 2 : 10, 0);
        row->setSpacing(2);
        auto* label = makeLabel({}, TextStyle::Body, this);
        label->setText(label->fontMetrics().elidedText(tag.text, Qt::ElideRight, kChipTextMax));
        label->setToolTip(tag.text);
        row->addWidget(label);
        if (!isRemovable)
            return;
        auto* cross = new QToolButton(this);
        cross->setIcon(icon(Icon::Close, Tone::Neutral));
        cross->setIconSize(QSize(12, 12));
        cross->setFixedSize(22, 22);
        cross->setFocusPolicy(Qt::NoFocus); // Delete does it
        cross->setAccessibleName(TagList::tr("Remove %1").arg(tag.text));
        cross->setToolTip(cross->accessibleName());
        connect(cross, &QToolButton::clicked, this, [this] { Q_EMIT m_list->removed(m_id); });
        row->addWidget(cross);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors().select);
        painter.drawRoundedRect(rect(), kChipHeight / 2.0, kChipHeight / 2.0);
    }
    void mouseReleaseEvent(QMouseEvent*) override { Q_EMIT m_list->activated(m_id); }
    void keyPressEvent(QKeyEvent* event) override
    {
        const bool removes = event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace;
        if (removes && m_isRemovable)
            Q_EMIT m_list->removed(m_id);
        else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Space)
            Q_EMIT m_list->activated(m_id);
        else
            QFrame::keyPressEvent(event);
    }

private:
    TagList* m_list;
    QString m_id;
    bool m_isRemovable;
};

TagList::TagList(QWidget* parent)
    : QWidget(parent)
{
    auto policy = QSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void TagList::setTags(const QList<Tag>& tags)
{
    m_tags = tags;
    rebuild();
}

void TagList::setRemovable(bool isRemovable)
{
    m_isRemovable = isRemovable;
    rebuild();
}

void TagList::setAddText(const QString& text)
{
    m_addText = text;
    rebuild();
}

void TagList::rebuild()
{
    for (auto* chip : std::exchange(m_chips, {}))
        chip->deleteLater();
    for (const auto& tag : m_tags)
        m_chips.append(new Chip(tag, m_isRemovable, this));
    if (!m_addText.isEmpty()) {
        auto* add = new QPushButton(icon(Icon::Plus, Tone::Accent), m_addText, this);
        add->setObjectName(u"addTag"_s);
        setButtonKind(add, ButtonKind::Quiet);
        connect(add, &QPushButton::clicked, this, &TagList::addRequested);
        m_chips.append(add);
    }
    for (auto* chip : m_chips)
        chip->show();
    arrange(width(), true);
    updateGeometry();
}

int TagList::arrange(int width, bool shouldMove) const
{
    int x = 0;
    int y = 0;
    int rowHeight = 0;
    for (const auto* chip : m_chips)
        rowHeight = std::max(rowHeight, chip->sizeHint().expandedTo(chip->minimumSize()).height());
    for (auto* chip : m_chips) {
        const auto size = chip->sizeHint().expandedTo(chip->minimumSize());
        if (x > 0 && x + size.width() > width) {
            x = 0;
            y += rowHeight + space::kTight;
        }
        if (shouldMove)
            chip->setGeometry(x,
                              y + (rowHeight - size.height()) / 2,
                              std::min(size.width(), std::max(width, 1)),
                              size.height());
        x += size.width() + space::kTight + 2;
    }
    return y + rowHeight;
}

int TagList::heightForWidth(int width) const
{
    return std::max(arrange(width, false), kChipHeight);
}

QSize TagList::sizeHint() const
{
    const int hint = width() > 0 ? width() : 300;
    return {hint, heightForWidth(hint)};
}

void TagList::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange(event->size().width(), true);
}

} // namespace vitrine::qt
