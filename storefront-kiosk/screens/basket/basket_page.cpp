#include "storefront-kiosk/screens/basket/basket_page.hpp"

#include "storefront-kiosk/parts/message_card.hpp"
#include "storefront-kiosk/parts/touch_button.hpp"
#include "storefront-kiosk/screens/basket/basket_lines.hpp"
#include "storefront-kiosk/screens/basket/basket_sums.hpp"
#include "storefront-kiosk/screens/basket/basket_words.hpp"
#include "storefront-kiosk/shelf_view/shelf_words.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

constexpr int kEmptySymbolSide = 144;

} // namespace

BasketPage::BasketPage(KioskContext& context, BasketPresenter& presenter, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_presenter(presenter)
    , m_title(qt::makeLabel({}, qt::TextStyle::Page, this))
    , m_count(qt::makeLabel({}, qt::TextStyle::Body, this, true))
    , m_unpriced(new MessageCard(this))
    , m_changes(new MessageCard(this))
    , m_accept(new TouchButton({}, TouchButton::Kind::Primary, this))
    , m_removed(new MessageCard(this))
    , m_lines(new BasketLines(&context.pictures(), this))
    , m_sums(new BasketSums(this))
    , m_asOf(qt::makeLabel({}, qt::TextStyle::Caption, this, true))
    , m_empty(new QWidget(this))
    , m_emptySymbol(new QLabel(m_empty))
    , m_emptyTitle(qt::makeLabel({}, qt::TextStyle::Section, m_empty))
    , m_emptyText(qt::makeLabel({}, qt::TextStyle::Body, m_empty, true))
{
    m_changes->setObjectName(u"basketChanges"_s);
    m_accept->setObjectName(u"acceptChanges"_s);
    m_removed->setObjectName(u"basketRemoved"_s);
    m_unpriced->setObjectName(u"basketUnpriced"_s);
    m_emptyTitle->setObjectName(u"basketEmpty"_s);
    m_lines->setObjectName(u"basketLines"_s);
    auto* empty = new QVBoxLayout(m_empty);
    empty->setSpacing(touch::kGap);
    empty->addStretch();
    for (auto* label : {m_emptySymbol, m_emptyTitle, m_emptyText}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        empty->addWidget(label);
    }
    empty->addStretch();
    for (QWidget* head : {static_cast<QWidget*>(m_unpriced),
                          static_cast<QWidget*>(m_changes),
                          static_cast<QWidget*>(m_accept),
                          static_cast<QWidget*>(m_removed)})
        m_lines->addHead(head);
    auto* top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_count, 0, Qt::AlignBottom);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(touch::kGap);
    column->addLayout(top);
    column->addWidget(m_lines, 1);
    column->addWidget(m_empty, 1);
    column->addWidget(m_sums);
    column->addWidget(m_asOf, 0, Qt::AlignRight);
    connect(&presenter, &BasketPresenter::changed, this, &BasketPage::refresh);
    connect(&context.shop(), &ShopStatus::linkChanged, this, &BasketPage::refresh);
    connect(m_accept, &TouchButton::clicked, &presenter, &BasketPresenter::accept);
    connect(m_removed, &MessageCard::acted, &presenter, &BasketPresenter::undo);
    connect(m_lines, &BasketLines::quantityWanted, this, &BasketPage::onQuantity);
}

void BasketPage::setForm(BasketRowWidget::Form form)
{
    m_lines->setForm(form);
}

void BasketPage::retranslate()
{
    m_title->setText(tr("Your basket"));
    m_accept->setText(tr("Agreed"));
    m_emptyTitle->setText(tr("Your basket is empty"));
    m_emptyText->setText(tr("Touch a product to put it in, or scan its barcode."));
    refresh();
}

void BasketPage::refresh()
{
    const auto& view = m_presenter.view();
    const bool isEmpty = view.rows.empty();
    m_count->setText(isEmpty ? QString() : BasketWords::items(view.itemCount));
    const QString time = isEmpty ? QString() : ShelfWords::asOf(m_context);
    m_asOf->setText(time);
    m_asOf->setVisible(!time.isEmpty());
    showChanges();
    showRemoved();
    m_lines->setRows(view.rows, m_context.locale());
    m_sums->present(view, m_context.locale());
    if (view.isPriced)
        m_unpriced->hide();
    else
        m_unpriced->show(qt::Tone::Danger,
                         tr("These prices cannot be worked out right now."),
                         tr("Please ask our staff. They are glad to help you."));
    m_empty->setVisible(isEmpty && !m_presenter.removed());
    m_lines->setVisible(!isEmpty || m_presenter.removed().has_value());
    if (isEmpty)
        showEmpty();
}

void BasketPage::showChanges()
{
    QStringList sentences;
    for (const auto& change : m_presenter.changes())
        sentences.append(BasketWords::change(change, m_context.locale()));
    m_accept->setVisible(!sentences.isEmpty());
    if (sentences.isEmpty())
        m_changes->hide();
    else
        m_changes->show(qt::Tone::Warn, tr("Something has changed"), sentences.join(u'\n'));
}

void BasketPage::showRemoved()
{
    const auto& removed = m_presenter.removed();
    if (!removed) {
        m_removed->hide();
        return;
    }
    m_removed->show(qt::Tone::Info, tr("Taken out"), qt::toText(removed->name), tr("Undo"));
    m_removed->setSymbol(qt::Icon::Trash);
}

void BasketPage::showEmpty()
{
    m_emptySymbol->setPixmap(qt::iconPixmap(
        qt::Icon::Basket, kEmptySymbolSide, qt::colors().control, devicePixelRatioF()));
}

void BasketPage::onQuantity(const std::string& productId, qint64 quantity)
{
    m_presenter.setQuantity(productId, quantity);
    for (const auto& row : m_presenter.view().rows) {
        if (row.productId == productId)
            return m_context.say(BasketWords::spokenRow(row, m_context.locale()));
    }
    m_context.say(tr("Taken out"));
}

void BasketPage::wipe()
{
    m_lines->rewind();
    m_removed->show(qt::Tone::Info, {});
    m_removed->hide();
    m_changes->show(qt::Tone::Info, {});
    m_changes->hide();
}

} // namespace vitrine::kiosk
