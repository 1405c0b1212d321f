#include "admin-console/app/preferences.hpp"
#include "admin-console/screens/products/bulk_edit_dialog.hpp"
#include "admin-console/screens/products/filter_button.hpp"
#include "admin-console/screens/products/product_commands.hpp"
#include "admin-console/screens/products/product_editor_widget.hpp"
#include "admin-console/screens/products/product_screen.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/bulk_bar.hpp"
#include "vitrine/qt/widgets/confirm.hpp"
#include "vitrine/qt/widgets/data_table.hpp"
#include "vitrine/qt/widgets/empty_state.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"
#include "vitrine/qt/widgets/page_header.hpp"
#include "vitrine/qt/widgets/save_bar.hpp"
#include "vitrine/qt/widgets/search_field.hpp"
#include "vitrine/qt/widgets/side_panel.hpp"
#include "vitrine/qt/widgets/status_badge.hpp"

#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace vitrine::console {
namespace {

using qt::Badge;

const QString kPage = QStringLiteral("products");
const QString kNewId = QStringLiteral("new");
const QString kPanelFlag = QStringLiteral("panel");

Badge badgeOf(const wire::Product& product, bool isNew)
{
    if (isNew)
        return {ProductScreen::tr("New"), qt::Tone::Info};
    if (product.archived)
        return {ProductScreen::tr("Archived"), qt::Tone::Neutral};
    return product.active ? Badge{ProductScreen::tr("Active"), qt::Tone::Ok}
                          : Badge{ProductScreen::tr("Inactive"), qt::Tone::Warn};
}

} // namespace

QString ProductScreen::title() const
{
    if (m_mode != Mode::Page)
        return tr("Products");
    const QString name = qt::toText(m_editor.edit().now().draft.name);
    if (m_editor.isOpen() && m_editor.edit().isNew())
        return tr("New product");
    return name.isEmpty() ? tr("Product") : name;
}

void ProductScreen::open(const Route& route)
{
    const bool isPanel = route.filter.contains(kPanelFlag);
    if (route.id == kNewId) {
        openNew();
        return;
    }
    auto filter = route.filter;
    filter.remove(kPanelFlag);
    if (!filter.isEmpty() || !m_list.model().total() || m_list.model().total() < 0)
        m_list.setFilter(filter.isEmpty() ? m_list.filter() : ProductFilter::fromRoute(filter));
    if (!route.id.isEmpty())
        openProduct(route.id, isPanel ? Mode::Panel : Mode::Page);
    else if (!filter.isEmpty())
        leaveEditor();
}

Route ProductScreen::route() const
{
    Route route{.page = kPage, .id = {}, .filter = m_list.filter().toRoute()};
    if (m_mode == Mode::List)
        return route;
    route.id =
        m_editor.edit().isNew() && m_editor.isOpen() ? kNewId : qt::toText(m_editor.product().id);
    if (m_mode == Mode::Panel)
        route.filter.insert(kPanelFlag, QStringLiteral("1"));
    return route;
}

void ProductScreen::refresh()
{
    m_list.refresh();
    if (m_mode != Mode::List)
        m_editor.refresh();
}

void ProductScreen::focusSearch()
{
    if (m_mode == Mode::Page)
        leaveEditor();
    m_search->setFocus();
    m_search->selectAll();
}

bool ProductScreen::backOut()
{
    if (m_mode != Mode::List) {
        leaveEditor();
        return true;
    }
    if (m_table->selectedKeys().size() > 1) {
        m_table->clearSelection();
        return true;
    }
    if (!m_list.filter().isEmpty()) {
        m_list.setFilter({});
        return true;
    }
    return false;
}

bool ProductScreen::hasUnsavedChanges() const
{
    return m_editor.hasUnsavedChanges();
}

QString ProductScreen::unsavedText() const
{
    const QString name = qt::toText(m_editor.edit().now().draft.name);
    return name.isEmpty() ? tr("the new product") : tr("the changes to “%1”").arg(name);
}

void ProductScreen::discardChanges()
{
    m_editor.close();
    showMode(Mode::List);
}

void ProductScreen::showMode(Mode mode)
{
    const bool isInPanel = mode == Mode::Panel;
    QWidget* host = isInPanel ? m_panelHost : m_editorPage;
    if (mode != Mode::List && m_editorWidget->parentWidget() != host)
        static_cast<QVBoxLayout*>(host->layout())->addWidget(m_editorWidget, 1);
    m_editorWidget->setPageMargins(!isInPanel); // a panel has its own
    m_mode = mode;
    m_pages->setCurrentWidget(mode == Mode::Page ? m_editorPage : m_listPage);
    if (isInPanel)
        m_panel->open();
    else
        m_panel->close();
    showEditorHead();
    updateCommands();
    Q_EMIT titleChanged();
    Q_EMIT routeChanged();
}

