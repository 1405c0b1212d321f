#pragma once

#include "vitrine/wire/audit.hpp"

#include <QAbstractTableModel>
#include <QLocale>

#include <vector>

namespace vitrine::console {

/// The changes that were read so far, newest first. A view that comes to the end asks for more.
class AuditListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { When, Who, What, Entity, Service, ColumnCount };

    explicit AuditListModel(QObject* parent = nullptr);

    void replace(std::vector<wire::AuditEntry> entries, bool isComplete);
    void append(std::vector<wire::AuditEntry> entries, bool isComplete);
    /// The texts are made anew: another language, or another locale.
    void setLocale(const QLocale& locale);
    [[nodiscard]] const wire::AuditEntry& entry(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

signals:
    void moreWanted();

private:
    [[nodiscard]] QString text(const wire::AuditEntry& entry, int column) const;

    std::vector<wire::AuditEntry> m_entries;
    QLocale m_locale;
    bool m_isComplete = true;
};

} // namespace vitrine::console
