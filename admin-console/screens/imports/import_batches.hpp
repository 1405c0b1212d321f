#pragma once

#include "vitrine/api/catalog_client.hpp"
#include "vitrine/qt/models/paged_model.hpp"
#include "vitrine/wire/catalog.hpp"

#include <QObject>

namespace vitrine::console {

/// The imports and bulk edits so far, and taking one back. GUI thread only.
class ImportBatches final : public QObject
{
    Q_OBJECT

public:
    using Model = qt::PagedModel<wire::CatalogBatch>;

    explicit ImportBatches(client::CatalogClient catalog, QObject* parent = nullptr);

    [[nodiscard]] Model& model() { return *m_model; }
    [[nodiscard]] bool isUndoing() const { return m_isUndoing; }
    void load() { m_model->reload(); }
    void refresh() { m_model->refresh(); }
    /// Takes back what has not been changed since. May be repeated.
    void undo(const QString& id);

Q_SIGNALS:
    void busyChanged();
    void undone(const vitrine::wire::UndoReport& report);
    void undoFailed(const vitrine::Error& error);

private:
    client::CatalogClient m_catalog;
    Model* m_model;
    bool m_isUndoing = false;
};

/// What an undo did, in one sentence.
[[nodiscard]] QString undoText(const wire::UndoReport& report);

} // namespace vitrine::console