void ProductScreen::openProduct(const QString& id, Mode mode)
{
    if (id.isEmpty())
        return;
    if (id == qt::toText(m_editor.product().id) && (m_editor.isOpen() || m_editor.isLoading())) {
        showMode(mode); // only from panel to page or back: what was typed stays
        return;
    }
    unlessUnsaved([this, id, mode] {
        m_editorWidget->banner().dismiss();
        m_editor.open(id);
        m_editorWidget->form().setSuggestions(brands(), taxCategories());
        showMode(mode);
    });
}

void ProductScreen::openNew()
{
    unlessUnsaved([this] {
        m_editorWidget->banner().dismiss();
        m_editor.openNew();
        m_editorWidget->form().setSuggestions(brands(), taxCategories());
        showMode(Mode::Page);
        m_editorWidget->form().focusFirst();
    });
}

void ProductScreen::leaveEditor()
{
    if (m_mode == Mode::List)
        return;
    unlessUnsaved([this] {
        const QString id = qt::toText(m_editor.product().id);
        m_editor.close();
        showMode(Mode::List);
        m_table->selectKey(id);
        m_table->setFocus();
    });
}

void ProductScreen::unlessUnsaved(std::function<void()> then)
{
    if (!hasUnsavedChanges()) {
        then();
        return;
    }
    qt::confirm(this,
                {.title = tr("Discard what is not saved?"),
                 .text = tr("You have not saved %1.").arg(unsavedText()),
                 .verb = tr("Discard")},
                [this, then = std::move(then)] {
                    m_editor.close();
                    then();
                });
}

void ProductScreen::followSelection()
{
    const QStringList keys = m_table->selectedKeys();
    if (m_mode != Mode::Panel || keys.size() != 1 || hasUnsavedChanges() ||
        keys.front() == qt::toText(m_editor.product().id))
        return;
    m_editorWidget->banner().dismiss();
    m_editor.open(keys.front());
    Q_EMIT routeChanged();
}

void ProductScreen::changeFilter(const std::function<void(ProductFilter&)>& edit)
{
    ProductFilter filter = m_list.filter();
    edit(filter);
    m_list.setFilter(filter);
}

void ProductScreen::showFilter()
{
    const ProductFilter& filter = m_list.filter();
    m_search->setTextQuietly(filter.text);
    m_category->setChosen(filter.categoryId);
    m_brand->setChosen(filter.brand);
    m_tax->setChosen(filter.taxCategory);
    m_stock->setChosen(filter.toRoute().value(QStringLiteral("stock")));
    m_state->setChosen(filter.toRoute().value(QStringLiteral("state")));
    ProductFilter buttons = filter;
    buttons.text.clear();
    m_clear->setVisible(!buttons.isEmpty());
    showEmpty();
    updateCommands();
    Q_EMIT routeChanged();
}

void ProductScreen::showFacets()
{
    const auto plain = [](const std::vector<wire::FacetValue>& values) {
        QList<FilterButton::Choice> choices;
        for (const wire::FacetValue& value : values)
            choices.append({qt::toText(value.value), qt::toText(value.value), value.count});
        return choices;
    };
    const wire::ProductFacets& facets = m_list.facets();
    m_brand->setChoices(plain(facets.brands));
    m_tax->setChoices(plain(facets.taxCategories));
    QList<FilterButton::Choice> categories;
    for (const wire::FacetValue& value : facets.categories) {
        const QString id = qt::toText(value.value);
        categories.append({id, m_list.categories().value(id, id), value.count});
    }
    std::sort(categories.begin(), categories.end(), [](const auto& a, const auto& b) {
        return QString::localeAwareCompare(a.text, b.text) < 0;
    });
    // What is filtered by has a name even when nothing is found in it.
    const QString chosen = m_list.filter().categoryId;
    const bool isListed = std::any_of(categories.cbegin(),
                                      categories.cend(),
                                      [&](const auto& choice) { return choice.id == chosen; });
    if (!chosen.isEmpty() && !isListed)
        categories.append({chosen, m_list.categories().value(chosen, chosen), 0});
    m_category->setChoices(categories);
    m_stock->setChoices({{QStringLiteral("in"), tr("In stock")},
                         {QStringLiteral("low"), tr("Low stock")},
                         {QStringLiteral("out"), tr("Out of stock")}});
    m_state->setChoices({{QStringLiteral("active"), tr("Active")},
                         {QStringLiteral("inactive"), tr("Inactive")},
                         {QStringLiteral("archived"), tr("Archived")}});
}

void ProductScreen::showTotal()
{
    const qint64 total = m_list.model().total();
    m_total->setText(
        total < 0
            ? QString()
            : tr("%1 product(s)", nullptr, static_cast<int>(total)).arg(qt::formatCount(total)));
    showEmpty();
    updateCommands();
}

