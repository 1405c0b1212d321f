#include "storefront-kiosk/terminal/terminal_script.hpp"

#include "storefront-kiosk/storage/durable_file.hpp"
#include "vitrine/wire/json_reader.hpp"

#include <algorithm>

namespace vitrine::kiosk {
namespace {

constexpr std::size_t kChargesMax = 10'000;
constexpr std::size_t kBytesMax = 1'000'000;
constexpr std::int64_t kAfterMax = 600'000;
constexpr std::int64_t kLookUpsMax = 1000;

std::string textOr(wire::ObjectReader& in, std::string_view name, const std::string& fallback)
{
    return in.has(name) ? in.text(name) : fallback;
}

TerminalOutcome readOutcome(wire::ObjectReader& in)
{
    const auto name = textOr(in, "outcome", "approved");
    if (name == "never_arrives")
        return TerminalOutcome::Pending;
    for (const auto outcome : {TerminalOutcome::Approved,
                               TerminalOutcome::Declined,
                               TerminalOutcome::Cancelled,
                               TerminalOutcome::TimedOut}) {
        if (toString(outcome) == name)
            return outcome;
    }
    in.fault("outcome", "must be approved, declined, cancelled, timed_out or never_arrives");
    return TerminalOutcome::Pending;
}

ScriptedCharge readCharge(wire::ObjectReader& in)
{
    ScriptedCharge charge;
    charge.outcome = readOutcome(in);
    const auto answer = textOr(in, "answer", "given");
    if (answer != "given" && answer != "lost")
        in.fault("answer", "must be given or lost");
    charge.answerLost = answer == "lost";
    charge.hasPaper = in.flagOr("paper", true);
    charge.after = std::chrono::milliseconds(in.integerOr("afterMs", 0, 0, kAfterMax));
    charge.unreachable = static_cast<int>(in.integerOr("unreachable", 0, 0, kLookUpsMax));
    charge.pending = static_cast<int>(in.integerOr("pending", 0, 0, kLookUpsMax));
    charge.declineReason = textOr(in, "declineReason", charge.declineReason);
    charge.cardBrand = textOr(in, "cardBrand", charge.cardBrand);
    charge.cardLastFour = textOr(in, "cardLastFour", charge.cardLastFour);
    in.refuseUnknown();
    return charge;
}

} // namespace

Result<TerminalScript> TerminalScript::parse(std::string_view json)
{
    const auto document = wire::parseJson(json);
    if (!document.ok())
        return document.error();
    wire::ObjectReader in(*document);
    TerminalScript script;
    script.isReady = in.flagOr("ready", true);
    in.objects("charges", kChargesMax, [&](wire::ObjectReader& charge) {
        script.charges.push_back(readCharge(charge));
    });
    in.object("otherwise",
              [&](wire::ObjectReader& charge) { script.otherwise = readCharge(charge); });
    in.refuseUnknown();
    return in.finish(std::move(script));
}

Result<TerminalScript> TerminalScript::load(const std::string& path)
{
    const auto text = readFile(path, kBytesMax);
    if (!text.ok())
        return text.error();
    return parse(*text);
}

} // namespace vitrine::kiosk
