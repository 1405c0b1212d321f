#include "admin-console/screens/products/product_editor_presenter.hpp"

#include "vitrine/domain/gtin.hpp"
#include "vitrine/domain/sku.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/reason_text.hpp"
#include "vitrine/qt/text.hpp"

#include <algorithm>

namespace vitrine::console {

ProductEditorPresenter::ProductEditorPresenter(Clients clients,
                                               domain::Currency currency,
                                               QObject* parent)
    : QObject(parent)
    , m_clients(std::move(clients))
    , m_currency(currency)
    , m_edit(this)
{
    connect(&m_edit, &ProductEdit::fieldChanged, this, [this](ProductField field) {
        setError(field, {});
    });
}

bool ProductEditorPresenter::hasUnsavedChanges() const
{
    return m_isOpen && (m_edit.isDirty() || (m_edit.isNew() && !m_uploads.empty()));
}

void ProductEditorPresenter::start(const QString& id)
{
    m_opens.next();
    m_conflict.reset();
    m_errors.clear();
    m_uploads.clear();
    m_uploadBytes.clear();
    m_isUploading = false;
    m_isSaveWaiting = false;
    m_isSaving = false;
    m_product = {};
    m_product.id = qt::toUtf8(id);
    m_stock.reset();
    m_prices.reset();
    m_isOpen = false;
    if (m_categories.empty())
        loadCategories();
}

void ProductEditorPresenter::open(const QString& id)
{
    start(id);
    setLoading(true);
    Q_EMIT productChanged();
    const auto ticket = m_opens.next();
    qt::deliver(m_clients.catalog.getProduct(qt::toUtf8(id)),
                this,
                [this, ticket](const Result<wire::Product>& product) {
                    if (m_opens.isStale(ticket))
                        return;
                    if (!product.ok()) {
                        setLoading(false);
                        Q_EMIT loadFailed(product.error());
                        return;
                    }
                    m_isOpen = true;
                    m_product = *product;
                    m_edit.open(*product);
                    setLoading(false);
                    Q_EMIT productChanged();
                });
    loadBeside(qt::toUtf8(id));
}

void ProductEditorPresenter::loadBeside(const std::string& id)
{
    const auto isStale = [this, id] { return m_product.id != id; };
    qt::deliver(m_clients.inventory.getStock(id), this, [this, isStale](const auto& stock) {
        if (isStale() || !stock.ok())
            return;
        m_stock = *stock;
        Q_EMIT productChanged();
    });
    qt::deliver(m_clients.catalog.priceHistory(id), this, [this, isStale](const auto& prices) {
        if (isStale() || !prices.ok())
            return;
        m_prices = *prices;
        Q_EMIT productChanged();
    });
}

void ProductEditorPresenter::loadCategories()
{
    qt::deliver(m_clients.catalog.listCategories(),
                this,
                [this](const Result<std::vector<wire::Category>>& categories) {
                    if (!categories.ok())
                        return;
                    m_categories = *categories;
                    m_paths = console::categoryPaths(m_categories);
                    Q_EMIT categoriesChanged();
                });
}

void ProductEditorPresenter::openNew()
{
    start({});
    m_isOpen = true;
    EditedProduct draft;
    draft.draft.price = domain::Money(0, m_currency);
    m_edit.openNew(std::move(draft));
    setLoading(false);
    Q_EMIT productChanged();
}

void ProductEditorPresenter::duplicate()
{
    EditedProduct copy = m_edit.now();
    copy.draft.sku.clear();
    copy.draft.gtins.clear();
    copy.images.clear();
    copy.draft.name = qt::toUtf8(tr("%1 (copy)").arg(qt::toText(copy.draft.name)));
    start({});
    m_isOpen = true;
    m_edit.openNew(std::move(copy));
    setLoading(false);
    Q_EMIT productChanged();
}

void ProductEditorPresenter::refresh()
{
    loadCategories();
    if (!m_isOpen && !m_product.id.empty()) {
        open(qt::toText(m_product.id));
        return;
    }
    if (!m_isOpen || m_edit.isNew() || m_isSaving || m_conflict)
        return;
    qt::deliver(m_clients.catalog.getProduct(m_edit.id()),
                this,
                [this, ticket = m_opens.next()](const Result<wire::Product>& product) {
                    if (!m_opens.isStale(ticket) && product.ok())
                        take(*product);
                });
    loadBeside(m_edit.id());
}

void ProductEditorPresenter::take(const wire::Product& product)
{
    // What clashes with the person's changes comes up when they save.
    if (!m_edit.rebase(product))
        m_product = product;
    Q_EMIT productChanged();
}

void ProductEditorPresenter::close()
{
    start({});
    setLoading(false);
    Q_EMIT productChanged();
    Q_EMIT conflictChanged();
    Q_EMIT uploadsChanged();
}

void ProductEditorPresenter::setLoading(bool isLoading)
{
    m_isLoading = isLoading;
    Q_EMIT stateChanged();
}

void ProductEditorPresenter::setSaving(bool isSaving)
{
    m_isSaving = isSaving;
    Q_EMIT stateChanged();
}

void ProductEditorPresenter::setError(ProductField field, const QString& text)
{
    if (m_errors.value(field) == text)
        return;
    if (text.isEmpty())
        m_errors.remove(field);
    else
        m_errors.insert(field, text);
    Q_EMIT errorsChanged();
}

/// What would be refused anyway, said before the shop is asked.
bool ProductEditorPresenter::checkFields()
{
    const wire::ProductDraft& draft = m_edit.now().draft;
    if (qt::toText(draft.name).trimmed().isEmpty())
        setError(ProductField::Name, tr("Every product needs a name."));
    if (!domain::Sku::create(draft.sku).ok())
        setError(ProductField::Sku,
                 draft.sku.empty()
                     ? tr("Every product needs a SKU.")
                     : tr("A SKU has 1 to 64 letters, digits and signs, and no spaces."));
    if (draft.price.amount() < 0)
        setError(ProductField::Price, tr("A price cannot be below zero."));
    for (const std::string& gtin : draft.gtins) {
        if (!domain::Gtin::create(gtin).ok())
            setError(
                ProductField::Gtins,
                tr("“%1” is no valid barcode number. Check its digits.").arg(qt::toText(gtin)));
    }
    return m_errors.isEmpty();
}

bool ProductEditorPresenter::needsFieldSave() const
{
    const auto& dirty = m_edit.dirtyFields();
    return m_edit.isNew() || std::any_of(dirty.begin(), dirty.end(), [](ProductField field) {
               return field != ProductField::Images;
           });
}

void ProductEditorPresenter::save()
{
    if (m_isSaving || !m_isOpen || (!m_edit.isNew() && !m_edit.isDirty()) || !checkFields())
        return;
    m_edit.endStep();
    setSaving(true);
    // A picture that arrives makes a new version; a save that crosses it would seem a conflict.
    m_isSaveWaiting = m_isUploading;
    if (!m_isSaveWaiting)
        sendSave();
}

void ProductEditorPresenter::sendSave()
{
    if (needsFieldSave())
        saveFields();
    else
        saveImages();
}

void ProductEditorPresenter::saveFields()
{
    const bool isNew = m_edit.isNew();
    const bool hasImageChanges = !isNew && m_edit.isDirty(ProductField::Images);
    const wire::ProductDraft& draft = m_edit.now().draft;
    auto task = isNew ? m_clients.catalog.createProduct(draft)
                      : m_clients.catalog.updateProduct(m_edit.id(), m_edit.version(), draft);
    qt::deliver(std::move(task),
                this,
                [this, isNew, hasImageChanges, ticket = m_opens.next()](
                    const Result<wire::Product>& product) {
                    if (m_opens.isStale(ticket))
                        return;
                    if (!product.ok()) {
                        refused(product.error());
                        return;
                    }
                    if (!hasImageChanges) {
                        saveEnded(*product, isNew);
                        return;
                    }
                    // The pictures' own changes go on top of what was just stored.
                    EditedProduct kept = editedOf(*product);
                    kept.images = m_edit.now().images;
                    m_edit.resolve(*product, kept);
                    saveImages();
                });
}

void ProductEditorPresenter::saveImages()
{
    qt::deliver(m_clients.catalog.arrangeImages(m_edit.id(), m_edit.version(), m_edit.now().images),
                this,
                [this, ticket = m_opens.next()](const Result<wire::Product>& product) {
                    if (m_opens.isStale(ticket))
                        return;
                    if (product.ok())
                        saveEnded(*product, false);
                    else
                        refused(product.error());
                });
}

void ProductEditorPresenter::saveEnded(const wire::Product& product, bool isNew)
{
    m_product = product;
    m_edit.saved(product);
    setSaving(false);
    Q_EMIT productChanged();
    Q_EMIT saved(product, isNew);
    if (isNew)
        loadBeside(product.id);
    uploadNext(); // pictures that waited for the product
}

void ProductEditorPresenter::refused(const Error& error)
{
    if (error.code == ErrorCode::PreconditionFailed) {
        openConflict();
        return;
    }
    setSaving(false);
    uploadNext();
    bool isMarked = false;
    const auto mark = [&](std::string_view pointer, const std::string& text) {
        if (const auto field = fieldAt(pointer)) {
            setError(*field, qt::reasonText(error.reason, text));
            isMarked = true;
        }
    };
    if (error.problem) {
        for (const ProblemFault& fault : error.problem->errors)
            mark(fault.pointer, fault.detail);
    }
    if (!isMarked && !error.field.empty())
        mark(error.field,
             error.problem && !error.problem->detail.empty() ? error.problem->detail
                                                             : error.message);
    Q_EMIT saveFailed(error);
}

void ProductEditorPresenter::openConflict()
{
    qt::deliver(m_clients.catalog.getProduct(m_edit.id()),
                this,
                [this, ticket = m_opens.next()](const Result<wire::Product>& theirs) {
                    if (m_opens.isStale(ticket))
                        return;
                    setSaving(false);
                    if (!theirs.ok()) {
                        Q_EMIT saveFailed(theirs.error());
                        return;
                    }
                    m_theirs = *theirs;
                    m_conflict = mergeProducts(m_edit.base(), m_edit.now(), editedOf(*theirs));
                    Q_EMIT conflictChanged();
                });
}

QString ProductEditorPresenter::conflictTime() const
{
    return qt::formatRelative(qt::parseTime(m_theirs.updatedAt));
}

void ProductEditorPresenter::saveMerged()
{
    Q_ASSERT(m_conflict && m_conflict->isDecided());
    const EditedProduct chosen = m_conflict->result();
    m_conflict.reset();
    m_product = m_theirs;
    m_edit.resolve(m_theirs, chosen);
    Q_EMIT conflictChanged();
    Q_EMIT productChanged();
    if (m_edit.isDirty())
        save();
    else
        Q_EMIT saved(m_product, false); // all of theirs was chosen: nothing is left to store
}

void ProductEditorPresenter::postponeConflict()
{
    m_conflict.reset();
    Q_EMIT conflictChanged();
}

void ProductEditorPresenter::discard()
{
    m_uploads.erase(std::remove_if(m_uploads.begin(),
                                   m_uploads.end(),
                                   [](const PendingImage& image) {
                                       return image.state != PendingImage::State::Uploading;
                                   }),
                    m_uploads.end());
    m_edit.discard();
    m_errors.clear();
    Q_EMIT errorsChanged();
    Q_EMIT uploadsChanged();
}

void ProductEditorPresenter::archive()
{
    const wire::Product before = m_product;
    setSaving(true);
    qt::deliver(m_clients.catalog.deleteProduct(before.id, m_edit.version()),
                this,
                [this, before](const Outcome& outcome) {
                    if (m_product.id != before.id)
                        return;
                    setSaving(false);
                    if (!outcome.ok()) {
                        Q_EMIT actionFailed(outcome.error(), tr("The product was not archived."));
                        return;
                    }
                    Q_EMIT archived(before);
                    refresh();
                });
}

void ProductEditorPresenter::restore()
{
    setSaving(true);
    qt::deliver(m_clients.catalog.restoreProduct(m_edit.id()),
                this,
                [this, id = m_edit.id()](const Result<wire::Product>& product) {
                    if (m_product.id != id)
                        return;
                    setSaving(false);
                    if (!product.ok()) {
                        Q_EMIT actionFailed(product.error(), tr("The product was not restored."));
                        return;
                    }
                    take(*product);
                    Q_EMIT restored(*product);
                });
}

void ProductEditorPresenter::findReferences()
{
    auto found = std::make_shared<ProductReferences>();
    auto left = std::make_shared<int>(2);
    const auto answered = [this, found, left, id = m_edit.id()] {
        if (--*left == 0 && m_product.id == id)
            Q_EMIT referencesFound(*found);
    };
    wire::OrderQuery orders;
    orders.productId = m_edit.id();
    orders.limit = 1;
    orders.count = true;
    qt::deliver(m_clients.orders.listOrders(std::move(orders)),
                this,
                [found, answered](const Result<wire::Page<wire::Order>>& page) {
                    found->isOrdersKnown = page.ok() && page->total.has_value();
                    if (found->isOrdersKnown)
                        found->orders = *page->total;
                    answered();
                });
    qt::deliver(m_clients.inventory.getStock(m_edit.id()),
                this,
                [found, answered](const Result<wire::Stock>& stock) {
                    found->isStockKnown = stock.ok() || stock.error().code == ErrorCode::NotFound;
                    if (stock.ok())
                        found->stock = *stock;
                    answered();
                });
}

void ProductEditorPresenter::purge()
{
    setSaving(true);
    qt::deliver(
        m_clients.catalog.purgeProduct(m_edit.id(), m_edit.version()),
        this,
        [this, id = m_edit.id(), name = qt::toText(m_product.name)](const Outcome& outcome) {
            if (m_product.id != id)
                return;
            setSaving(false);
            if (!outcome.ok()) {
                Q_EMIT actionFailed(outcome.error(), tr("The product was not deleted."));
                return;
            }
            close();
            Q_EMIT purged(name);
        });
}

} // namespace vitrine::console
