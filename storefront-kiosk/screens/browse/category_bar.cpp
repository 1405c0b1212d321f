#include "storefront-kiosk/screens/browse/category_bar.hpp"

#include "storefront-kiosk/frame/layout.hpp"
#include "storefront-kiosk/parts/touch_button.hpp"
#include "storefront-kiosk/scrolling/finger_scroll.hpp"
#include "vitrine/qt/format/format.hpp"

#include <QApplication>
#include <QBoxLayout>
#include <QEvent>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

constexpr int kListWidth = 320;
constexpr int kChipGap = 16;

} // namespace

CategoryBar::CategoryBar(QWidget* parent)
    : QScrollArea(parent)
    , m_sideways(new FingerScroll(this, Qt::Horizontal))
    , m_down(new FingerScroll(this, Qt::Vertical))
{
    setObjectName(u"categoryBar"_s);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget(this);
    content->setObjectName(u"scrollContent"_s);
    m_box = new QBoxLayout(QBoxLayout::LeftToRight, content);
    m_box->setSpacing(kChipGap);
    setWidget(content);
    setOrientation(Qt::Horizontal);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (now != nullptr && widget()->isAncestorOf(now))
            ensureWidgetVisible(now, touch::kGap, touch::kGap);
    });
}

void CategoryBar::setOrientation(Qt::Orientation orientation)
{
    m_orientation = orientation;
    const bool isRow = orientation == Qt::Horizontal;
    m_box->setDirection(isRow ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_box->setContentsMargins(
        touch::kGroup, isRow ? 0 : touch::kGroup, isRow ? touch::kGroup : 0, 0);
    m_box->setAlignment(isRow ? Qt::AlignLeft : Qt::AlignTop);
    setSizePolicy(isRow ? QSizePolicy::Expanding : QSizePolicy::Fixed,
                  isRow ? QSizePolicy::Fixed : QSizePolicy::Expanding);
    build();
}

QSize CategoryBar::sizeHint() const
{
    const QSize content = widget()->sizeHint();
    return m_orientation == Qt::Horizontal
               ? QSize(2 * touch::kTarget, std::max(touch::kTarget, content.height()))
               : QSize(std::max(kListWidth, std::min(content.width(), 2 * kListWidth)),
                       2 * touch::kTarget);
}

void CategoryBar::setChoices(const std::vector<CategoryChoice>& choices)
{
    if (choices == m_choices)
        return;
    m_choices = choices;
    build();
}

void CategoryBar::rewind()
{
    m_sideways->stop();
    m_down->stop();
    horizontalScrollBar()->setValue(0);
    verticalScrollBar()->setValue(0);
}

void CategoryBar::build()
{
    while (auto* item = m_box->takeAt(0)) {
        if (auto* chip = item->widget()) {
            chip->hide();
            chip->setObjectName({});
            chip->deleteLater(); // it may be its own touch that led here
        }
        delete item;
    }
    for (const auto& choice : m_choices)
        addChip(choice);
    updateGeometry();
}

void CategoryBar::addChip(const CategoryChoice& choice)
{
    const bool isAll = choice.kind == CategoryChoice::Kind::All;
    auto* chip =
        new TouchButton(isAll ? tr("All") : choice.name, TouchButton::Kind::Chip, widget());
    chip->setObjectName(u"category_"_s + choice.id);
    chip->setChecked(choice.isChosen);
    chip->setAccessibleName(
        isAll ? tr("All products")
              : tr("%1, %n products", nullptr, int(choice.products)).arg(choice.name));
    if (choice.kind == CategoryChoice::Kind::Above && !choice.isChosen)
        chip->setSymbol(qt::Icon::ChevronLeft);
    // in a row each name is whole, for a finger can move it
    const bool isRow = m_orientation == Qt::Horizontal;
    chip->setSizePolicy(isRow ? QSizePolicy::Fixed : QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(chip, &TouchButton::clicked, this, [this, chip, id = choice.id] {
        chip->setChecked(true); // touched once more it stays chosen
        Q_EMIT chosen(id);
    });
    m_box->addWidget(chip);
    chip->show();
}

void CategoryBar::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        build();
}

} // namespace vitrine::kiosk
