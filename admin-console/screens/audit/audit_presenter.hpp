#pragma once

#include "admin-console/screens/audit/audit_list_model.hpp"
#include "admin-console/screens/audit/audit_merge.hpp"
#include "vitrine/api/audit_client.hpp"

#include <QDate>
#include <QObject>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <string>

namespace vitrine::console {

/// Which changes; what is empty does not matter.
struct AuditFilter
{
    QString person; ///< An account's id, or the beginning of its name.
    QString service;
    QString action; ///< "product.update", or "product.*".
    QString entityType;
    QString entityId;
    QDate from; ///< First day, in the zone of whoever looks.
    QDate to;   ///< Last day, itself included.

    bool operator==(const AuditFilter&) const = default;
    [[nodiscard]] bool isEmpty() const { return *this == AuditFilter(); }
};

/// Which service writes about which action: "product" is the catalogue's. "" when nobody knows.
[[nodiscard]] QString serviceOfEntity(const QString& entityType);

/// Reads the audits of all services as one list, newest first, as far as somebody scrolls.
class AuditPresenter : public QObject
{
    Q_OBJECT

public:
    static constexpr int kBlock = 100;

    explicit AuditPresenter(client::AuditClient audit, QObject* parent = nullptr);

    [[nodiscard]] AuditListModel& model() { return m_model; }
    [[nodiscard]] const AuditFilter& filter() const { return m_filter; }
    /// Shows another part of the list, from its beginning.
    void setFilter(const AuditFilter& filter);
    /// Reads the list again from its beginning; the rows stay until the new ones are there.
    void refresh();
    void loadMore();

    [[nodiscard]] bool isBusy() const { return m_open > 0; }
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }
    /// How many changes match, if that is known.
    [[nodiscard]] std::optional<std::int64_t> total() const { return m_merge.total(); }

Q_SIGNALS:
    void busyChanged(bool isBusy);
    /// Rows came, or there are none.
    void loaded();
    /// The changes of these services are missing in the list.
    void failed(const QStringList& services, const vitrine::Error& error);

private:
    [[nodiscard]] std::vector<std::string> services() const;
    [[nodiscard]] wire::AuditQuery queryOf(const std::string& service) const;
    void fill();
    void ask(const std::string& service);
    void take(const std::string& service, const Result<wire::Page<wire::AuditEntry>>& page);

    client::AuditClient m_audit;
    AuditListModel m_model;
    AuditFilter m_filter;
    AuditMerge m_merge;
    std::vector<wire::AuditEntry> m_block; ///< Rows of the block that is being read.
    std::optional<Error> m_error;
    int m_generation = 0;  ///< Answers of an earlier one are dropped.
    int m_open = 0;        ///< Answers of this generation that are still to come.
    bool m_isFirst = true; ///< The block replaces what is shown.
    bool m_isFilling = false;
    bool m_isLoaded = false;
};

} // namespace vitrine::console
