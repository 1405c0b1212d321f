#pragma once

#include "storefront-kiosk/frame/kiosk_context.hpp"
#include "vitrine/qt/theme/tokens.hpp"

#include <QObject>
#include <QString>

#include <map>
#include <vector>

namespace vitrine::kiosk {

/// One line of the diagnostics.
struct HealthRow
{
    QString name;
    QString value;
    qt::Tone tone = qt::Tone::Neutral; ///< Warn or Danger: somebody has to do something.
};

/// How every part of the kiosk is, asked of the part itself. On the GUI thread; nothing is waited
/// for.
class KioskHealth final : public QObject
{
    Q_OBJECT

public:
    /// What is known at the start and never changes.
    struct Facts
    {
        QString version;
        QString gateway;
        QString dataFolder;
        bool hasVoice = false;
    };

    KioskHealth(KioskContext& context, Facts facts, QObject* parent = nullptr);

    /// Asks all parts; `changed` follows with each answer.
    void ask();
    /// In the order in which they are read; what has not answered is missing.
    [[nodiscard]] std::vector<HealthRow> rows() const;

Q_SIGNALS:
    void changed();

private:
    /// In the order in which they are read.
    enum class Part {
        Version,
        Shop,
        Sales,
        Refused,
        Payments,
        Catalogue,
        Terminal,
        Printer,
        Voice,
        Disk,
        Memory,
        Damage
    };
    void set(Part part, const QString& name, const QString& value, qt::Tone tone = {});
    void askShop();
    void askSales();
    void askPayments();
    void askCatalogue();
    void askTerminal();
    void askMachine();
    void onPrinter(const Outcome& outcome);

    KioskContext& m_context;
    Facts m_facts;
    std::map<Part, HealthRow> m_rows;
};

} // namespace vitrine::kiosk
