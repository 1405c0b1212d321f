#pragma once

#include "vitrine/api/catalog_client.hpp"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QString>
#include <QTimer>

#include <string>
#include <vector>

namespace vitrine::console {

/// What people know a product by.
struct ProductFace
{
    QString name;
    QString sku;
    QString imageHash;    ///< "" without a picture.
    bool missing = false; ///< The catalogue has no such product any more.
};

/// Joins products of the catalogue to the figures of the inventory. What is asked for while the
/// event loop is busy goes out as one call, at most `kBatchMax` products each; answers are kept.
class ProductLookup : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t kBatchMax = 100;

    explicit ProductLookup(client::CatalogClient catalog, QObject* parent = nullptr);

    /// The face of a product, or null as long as it is not known; then it is asked for.
    [[nodiscard]] const ProductFace* face(const std::string& productId);
    /// Remembers what another call told.
    void remember(const wire::Product& product);
    /// Asks again for everything at its next use.
    void forget();

Q_SIGNALS:
    /// These are known now.
    void resolved(const QSet<QString>& productIds);

private:
    void ask();
    void take(const std::vector<std::string>& ids, const Result<wire::ProductBatch>& batch);

    client::CatalogClient m_catalog;
    QHash<QString, ProductFace> m_faces;
    QSet<QString> m_asked;              ///< Waiting or under way.
    std::vector<std::string> m_waiting; ///< Not sent yet.
    QTimer m_timer;
};

} // namespace vitrine::console