void ProductScreen::showEmpty()
{
    if (m_list.filter().isEmpty())
        m_empty->setContent(qt::Icon::Products,
                            tr("No products yet"),
                            tr("Add the first one, or import a table with all of them."),
                            tr("New product"));
    else if (m_list.filter() == ProductFilter{.state = ProductFilter::State::Archived})
        m_empty->setContent(qt::Icon::Archive,
                            tr("Nothing is archived"),
                            tr("What you take off the shelves for good is kept here."),
                            tr("Show all products"));
    else
        m_empty->setContent(qt::Icon::Search,
                            tr("No product fits"),
                            tr("Try other words, or take a filter away."),
                            tr("Clear the filters"));
}

void ProductScreen::showEditorHead()
{
    const bool isNew = m_editor.isOpen() && m_editor.edit().isNew();
    const wire::Product& product = m_editor.product();
    const QString name = qt::toText(m_editor.edit().now().draft.name);
    const QString title = isNew ? tr("New product") : m_editor.isOpen() ? name : tr("Product");
    m_editorHeader->setTitle(title);
    m_editorHeader->setSubtitle(
        isNew || product.updatedAt.empty()
            ? QString()
            : tr("changed %1").arg(qt::formatRelative(qt::parseTime(product.updatedAt))));
    m_editorBadge->setBadge(badgeOf(product, isNew));
    m_editorBadge->setVisible(m_editor.isOpen());
    m_panel->setTitle(title);
    updateCommands();
    Q_EMIT titleChanged();
}

void ProductScreen::updateCommands()
{
    const bool isList = m_mode != Mode::Page;
    const bool isEditing = m_mode != Mode::List && m_editor.isOpen();
    const bool isStored = isEditing && !m_editor.edit().isNew() && !m_editor.isSaving();
    const bool isArchived = m_editor.product().archived;
    const qsizetype selected = m_table == nullptr ? 0 : m_table->selectedKeys().size();
    const bool isArchiveShown = m_list.filter().state == ProductFilter::State::Archived;
    Commands& c = *m_do;
    c.exportList->setEnabled(isList && m_list.model().total() > 0);
    c.bulk->setEnabled(isList && m_list.model().total() > 0);
    c.open->setEnabled(isList && selected == 1);
    c.open->setVisible(m_mode != Mode::Page);
    c.editPrice->setEnabled(isList && selected == 1 && !isArchiveShown);
    c.editStock->setEnabled(c.editPrice->isEnabled());
    c.archiveRows->setEnabled(isList && selected > 0 && !isArchiveShown);
    c.archiveRows->setVisible(!isArchiveShown);
    c.restoreRows->setEnabled(isList && selected > 0 && isArchiveShown);
    c.restoreRows->setVisible(isArchiveShown);
    c.clearFilters->setEnabled(isList && !m_list.filter().isEmpty());
    c.save->setEnabled(isEditing && (m_editor.edit().isNew() || m_editor.hasUnsavedChanges()) &&
                       !m_editor.isSaving());
    c.undo->setEnabled(isEditing && m_editor.edit().history().canUndo());
    c.redo->setEnabled(isEditing && m_editor.edit().history().canRedo());
    c.duplicate->setEnabled(isStored);
    c.archive->setEnabled(isStored && !isArchived);
    c.archive->setVisible(!isArchived);
    c.restore->setEnabled(isStored && isArchived);
    c.restore->setVisible(isArchived);
    c.purge->setEnabled(isStored && isArchived);
    c.purge->setVisible(isArchived);
    c.addImages->setEnabled(isEditing && !isArchived);
}

QStringList ProductScreen::brands() const
{
    QStringList texts;
    for (const wire::FacetValue& value : m_list.facets().brands)
        texts.append(qt::toText(value.value));
    texts.sort(Qt::CaseInsensitive);
    return texts;
}

QStringList ProductScreen::taxCategories() const
{
    QStringList texts;
    for (const wire::FacetValue& value : m_list.facets().taxCategories)
        texts.append(qt::toText(value.value));
    return texts;
}

void ProductScreen::openBulkEdit()
{
    BulkEditDialog::Scope scope{
        .selected = {}, .query = m_list.filter().query(), .matching = m_list.model().total()};
    for (const QString& key : m_table->selectedKeys())
        scope.selected.push_back(qt::toUtf8(key));
    m_bulkDialog = new BulkEditDialog(context().clients().catalog,
                                      std::move(scope),
                                      {.categories = m_list.allCategories(),
                                       .taxCategories = taxCategories(),
                                       .brands = brands(),
                                       .currency = context().currency()},
                                      this);
    m_bulkDialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_bulkDialog, &BulkEditDialog::applied, this, &ProductScreen::bulkApplied);
    m_bulkDialog->open();
}

