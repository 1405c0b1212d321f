#include "vitrine/qt/widgets/row_delegate.hpp"

#include "vitrine/qt/image_cache.hpp"
#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/data_table.hpp"
#include "vitrine/qt/widgets/money_edit.hpp"
#include "vitrine/qt/widgets/status_badge.hpp"

#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>
#include <QSpinBox>

#include <limits>

namespace vitrine::qt {
namespace {

constexpr int kMargin = 10;
constexpr int kArrowRoom =
    12; // the header keeps it free for its arrow; numbers stand below their title
constexpr int kCurrentBar = 3;

} // namespace

RowDelegate::RowDelegate(DataTable& table)
    : QStyledItemDelegate(&table)
    , m_table(table)
{
}

QRect RowDelegate::contentRect(const QRect& cell, const QModelIndex& index) const
{
    QRect rect = cell.adjusted(kMargin, 0, -kMargin, -1);
    if (const auto box = m_table.checkRect(index); box.isValid())
        rect.setLeft(box.right() + 1 + kMargin);
    if (index.data(PagedModelBase::NumberRole).toBool())
        rect.setRight(rect.right() - kArrowRoom);
    return rect;
}

void RowDelegate::paint(QPainter* painter,
                        const QStyleOptionViewItem& option,
                        const QModelIndex& index) const
{
    painter->save();
    paintGround(*painter, option, index);
    if (m_table.checkRect(index).isValid())
        paintCheck(*painter, index);
    const QRect rect = contentRect(option.rect, index);
    if (index.data(PagedModelBase::PlaceholderRole).toBool())
        paintPlaceholder(*painter, rect, index);
    else
        paintContent(*painter, rect, index);
    painter->restore();
}

void RowDelegate::paintGround(QPainter& painter,
                              const QStyleOptionViewItem& option,
                              const QModelIndex& index) const
{
    const Colors& c = colors();
    const bool isSelected = m_table.selectionModel()->isRowSelected(index.row());
    const QColor ground = isSelected                            ? c.select
                          : m_table.hoveredRow() == index.row() ? c.hover
                                                                : c.surface;
    painter.fillRect(option.rect, ground);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                     c.border);
    const auto current = m_table.currentIndex();
    if (!m_table.hasFocus() || current.row() != index.row())
        return;
    if (index.column() == m_table.firstVisibleColumn())
        painter.fillRect(
            QRect(option.rect.left(), option.rect.top(), kCurrentBar, option.rect.height() - 1),
            c.accent);
    if (current == index && index.flags().testFlag(Qt::ItemIsEditable)) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(c.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(option.rect).adjusted(2.5, 2.5, -2.5, -3.5), 4, 4);
    }
}

