#include "admin-console/screens/products/product_form.hpp"

#include "admin-console/screens/products/category_picker.hpp"
#include "vitrine/domain/gtin.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/field_box.hpp"
#include "vitrine/qt/widgets/money_edit.hpp"
#include "vitrine/qt/widgets/tag_list.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace vitrine::console {
namespace {

constexpr int kDescriptionHeight = 120;

QString gtinsText(const std::vector<std::string>& gtins)
{
    QStringList texts;
    for (const std::string& text : gtins) {
        const auto gtin = domain::Gtin::create(text);
        texts.append(qt::toText(gtin.ok() ? gtin->shortText() : text));
    }
    return texts.join(QLatin1String(", "));
}

std::vector<std::string> gtinsOf(const QString& text)
{
    static const QRegularExpression separators(QStringLiteral("[,;\\s]+"));
    std::vector<std::string> gtins;
    for (const QString& part : text.split(separators, Qt::SkipEmptyParts))
        gtins.push_back(qt::toUtf8(part));
    return gtins;
}

/// Shows `text` and keeps the cursor where the person types.
void setLine(QLineEdit* line, const QString& text)
{
    if (line->text() != text)
        line->setText(text);
}

QComboBox* makeCombo(const char* name, QWidget* parent)
{
    auto* combo = new QComboBox(parent);
    combo->setObjectName(QString::fromLatin1(name));
    combo->setEditable(true);
    combo->setInsertPolicy(QComboBox::NoInsert);
    combo->completer()->setFilterMode(Qt::MatchContains);
    combo->completer()->setCompletionMode(QCompleter::PopupCompletion);
    return combo;
}

void offer(QComboBox* combo, const QStringList& texts)
{
    const QString present = combo->currentText();
    const QSignalBlocker quiet(combo);
    combo->clear();
    combo->addItems(texts);
    combo->setEditText(present);
}

} // namespace

