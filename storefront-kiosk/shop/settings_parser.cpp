#include "storefront-kiosk/shop/settings_parser.hpp"

#include "vitrine/domain/order_number.hpp"
#include "vitrine/qt/text.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace vitrine::kiosk {
namespace {

using qt::toText;

constexpr std::size_t kTextMax = 500; ///< Of one line that shoppers read.
constexpr std::size_t kListMax = 64;

std::string_view trimmed(std::string_view text)
{
    const auto from = text.find_first_not_of(" \t");
    if (from == std::string_view::npos)
        return {};
    return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find(separator), text.size());
        if (const auto part = trimmed(text.substr(0, end)); !part.empty())
            parts.emplace_back(part);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::optional<std::int64_t> numberOf(std::string_view text)
{
    std::int64_t value = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    return error == std::errc() && stop == end ? std::optional(value) : std::nullopt;
}

/// Whether `key` is `root`, or a member of it ("staff[0].name", "attract.text.de").
bool belongsTo(std::string_view key, std::string_view root)
{
    return key.starts_with(root) &&
           (key.size() == root.size() || key[root.size()] == '[' || key[root.size()] == '.');
}

/// Takes typed values out of the texts and remembers what is wrong with them.
class Reader
{
public:
    explicit Reader(const SettingTexts& texts)
        : m_texts(texts)
    {
    }

    void flag(const std::string& key, bool& into)
    {
        const auto* text = find(key);
        if (text == nullptr)
            return;
        if (*text == "true" || *text == "false")
            into = *text == "true";
        else
            fault(key, "is neither true nor false");
    }
    std::int64_t
    number(const std::string& key, std::int64_t fallback, std::int64_t min, std::int64_t max)
    {
        const auto* text = find(key);
        if (text == nullptr)
            return fallback;
        const auto value = numberOf(trimmed(*text));
        if (value && *value >= min && *value <= max)
            return *value;
        fault(key, "is no number from " + std::to_string(min) + " to " + std::to_string(max));
        return fallback;
    }
    void seconds(const std::string& key, std::chrono::seconds& into, int min, int max)
    {
        into = std::chrono::seconds(number(key, into.count(), min, max));
    }
    void text(const std::string& key, std::string& into)
    {
        const auto* text = find(key);
        if (text == nullptr)
            return;
        if (text->size() <= kTextMax)
            into = *text;
        else
            fault(key, "is longer than " + std::to_string(kTextMax) + " bytes");
    }
    void list(const std::string& key, char separator, std::vector<std::string>& into)
    {
        if (const auto* text = find(key))
            into = split(*text, separator);
    }
    /// Members below `root`, by what follows "root.".
    SettingTexts group(const std::string& root)
    {
        SettingTexts members;
        for (const auto& [key, value] : m_texts) {
            if (key.size() > root.size() + 1 && key.starts_with(root + ".")) {
                m_read.insert(key);
                members[key.substr(root.size() + 1)] = value;
            }
        }
        return members;
    }
    /// How many members the list `root` has: "root[0]...", "root[1]...".
    std::size_t count(const std::string& root) const
    {
        std::size_t members = 0;
        const auto has = [&](std::size_t index) {
            const std::string front = root + "[" + std::to_string(index) + "]";
            const auto found = m_texts.lower_bound(front);
            return found != m_texts.end() && found->first.starts_with(front);
        };
        while (members < kListMax && has(members))
            ++members;
        return members;
    }
    void fault(const std::string& key, std::string what)
    {
        const auto found = m_texts.find(key);
        const std::string value = found == m_texts.end() ? "" : " '" + found->second + "'";
        m_faults.push_back({key, key + value + " " + std::move(what)});
    }
    /// All faults from number `from` on belong to the list `root`, which is to be left out.
    bool faultyList(const std::string& root, std::size_t from)
    {
        for (std::size_t i = from; i < m_faults.size(); ++i)
            m_faults[i].key = root;
        return m_faults.size() > from;
    }
    [[nodiscard]] std::size_t faultCount() const { return m_faults.size(); }

    std::vector<SettingFault> takeFaults()
    {
        for (const auto& [key, value] : m_texts) {
            if (!m_read.contains(key))
                m_faults.push_back({key, key + " is no setting of a kiosk"});
        }
        return std::move(m_faults);
    }

private:
    const std::string* find(const std::string& key)
    {
        const auto found = m_texts.find(key);
        if (found == m_texts.end())
            return nullptr;
        m_read.insert(key);
        return &found->second;
    }

