#include "storefront-kiosk/frame/shopper.hpp"

#include <openssl/crypto.h>

#include <utility>

namespace vitrine::kiosk {

namespace {

void overwrite(QString& text)
{
    text.detach(); // what others still show is theirs to forget
    text.fill(QChar(0));
    text.clear();
}

} // namespace

Shopper::Shopper(ShopPricing pricing, QObject* parent)
    : QObject(parent)
    , m_basket(std::move(pricing))
{
}

Outcome Shopper::add(const BasketLine& line)
{
    const auto done = m_basket.add(line);
    if (done.ok())
        Q_EMIT basketChanged();
    return done;
}

Outcome Shopper::setQuantity(const std::string& productId, std::int64_t quantity)
{
    const auto done = m_basket.setQuantity(productId, quantity);
    if (done.ok())
        Q_EMIT basketChanged();
    return done;
}

Outcome Shopper::accept(const BasketChanges& changes)
{
    const auto done = m_basket.accept(changes);
    if (done.ok())
        Q_EMIT basketChanged();
    return done;
}

Outcome Shopper::setPricing(ShopPricing pricing)
{
    const auto done = m_basket.setPricing(std::move(pricing));
    if (done.ok())
        Q_EMIT basketChanged();
    return done;
}

void Shopper::emptyBasket()
{
    m_basket.wipe();
    Q_EMIT basketChanged();
}

void Shopper::setPurchase(Purchase purchase)
{
    forgetPurchase();
    m_purchase = std::move(purchase);
}

void Shopper::forgetPurchase()
{
    if (!m_purchase)
        return;
    wipeText(m_purchase->email);
    auto& receipt = m_purchase->receipt;
    for (auto& line : receipt.lines)
        wipeText(line.name);
    for (auto* text : {&receipt.number,
                       &receipt.qrText,
                       &receipt.payment.reference,
                       &receipt.payment.cardLastFour,
                       &receipt.payment.authorisationCode})
        wipeText(*text);
    m_purchase.reset();
}

void Shopper::signIn(Account account)
{
    forgetAccount();
    m_account = std::move(account);
    Q_EMIT accountChanged();
}

void Shopper::signOut()
{
    if (!m_account)
        return;
    forgetAccount();
    Q_EMIT accountChanged();
}

void Shopper::forgetAccount()
{
    if (!m_account)
        return;
    overwrite(m_account->name);
    overwrite(m_account->email);
    OPENSSL_cleanse(m_account->accessToken.data(), m_account->accessToken.size());
    m_account.reset();
}

void Shopper::setLanguage(const QString& code)
{
    if (m_language == code)
        return;
    m_language = code;
    Q_EMIT languageChanged();
}

void Shopper::setReach(bool isReach)
{
    if (m_isReach == isReach)
        return;
    m_isReach = isReach;
    Q_EMIT reachChanged();
}

void Shopper::wipe()
{
    emptyBasket();
    forgetPurchase();
    signOut();
    setReach(false);
    setLanguage({});
}

} // namespace vitrine::kiosk
