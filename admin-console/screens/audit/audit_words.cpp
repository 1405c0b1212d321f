#include "admin-console/screens/audit/audit_words.hpp"

#include "vitrine/qt/text.hpp"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace vitrine::console {

namespace {

/// The translator's context of these texts.
struct AuditWords
{
    Q_DECLARE_TR_FUNCTIONS(vitrine::console::AuditWords)
};

/// The words of this program that the audits use as names; translated where they are shown.
using Words = QHash<QString, const char*>;

const Words& entityWords()
{
    static const Words words{
        {u"product"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Product")},
        {u"products"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Products")},
        {u"category"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Category")},
        {u"image"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Picture")},
        {u"batch"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Batch")},
        {u"import"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Import")},
        {u"stock"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Stock")},
        {u"order"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Order")},
        {u"payment"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Payment")},
        {u"refund"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Refund")},
        {u"device"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Kiosk")},
        {u"lease"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Allotment of a kiosk")},
        {u"account"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Account")}};
    return words;
}

const Words& verbWords()
{
    static const Words words{
        {u"create"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "created")},
        {u"update"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "changed")},
        {u"delete"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "deleted")},
        {u"archive"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "archived")},
        {u"restore"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "restored")},
        {u"purge"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "deleted for good")},
        {u"import"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "imported")},
        {u"undo"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "undone")},
        {u"bulk edit"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "changed in bulk")},
        {u"move"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "moved")},
        {u"adjust"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "adjusted")},
        {u"count"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "counted")},
        {u"cancel"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "cancelled")},
        {u"refund"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "refunded")},
        {u"start picking"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "being picked")},
        {u"ready"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "made ready")},
        {u"hand over"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "handed over")},
        {u"ship"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "shipped")},
        {u"deliver"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "delivered")},
        {u"fulfil"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "handed out")},
        {u"pair"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "paired")},
        {u"rename"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "renamed")},
        {u"lock"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "locked")},
        {u"unlock"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "unlocked")},
        {u"unpair"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "unpaired")},
        {u"return"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "put back on sale")},
        {u"shortfall"_s,
         QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "sold though there was none")},
        {u"till payment"_s,
         QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "paid at the counter")},
        {u"disable"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "disabled")},
        {u"enable"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "enabled")},
        {u"roles"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "given other roles")},
        {u"set roles"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "given other roles")},
        {u"reset password"_s,
         QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "given a new password")},
        {u"image add"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "given a picture")},
        {u"image remove"_s,
         QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "relieved of a picture")},
        {u"images"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "pictures arranged")}};
    return words;
}

const Words& serviceWords()
{
    static const Words words{
        {u"catalog"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Catalogue")},
        {u"inventory"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Inventory")},
        {u"order"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Orders")},
        {u"payment"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Payments")},
        {u"identity"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Accounts")}};
    return words;
}

const Words& memberWords()
{
    static const Words words{
        {u"sku"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "SKU")},
        {u"gtins"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "GTINs")},
        {u"name"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Name")},
        {u"brand"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Brand")},
        {u"description"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Description")},
        {u"price"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Price")},
        {u"taxCategory"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Tax category")},
        {u"specifications"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Specifications")},
        {u"metadata"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Metadata")},
        {u"categoryIds"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Categories")},
        {u"active"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Active")},
        {u"archived"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Archived")},
        {u"images"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Pictures")},
        {u"altText"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Alternative text")},
        {u"parentId"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Parent category")},
        {u"position"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Position")},
        {u"onHand"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "On hand")},
        {u"reserved"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Reserved")},
        {u"safetyStock"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Safety stock")},
        {u"available"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Available")},
        {u"reason"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Reason")},
        {u"delta"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Change")},
        {u"status"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Status")},
        {u"fulfilmentStatus"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Fulfilment")},
        {u"paymentStatus"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Payment")},
        {u"refunded"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Refunded")},
        {u"amount"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Amount")},
        {u"roles"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Roles")},
        {u"disabled"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Disabled")},
        {u"place"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "Place")},
        {u"state"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "State")},
        {u"email"_s, QT_TRANSLATE_NOOP("vitrine::console::AuditWords", "E-mail address")}};
    return words;
}

/// The word for `name`, or "" for one that this program does not know.
QString wordOf(const Words& words, const QString& name)
{
    const auto* const word = words.value(name, nullptr);
    return word == nullptr ? QString() : AuditWords::tr(word);
}

/// "bulk-edit", "bulk_edit" and "bulkEdit" read as "bulk edit".
QString spaced(QString name)
{
    static const QRegularExpression humps(u"([a-z0-9])([A-Z])"_s);
    name.replace(humps, u"\\1 \\2"_s);
    name.replace(u'-', u' ').replace(u'_', u' ');
    name.replace(u'.', u' ');
    return name.toLower();
}

QString capitalised(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString partText(const QString& part)
{
    const auto known = wordOf(memberWords(), part);
    return known.isEmpty() ? capitalised(spaced(part)) : known;
}

} // namespace

QString actionText(const std::string& action)
{
    const auto name = qt::toText(action);
    const auto entity = name.section(u'.', 0, 0);
    const auto verb = spaced(name.section(u'.', 1));
    const auto known = wordOf(verbWords(), verb);
    //: %1 is a thing ("Product"), %2 what happened to it ("changed").
    return AuditWords::tr("%1 %2").arg(entityTypeText(entity.toStdString()),
                                       known.isEmpty() ? verb : known);
}

QString entityTypeText(const std::string& entityType)
{
    const auto name = qt::toText(entityType);
    const auto known = wordOf(entityWords(), name);
    return known.isEmpty() ? capitalised(spaced(name)) : known;
}

const QStringList& knownEntityTypes()
{
    static const QStringList types{u"product"_s,
                                   u"category"_s,
                                   u"stock"_s,
                                   u"order"_s,
                                   u"payment"_s,
                                   u"account"_s,
                                   u"device"_s};
    return types;
}

QString serviceText(const std::string& service)
{
    const auto known = wordOf(serviceWords(), qt::toText(service));
    return known.isEmpty() ? qt::toText(service) : known;
}

QString memberText(const QString& path)
{
    static const QRegularExpression place(u"^(.*)\\[(\\d+)\\]$"_s);
    QStringList parts;
    for (const auto& part : path.split(u'.')) {
        const auto match = place.match(part);
        if (match.hasMatch())
            parts << u"%1 %2"_s.arg(partText(match.captured(1))).arg(match.captured(2).toInt() + 1);
        else
            parts << partText(part);
    }
    return parts.join(u" › "_s);
}

} // namespace vitrine::console
