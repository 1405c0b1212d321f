#pragma once

#include "vitrine/wire/audit.hpp"

#include <QAbstractTableModel>

#include <functional>
#include <string>
#include <vector>

namespace vitrine::console {

/// The changes that were read so far, newest first; placeholder rows before the first of them. A
/// view that comes to the end asks for more.
class AuditListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { When, Who, What, Entity, Service, ColumnCount };

    static constexpr int kPlaceholders = 12;

    explicit AuditListModel(QObject* parent = nullptr);

    void replace(std::vector<wire::AuditEntry> entries, bool isComplete);
    void append(std::vector<wire::AuditEntry> entries, bool isComplete);
    /// Names the things of entries anew. @param labelOf "" where the label stays
    /// @return whether one has another label now
    bool relabel(const std::function<std::string(const wire::AuditEntry&)>& labelOf);
    /// Another language: the texts are made anew.
    void retranslate();
    /// Null for a placeholder.
    [[nodiscard]] const wire::AuditEntry* entry(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    void moreWanted();

private:
    std::vector<wire::AuditEntry> m_entries;
    bool m_isComplete = true;
    bool m_isLoaded = false;
};

} // namespace vitrine::console
