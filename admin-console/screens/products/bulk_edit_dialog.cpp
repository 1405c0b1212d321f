#include "admin-console/screens/products/bulk_edit_dialog.hpp"

#include "admin-console/screens/products/category_picker.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/busy_indicator.hpp"
#include "vitrine/qt/widgets/data_table.hpp"
#include "vitrine/qt/widgets/field_box.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"
#include "vitrine/qt/widgets/money_edit.hpp"
#include "vitrine/qt/widgets/tag_list.hpp"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

#include <cmath>

namespace vitrine::console {
namespace {

enum class PriceKind { Keep, PercentUp, PercentDown, AmountUp, AmountDown, Set };

constexpr int kFormWidth = 320;
constexpr std::chrono::milliseconds kPause{300};

bool isPercent(PriceKind kind)
{
    return kind == PriceKind::PercentUp || kind == PriceKind::PercentDown;
}

} // namespace

BulkEditDialog::BulkEditDialog(client::CatalogClient catalog,
                               Scope scope,
                               Choices choices,
                               QWidget* parent)
    : QDialog(parent)
    , m_scope(std::move(scope))
    , m_choices(std::move(choices))
    , m_paths(categoryPaths(m_choices.categories))
    , m_presenter(std::move(catalog))
{
    setObjectName(QStringLiteral("bulkEditDialog"));
    setWindowTitle(tr("Change several products"));
    auto* row = new QHBoxLayout;
    row->setSpacing(qt::space::kPage);
    row->addWidget(makeForm());
    row->addWidget(makePreview(), 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(
        qt::space::kPage, qt::space::kPage, qt::space::kPage, qt::space::kGroup);
    column->setSpacing(qt::space::kGroup);
    column->addLayout(row, 1);
    column->addWidget(makeFooter());
    resize(1120, 640);

    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, [this] { m_presenter.preview(change()); });
    connect(&m_presenter, &BulkEditPresenter::progressed, this, &BulkEditDialog::showState);
    connect(&m_presenter, &BulkEditPresenter::failed, this, [this](const Error& error) {
        m_banner->showError(error, tr("The change could not be checked."), [this] {
            m_banner->dismiss();
            useScope();
        });
    });
    connect(&m_presenter,
            &BulkEditPresenter::applied,
            this,
            [this](int count, const std::vector<std::string>& batchIds) {
                Q_EMIT applied(count, batchIds);
                if (m_presenter.totals().failed == 0)
                    accept();
            });
    auto* shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    connect(shortcut, &QShortcut::activated, m_apply, &QPushButton::click);
    useScope();
    showPrice();
}

QWidget* BulkEditDialog::makeForm()
{
    auto* form = new QWidget(this);
    form->setFixedWidth(kFormWidth);
    auto* column = new QVBoxLayout(form);
    column->setContentsMargins({});
    column->setSpacing(qt::space::kControls);

    m_selected = new QRadioButton(
        tr("%n selected product(s)", nullptr, static_cast<int>(m_scope.selected.size())), form);
    m_selected->setObjectName(QStringLiteral("bulkSelected"));
    m_all = new QRadioButton(
        tr("All %1 products of the list").arg(qt::formatCount(m_scope.matching)), form);
    m_all->setObjectName(QStringLiteral("bulkAll"));
    const bool hasSelection = !m_scope.selected.empty();
    m_selected->setEnabled(hasSelection);
    m_selected->setChecked(hasSelection);
    m_all->setChecked(!hasSelection);
    m_all->setEnabled(m_scope.matching > 0);
    column->addWidget(m_selected);
    column->addWidget(m_all);

    m_priceKind = new QComboBox(form);
    m_priceKind->setObjectName(QStringLiteral("bulkPriceKind"));
    m_priceKind->setAccessibleName(catalogColumnLabel(QStringLiteral("price")));
    m_percent = new QLineEdit(form);
    m_percent->setObjectName(QStringLiteral("bulkPercent"));
    m_percent->setPlaceholderText(tr("Percent"));
    m_percent->setAccessibleName(tr("Percent"));
    m_amount = new qt::MoneyEdit(m_choices.currency, form);
    m_amount->setObjectName(QStringLiteral("bulkAmount"));
    m_amount->setAccessibleName(tr("Amount"));
    auto* price = new QWidget(form);
    auto* priceRow = new QHBoxLayout(price);
    priceRow->setContentsMargins({});
    priceRow->setSpacing(qt::space::kInside);
    priceRow->addWidget(m_priceKind, 3);
    priceRow->addWidget(m_percent, 2);
    priceRow->addWidget(m_amount, 2);
    price->setFocusProxy(m_priceKind);
    column->addWidget(new qt::FieldBox(tr("&Price"), price, form));
    m_priceFault = qt::makeLabel({}, qt::TextStyle::Caption, form);
    m_priceFault->setProperty("tone", QStringLiteral("danger"));
    m_priceFault->setWordWrap(true);
    column->addWidget(m_priceFault);

    m_active = new QComboBox(form);
    m_active->setObjectName(QStringLiteral("bulkActive"));
    column->addWidget(new qt::FieldBox(tr("&Active"), m_active, form));
    m_tax = new QComboBox(form);
    m_tax->setObjectName(QStringLiteral("bulkTax"));
    column->addWidget(new qt::FieldBox(tr("&Tax category"), m_tax, form));
    m_brand = new QComboBox(form);
    m_brand->setObjectName(QStringLiteral("bulkBrand"));
    column->addWidget(new qt::FieldBox(tr("&Brand"), m_brand, form));
    m_addTags = new qt::TagList(form);
    m_addTags->setObjectName(QStringLiteral("bulkAddCategories"));
    m_addTags->setAddText(tr("Category"));
    column->addWidget(new qt::FieldBox(tr("Put into categories"), m_addTags, form));
    m_removeTags = new qt::TagList(form);
    m_removeTags->setObjectName(QStringLiteral("bulkRemoveCategories"));
    m_removeTags->setAddText(tr("Category"));
    column->addWidget(new qt::FieldBox(tr("Take out of categories"), m_removeTags, form));
    column->addStretch();
    fillChoices();

    for (QRadioButton* radio : {m_selected, m_all})
        connect(radio, &QRadioButton::clicked, this, &BulkEditDialog::useScope);
    connect(m_priceKind, &QComboBox::currentIndexChanged, this, [this] {
        showPrice();
        changed();
    });
    connect(m_percent, &QLineEdit::textEdited, this, &BulkEditDialog::changed);
    connect(m_amount, &qt::MoneyEdit::moneyEdited, this, &BulkEditDialog::changed);
    for (QComboBox* box : {m_active, m_tax, m_brand})
        connect(box, &QComboBox::currentTextChanged, this, &BulkEditDialog::changed);
    const auto connectTags = [this](qt::TagList* tags, QStringList& ids) {
        connect(tags, &qt::TagList::addRequested, this, [this, tags, &ids] {
            pickCategories(ids, tags);
        });
        connect(tags, &qt::TagList::removed, this, [this, tags, &ids](const QString& id) {
            ids.removeAll(id);
            showTags(ids, tags);
            changed();
        });
    };
    connectTags(m_addTags, m_added);
    connectTags(m_removeTags, m_removed);
    return form;
}

void BulkEditDialog::fillChoices()
{
    const std::pair<QString, PriceKind> kinds[] = {{tr("Leave as it is"), PriceKind::Keep},
                                                   {tr("Raise by percent"), PriceKind::PercentUp},
                                                   {tr("Lower by percent"), PriceKind::PercentDown},
                                                   {tr("Raise by amount"), PriceKind::AmountUp},
                                                   {tr("Lower by amount"), PriceKind::AmountDown},
                                                   {tr("Set to"), PriceKind::Set}};
    for (const auto& [text, kind] : kinds)
        m_priceKind->addItem(text, static_cast<int>(kind));
    m_active->addItem(tr("Leave as it is"));
    m_active->addItem(tr("Active"), true);
    m_active->addItem(tr("Inactive"), false);
    m_tax->setEditable(true);
    m_tax->addItem(QString());
    m_tax->addItems(m_choices.taxCategories);
    m_tax->lineEdit()->setPlaceholderText(tr("Leave as it is"));
    m_brand->setEditable(true);
    m_brand->addItem(QString());
    m_brand->addItems(m_choices.brands);
    m_brand->lineEdit()->setPlaceholderText(tr("Leave as it is"));
}

QWidget* BulkEditDialog::makePreview()
{
    auto* side = new QWidget(this);
    m_banner = new qt::MessageBanner(side);
    m_table = new qt::DataTable(side);
    m_table->setObjectName(QStringLiteral("bulkPreview"));
    m_table->setAccessibleName(tr("Before and after"));
    m_table->setModel(&m_presenter.model());
    m_table->horizontalHeader()->setStretchLastSection(true);
    const int widths[] = {100, 180, 110, 100};
    for (int column = 0; column < BulkPreviewModel::AfterColumn; ++column)
        m_table->setColumnWidth(column, widths[column]);
    qt::setCard(m_table);
    m_hint =
        qt::makeLabel(tr("Choose what to change. Every product is shown here before and after."),
                      qt::TextStyle::Body,
                      m_table->viewport(),
                      true);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    auto* over = new QVBoxLayout(m_table->viewport());
    over->addWidget(m_hint);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins({});
    column->setSpacing(qt::space::kInside);
    column->addWidget(m_banner);
    column->addWidget(m_table, 1);
    return side;
}

QWidget* BulkEditDialog::makeFooter()
{
    auto* footer = new QWidget(this);
    m_busy = new qt::BusyIndicator(footer);
    m_totals = qt::makeLabel({}, qt::TextStyle::Body, footer, true);
    m_totals->setObjectName(QStringLiteral("bulkTotals"));
    m_cancel = new QPushButton(tr("Cancel"), footer);
    m_cancel->setAutoDefault(false);
    m_apply = new QPushButton(footer);
    m_apply->setObjectName(QStringLiteral("bulkApply"));
    m_apply->setAutoDefault(false);
    m_apply->setToolTip(tr("Carry out (Ctrl+Return)"));
    qt::setButtonKind(m_apply, qt::ButtonKind::Primary);
    auto* row = new QHBoxLayout(footer);
    row->setContentsMargins({});
    row->addWidget(m_busy);
    row->addWidget(m_totals, 1);
    row->addWidget(m_cancel);
    row->addWidget(m_apply);
    connect(m_cancel, &QPushButton::clicked, this, &BulkEditDialog::reject);
    connect(m_apply, &QPushButton::clicked, this, [this] {
        if (m_presenter.canApply() && !m_pause.isActive())
            m_presenter.apply();
    });
    return footer;
}

void BulkEditDialog::useScope()
{
    if (m_all->isChecked())
        m_presenter.start(m_scope.query);
    else
        m_presenter.start(m_scope.selected);
    m_presenter.preview(change());
}

void BulkEditDialog::changed()
{
    m_banner->dismiss();
    m_presenter.preview({}); // what is shown is of another change
    m_pause.start();
    showState();
}

void BulkEditDialog::showPrice()
{
    const auto kind = static_cast<PriceKind>(m_priceKind->currentData().toInt());
    m_percent->setVisible(isPercent(kind));
    m_amount->setVisible(kind != PriceKind::Keep && !isPercent(kind));
}

std::optional<domain::PriceRule> BulkEditDialog::priceRule() const
{
    using Kind = domain::PriceRule::Kind;
    const auto kind = static_cast<PriceKind>(m_priceKind->currentData().toInt());
    if (kind == PriceKind::Keep)
        return std::nullopt;
    const bool isDown = kind == PriceKind::PercentDown || kind == PriceKind::AmountDown;
    if (isPercent(kind)) {
        bool isNumber = false;
        const double percent = QLocale().toDouble(m_percent->text().trimmed(), &isNumber);
        if (!isNumber || percent < 0 || percent > 10'000)
            return std::nullopt;
        const auto value = static_cast<std::int64_t>(std::llround(percent * 100));
        return domain::PriceRule{Kind::Percent, isDown ? -value : value};
    }
    const auto amount = m_amount->money();
    if (!amount)
        return std::nullopt;
    if (kind == PriceKind::Set)
        return domain::PriceRule{Kind::Set, amount->amount()};
    return domain::PriceRule{Kind::Amount, isDown ? -amount->amount() : amount->amount()};
}

wire::BulkChange BulkEditDialog::change() const
{
    wire::BulkChange change;
    change.price = priceRule();
    if (m_active->currentData().isValid())
        change.active = m_active->currentData().toBool();
    if (const QString tax = m_tax->currentText().trimmed(); !tax.isEmpty())
        change.taxCategory = qt::toUtf8(tax);
    if (const QString brand = m_brand->currentText().trimmed(); !brand.isEmpty())
        change.brand = qt::toUtf8(brand);
    for (const QString& id : m_added)
        change.addCategoryIds.push_back(qt::toUtf8(id));
    for (const QString& id : m_removed)
        change.removeCategoryIds.push_back(qt::toUtf8(id));
    return change;
}

void BulkEditDialog::pickCategories(QStringList& ids, qt::TagList* tags)
{
    auto* picker = new CategoryPicker(m_choices.categories, ids, this);
    picker->setAttribute(Qt::WA_DeleteOnClose);
    connect(picker, &QDialog::accepted, this, [this, picker, tags, &ids] {
        ids = picker->chosen();
        showTags(ids, tags);
        changed();
    });
    picker->open();
}

void BulkEditDialog::showTags(const QStringList& ids, qt::TagList* tags)
{
    QList<qt::TagList::Tag> list;
    for (const QString& id : ids)
        list.append({id, m_paths.value(id, id).section(QStringLiteral(" › "), -1)});
    tags->setTags(list);
}

void BulkEditDialog::showState()
{
    const auto& totals = m_presenter.totals();
    const bool isPending = m_pause.isActive() || m_presenter.isBusy();
    m_busy->setBusy(isPending);
    m_hint->setVisible(!isPending && m_presenter.model().rowCount() == 0);
    const auto kind = static_cast<PriceKind>(m_priceKind->currentData().toInt());
    const bool isTyped = isPercent(kind) ? !m_percent->text().trimmed().isEmpty()
                                         : !m_amount->text().trimmed().isEmpty();
    m_priceFault->setText(kind != PriceKind::Keep && isTyped && !priceRule()
                              ? (isPercent(kind) ? tr("This is no percentage.") : m_amount->fault())
                              : QString());
    m_priceFault->setVisible(!m_priceFault->text().isEmpty());
    QString text;
    if (m_presenter.isApplying())
        text = tr("Changing: %1 of %2")
                   .arg(qt::formatCount(static_cast<qint64>(m_presenter.done())),
                        qt::formatCount(static_cast<qint64>(m_presenter.count())));
    else if (isPending)
        text = tr("Checking…");
    else if (totals.changed + totals.unchanged + totals.failed > 0) {
        QStringList parts{tr("%n product(s) change", nullptr, totals.changed)};
        if (totals.unchanged > 0)
            parts.append(tr("%n stay(s) as it is", nullptr, totals.unchanged));
        if (totals.failed > 0)
            parts.append(tr("%n cannot be changed", nullptr, totals.failed));
        text = parts.join(QStringLiteral(" · "));
    }
    m_totals->setText(text);
    m_apply->setText(totals.changed > 0 && !isPending
                         ? tr("Change %n product(s)", nullptr, totals.changed)
                         : tr("Change products"));
    m_apply->setEnabled(m_presenter.canApply() && !m_pause.isActive());
}

void BulkEditDialog::reject()
{
    if (m_presenter.isApplying())
        return; // it ends by itself; half a change is nobody's wish
    m_presenter.cancel();
    QDialog::reject();
}

} // namespace vitrine::console