ProductForm::ProductForm(ProductEditorPresenter& presenter, qt::ImageCache& images, QWidget* parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_images(new ImageStrip(presenter, images, this))
{
    makeBasics();
    makeSelling();
    makeLists();
    arrange();
    connectFields();
    retranslate();
    for (const ProductField field : kProductFields)
        showField(field);
    showMarks();
    showStock();
}

qt::FieldBox* ProductForm::addBox(ProductField field, QWidget* control)
{
    auto* box = new qt::FieldBox({}, control, this);
    m_boxes.insert(field, box);
    return box;
}

void ProductForm::makeBasics()
{
    m_name = new QLineEdit(this);
    m_name->setObjectName(QStringLiteral("productName"));
    m_name->setMaxLength(200);
    m_sku = new QLineEdit(this);
    m_sku->setObjectName(QStringLiteral("productSku"));
    m_sku->setMaxLength(64);
    m_sku->setFont(qt::Theme::instance().monospace());
    m_brand = makeCombo("productBrand", this);
    m_description = new QPlainTextEdit(this);
    m_description->setObjectName(QStringLiteral("productDescription"));
    m_description->setTabChangesFocus(true);
    m_description->setFixedHeight(kDescriptionHeight);
    for (QWidget* control : {static_cast<QWidget*>(m_name),
                             static_cast<QWidget*>(m_sku),
                             static_cast<QWidget*>(m_brand->lineEdit()),
                             static_cast<QWidget*>(m_description)})
        keepGlobalUndo(control);
}

void ProductForm::makeSelling()
{
    m_price = new qt::MoneyEdit({}, this);
    m_price->setObjectName(QStringLiteral("productPrice"));
    m_tax = makeCombo("productTax", this);
    m_active = new QCheckBox(this);
    m_active->setObjectName(QStringLiteral("productActive"));
    m_gtins = new QLineEdit(this);
    m_gtins->setObjectName(QStringLiteral("productGtins"));
    keepGlobalUndo(m_price);
    keepGlobalUndo(m_tax->lineEdit());
    keepGlobalUndo(m_gtins);

    m_stockBox = new QWidget(this);
    m_stockBox->setObjectName(QStringLiteral("productStock"));
    qt::setCard(m_stockBox);
    m_stockTitle = qt::makeLabel({}, qt::TextStyle::Caption, m_stockBox, true);
    m_stock = qt::makeLabel({}, qt::TextStyle::Section, m_stockBox);
    m_stockDetail = qt::makeLabel({}, qt::TextStyle::Caption, m_stockBox, true);
    m_stockDetail->setWordWrap(true);
    m_stockLink = new QPushButton(m_stockBox);
    m_stockLink->setObjectName(QStringLiteral("productStockLink"));
    qt::setButtonKind(m_stockLink, qt::ButtonKind::Quiet);
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(m_stockTitle);
    column->addWidget(m_stock);
    column->addWidget(m_stockDetail);
    auto* row = new QHBoxLayout(m_stockBox);
    row->setContentsMargins(
        qt::space::kControls, qt::space::kInside, qt::space::kInside, qt::space::kInside);
    row->addLayout(column, 1);
    row->addWidget(m_stockLink, 0, Qt::AlignVCenter);
}

void ProductForm::makeLists()
{
    m_categories = new qt::TagList(this);
    m_categories->setObjectName(QStringLiteral("productCategories"));
    m_specifications = new PairGrid(this);
    m_specifications->table()->setObjectName(QStringLiteral("productSpecifications"));
    m_metadata = new PairGrid(this);
    m_metadata->table()->setObjectName(QStringLiteral("productMetadata"));
    m_metadata->setMovable(false);
}

void ProductForm::arrange()
{
    m_basics = new qt::FormSection({}, this);
    m_basics->addField(addBox(ProductField::Name, m_name), true);
    m_basics->addField(addBox(ProductField::Sku, m_sku));
    m_basics->addField(addBox(ProductField::Brand, m_brand));
    m_basics->addField(addBox(ProductField::Description, m_description), true);
    m_basics->addField(addBox(ProductField::Images, m_images), true);
    m_selling = new qt::FormSection({}, this);
    m_selling->addField(addBox(ProductField::Price, m_price));
    m_selling->addField(addBox(ProductField::TaxCategory, m_tax));
    m_selling->addField(addBox(ProductField::Active, m_active));
    m_selling->addField(m_stockBox);
    m_selling->addField(addBox(ProductField::Gtins, m_gtins));
    m_selling->addField(addBox(ProductField::Categories, m_categories), true);
    m_more = new qt::FormSection({}, this);
    m_more->addField(addBox(ProductField::Specifications, m_specifications), true);
    m_more->addField(addBox(ProductField::Metadata, m_metadata), true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(
        qt::space::kPage, qt::space::kGroup, qt::space::kPage, qt::space::kPage);
    column->setSpacing(qt::space::kPage);
    column->addWidget(m_basics);
    column->addWidget(m_selling);
    column->addWidget(m_more);
    column->addStretch();
}

void ProductForm::connectFields()
{
    using Draft = wire::ProductDraft;
    ProductEdit& edit = m_presenter.edit();
    const auto finished = [&edit] { edit.endStep(); };
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString& text) {
        changeText(ProductField::Name, &Draft::name, text);
    });
    connect(m_sku, &QLineEdit::textEdited, this, [this](const QString& text) {
        changeText(ProductField::Sku, &Draft::sku, text);
    });
    connect(m_brand, &QComboBox::editTextChanged, this, [this](const QString& text) {
        changeText(ProductField::Brand, &Draft::brand, text);
    });
    connect(m_tax, &QComboBox::editTextChanged, this, [this](const QString& text) {
        changeText(ProductField::TaxCategory, &Draft::taxCategory, text);
    });
    connect(m_description, &QPlainTextEdit::textChanged, this, [this] {
        changeText(ProductField::Description, &Draft::description, m_description->toPlainText());
    });
    connect(m_price, &qt::MoneyEdit::moneyEdited, this, [this] {
        if (const auto money = m_price->money(); money && !m_isShowing)
            m_presenter.edit().change(
                ProductField::Price, [&](EditedProduct& product) { product.draft.price = *money; });
        showMarks();
    });
    connect(m_active, &QCheckBox::toggled, this, [this](bool isActive) {
        if (!m_isShowing)
            m_presenter.edit().change(ProductField::Active, [&](EditedProduct& product) {
                product.draft.active = isActive;
            });
    });
    connect(m_gtins, &QLineEdit::textEdited, this, &ProductForm::changeGtins);
    for (QLineEdit* line : {m_name,
                            m_sku,
                            m_brand->lineEdit(),
                            m_tax->lineEdit(),
                            static_cast<QLineEdit*>(m_price),
                            m_gtins})
        connect(line, &QLineEdit::editingFinished, this, finished);
    connect(m_specifications, &PairGrid::edited, this, [this] {
        m_presenter.edit().change(ProductField::Specifications, [&](EditedProduct& product) {
            product.draft.specifications.clear();
            for (const auto& [name, value] : m_specifications->pairs())
                product.draft.specifications.push_back({qt::toUtf8(name), qt::toUtf8(value)});
        });
    });
    connect(m_metadata, &PairGrid::edited, this, [this] {
        m_presenter.edit().change(ProductField::Metadata, [&](EditedProduct& product) {
            product.draft.metadata.clear();
            for (const auto& [name, value] : m_metadata->pairs())
                product.draft.metadata.insert_or_assign(qt::toUtf8(name), qt::toUtf8(value));
        });
    });
    connect(m_specifications, &PairGrid::stepEnded, this, finished);
    connect(m_metadata, &PairGrid::stepEnded, this, finished);
    connect(m_categories, &qt::TagList::addRequested, this, &ProductForm::pickCategories);
    connect(m_categories, &qt::TagList::removed, this, [this](const QString& id) {
        m_presenter.edit().change(ProductField::Categories, [&](EditedProduct& product) {
            std::erase(product.draft.categoryIds, qt::toUtf8(id));
        });
        m_presenter.edit().endStep();
    });
    connect(m_stockLink, &QPushButton::clicked, this, &ProductForm::stockRequested);
    connect(&edit, &ProductEdit::fieldChanged, this, &ProductForm::showField);
    connect(&edit, &ProductEdit::dirtyChanged, this, &ProductForm::showMarks);
    connect(&m_presenter, &ProductEditorPresenter::errorsChanged, this, &ProductForm::showMarks);
    connect(&m_presenter, &ProductEditorPresenter::productChanged, this, &ProductForm::showStock);
    connect(&m_presenter,
            &ProductEditorPresenter::categoriesChanged,
            this,
            &ProductForm::showCategories);
}

