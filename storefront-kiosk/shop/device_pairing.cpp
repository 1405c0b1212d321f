#include "storefront-kiosk/shop/device_pairing.hpp"

#include "vitrine/qt/text.hpp"

#include <algorithm>
#include <utility>

namespace vitrine::kiosk {

using qt::toText;

DevicePairing::DevicePairing(ShopConnection& connection,
                             Confined<DeviceFile>& file,
                             Options options,
                             QObject* parent)
    : Pairing(parent)
    , m_connection(connection)
    , m_file(file)
    , m_options(std::move(options))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_begun.pairingId.empty())
            askForCode();
        else
            claim();
    });
}

void DevicePairing::begin()
{
    if (m_state.phase == Phase::Idle || m_state.phase == Phase::Paired)
        askForCode();
}

void DevicePairing::retryNow()
{
    if (m_timer.isActive())
        m_timer.start(0);
}

void DevicePairing::stop()
{
    m_timer.stop();
    m_latest.drop();
    m_begun = {};
    set({.phase = Phase::Idle});
}

void DevicePairing::askForCode()
{
    m_begun = {};
    set({.phase = Phase::Asking});
    qt::deliver(m_connection.sdk().devices().startPairing(
                    {.softwareVersion = m_options.softwareVersion, .platform = m_options.platform}),
                this,
                [this, ticket = m_latest.next()](const Result<wire::DevicePairing>& begun) {
                    if (!m_latest.isStale(ticket))
                        onCode(begun);
                });
}

void DevicePairing::onCode(const Result<wire::DevicePairing>& begun)
{
    if (!begun.ok()) {
        const bool isAnswer =
            begun.error().status != 0 && begun.error().code != ErrorCode::Unavailable;
        return wait(isAnswer ? Phase::Refused : Phase::Unreachable,
                    begun.error(),
                    begun.error().retryAfter.value_or(m_options.retryWait));
    }
    m_begun = *begun;
    set({.phase = Phase::ShowingCode, .code = toText(m_begun.userCode)});
    m_timer.start(std::chrono::seconds(m_begun.intervalSeconds));
}

void DevicePairing::claim()
{
    qt::deliver(m_connection.sdk().devices().claimPairing(m_begun.pairingId, m_begun.pollToken),
                this,
                [this, ticket = m_latest.next()](const Result<wire::PairingResult>& answer) {
                    if (!m_latest.isStale(ticket))
                        onClaim(answer);
                });
}

void DevicePairing::onClaim(const Result<wire::PairingResult>& answer)
{
    if (answer.ok() && answer->isPaired())
        return keep({.deviceId = answer->deviceId,
                     .clientId = answer->clientId,
                     .clientSecret = answer->clientSecret});
    if (!answer.ok() && answer.error().code == ErrorCode::NotFound)
        return askForCode(); // it has expired
    auto shown = m_state;
    shown.phase = Phase::ShowingCode;
    shown.code = toText(m_begun.userCode);
    shown.fault = answer.ok() ? QString() : toText(answer.error().message);
    set(std::move(shown));
    const std::chrono::seconds interval(m_begun.intervalSeconds);
    const auto asked = answer.ok() ? interval : answer.error().retryAfter.value_or(interval);
    m_timer.start(std::max(interval, asked));
}

void DevicePairing::keep(const DeviceCredentials& credentials)
{
    m_file.ask(
        this,
        [credentials](DeviceFile& file) { return file.keep(credentials); },
        [this, credentials, ticket = m_latest.next()](const Outcome& kept) {
            if (m_latest.isStale(ticket))
                return;
            // not used before they are kept: until then the shop gives them out again
            const auto used = kept.ok() ? m_connection.use(credentials) : kept;
            if (!used.ok())
                return wait(Phase::NotKept, used.error(), m_options.retryWait);
            m_begun = {};
            set({.phase = Phase::Paired});
            Q_EMIT paired();
        });
}

void DevicePairing::wait(Phase phase, const Error& error, std::chrono::seconds wait)
{
    set({.phase = phase, .retryIn = wait, .fault = toText(error.message)});
    m_timer.start(wait);
}

void DevicePairing::set(State state)
{
    if (state == m_state)
        return;
    m_state = std::move(state);
    Q_EMIT changed();
}

} // namespace vitrine::kiosk