void ProductScreen::bulkApplied(int changed, const std::vector<std::string>& batchIds)
{
    m_list.refresh();
    if (m_mode != Mode::List)
        m_editor.refresh();
    context().toastUndo(tr("%n product(s) changed.", nullptr, changed),
                        [this, batchIds] { undoBatches(batchIds); });
}

void ProductScreen::undoBatches(std::vector<std::string> batchIds)
{
    if (batchIds.empty()) {
        m_list.refresh();
        context().toast(tr("The change was taken back."));
        return;
    }
    const std::string id = batchIds.back();
    batchIds.pop_back();
    qt::deliver(context().clients().catalog.undoBatch(id),
                this,
                [this, batchIds](const Result<wire::UndoReport>& report) {
                    if (!report.ok()) {
                        m_banner->showError(report.error(), tr("The change was not taken back."));
                        return;
                    }
                    if (!report->skipped.empty())
                        m_banner->showMessage(
                            qt::Tone::Warn,
                            tr("%n product(s) stayed as they are: somebody has changed them since.",
                               nullptr,
                               static_cast<int>(report->skipped.size())));
                    undoBatches(batchIds);
                });
}

void ProductScreen::archiveSelected()
{
    const auto products = m_list.model().itemsOf(m_table->selectedKeys());
    if (!products.empty())
        m_list.archive(products);
}

void ProductScreen::restoreSelected()
{
    const auto products = m_list.model().itemsOf(m_table->selectedKeys());
    if (!products.empty())
        m_list.restore(products);
}

void ProductScreen::askPurge(const ProductReferences& references)
{
    QStringList lines;
    if (references.isOrdersKnown)
        lines.append(references.orders == 0
                         ? tr("No order contains it.")
                         : tr("%n order(s) contain it; they keep their lines, names and prices.",
                              nullptr,
                              static_cast<int>(references.orders)));
    else
        lines.append(tr("Whether orders contain it could not be found out."));
    if (references.stock && references.stock->onHand != 0)
        lines.append(tr("%1 pieces of it are still on hand.")
                         .arg(qt::formatCount(references.stock->onHand)));
    if (references.stock && references.stock->reserved != 0)
        lines.append(tr("%1 of them are reserved for buyers.")
                         .arg(qt::formatCount(references.stock->reserved)));
    const wire::Product& product = m_editor.product();
    if (!product.categoryIds.empty())
        lines.append(tr(
            "It is in %n category(ies).", nullptr, static_cast<int>(product.categoryIds.size())));
    if (!product.images.empty())
        lines.append(
            tr("%n picture(s) go with it.", nullptr, static_cast<int>(product.images.size())));
    lines.append(tr("Its SKU %1 is never given to another product.").arg(qt::toText(product.sku)));
    qt::confirm(this,
                {.title = tr("Delete “%1” for good?").arg(qt::toText(product.name)),
                 .text = lines.join(u'\n'),
                 .verb = tr("Delete for good")},
                [this] { m_editor.purge(); });
}

void ProductScreen::retranslate()
{
    Commands& c = *m_do;
    m_header->setTitle(tr("Products"));
    m_editorHeader->setBack(tr("Products"));
    m_search->setPlaceholderText(tr("Search by name, SKU, brand or barcode"));
    m_search->setAccessibleName(tr("Search the products"));
    m_table->setAccessibleName(tr("Products"));
    m_category->setLabel(tr("Category"), tr("All categories"));
    m_brand->setLabel(tr("Brand"), tr("All brands"));
    m_tax->setLabel(tr("Tax"), tr("All tax categories"));
    m_stock->setLabel(tr("Stock"), tr("Any stock"));
    m_state->setLabel(tr("Status"), tr("Active and inactive"));
    m_clear->setText(tr("Clear"));
    m_clear->setAccessibleName(tr("Clear the filters"));
    c.create->setText(tr("New product"));
    c.import->setText(tr("Import"));
    c.exportList->setText(tr("Export"));
    c.bulk->setText(tr("Change several products"));
    c.bulk->setIconText(tr("Change"));
    c.open->setText(tr("Open as a page"));
    c.editPrice->setText(tr("Change the price"));
    c.editStock->setText(tr("Count the stock"));
    c.archiveRows->setText(tr("Archive"));
    c.restoreRows->setText(tr("Restore"));
    c.clearFilters->setText(tr("Clear the filters"));
    c.save->setText(tr("Save"));
    c.undo->setText(tr("Undo"));
    c.redo->setText(tr("Redo"));
    c.duplicate->setText(tr("Duplicate"));
    c.archive->setText(tr("Archive"));
    c.restore->setText(tr("Restore"));
    c.purge->setText(tr("Delete for good"));
    c.addImages->setText(tr("Add pictures"));
    showFacets();
    showFilter();
    showTotal();
    showEditorHead();
}

} // namespace vitrine::console