void ProductForm::retranslate()
{
    m_basics->setTitle(tr("Product"));
    m_selling->setTitle(tr("Selling"));
    m_more->setTitle(tr("Details"));
    const std::pair<ProductField, QString> labels[] = {
        {ProductField::Name, tr("&Name")},
        {ProductField::Sku, tr("S&KU")},
        {ProductField::Brand, tr("&Brand")},
        {ProductField::Description, tr("&Description")},
        {ProductField::Price, tr("&Price")},
        {ProductField::TaxCategory, tr("&Tax category")},
        {ProductField::Active, tr("Sale")},
        {ProductField::Gtins, tr("Barcodes (&GTIN)")},
        {ProductField::Categories, tr("&Categories")},
        {ProductField::Specifications, tr("&Specifications")},
        {ProductField::Metadata, tr("&Metadata")},
        {ProductField::Images, tr("Pictures")}};
    for (const auto& [field, label] : labels)
        m_boxes[field]->setLabel(label);
    m_boxes[ProductField::Sku]->setHelp(
        tr("Your own article number. Imports recognise the product by it."));
    m_boxes[ProductField::Gtins]->setHelp(
        tr("Several are parted by commas. A scanner may type here."));
    m_boxes[ProductField::TaxCategory]->setHelp(tr("standard, reduced, zero or one of your own."));
    m_boxes[ProductField::Metadata]->setHelp(
        tr("Free keys for other programs; buyers do not see them."));
    m_active->setText(tr("&Active: buyers can see and order it"));
    m_categories->setAddText(tr("Category"));
    m_specifications->setHeadings(tr("Name"), tr("Value"));
    m_specifications->table()->setAccessibleName(tr("Specifications"));
    m_metadata->setHeadings(tr("Key"), tr("Value"));
    m_metadata->table()->setAccessibleName(tr("Metadata"));
    m_stockTitle->setText(tr("Stock"));
    m_stockLink->setText(tr("Adjust stock"));
    showStock();
}

