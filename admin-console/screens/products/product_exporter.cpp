#include "admin-console/screens/products/product_exporter.hpp"

#include <algorithm>
#include <chrono>

namespace vitrine::console {
namespace {

constexpr std::chrono::minutes kPartTimeout{2};

} // namespace

void ProductExporter::start(wire::ProductQuery query, const QString& path, qint64 expected)
{
    Q_ASSERT(!isRunning());
    m_query = std::move(query);
    m_query.after.clear();
    m_path = path;
    m_expected = expected;
    m_rows = 0;
    m_cancel = client::CancelSource();
    m_file = std::make_unique<QSaveFile>(path);
    if (!m_file->open(QIODevice::WriteOnly)) {
        const QString why = m_file->errorString();
        m_file.reset();
        Q_EMIT fileFailed(why);
        return;
    }
    Q_EMIT runningChanged(true);
    fetchNext();
}

void ProductExporter::fetchNext()
{
    const auto ticket = m_calls.next();
    qt::deliver(m_catalog.exportPart(
                    m_query, kRowsPerPart, {.timeout = kPartTimeout, .cancel = m_cancel.token()}),
                this,
                [this, ticket](const Result<client::ExportPart>& part) {
                    if (m_calls.isStale(ticket))
                        return;
                    if (part.ok()) {
                        take(*part);
                        return;
                    }
                    end();
                    Q_EMIT failed(part.error());
                });
}

void ProductExporter::take(const client::ExportPart& part)
{
    const auto size = static_cast<qint64>(part.csv.size());
    const bool isLast = part.next.empty();
    if (m_file->write(part.csv.data(), size) != size || (isLast && !m_file->commit())) {
        const QString why = m_file->errorString();
        end();
        Q_EMIT fileFailed(why);
        return;
    }
    if (isLast) {
        end();
        Q_EMIT finished(m_path);
        return;
    }
    m_rows += kRowsPerPart;
    const double share = m_expected > 0 ? double(m_rows) / double(m_expected) : -1;
    Q_EMIT progressed(m_rows, std::min(share, 1.0));
    m_query.after = part.next;
    fetchNext();
}

void ProductExporter::cancel()
{
    if (!isRunning())
        return;
    m_cancel.cancel();
    end();
}

/// A file that was not committed vanishes.
void ProductExporter::end()
{
    m_calls.drop();
    m_file.reset();
    Q_EMIT runningChanged(false);
}

} // namespace vitrine::console
