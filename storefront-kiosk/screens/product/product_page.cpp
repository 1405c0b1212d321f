#include "storefront-kiosk/screens/product/product_page.hpp"

#include "storefront-kiosk/frame/layout.hpp"
#include "storefront-kiosk/parts/quantity_stepper.hpp"
#include "storefront-kiosk/screens/product/product_presenter.hpp"
#include "storefront-kiosk/shelf_view/product_grid.hpp"
#include "storefront-kiosk/shelf_view/shelf_words.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

constexpr int kStockSymbol = 32;

QString toneName(qt::Tone tone)
{
    switch (tone) {
    case qt::Tone::Ok:
        return u"ok"_s;
    case qt::Tone::Warn:
        return u"warn"_s;
    case qt::Tone::Danger:
        return u"danger"_s;
    default:
        return {};
    }
}

QLabel* makeText(qt::TextStyle style, const QString& name, QWidget* parent, bool isMuted = false)
{
    auto* label = qt::makeLabel({}, style, parent, isMuted);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setFocusPolicy(Qt::TabFocus); // whoever walks by keys hears it
    return label;
}

} // namespace

ProductPage::ProductPage(KioskContext& context, ProductPresenter& presenter, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_presenter(presenter)
    , m_brand(makeText(qt::TextStyle::Caption, u"productBrand"_s, this, true))
    , m_name(makeText(qt::TextStyle::Section, u"productName"_s, this))
    , m_price(makeText(qt::TextStyle::Price, u"productPrice"_s, this))
    , m_tax(makeText(qt::TextStyle::Caption, u"productTax"_s, this, true))
    , m_stockSymbol(new QLabel(this))
    , m_stock(makeText(qt::TextStyle::Body, u"productStock"_s, this))
    , m_asOf(makeText(qt::TextStyle::Caption, u"productAsOf"_s, this, true))
    , m_inBasket(makeText(qt::TextStyle::Body, u"productInBasket"_s, this, true))
    , m_stepper(new QuantityStepper(this))
    , m_description(makeText(qt::TextStyle::Body, u"productDescription"_s, this))
    , m_specificationsTitle(makeText(qt::TextStyle::Emphasis, u"specificationsTitle"_s, this))
    , m_specifications(new QWidget(this))
    , m_companionsTitle(makeText(qt::TextStyle::Emphasis, u"companionsTitle"_s, this))
    , m_companions(new ProductGrid(context, this))
{
    setObjectName(u"scrollContent"_s);
    m_stepper->setObjectName(u"quantityStepper"_s);
    m_companions->setObjectName(u"companions"_s);
    m_companions->setShelf(&presenter.companions());
    m_companions->setOnSurface(true);
    auto* stock = new QHBoxLayout;
    stock->setSpacing(12);
    stock->addWidget(m_stockSymbol, 0, Qt::AlignVCenter);
    stock->addWidget(m_stock, 1);
    auto* wanted = new QHBoxLayout;
    wanted->setSpacing(touch::kGap);
    wanted->addWidget(m_stepper);
    wanted->addWidget(m_inBasket, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(touch::kPage, touch::kGap, touch::kPage, touch::kPage);
    column->setSpacing(touch::kGap / 2);
    for (auto* label : {m_brand, m_name, m_price, m_tax})
        column->addWidget(label);
    column->addLayout(stock);
    column->addWidget(m_asOf);
    column->addSpacing(touch::kGap / 2);
    column->addLayout(wanted);
    column->addSpacing(touch::kGap);
    column->addWidget(m_description);
    column->addSpacing(touch::kGap);
    column->addWidget(m_specificationsTitle);
    column->addWidget(m_specifications);
    column->addSpacing(touch::kGap);
    column->addWidget(m_companionsTitle);
    column->addWidget(m_companions);
    column->addStretch(1);
    connect(m_stepper, &QuantityStepper::wanted, &presenter, &ProductPresenter::setQuantity);
    connect(m_companions, &ProductGrid::laidOut, this, &ProductPage::fitCompanions);
}

void ProductPage::setAbove(QWidget* widget)
{
    auto* column = static_cast<QVBoxLayout*>(layout());
    if (widget != nullptr)
        column->insertWidget(0, widget);
}

void ProductPage::setCompanionForm(bool isRow, int columns)
{
    m_companions->setForm(isRow ? ProductGrid::Form::Row : ProductGrid::Form::Card, columns);
    fitCompanions();
}

void ProductPage::fitCompanions()
{
    const bool hasSome = m_presenter.companions().rowCount() > 0;
    m_companionsTitle->setVisible(hasSome);
    m_companions->setVisible(hasSome);
    m_companions->setFixedHeight(m_companions->contentHeight());
}

void ProductPage::refresh()
{
    if (m_presenter.state() != ProductPresenter::State::Shown)
        return;
    const auto& product = m_presenter.item().product;
    const auto price = ShelfWords::price(m_context, product.price, product.taxCategory);
    m_brand->setText(qt::toText(product.brand));
    m_brand->setVisible(!product.brand.empty());
    m_name->setText(qt::toText(product.name));
    m_price->setText(price.amount);
    m_tax->setText(price.tax);
    m_tax->setVisible(!price.tax.isEmpty());
    m_description->setText(qt::toText(product.description));
    m_description->setVisible(!product.description.empty());
    refreshStock();
    refreshSpecifications();
    m_companionsTitle->setText(m_presenter.areCompanionsChosen() ? tr("Goes well with it")
                                                                 : tr("You may also like"));
    fitCompanions();
}

void ProductPage::refreshStock()
{
    const auto stock = ShelfWords::stock(m_context, m_presenter.item().available);
    const auto asOf = ShelfWords::asOf(m_context);
    m_stock->setText(stock.text);
    m_stock->setVisible(!stock.text.isEmpty());
    m_stockSymbol->setVisible(!stock.text.isEmpty());
    const int side = std::max(kStockSymbol, QFontMetrics(m_stock->font()).height() - 4);
    m_stockSymbol->setPixmap(
        qt::iconPixmap(stock.symbol, side, qt::colors().of(stock.tone), devicePixelRatioF()));
    m_stock->setProperty("tone", toneName(stock.tone));
    qt::setTextStyle(m_stock, qt::TextStyle::Body); // the sheet looks at its tone again
    m_asOf->setText(asOf);
    m_asOf->setVisible(!asOf.isEmpty());
    const auto inBasket = m_presenter.inBasket();
    m_inBasket->setText(inBasket > 0 ? tr("%n in your basket", nullptr, int(inBasket)) : QString());
    m_stepper->setVisible(!stock.isOut);
    m_stepper->setEnabled(m_presenter.most() > 0);
    m_stepper->setRange(1, std::max<qint64>(1, m_presenter.most()));
    m_stepper->setQuantity(m_presenter.quantity());
    m_stepper->setSubject(m_name->text());
}

void ProductPage::refreshSpecifications()
{
    const auto& product = m_presenter.item().product;
    QString shown = qt::toText(product.id) + m_description->font().toString();
    for (const auto& line : product.specifications)
        shown += u'\n' + qt::toText(line.name) + u'\t' + qt::toText(line.value);
    m_specificationsTitle->setVisible(!product.specifications.empty());
    if (shown == m_specificationsShown)
        return;
    m_specificationsShown = shown;
    delete m_specifications->layout();
    qDeleteAll(m_specifications->findChildren<QLabel*>());
    auto* table = new QGridLayout(m_specifications);
    table->setContentsMargins(0, 0, 0, 0);
    table->setHorizontalSpacing(touch::kGroup);
    table->setVerticalSpacing(touch::kGap / 2);
    table->setColumnStretch(0, 2);
    table->setColumnStretch(1, 3);
    int row = 0;
    for (const auto& line : product.specifications) {
        auto* name =
            qt::makeLabel(qt::toText(line.name), qt::TextStyle::Body, m_specifications, true);
        auto* value = makeText(qt::TextStyle::Body, u"specification"_s, m_specifications);
        value->setText(qt::toText(line.value));
        value->setAccessibleName(name->text() + u": "_s + value->text());
        name->setWordWrap(true);
        table->addWidget(name, row, 0, Qt::AlignTop);
        table->addWidget(value, row++, 1, Qt::AlignTop);
    }
}

void ProductPage::retranslate()
{
    m_specificationsTitle->setText(tr("In detail"));
    m_companions->setAccessibleName(tr("Other products"));
    const std::pair<QLabel*, qt::TextStyle> texts[] = {
        {m_name, qt::TextStyle::Section},
        {m_price, qt::TextStyle::Price},
        {m_stock, qt::TextStyle::Body},
        {m_description, qt::TextStyle::Body},
        {m_specificationsTitle, qt::TextStyle::Emphasis},
        {m_companionsTitle, qt::TextStyle::Emphasis}};
    for (const auto& [label, style] : texts)
        qt::setTextStyle(label, style);
    m_price->setFont(qt::Theme::instance().font(qt::TextStyle::Price, QFont::DemiBold));
    for (auto* label : {m_brand, m_tax, m_asOf})
        qt::setTextStyle(label, qt::TextStyle::Caption, true);
    qt::setTextStyle(m_inBasket, qt::TextStyle::Body, true);
    refresh();
}

} // namespace vitrine::kiosk