void RowDelegate::paintCheck(QPainter& painter, const QModelIndex& index) const
{
    const bool isSelected = m_table.selectionModel()->isRowSelected(index.row());
    const QRectF box = QRectF(m_table.checkRect(index)).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(isSelected ? colors().accent : colors().control);
    painter.setBrush(isSelected ? colors().accent : colors().surface);
    painter.drawRoundedRect(box, 4, 4);
    if (isSelected) {
        painter.setPen(QPen(colors().onAccent, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF origin = box.topLeft();
        painter.drawPolyline(QPolygonF{
            origin + QPointF(3.5, 8), origin + QPointF(6.5, 11), origin + QPointF(12, 4.5)});
    }
    painter.restore();
}

void RowDelegate::paintPlaceholder(QPainter& painter,
                                   const QRect& rect,
                                   const QModelIndex& index) const
{
    // Lengths that differ look like text that is about to come.
    const int part = 45 + (index.row() * 37 + index.column() * 23) % 40;
    const int width = rect.width() * part / 100;
    const int height = 8;
    const bool isRight = index.data(PagedModelBase::NumberRole).toBool();
    const QRect bar(isRight ? rect.right() - width : rect.left(),
                    rect.center().y() - height / 2,
                    width,
                    height);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QColor faint = colors().border;
    faint.setAlphaF(0.7F);
    painter.setBrush(faint);
    painter.drawRoundedRect(bar, height / 2.0, height / 2.0);
}

void RowDelegate::paintContent(QPainter& painter, const QRect& rect, const QModelIndex& index) const
{
    if (const auto& paintCell = m_table.cellPainter(index.column())) {
        paintCell(painter, rect, index);
        return;
    }
    if (const auto badge = index.data(PagedModelBase::BadgeRole); badge.isValid()) {
        paintBadge(painter, rect, badge.value<Badge>());
        return;
    }
    if (const auto hash = index.data(PagedModelBase::ImageHashRole); hash.isValid()) {
        paintImage(painter, rect, hash.toString());
        return;
    }
    paintText(painter, rect, index);
}

void RowDelegate::paintImage(QPainter& painter, const QRect& rect, const QString& hash) const
{
    const int side = std::min(rect.height() - 4, 28);
    const QRect box(rect.left(), rect.center().y() - side / 2, side, side);
    const QImage image = m_images == nullptr || hash.isEmpty() ? QImage() : m_images->image(hash);
    if (image.isNull()) {
        const qreal ratio = painter.device()->devicePixelRatioF();
        const bool isMissing = hash.isEmpty() || m_images == nullptr || m_images->hasFailed(hash);
        painter.drawPixmap(
            box.adjusted(4, 4, -4, -4),
            iconPixmap(
                isMissing ? Icon::ImageMissing : Icon::Image, side - 8, colors().border, ratio));
        return;
    }
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QSize fitted = image.size().scaled(box.size(), Qt::KeepAspectRatio);
    QRect target(QPoint(), fitted);
    target.moveCenter(box.center());
    QPainterPath round;
    round.addRoundedRect(target, 3, 3);
    painter.setClipPath(round, Qt::IntersectClip);
    painter.drawImage(target, image);
}

void RowDelegate::paintText(QPainter& painter, const QRect& rect, const QModelIndex& index) const
{
    const auto text = index.data(Qt::DisplayRole).toString();
    const auto detail = index.data(PagedModelBase::DetailRole).toString();
    const auto tone = index.data(PagedModelBase::ToneRole);
    const bool isNumber = index.data(PagedModelBase::NumberRole).toBool();
    const bool isMono = index.data(PagedModelBase::MonospaceRole).toBool();
    painter.setFont(isMono ? Theme::instance().monospace() : m_table.font());
    const bool isToned = tone.isValid() && Tone(tone.toInt()) != Tone::Neutral;
    painter.setPen(isToned ? colors().of(Tone(tone.toInt())) : colors().text);
    if (isNumber) {
        const qreal width = tabularWidth(QFontMetricsF(painter.font()), text);
        if (width <= rect.width()) {
            drawTabularText(painter, rect, Qt::AlignRight | Qt::AlignVCenter, text);
            return;
        }
    }
    const QFontMetrics metrics(painter.font());
    const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    const auto shown = metrics.elidedText(text, Qt::ElideRight, rect.width());
    painter.drawText(rect, int(alignment.toInt()) | Qt::TextSingleLine, shown);
    if (detail.isEmpty() || isNumber)
        return;
    const QRect rest = rect.adjusted(metrics.horizontalAdvance(shown) + space::kInside, 0, 0, 0);
    if (rest.width() < 24)
        return;
    painter.setFont(m_table.font());
    painter.setPen(colors().muted);
    painter.drawText(rest,
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetrics(painter.font()).elidedText(detail, Qt::ElideRight, rest.width()));
}

QWidget* RowDelegate::createEditor(QWidget* parent,
                                   const QStyleOptionViewItem&,
                                   const QModelIndex& index) const
{
    const auto value = index.data(Qt::EditRole);
    QWidget* editor = nullptr;
    if (value.canConvert<domain::Money>()) {
        editor = new MoneyEdit(value.value<domain::Money>().currency(), parent);
    } else if (value.typeId() == QMetaType::Int || value.typeId() == QMetaType::LongLong) {
        auto* spin = new QSpinBox(parent);
        spin->setRange(std::numeric_limits<int>::min(), std::numeric_limits<int>::max());
        spin->setButtonSymbols(QAbstractSpinBox::NoButtons);
        spin->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        editor = spin;
    } else {
        editor = new QLineEdit(parent);
    }
    editor->setObjectName(QStringLiteral("cellEditor"));
    editor->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
    return editor;
}

void RowDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    // The view asks again whenever the row is told anew; what was typed meanwhile stays.
    if (editor->property("isFilled").toBool())
        return;
    editor->setProperty("isFilled", true);
    const auto value = index.data(Qt::EditRole);
    if (auto* money = qobject_cast<MoneyEdit*>(editor)) {
        money->setMoney(value.value<domain::Money>());
        money->selectAll();
    } else if (auto* spin = qobject_cast<QSpinBox*>(editor)) {
        spin->setValue(value.toInt());
        spin->selectAll();
    } else if (auto* line = qobject_cast<QLineEdit*>(editor)) {
        line->setText(value.toString());
        line->selectAll();
    }
}

void RowDelegate::setModelData(QWidget* editor,
                               QAbstractItemModel* model,
                               const QModelIndex& index) const
{
    const auto before = index.data(Qt::EditRole);
    QVariant after;
    if (const auto* money = qobject_cast<MoneyEdit*>(editor)) {
        const auto value = money->money();
        if (!value || *value == before.value<domain::Money>())
            return; // what is no amount changes nothing
        after = QVariant::fromValue(*value);
    } else if (const auto* spin = qobject_cast<QSpinBox*>(editor)) {
        after = spin->value();
    } else if (const auto* line = qobject_cast<QLineEdit*>(editor)) {
        after = line->text();
    }
    if (after.typeId() == before.typeId() && !after.canConvert<domain::Money>() && after == before)
        return;
    model->setData(index, after, Qt::EditRole);
}

void RowDelegate::updateEditorGeometry(QWidget* editor,
                                       const QStyleOptionViewItem& option,
                                       const QModelIndex&) const
{
    editor->setGeometry(option.rect.adjusted(1, 1, -1, -2));
}

} // namespace vitrine::qt
