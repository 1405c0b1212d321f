#pragma once

#include "admin-console/parts/product_lookup.hpp"
#include "admin-console/screens/audit/audit_list_model.hpp"

#include <QObject>

namespace vitrine::console {

/// Says in the list what people call the things that a service knows by their id only: inventory
/// knows no names of products.
class AuditLabels final : public QObject
{
    Q_OBJECT

public:
    /// @param model must outlive it.
    AuditLabels(AuditListModel& model, client::CatalogClient catalog, QObject* parent = nullptr);

Q_SIGNALS:
    /// Some entries are called otherwise now.
    void relabelled();

private:
    void label();

    AuditListModel& m_model;
    ProductLookup m_products;
};

} // namespace vitrine::console
