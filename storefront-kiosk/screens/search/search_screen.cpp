#include "storefront-kiosk/screens/search/search_screen.hpp"

#include "storefront-kiosk/parts/touch_button.hpp"
#include "storefront-kiosk/screens/search/keyboard.hpp"
#include "storefront-kiosk/scrolling/finger_scroll.hpp"
#include "storefront-kiosk/shelf_view/basket_adder.hpp"
#include "storefront-kiosk/shelf_view/notice.hpp"
#include "storefront-kiosk/shelf_view/product_grid.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

constexpr int kLettersMax = 80;
constexpr int kKeyboardWidth = 1100; ///< Beside the list, in landscape.

} // namespace

SearchScreen::SearchScreen(KioskContext& context, QWidget* parent)
    : Screen(context, parent)
    , m_presenter(context)
    , m_field(new QLineEdit(this))
    , m_clear(makeIconButton(qt::Icon::Close, {}, this))
    , m_heading(qt::makeLabel({}, qt::TextStyle::Body, this, true))
    , m_meant(new TouchButton({}, TouchButton::Kind::Chip, this))
    , m_grid(new ProductGrid(context, this))
    , m_keyboard(new Keyboard(this))
    , m_notice(new Notice(context, this))
    , m_adder(new BasketAdder(context, this))
    , m_places(new QGridLayout(this))
{
    setObjectName(u"searchScreen"_s);
    m_field->setObjectName(u"searchField"_s);
    m_field->setMaxLength(kLettersMax);
    m_field->setContextMenuPolicy(Qt::NoContextMenu);
    m_clear->setObjectName(u"clearField"_s);
    m_heading->setObjectName(u"foundHeading"_s);
    m_heading->setWordWrap(true);
    m_meant->setObjectName(u"didYouMean"_s);
    m_meant->setCheckable(false);
    m_grid->setObjectName(u"foundGrid"_s);
    m_grid->setShelf(&m_presenter.model());
    m_keyboard->typeInto(m_field);
    m_places->setContentsMargins(0, 0, 0, 0);
    m_places->setSpacing(0);
    connectParts();
    placeParts();
}

void SearchScreen::connectParts()
{
    connect(m_field, &QLineEdit::textChanged, &m_presenter, &SearchPresenter::setText);
    connect(m_field, &QLineEdit::textChanged, this, [this] {
        m_grid->rewind();
        refresh();
    });
    connect(m_field, &QLineEdit::returnPressed, this, &SearchScreen::finish);
    connect(m_clear, &TouchButton::clicked, m_field, [this] { m_field->setText({}); });
    connect(m_meant, &TouchButton::clicked, m_field, [this] {
        m_field->setText(m_presenter.didYouMean());
    });
    connect(m_keyboard, &OnScreenKeyboard::entered, this, &SearchScreen::finish);
    connect(&m_presenter, &SearchPresenter::changed, this, &SearchScreen::refresh);
    connect(m_grid, &ProductGrid::opened, this, [this](const QString& id) {
        Q_EMIT goTo({.id = Place::Id::Product, .productId = id});
    });
    connect(m_grid, &ProductGrid::plusTouched, m_adder, [this](const QString& id) {
        m_adder->add(id);
    });
    connect(m_adder, &BasketAdder::refused, m_notice, [this](const QString& why) {
        m_notice->show(qt::Tone::Warn, why);
    });
    connect(&qt::Theme::instance(), &qt::Theme::changed, this, &SearchScreen::retranslate);
}

