#pragma once

#include "admin-console/screens/products/product_edit.hpp"
#include "vitrine/api/catalog_client.hpp"
#include "vitrine/api/inventory_client.hpp"
#include "vitrine/api/order_client.hpp"
#include "vitrine/qt/deliver.hpp"

#include <QHash>
#include <QImage>
#include <QObject>

#include <algorithm>
#include <optional>
#include <vector>

namespace vitrine::console {

/// A picture on its way to the shop.
struct PendingImage
{
    enum class State { Waiting, Uploading, Failed };
    int number = 0; ///< Tells it apart from the others.
    QString fileName;
    QImage preview;
    State state = State::Waiting;
    QString problem{}; ///< Why it failed.
    qint64 bytes = 0;
    qint64 sentBytes = 0; ///< While it is Uploading.

    /// 0 to 100. All sent is not yet done: the catalogue looks at the picture before it answers.
    [[nodiscard]] int percent() const
    {
        return bytes == 0 ? 0 : int(100 * std::min(sentBytes, bytes) / bytes);
    }
};

/// What refers to a product: a person should know before deleting it for good.
struct ProductReferences
{
    std::optional<wire::Stock> stock{};
    std::int64_t orders = 0;
    bool isOrdersKnown = false; ///< False when the question could not be answered.
    bool isStockKnown = false;
};

/// Loads and saves one product and what belongs to it. GUI thread only.
class ProductEditorPresenter final : public QObject
{
    Q_OBJECT

public:
    struct Clients
    {
        client::CatalogClient catalog;
        client::InventoryClient inventory;
        client::OrderClient orders;
    };
    static constexpr qint64 kImageBytesMax = 10 * 1024 * 1024;

    ProductEditorPresenter(Clients clients, domain::Currency currency, QObject* parent = nullptr);

    [[nodiscard]] ProductEdit& edit() { return m_edit; }
    [[nodiscard]] const ProductEdit& edit() const { return m_edit; }
    /// The shop's latest answer; an empty one while the product is new.
    [[nodiscard]] const wire::Product& product() const { return m_product; }
    [[nodiscard]] const std::optional<wire::Stock>& stock() const { return m_stock; }
    [[nodiscard]] const std::optional<wire::PriceHistory>& prices() const { return m_prices; }
    [[nodiscard]] const std::vector<wire::Category>& categories() const { return m_categories; }
    [[nodiscard]] const CategoryPaths& categoryPaths() const { return m_paths; }
    [[nodiscard]] const std::vector<PendingImage>& uploads() const { return m_uploads; }
    [[nodiscard]] bool isLoading() const { return m_isLoading; }
    [[nodiscard]] bool isSaving() const { return m_isSaving; }
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    /// Why a field was refused, "" when it was not or has been edited since.
    [[nodiscard]] QString errorOf(ProductField field) const { return m_errors.value(field); }
    /// Both versions while somebody else's change waits for a decision.
    [[nodiscard]] ProductMerge* conflict() { return m_conflict ? &*m_conflict : nullptr; }
    /// When the other version was saved, for people.
    [[nodiscard]] QString conflictTime() const;
    /// Unsaved fields, or pictures that wait for the product to exist.
    [[nodiscard]] bool hasUnsavedChanges() const;

    void open(const QString& id);
    void openNew();
    /// A new product with the fields of the open one but SKU, barcodes and pictures.
    void duplicate();
    /// Asks for the product again: what was changed here stays, the rest follows.
    void refresh();
    void close();

    void save();
    /// Saves what was chosen on top of the other's version. @pre conflict() is decided
    void saveMerged();
    /// Leaves the conflict and keeps editing; the next save asks again.
    void postponeConflict();
    void discard();

    /// Adds pictures from files; those of a new product wait until it is created.
    void addImageFiles(const QStringList& paths);
    void addImage(const QString& fileName, const QByteArray& bytes);
    void retryUpload(int number);
    void dropUpload(int number);

    void archive();
    void restore();
    /// Asks what refers to the product; `referencesFound` follows.
    void findReferences();
    /// Deletes an archived product for good.
    void purge();

Q_SIGNALS:
    /// Another product is open, or the open one has another version, stock or state.
    void productChanged();
    void categoriesChanged();
    void stateChanged(); ///< Loading or saving began or ended.
    void errorsChanged();
    void uploadsChanged();
    /// Of the one that is Uploading; several times a second.
    void uploadProgressed(int number);
    void conflictChanged();
    void loadFailed(const vitrine::Error& error);
    void saveFailed(const vitrine::Error& error);
    /// A whole action failed. @param what as a sentence
    void actionFailed(const vitrine::Error& error, const QString& what);
    void saved(const vitrine::wire::Product& product, bool isNew);
    void
    uploaded(const vitrine::wire::Product& product, const QString& hash, const QByteArray& bytes);
    void archived(const vitrine::wire::Product& product);
    void restored(const vitrine::wire::Product& product);
    void purged(const QString& name);
    void referencesFound(const vitrine::console::ProductReferences& references);

private:
    struct File;
    void start(const QString& id);
    void take(const wire::Product& product);
    void loadBeside(const std::string& id);
    void loadCategories();
    void setLoading(bool isLoading);
    void setSaving(bool isSaving);
    [[nodiscard]] bool needsFieldSave() const;
    void sendSave();
    void saveFields();
    void saveImages();
    void saveEnded(const wire::Product& product, bool isNew);
    void refused(const Error& error);
    void openConflict();
    void setError(ProductField field, const QString& text);
    void uploadNext();
    void uploadEnded(int number, const Result<wire::Product>& product);
    PendingImage* upload(int number);
    [[nodiscard]] bool checkFields();

    Clients m_clients;
    domain::Currency m_currency;
    ProductEdit m_edit;
    wire::Product m_product;
    std::optional<wire::Stock> m_stock;
    std::optional<wire::PriceHistory> m_prices;
    std::vector<wire::Category> m_categories;
    CategoryPaths m_paths;
    QHash<ProductField, QString> m_errors;
    std::optional<ProductMerge> m_conflict;
    wire::Product m_theirs;
    std::vector<PendingImage> m_uploads;
    QHash<int, QByteArray> m_uploadBytes;
    int m_uploadNumbers = 0;
    bool m_isUploading = false;
    bool m_isSaveWaiting = false; ///< Until the upload under way has ended.
    bool m_isLoading = false;
    bool m_isSaving = false;
    bool m_isOpen = false;
    qt::Latest m_opens; ///< Answers for a product that is not open any more are dropped.
};

} // namespace vitrine::console
