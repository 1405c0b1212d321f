#pragma once

#include "vitrine/api/catalog_client.hpp"
#include "vitrine/qt/deliver.hpp"

#include <QObject>
#include <QSaveFile>

#include <memory>

namespace vitrine::console {

/// Writes products into a CSV file, part after part, so that neither their number nor a slow
/// network matters. The file is there when all of it is written, and not before. GUI thread only.
class ProductExporter final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kRowsPerPart = 2'000;

    explicit ProductExporter(client::CatalogClient catalog, QObject* parent = nullptr)
        : QObject(parent)
        , m_catalog(std::move(catalog))
    {
    }

    /// @param expected how many products the list says there are, for the progress; -1: unknown
    /// @pre not running
    void start(wire::ProductQuery query, const QString& path, qint64 expected);
    /// Leaves what was at `path` before.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_file != nullptr; }

Q_SIGNALS:
    void runningChanged(bool isRunning);
    /// @param share 0 to 1; negative when it cannot be told
    void progressed(qint64 rows, double share);
    void finished(const QString& path);
    /// The shop did not answer; `start` begins anew.
    void failed(const vitrine::Error& error);
    /// The disk did not take it. @param why in the system's words
    void fileFailed(const QString& why);

private:
    void fetchNext();
    void take(const client::ExportPart& part);
    void end();

    client::CatalogClient m_catalog;
    std::unique_ptr<QSaveFile> m_file; ///< While it runs.
    QString m_path;
    wire::ProductQuery m_query;
    qint64 m_expected = -1;
    qint64 m_rows = 0;
    client::CancelSource m_cancel;
    qt::Latest m_calls;
};

} // namespace vitrine::console