void SearchScreen::placeParts()
{
    while (auto* item = m_places->takeAt(0))
        delete item;
    const bool isLandscape = m_layout.form == Layout::Form::Landscape;
    auto* top = new QHBoxLayout;
    top->setContentsMargins(touch::kGroup, touch::kGap, touch::kGroup, 0);
    top->setSpacing(touch::kGap);
    top->addWidget(m_field, 1);
    top->addWidget(m_clear);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(touch::kGroup, touch::kGap, touch::kGroup, touch::kGap / 2);
    head->setSpacing(touch::kGap);
    head->addWidget(m_meant);
    head->addWidget(m_heading, 1);
    if (isLandscape) { // what is found at the left, so that both have all of the height
        m_places->addWidget(m_grid, 0, 0, 4, 1);
        m_places->addLayout(top, 0, 1);
        m_places->addLayout(head, 1, 1);
        m_places->addWidget(m_keyboard, 3, 1);
        m_keyboard->setFixedWidth(kKeyboardWidth);
    } else {
        m_places->addLayout(top, 0, 0);
        m_places->addLayout(head, 1, 0);
        m_places->addWidget(m_grid, 2, 0);
        m_places->addWidget(m_keyboard, 3, 0);
        m_keyboard->setMinimumWidth(0);
        m_keyboard->setMaximumWidth(QWIDGETSIZE_MAX);
    }
    m_places->setRowStretch(2, 1);
    m_places->setColumnStretch(0, 1);
    m_places->setColumnStretch(1, 0);
}

QString SearchScreen::title() const
{
    return tr("Search");
}

Screen::Chrome SearchScreen::chrome() const
{
    return {.hasBasket = false};
}

void SearchScreen::enter(const Place& place)
{
    m_field->setText(place.text);
    m_field->setFocus(Qt::OtherFocusReason);
    refresh();
}

void SearchScreen::leave()
{
    m_grid->finger().stop();
    m_notice->clear();
}

void SearchScreen::arrange(const Layout& layout)
{
    m_layout = layout;
    const bool isOneColumn = layout.isReach || layout.form == Layout::Form::Landscape;
    if (isOneColumn)
        m_grid->setForm(ProductGrid::Form::Row, 1);
    else
        m_grid->setForm(ProductGrid::Form::Card, 2);
    m_keyboard->arrange(layout);
    placeParts();
    showOrHideList();
}

void SearchScreen::wipe()
{
    leave();
    m_adder->wipe();
    m_field->setText({}); // and not clear(), which could be undone
    m_presenter.wipe();
    m_grid->rewind();
}

void SearchScreen::finish()
{
    const auto text = m_field->text().trimmed();
    if (!text.isEmpty())
        Q_EMIT goTo({.id = Place::Id::Browse, .text = text});
}

void SearchScreen::refresh()
{
    const bool isEmpty = m_field->text().trimmed().isEmpty();
    const auto& meant = m_presenter.didYouMean();
    m_clear->setEnabled(!m_field->text().isEmpty());
    m_meant->setVisible(!isEmpty && !meant.isEmpty());
    m_meant->setText(tr("Did you mean “%1”?").arg(meant));
    if (isEmpty)
        m_heading->setText(tr("What are you looking for? A name, a brand or a number will do."));
    else if (m_presenter.total() > 0)
        m_heading->setText(tr("%n found", nullptr, int(m_presenter.total())));
    else if (m_presenter.isAnswered())
        m_heading->setText(tr("Nothing found. Try fewer letters or another word."));
}

void SearchScreen::showOrHideList()
{
    // in accessibility mode there may be room for the keyboard only; Search shows the list
    const int others = m_keyboard->sizeHint().height() + 3 * touch::kTarget;
    const bool isLandscape = m_layout.form == Layout::Form::Landscape;
    m_grid->setVisible(isLandscape || height() - others >= 2 * touch::kTarget);
}

void SearchScreen::resizeEvent(QResizeEvent* event)
{
    Screen::resizeEvent(event);
    showOrHideList();
}

void SearchScreen::showEvent(QShowEvent* event)
{
    Screen::showEvent(event);
    m_field->setFocus(Qt::OtherFocusReason);
}

void SearchScreen::retranslate()
{
    const auto font = qt::Theme::instance().font(qt::TextStyle::Emphasis);
    m_field->setFont(font);
    m_field->setMinimumHeight(std::max(touch::kTarget, QFontMetrics(font).height() + 40));
    m_field->setPlaceholderText(tr("Search or scan"));
    m_field->setAccessibleName(tr("What you are looking for"));
    m_clear->setAccessibleName(tr("Clear the search"));
    m_grid->setAccessibleName(tr("Products found"));
    m_keyboard->setEnterText(tr("Search"));
    qt::setTextStyle(m_heading, qt::TextStyle::Body, true);
    refresh();
}

} // namespace vitrine::kiosk
