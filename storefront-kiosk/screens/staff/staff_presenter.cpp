#include "storefront-kiosk/screens/staff/staff_presenter.hpp"

#include "storefront-kiosk/receipt/escpos.hpp"
#include "vitrine/qt/text.hpp"

#include <openssl/crypto.h>

#include <QDateTime>

#include <utility>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {

StaffPresenter::StaffPresenter(KioskContext& context,
                               Confined<StaffDoor>& door,
                               KioskHealth::Facts facts,
                               QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_staffDoor(door)
    , m_health(context, std::move(facts))
{
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, &StaffPresenter::countDown);
    auto* printer = context.printer();
    if (printer == nullptr)
        return;
    connect(printer, &PrintRunner::printed, this, [this] {
        if (std::exchange(m_isTestPrinting, false))
            Q_EMIT noticed(qt::Tone::Ok, tr("The test page was printed."));
    });
    connect(printer, &PrintRunner::failed, this, [this](ErrorCode code) {
        if (!std::exchange(m_isTestPrinting, false))
            return;
        Q_EMIT noticed(qt::Tone::Danger,
                       code == ErrorCode::Conflict
                           ? tr("The printer is out of paper.")
                           : tr("The printer cannot be reached. Check its cable and power."));
    });
    connect(printer, &PrintRunner::refused, this, [this] {
        if (std::exchange(m_isTestPrinting, false))
            Q_EMIT noticed(qt::Tone::Danger,
                           tr("The test page could not be kept: is the disk full?"));
    });
}

void StaffPresenter::setDoor(Door door)
{
    m_door = door;
    if (door == Door::Locked)
        m_second.start();
    else
        m_second.stop();
    if (door == Door::Open)
        m_health.ask();
    Q_EMIT changed();
}

void StaffPresenter::begin()
{
    m_answer.clear();
    m_name.clear();
    setDoor(Door::Checking);
    m_staffDoor.ask(
        this,
        [](StaffDoor& door) { return Result<std::chrono::seconds>(door.wait()); },
        [this](const Result<std::chrono::seconds>& wait) {
            m_lockLeft = wait.ok() ? wait.value() : std::chrono::seconds(0);
            setDoor(m_lockLeft.count() > 0 ? Door::Locked : Door::Closed);
        });
}

void StaffPresenter::tryPin(const QString& pin)
{
    if (m_door != Door::Closed)
        return;
    setDoor(Door::Checking);
    m_staffDoor.ask(
        this,
        [digits = pin.toStdString()](StaffDoor& door) mutable {
            auto answer = door.tryPin(digits);
            OPENSSL_cleanse(digits.data(), digits.size());
            return Result<StaffDoor::Answer>(std::move(answer));
        },
        [this](const Result<StaffDoor::Answer>& answer) {
            if (answer.ok()) {
                onAnswer(answer.value());
                return;
            }
            m_answer = tr("The PIN cannot be checked at the moment.");
            setDoor(Door::Closed);
        });
}

void StaffPresenter::onAnswer(const StaffDoor::Answer& answer)
{
    m_lockLeft = answer.wait;
    m_answer.clear();
    switch (answer.kind) {
    case StaffDoor::Answer::Kind::Open:
        m_name = qt::toText(answer.name);
        setDoor(Door::Open);
        return;
    case StaffDoor::Answer::Kind::NoPin:
        // nobody can have one before the kiosk has heard from its shop
        if (m_context.shop().device() == ShopStatus::Device::Unpaired) {
            setDoor(Door::Open);
            return;
        }
        m_answer = tr("Nobody has a PIN yet. Enter one in the kiosk's settings.");
        setDoor(Door::Closed);
        return;
    case StaffDoor::Answer::Kind::Wrong:
        m_answer = answer.triesLeft > 0
                       ? tr("That is not right. %n more attempt(s).", nullptr, answer.triesLeft)
                       : tr("That is not right.");
        break;
    case StaffDoor::Answer::Kind::Locked:
        break;
    }
    setDoor(m_lockLeft.count() > 0 ? Door::Locked : Door::Closed);
}

void StaffPresenter::countDown()
{
    if (m_lockLeft.count() > 0)
        --m_lockLeft;
    if (m_lockLeft.count() > 0) {
        Q_EMIT changed();
        return;
    }
    m_answer.clear();
    setDoor(Door::Closed);
}

void StaffPresenter::close()
{
    m_name.clear();
    m_answer.clear();
    m_isTestPrinting = false;
    setDoor(Door::Closed);
}

void StaffPresenter::testPrint()
{
    auto* printer = m_context.printer();
    if (printer == nullptr) {
        Q_EMIT noticed(qt::Tone::Warn, tr("No printer is set up."));
        return;
    }
    using Block = ReceiptBlock;
    const auto at = m_context.locale().toString(QDateTime::currentDateTime(), QLocale::ShortFormat);
    const std::vector<Block> page{
        {.left = tr("Test page"), .isBold = true, .isCentred = true, .size = Block::Size::Large},
        {.kind = Block::Kind::Rule},
        {.kind = Block::Kind::Columns,
         .left = qt::toText(m_context.settings().shop.device),
         .right = at},
        {.left = u"ÄÖÜ äöü ß € 0123456789"_s},
        {.kind = Block::Kind::Qr, .left = u"https://www.example.com/vitrine"_s},
        {.kind = Block::Kind::Rule}};
    m_isTestPrinting = true;
    printer->print(escPos(page, {}));
    Q_EMIT noticed(qt::Tone::Info, tr("The test page is being printed."));
}

void StaffPresenter::askShopNow()
{
    m_context.replay().hurry();
    if (auto* sync = m_context.sync())
        sync->sync();
    Q_EMIT noticed(qt::Tone::Info, tr("The shop is being asked."));
    m_health.ask();
}

} // namespace vitrine::kiosk
