#include "admin-console/screens/imports/import_batches.hpp"

#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"

#include <chrono>

namespace vitrine::console {
namespace {

using Column = qt::Column<wire::CatalogBatch>;
using qt::Badge;

constexpr std::chrono::seconds kUndoTimeout{60};

Column countColumn(const char* id, std::function<QString()> title, int wire::CatalogBatch::*member)
{
    return {.id = QString::fromLatin1(id),
            .title = std::move(title),
            .text = [member](
                        const wire::CatalogBatch& batch) { return qt::formatCount(batch.*member); },
            .width = 100,
            .isNumber = true};
}

Badge stateBadge(const wire::CatalogBatch& batch)
{
    return batch.state == "UNDONE" ? Badge{ImportBatches::tr("Taken back"), qt::Tone::Neutral}
                                   : Badge{ImportBatches::tr("Done"), qt::Tone::Ok};
}

std::vector<Column> columns()
{
    std::vector<Column> list;
    list.push_back({.id = QStringLiteral("at"),
                    .title = [] { return ImportBatches::tr("When"); },
                    .text =
                        [](const wire::CatalogBatch& batch) {
                            return qt::formatRelative(qt::parseTime(batch.at));
                        },
                    .width = 170,
                    .toolTip =
                        [](const wire::CatalogBatch& batch) {
                            return qt::formatFullTime(qt::parseTime(batch.at));
                        }});
    list.push_back({.id = QStringLiteral("kind"),
                    .title = [] { return ImportBatches::tr("What"); },
                    .text =
                        [](const wire::CatalogBatch& batch) {
                            return batch.kind == "IMPORT" ? ImportBatches::tr("Import")
                                                          : ImportBatches::tr("Bulk change");
                        },
                    .width = 140});
    list.push_back({.id = QStringLiteral("actor"),
                    .title = [] { return ImportBatches::tr("Who"); },
                    .text = [](const wire::CatalogBatch& batch) { return qt::toText(batch.actor); },
                    .width = 180,
                    .isStretched = true});
    list.push_back(countColumn(
        "created", [] { return ImportBatches::tr("Added"); }, &wire::CatalogBatch::created));
    list.push_back(countColumn(
        "updated", [] { return ImportBatches::tr("Changed"); }, &wire::CatalogBatch::updated));
    list.push_back({.id = QStringLiteral("state"),
                    .title = [] { return ImportBatches::tr("State"); },
                    .text = {},
                    .width = 130,
                    .badge = stateBadge});
    return list;
}

} // namespace

ImportBatches::ImportBatches(client::CatalogClient catalog, QObject* parent)
    : QObject(parent)
    , m_catalog(std::move(catalog))
    , m_model(new Model(
          columns(),
          [](const wire::CatalogBatch& batch) { return batch.id; },
          [this](const qt::PageRequest& request) {
              return m_catalog.listBatches(
                  {.limit = request.limit, .skip = request.skip, .count = request.count},
                  {.cancel = request.cancel});
          },
          this))
{
}

void ImportBatches::undo(const QString& id)
{
    if (m_isUndoing || id.isEmpty())
        return;
    m_isUndoing = true;
    Q_EMIT busyChanged();
    qt::deliver(m_catalog.undoBatch(qt::toUtf8(id), {.timeout = kUndoTimeout}),
                this,
                [this](const Result<wire::UndoReport>& report) {
                    m_isUndoing = false;
                    Q_EMIT busyChanged();
                    if (!report.ok()) {
                        Q_EMIT undoFailed(report.error());
                        return;
                    }
                    m_model->refresh();
                    Q_EMIT undone(*report);
                });
}

QString undoText(const wire::UndoReport& report)
{
    QStringList parts;
    parts.append(ImportBatches::tr("%n product(s) put back", nullptr, report.restored));
    if (report.removed > 0)
        parts.append(ImportBatches::tr("%n new one(s) archived", nullptr, report.removed));
    if (!report.skipped.empty())
        parts.append(ImportBatches::tr(
            "%n left as changed since", nullptr, static_cast<int>(report.skipped.size())));
    return parts.join(QLatin1String(", ")) + u'.';
}

} // namespace vitrine::console
