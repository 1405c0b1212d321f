#include "admin-console/parts/product_lookup.hpp"

#include "vitrine/qt/deliver.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace vitrine::console {

ProductLookup::ProductLookup(client::CatalogClient catalog, QObject* parent)
    : QObject(parent)
    , m_catalog(std::move(catalog))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &ProductLookup::ask);
}

const ProductFace* ProductLookup::face(const std::string& productId)
{
    const auto id = QString::fromStdString(productId);
    const auto known = m_faces.constFind(id);
    if (known != m_faces.constEnd())
        return &*known;
    if (!m_asked.contains(id)) {
        m_asked.insert(id);
        m_waiting.push_back(productId);
        m_timer.start();
    }
    return nullptr;
}

void ProductLookup::remember(const wire::Product& product)
{
    m_faces[QString::fromStdString(product.id)] = {
        .name = QString::fromStdString(product.name),
        .sku = QString::fromStdString(product.sku),
        .imageHash = product.images.empty() ? QString()
                                            : QString::fromStdString(product.images.front().hash)};
}

void ProductLookup::forget()
{
    m_faces.clear();
}

void ProductLookup::ask()
{
    while (!m_waiting.empty()) {
        const auto count = std::min(kBatchMax, m_waiting.size());
        const auto end = m_waiting.begin() + std::ptrdiff_t(count);
        std::vector<std::string> ids(std::make_move_iterator(m_waiting.begin()),
                                     std::make_move_iterator(end));
        m_waiting.erase(m_waiting.begin(), end);
        qt::deliver(m_catalog.getProducts(ids),
                    this,
                    [this, ids](const Result<wire::ProductBatch>& batch) { take(ids, batch); });
    }
}

void ProductLookup::take(const std::vector<std::string>& ids,
                         const Result<wire::ProductBatch>& batch)
{
    QSet<QString> known;
    for (const auto& id : ids)
        m_asked.remove(QString::fromStdString(id));
    if (!batch.ok())
        return; // asked again when a row is looked at again
    for (const auto& product : batch->items) {
        remember(product);
        known.insert(QString::fromStdString(product.id));
    }
    for (const auto& id : batch->missing) {
        m_faces[QString::fromStdString(id)] = {.missing = true};
        known.insert(QString::fromStdString(id));
    }
    Q_EMIT resolved(known);
}

} // namespace vitrine::console
