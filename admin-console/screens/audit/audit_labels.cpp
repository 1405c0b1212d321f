#include "admin-console/screens/audit/audit_labels.hpp"

namespace vitrine::console {

AuditLabels::AuditLabels(AuditListModel& model, client::CatalogClient catalog, QObject* parent)
    : QObject(parent)
    , m_model(model)
    , m_products(std::move(catalog))
{
    connect(&m_model, &QAbstractItemModel::modelReset, this, &AuditLabels::label);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &AuditLabels::label);
    connect(&m_products, &ProductLookup::resolved, this, &AuditLabels::label);
}

void AuditLabels::label()
{
    const bool isChanged = m_model.relabel([this](const wire::AuditEntry& entry) -> std::string {
        if (entry.entityType != "stock" || entry.entityLabel != entry.entityId)
            return {};
        const ProductFace* face = m_products.face(entry.entityId);
        if (face == nullptr || face->missing)
            return {};
        return (face->name + QStringLiteral(" · ") + face->sku).toStdString();
    });
    if (isChanged)
        Q_EMIT relabelled();
}

} // namespace vitrine::console
