#include "admin-console/screens/audit/member_changes.hpp"

#include "vitrine/domain/money.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vitrine::console {

namespace {

bool isMoney(const QJsonValue& value)
{
    const auto object = value.toObject();
    return object.size() == 2 && object.value("amount"_L1).isDouble() &&
           object.value("currency"_L1).isString();
}

QString moneyText(const QJsonValue& value)
{
    const auto object = value.toObject();
    const auto money = domain::Money::create(object.value("amount"_L1).toInteger(),
                                             object.value("currency"_L1).toString().toStdString());
    return money.ok() ? QString::fromStdString(money->text())
                      : QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString plainText(const QJsonValue& value);

QString listText(const QJsonArray& list)
{
    QStringList parts;
    for (const auto& each : list)
        parts << plainText(each);
    return parts.join(u", "_s);
}

QString plainText(const QJsonValue& value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case QJsonValue::Double: {
        const auto whole = value.toInteger(std::numeric_limits<qint64>::min());
        return whole != std::numeric_limits<qint64>::min() ? QString::number(whole)
                                                           : QString::number(value.toDouble());
    }
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Array:
        return listText(value.toArray());
    case QJsonValue::Object:
        return isMoney(value) ? moneyText(value)
                              : QString::fromUtf8(
                                    QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    default:
        return {}; // null and absent
    }
}

bool holdsObjects(const QJsonArray& list)
{
    return std::any_of(list.begin(), list.end(), [](const auto& each) { return each.isObject(); });
}

class Comparison
{
public:
    void compare(const QString& path, const QJsonValue& before, const QJsonValue& after)
    {
        if (before == after)
            return;
        if (isTree(before, after))
            compareObjects(path, before.toObject(), after.toObject());
        else if (holdsObjects(before.toArray()) || holdsObjects(after.toArray()))
            compareLists(path, before.toArray(), after.toArray());
        else
            add(path, before, after);
    }

    std::vector<MemberChange> changes;

private:
    /// Both are objects to look into; what is absent on one side counts as empty.
    static bool isTree(const QJsonValue& before, const QJsonValue& after)
    {
        const auto fits = [](const QJsonValue& value) {
            return value.isUndefined() || value.isNull() || (value.isObject() && !isMoney(value));
        };
        return fits(before) && fits(after) && (before.isObject() || after.isObject());
    }

    void compareObjects(const QString& path, const QJsonObject& before, const QJsonObject& after)
    {
        QStringList names = before.keys() + after.keys();
        names.sort();
        names.removeDuplicates();
        for (const auto& name : names)
            compare(
                path.isEmpty() ? name : path + u'.' + name, before.value(name), after.value(name));
    }

    void compareLists(const QString& path, const QJsonArray& before, const QJsonArray& after)
    {
        for (qsizetype i = 0; i < std::max(before.size(), after.size()); ++i)
            compare(u"%1[%2]"_s.arg(path).arg(i),
                    i < before.size() ? before.at(i) : QJsonValue(QJsonValue::Undefined),
                    i < after.size() ? after.at(i) : QJsonValue(QJsonValue::Undefined));
    }

    void add(const QString& path, const QJsonValue& before, const QJsonValue& after)
    {
        auto kind = MemberChange::Kind::Changed;
        if (before.isUndefined())
            kind = MemberChange::Kind::Added;
        else if (after.isUndefined())
            kind = MemberChange::Kind::Removed;
        changes.push_back({path, kind, plainText(before), plainText(after)});
    }
};

/// The value of a JSON text; a text that is none is its own value.
QJsonValue read(const std::string& text)
{
    if (text.empty())
        return QJsonValue(QJsonValue::Undefined);
    const auto bytes = QByteArray::fromStdString(text);
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return QString::fromUtf8(bytes);
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

} // namespace

std::vector<MemberChange> memberChanges(const std::string& before, const std::string& after)
{
    Comparison comparison;
    comparison.compare({}, read(before), read(after));
    return std::move(comparison.changes);
}

} // namespace vitrine::console
