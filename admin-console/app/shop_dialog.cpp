#include "admin-console/app/shop_dialog.hpp"

#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/field_box.hpp"

#include <QDialogButtonBox>
#include <QHostAddress>
#include <QLineEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include <optional>

using namespace Qt::StringLiterals;

namespace vitrine::console {
namespace {

/// "" when tokens may be sent to `text`.
QString faultOfUrl(const QString& text, bool mayHavePath)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isHttp = url.scheme() == "http"_L1;
    if (!url.isValid() || url.host().isEmpty() || (!isHttp && url.scheme() != "https"_L1))
        return ShopDialog::tr("Write it like https://shop.example.");
    if (!mayHavePath && url.path().size() > 1)
        return ShopDialog::tr("The address must have no path.");
    if (isHttp && url.host() != "localhost"_L1 && !QHostAddress(url.host()).isLoopback())
        return ShopDialog::tr("Only https is safe for another machine.");
    return {};
}

std::optional<QList<quint16>> portsOf(const QString& text)
{
    QList<quint16> ports;
    for (const auto& part : text.split(u',', Qt::SkipEmptyParts)) {
        bool isNumber = false;
        const auto port = part.trimmed().toUShort(&isNumber);
        if (!isNumber || port == 0)
            return std::nullopt;
        ports.append(port);
    }
    return ports;
}

} // namespace

ShopDialog::ShopDialog(Profiles& profiles, Profile profile, QWidget* parent)
    : QDialog(parent)
    , m_profiles(profiles)
    , m_profile(std::move(profile))
{
    setObjectName(u"shopDialog"_s);
    setWindowTitle(m_profile.id.isEmpty() ? tr("Add shop") : tr("Edit shop"));
    setMinimumWidth(480);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(
        qt::space::kPage, qt::space::kPage, qt::space::kPage, qt::space::kGroup);
    column->setSpacing(qt::space::kGroup);
    m_name = addField(
        m_nameBox, u"shopName"_s, tr("&Name"), tr("As you call it: the street, the town."));
    m_gateway = addField(m_gatewayBox,
                         u"shopGateway"_s,
                         tr("&Address"),
                         tr("Of the shop's gateway, e.g. https://shop.example."));
    m_issuer =
        addField(m_issuerBox,
                 u"shopIssuer"_s,
                 tr("&Sign-in provider"),
                 tr("The issuer of Okta or another provider. Empty: the shop's own accounts."));
    m_client = addField(m_clientBox,
                        u"shopClient"_s,
                        tr("&Client ID"),
                        tr("As which the provider knows this program. Empty: vitrine-console."));
    m_ports =
        addField(m_portsBox,
                 u"shopPorts"_s,
                 tr("&Redirect ports"),
                 tr("For providers that need them fixed, e.g. 8400, 8401. Empty: any free port."));
    m_issuerBox->setRequired(false);
    m_clientBox->setRequired(false);
    m_portsBox->setRequired(false);
    m_name->setText(m_profile.name);
    m_gateway->setText(m_profile.gateway);
    m_issuer->setText(m_profile.issuer);
    m_client->setText(m_profile.clientId);
    QStringList ports;
    for (const auto port : m_profile.ports)
        ports.append(QString::number(port));
    m_ports->setText(ports.join(u", "_s));

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto* saveButton = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    saveButton->setObjectName(u"shopSave"_s);
    saveButton->setDefault(true);
    qt::setButtonKind(saveButton, qt::ButtonKind::Primary);
    connect(buttons, &QDialogButtonBox::accepted, this, &ShopDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

QLineEdit* ShopDialog::addField(qt::FieldBox*& box,
                                const QString& name,
                                const QString& label,
                                const QString& help)
{
    auto* line = new QLineEdit(this);
    line->setObjectName(name);
    box = new qt::FieldBox(label, line, this);
    box->setHelp(help);
    layout()->addWidget(box);
    return line;
}

bool ShopDialog::check()
{
    const auto gateway = m_gateway->text().trimmed();
    const auto issuer = m_issuer->text().trimmed();
    m_nameBox->setError(m_name->text().trimmed().isEmpty() ? tr("A shop needs a name.")
                                                           : QString());
    m_gatewayBox->setError(faultOfUrl(gateway, false));
    m_issuerBox->setError(issuer.isEmpty() ? QString() : faultOfUrl(issuer, true));
    m_portsBox->setError(
        portsOf(m_ports->text()) ? QString() : tr("Numbers from 1 to 65535, with commas between."));
    for (auto* box : {m_nameBox, m_gatewayBox, m_issuerBox, m_portsBox}) {
        if (!box->error().isEmpty()) {
            box->control()->setFocus();
            return false;
        }
    }
    return true;
}

void ShopDialog::save()
{
    if (!check())
        return;
    m_profile.name = m_name->text().trimmed();
    m_profile.gateway = m_gateway->text().trimmed();
    m_profile.issuer = m_issuer->text().trimmed();
    m_profile.clientId = m_client->text().trimmed();
    m_profile.ports = *portsOf(m_ports->text());
    const auto id = m_profiles.save(m_profile);
    accept();
    Q_EMIT saved(id);
}

} // namespace vitrine::console
