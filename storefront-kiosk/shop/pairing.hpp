#pragma once

#include <QObject>
#include <QString>

#include <chrono>

namespace vitrine::kiosk {

/// How a kiosk that belongs to no shop gets into one: it shows a code, an administrator enters it
/// in the console. Codes that expire are replaced and faults of the network are waited out without
/// anybody's help. On the GUI thread.
class Pairing : public QObject
{
    Q_OBJECT

public:
    enum class Phase {
        Idle,        ///< Not begun, or stopped.
        Asking,      ///< A code is on its way.
        ShowingCode, ///< `code` is to be shown.
        Unreachable, ///< The shop does not answer; it is asked again after `retryIn`.
        Refused,     ///< The shop gives no code for now; it is asked again after `retryIn`.
        NotKept,     ///< Paired, but the credentials could not be written to the disk: it is tried
                     ///< again after `retryIn`. Staff must see to the disk.
        Paired       ///< Over: the credentials are on the disk.
    };
    struct State
    {
        Phase phase = Phase::Idle;
        QString code{}; ///< "QWNF-TGBX" while ShowingCode, "" otherwise.
        std::chrono::seconds retryIn{0};
        QString fault{}; ///< For staff: why it does not get on; "" otherwise.

        bool operator==(const State&) const = default;
    };

    using QObject::QObject;

    [[nodiscard]] virtual State state() const = 0;
    /// Asks for a code and goes on until Paired or `stop`. While it runs nothing happens.
    virtual void begin() = 0;
    /// Asks now instead of after `retryIn`.
    virtual void retryNow() = 0;
    virtual void stop() = 0;

Q_SIGNALS:
    void changed();
    /// Once, after the credentials are on the disk. ShopStatus::device() follows.
    void paired();
};

} // namespace vitrine::kiosk