    const SettingTexts& m_texts;
    std::set<std::string> m_read;
    std::vector<SettingFault> m_faults;
};

void readWords(Reader& in, KioskSettings& settings)
{
    for (const auto& [language, line] : in.group("attract.text")) {
        if (line.size() <= kTextMax)
            settings.openingText[toText(language)] = toText(line);
        else
            in.fault("attract.text." + language, "is too long");
    }
    std::vector<std::string> languages;
    in.list("languages", ',', languages);
    if (!languages.empty())
        settings.languages.clear();
    for (const auto& language : languages)
        settings.languages.append(toText(language));
}

void readTimes(Reader& in, KioskSettings::Times& times)
{
    in.seconds("idle-seconds", times.idle, 10, 3600);
    in.seconds("countdown-seconds", times.countdown, 3, 120);
    in.seconds("done-seconds", times.done, 5, 600);
    times.reachFactor = static_cast<int>(in.number("reach-factor", times.reachFactor, 1, 10));
}

void readWays(Reader& in, KioskSettings& settings)
{
    KioskSettings::Ways ways = settings.ways;
    in.flag("pay.terminal", ways.terminal);
    in.flag("pay.counter", ways.counter);
    in.flag("guests", ways.guest);
    in.flag("sign-in", ways.signIn);
    in.flag("receipt.e-mail", ways.eMail);
    if (!ways.terminal && !ways.counter)
        in.fault("pay.counter", "leaves no way to pay");
    else if (!ways.guest && !ways.signIn)
        in.fault("sign-in", "leaves nobody who may buy");
    else
        settings.ways = ways;
}

void readReceipt(Reader& in, KioskSettings& settings)
{
    in.text("receipt.shop", settings.shop.name);
    in.list("receipt.address", '|', settings.shop.address);
    in.text("receipt.tax-number", settings.shop.taxNumber);
    in.text("receipt.thanks", settings.shop.thanks);
    in.text("receipt.device", settings.shop.device);
    std::string prefix = settings.numberPrefix;
    in.text("receipt.number-prefix", prefix);
    const auto dash = prefix.find('-');
    const auto whole =
        dash == std::string::npos
            ? domain::deviceNumberPrefix("S", prefix)
            : domain::deviceNumberPrefix(prefix.substr(0, dash), prefix.substr(dash + 1));
    if (whole.ok())
        settings.numberPrefix = prefix;
    else
        in.fault("receipt.number-prefix", "is no prefix as MAIN-K1");
}

/// "TENT-2:5, MUG:10"
void readAllotment(Reader& in, KioskSettings& settings)
{
    std::vector<std::string> items;
    in.list("offline.allotment", ',', items);
    std::map<std::string, std::int64_t> allotment;
    for (const auto& item : items) {
        const auto colon = item.rfind(':');
        const auto units =
            colon == std::string::npos ? std::nullopt : numberOf(trimmed(item).substr(colon + 1));
        if (!units || *units < 1 || *units > 9999 || colon == 0)
            return in.fault("offline.allotment", "is no list as TENT-2:5, MUG:10");
        allotment[item.substr(0, colon)] = *units;
    }
    if (allotment.size() > KioskSettings::kAllotmentMax)
        return in.fault("offline.allotment", "has too many products");
    settings.allotment = std::move(allotment);
}

void readLabels(Reader& in, KioskSettings& settings)
{
    const auto before = in.faultCount();
    std::vector<LabelRule> rules;
    for (std::size_t i = 0; i < in.count("labels"); ++i) {
        const std::string member = "labels[" + std::to_string(i) + "].";
        LabelRule rule;
        std::string kind = "price";
        in.text(member + "prefix", rule.number.prefix);
        in.text(member + "kind", kind);
        rule.number.itemDigits = static_cast<int>(in.number(member + "item-digits", 5, 1, 9));
        rule.number.decimals = static_cast<int>(in.number(member + "decimals", 2, 0, 6));
        in.flag(member + "inner-check", rule.number.innerCheck);
        in.flag(member + "check-inner", rule.checkInner);
        if (kind == "weight")
            rule.number.value = domain::InternalNumberRule::Value::Weight;
        else if (kind != "price")
            in.fault(member + "kind", "is neither weight nor price");
        rules.push_back(std::move(rule));
    }
    if (const auto decoder = ScanDecoder::create(rules); !decoder.ok())
        in.fault("labels", "cannot be read: " + decoder.error().message);
    if (!in.faultyList("labels", before) && !rules.empty())
        settings.labels = std::move(rules);
}

void readStaff(Reader& in, KioskSettings& settings)
{
    const auto before = in.faultCount();
    std::vector<StaffMember> members;
    for (std::size_t i = 0; i < in.count("staff"); ++i) {
        const std::string member = "staff[" + std::to_string(i) + "].";
        StaffMember person;
        in.text(member + "name", person.name);
        in.text(member + "pin-hash", person.pinHash);
        if (person.name.empty() || !person.pinHash.starts_with("$argon2id$"))
            in.fault(member + "pin-hash", "is missing, has no name, or is no hash of a PIN");
        members.push_back(std::move(person));
    }
    if (members.size() > StaffDoor::kMembersMax)
        in.fault("staff", "has too many members");
    if (!in.faultyList("staff", before) && !members.empty())
        settings.staff = std::move(members);
}

} // namespace

ParsedSettings parseKioskSettings(const SettingTexts& texts, const KioskSettings& defaults)
{
    ParsedSettings parsed{.settings = defaults};
    KioskSettings& settings = parsed.settings;
    Reader in(texts);
    readWords(in, settings);
    readTimes(in, settings.times);
    readWays(in, settings);
    in.text("printer", settings.devices.printer);
    in.text("terminal.driver", settings.devices.terminal);
    in.text("terminal.script", settings.devices.terminalScript);
    in.flag("prices.show-net", settings.showNetPrices);
    in.flag("motion", settings.motion);
    in.flag("offline.sell-without-lease", settings.sellOfflineWithoutLease);
    settings.lowStock = in.number("low-stock", settings.lowStock, 0, 999);
    readAllotment(in, settings);
    readReceipt(in, settings);
    readLabels(in, settings);
    readStaff(in, settings);
    parsed.faults = in.takeFaults();
    return parsed;
}

SettingTexts mendSettings(SettingTexts texts,
                          const std::vector<SettingFault>& faults,
                          const SettingTexts& lastGood)
{
    for (const auto& fault : faults) {
        std::erase_if(texts, [&](const auto& text) { return belongsTo(text.first, fault.key); });
        for (const auto& [key, value] : lastGood) {
            if (belongsTo(key, fault.key))
                texts[key] = value;
        }
    }
    return texts;
}

} // namespace vitrine::kiosk