void ProductForm::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ProductForm::setSuggestions(const QStringList& brands, const QStringList& taxCategories)
{
    const QScopedValueRollback showing(m_isShowing, true);
    offer(m_brand, brands);
    QStringList taxes{
        QStringLiteral("standard"), QStringLiteral("reduced"), QStringLiteral("zero")};
    for (const QString& tax : taxCategories) {
        if (!taxes.contains(tax))
            taxes.append(tax);
    }
    offer(m_tax, taxes);
}

void ProductForm::changeText(ProductField field,
                             std::string wire::ProductDraft::*member,
                             const QString& text)
{
    if (m_isShowing)
        return;
    m_presenter.edit().change(
        field, [&](EditedProduct& product) { product.draft.*member = qt::toUtf8(text); });
}

void ProductForm::changeGtins(const QString& text)
{
    m_presenter.edit().change(ProductField::Gtins,
                              [&](EditedProduct& product) { product.draft.gtins = gtinsOf(text); });
}

void ProductForm::showField(ProductField field)
{
    const QScopedValueRollback showing(m_isShowing, true);
    const EditedProduct& product = m_presenter.edit().now();
    const wire::ProductDraft& draft = product.draft;
    switch (field) {
    case ProductField::Name:
        setLine(m_name, qt::toText(draft.name));
        break;
    case ProductField::Sku:
        setLine(m_sku, qt::toText(draft.sku));
        break;
    case ProductField::Brand:
        setLine(m_brand->lineEdit(), qt::toText(draft.brand));
        break;
    case ProductField::Description:
        if (m_description->toPlainText() != qt::toText(draft.description))
            m_description->setPlainText(qt::toText(draft.description));
        break;
    case ProductField::Price:
        m_price->setCurrency(draft.price.currency());
        if (m_price->money() != draft.price)
            m_price->setMoney(draft.price);
        break;
    case ProductField::TaxCategory:
        setLine(m_tax->lineEdit(), qt::toText(draft.taxCategory));
        break;
    case ProductField::Active:
        m_active->setChecked(draft.active);
        break;
    case ProductField::Gtins:
        if (gtinsOf(m_gtins->text()) != draft.gtins)
            m_gtins->setText(gtinsText(draft.gtins));
        break;
    case ProductField::Categories:
        showCategories();
        break;
    case ProductField::Specifications: {
        PairGrid::Pairs pairs;
        for (const wire::Specification& specification : draft.specifications)
            pairs.emplace_back(qt::toText(specification.name), qt::toText(specification.value));
        m_specifications->setPairs(pairs);
        break;
    }
    case ProductField::Metadata: {
        PairGrid::Pairs pairs;
        for (const auto& [key, value] : draft.metadata)
            pairs.emplace_back(qt::toText(key), qt::toText(value));
        m_metadata->setPairs(pairs);
        break;
    }
    case ProductField::Images:
        break; // the strip follows by itself
    }
}

