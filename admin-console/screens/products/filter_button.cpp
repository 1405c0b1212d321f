#include "admin-console/screens/products/filter_button.hpp"

#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QScreen>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine::console {
namespace {

constexpr int kCountRole = Qt::UserRole + 1;
constexpr int kPopupWidth = 320;
constexpr int kRowsShown = 12;
constexpr int kRowsWithoutSearch = 8;
constexpr qsizetype kTextMax = 28;

/// A text at the left, how many there are at the right.
class ChoiceDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter,
               const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        const qint64 count = index.data(kCountRole).toLongLong();
        const QString text = item.text;
        item.text.clear();
        item.widget->style()->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
        QRect rect = option.rect.adjusted(qt::space::kInside, 0, -qt::space::kInside, 0);
        painter->save();
        if (count >= 0) {
            const QString number = qt::formatCount(count);
            painter->setPen(qt::colors().muted);
            painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter, number);
            rect.setRight(rect.right() - item.fontMetrics.horizontalAdvance(number) -
                          qt::space::kInside);
        }
        painter->setPen(qt::colors().text);
        painter->drawText(rect,
                          Qt::AlignLeft | Qt::AlignVCenter,
                          item.fontMetrics.elidedText(text, Qt::ElideMiddle, rect.width()));
        painter->restore();
    }
};

} // namespace

FilterButton::FilterButton(QWidget* parent)
    : QPushButton(parent)
{
    setIcon(qt::icon(qt::Icon::ChevronDown));
    setLayoutDirection(Qt::RightToLeft); // the arrow behind the text
    setCheckable(true);
    setAutoDefault(false);
    connect(this, &QPushButton::clicked, this, [this] {
        showText(); // the check mark says what is filtered, not that it was clicked
        openList();
    });
}

void FilterButton::setLabel(const QString& label, const QString& all)
{
    m_label = label;
    m_all = all;
    showText();
    if (m_model != nullptr)
        fill();
}

void FilterButton::setChoices(const QList<Choice>& choices)
{
    m_choices = choices;
    showText();
    if (m_model != nullptr)
        fill();
}

void FilterButton::setChosen(const QString& id)
{
    m_chosen = id;
    showText();
}

void FilterButton::showText()
{
    setChecked(!m_chosen.isEmpty());
    const auto found = std::find_if(m_choices.cbegin(),
                                    m_choices.cend(),
                                    [&](const Choice& choice) { return choice.id == m_chosen; });
    QString value = found == m_choices.cend() ? m_chosen : found->text;
    setToolTip(m_chosen.isEmpty() ? QString() : value);
    value = value.section(QStringLiteral(" › "), -1);
    if (value.size() > kTextMax)
        value = value.left(kTextMax - 1) + u'…';
    setText(m_chosen.isEmpty() ? m_label : m_label + QLatin1String(": ") + value);
    setAccessibleName(text());
}

void FilterButton::makePopup()
{
    m_popup = new QFrame(this, Qt::Popup);
    m_popup->setObjectName(QStringLiteral("filterPopup"));
    m_popup->setLayoutDirection(QGuiApplication::layoutDirection());
    qt::setCard(m_popup);
    m_search = new QLineEdit(m_popup);
    m_search->setObjectName(QStringLiteral("filterSearch"));
    m_search->setClearButtonEnabled(true);
    m_model = new QStandardItemModel(this);
    m_shown = new QSortFilterProxyModel(this);
    m_shown->setSourceModel(m_model);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list = new QListView(m_popup);
    m_list->setObjectName(QStringLiteral("filterList"));
    m_list->setModel(m_shown);
    m_list->setUniformItemSizes(true);
    m_list->setItemDelegate(new ChoiceDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    auto* column = new QVBoxLayout(m_popup);
    column->setContentsMargins(
        qt::space::kInside, qt::space::kInside, qt::space::kInside, qt::space::kInside);
    column->setSpacing(qt::space::kInside);
    column->addWidget(m_search);
    column->addWidget(m_list);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_shown->setFilterFixedString(text);
        m_list->setCurrentIndex(m_shown->index(0, 0));
    });
    const auto take = [this](const QModelIndex& index) {
        if (index.isValid())
            choose(index.data(Qt::UserRole).toString());
    };
    connect(m_list, &QListView::clicked, this, take);
    connect(m_list, &QListView::activated, this, take);
    connect(
        m_search, &QLineEdit::returnPressed, this, [this, take] { take(m_list->currentIndex()); });
}

void FilterButton::fill()
{
    m_model->clear();
    const auto add = [this](const Choice& choice) {
        auto* item = new QStandardItem(choice.text);
        item->setData(choice.id, Qt::UserRole);
        item->setData(choice.count, kCountRole);
        item->setToolTip(choice.text);
        m_model->appendRow(item);
    };
    add({{}, m_all});
    for (const Choice& choice : m_choices)
        add(choice);
    m_search->setAccessibleName(tr("Search in %1").arg(m_label));
    m_search->setPlaceholderText(tr("Search"));
    m_list->setAccessibleName(m_label);
}

void FilterButton::openList()
{
    if (m_popup == nullptr)
        makePopup();
    fill();
    m_search->clear();
    m_search->setVisible(m_choices.size() > kRowsWithoutSearch);
    const auto matches = m_shown->match(
        m_shown->index(0, 0), Qt::UserRole, m_chosen, 1, Qt::MatchExactly | Qt::MatchCaseSensitive);
    m_list->setCurrentIndex(matches.value(0, m_shown->index(0, 0)));
    placePopup();
    m_popup->show();
    if (m_search->isVisible())
        m_search->setFocus(Qt::PopupFocusReason);
    else
        m_list->setFocus(Qt::PopupFocusReason);
}

void FilterButton::placePopup()
{
    const int rowHeight = std::max(24, m_list->sizeHintForRow(0));
    const int rows = std::clamp(static_cast<int>(m_choices.size()) + 1, 2, kRowsShown);
    m_list->setFixedHeight(rows * rowHeight + 4);
    m_popup->setFixedWidth(kPopupWidth);
    m_popup->adjustSize();
    QPoint at = mapToGlobal(QPoint(0, height() + qt::space::kTight));
    const QRect area = screen()->availableGeometry();
    at.setX(std::min(at.x(), area.right() - m_popup->width()));
    if (at.y() + m_popup->height() > area.bottom())
        at.setY(std::max(area.top(), mapToGlobal(QPoint()).y() - m_popup->height()));
    m_popup->move(at);
}

void FilterButton::choose(const QString& id)
{
    m_popup->hide();
    setFocus(Qt::PopupFocusReason);
    if (id == m_chosen)
        return;
    setChosen(id);
    Q_EMIT chosenChanged(id);
}

bool FilterButton::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isMove = key->key() == Qt::Key_Down || key->key() == Qt::Key_Up ||
                            key->key() == Qt::Key_PageDown || key->key() == Qt::Key_PageUp;
        if (isMove) {
            QCoreApplication::sendEvent(m_list, event);
            return true;
        }
    }
    return QPushButton::eventFilter(watched, event);
}

void FilterButton::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        openList();
        return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (!m_chosen.isEmpty()) {
            setChosen({});
            Q_EMIT chosenChanged({});
        }
        return;
    default:
        QPushButton::keyPressEvent(event);
    }
}

} // namespace vitrine::console