void ProductForm::showCategories()
{
    QList<qt::TagList::Tag> tags;
    for (const std::string& id : m_presenter.edit().now().draft.categoryIds) {
        const QString key = qt::toText(id);
        tags.append({key, m_presenter.categoryPaths().value(key, key)});
    }
    m_categories->setTags(tags);
}

void ProductForm::showMarks()
{
    for (auto entry = m_boxes.cbegin(); entry != m_boxes.cend(); ++entry) {
        entry.value()->setModified(m_presenter.edit().isDirty(entry.key()) &&
                                   !m_presenter.edit().isNew());
        QString error = m_presenter.errorOf(entry.key());
        if (error.isEmpty() && entry.key() == ProductField::Price)
            error = m_price->fault();
        entry.value()->setError(error);
    }
    showPriceHint();
}

void ProductForm::showPriceHint()
{
    QString hint;
    if (const auto& prices = m_presenter.prices(); prices && prices->lowestInThirtyDays)
        hint =
            tr("Lowest of the last 30 days: %1").arg(qt::formatMoney(*prices->lowestInThirtyDays));
    m_boxes[ProductField::Price]->setHelp(hint);
}

void ProductForm::showStock()
{
    const auto& stock = m_presenter.stock();
    m_stockBox->setVisible(!m_presenter.edit().isNew());
    m_stock->setText(stock ? tr("%1 available").arg(qt::formatCount(stock->available))
                           : tr("Not counted yet"));
    const bool isLow = stock && stock->low;
    m_stockDetail->setText(stock ? tr("%1 on hand, %2 reserved, %3 safety stock")
                                           .arg(qt::formatCount(stock->onHand),
                                                qt::formatCount(stock->reserved),
                                                qt::formatCount(stock->safetyStock)) +
                                       (isLow ? QStringLiteral(" · ") + tr("low") : QString())
                                 : QString());
    m_stockDetail->setVisible(stock.has_value());
    showPriceHint();
}

void ProductForm::pickCategories()
{
    QStringList chosen;
    for (const std::string& id : m_presenter.edit().now().draft.categoryIds)
        chosen.append(qt::toText(id));
    auto* picker = new CategoryPicker(m_presenter.categories(), chosen, this);
    picker->setAttribute(Qt::WA_DeleteOnClose);
    connect(picker, &QDialog::accepted, this, [this, picker] {
        m_presenter.edit().endStep();
        m_presenter.edit().change(ProductField::Categories, [&](EditedProduct& product) {
            product.draft.categoryIds.clear();
            for (const QString& id : picker->chosen())
                product.draft.categoryIds.push_back(qt::toUtf8(id));
        });
        m_presenter.edit().endStep();
    });
    picker->open();
}

/// Ctrl+Z in a field takes back the last step of the product, not a letter of this field only.
void ProductForm::keepGlobalUndo(QWidget* control)
{
    control->installEventFilter(this);
}

bool ProductForm::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isUndo = key->key() == Qt::Key_Z || key->key() == Qt::Key_Y;
        if (isUndo && key->modifiers().testFlag(Qt::ControlModifier)) {
            event->ignore();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ProductForm::focusFirst()
{
    m_name->setFocus();
    m_name->selectAll();
}

QWidget* ProductForm::focusError()
{
    for (const ProductField field : kProductFields) {
        if (!m_boxes[field]->error().isEmpty()) {
            m_boxes[field]->control()->setFocus();
            return m_boxes[field];
        }
    }
    return nullptr;
}

void ProductForm::commit()
{
    // An open cell editor of a grid hands over its text when it loses the focus.
    for (PairGrid* grid : {m_specifications, m_metadata}) {
        if (grid->isAncestorOf(focusWidget()) && focusWidget() != grid->table())
            grid->table()->setFocus();
    }
}

} // namespace vitrine::console
