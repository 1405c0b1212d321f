#include "services/platform/settings/yaml_flatten.hpp"

#include "vitrine/core/encoding.hpp"

#include <yaml-cpp/yaml.h>

#include <charconv>
#include <cmath>
#include <set>
#include <stdexcept>

namespace vitrine::platform {
namespace {

using Kind = FlatValue::Kind;

/// Leaves the recursion; caught in flattenYaml.
struct Refused : std::runtime_error
{
    Refused(const YAML::Mark& mark, const std::string& why)
        : std::runtime_error("line " + std::to_string(mark.line + 1) + ": " + why)
    {
    }
};

bool isFlag(std::string_view text, bool& value)
{
    for (const std::string_view yes :
         {"true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"}) {
        if (text == yes)
            return value = true;
    }
    for (const std::string_view no :
         {"false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"}) {
        if (text == no) {
            value = false;
            return true;
        }
    }
    return false;
}

bool isNull(std::string_view text)
{
    return text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL";
}

/// YAML 1.1 integers: decimal, 0 octal, 0x hexadecimal, 0b binary, '_' between digits.
bool isInteger(std::string_view text, long long& value)
{
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+'))
        text.remove_prefix(1);
    int base = 10;
    if (text.starts_with("0x") || text.starts_with("0b")) {
        base = text[1] == 'x' ? 16 : 2;
        text.remove_prefix(2);
    } else if (text.size() > 1 && text.starts_with('0')) {
        base = 8;
        text.remove_prefix(1);
    }
    std::string digits;
    for (const char c : text) {
        if (c != '_')
            digits += c;
    }
    if (digits.empty() || digits[0] == '-' || text[0] == '_')
        return false;
    const char* last = digits.data() + digits.size();
    const auto [end, ec] = std::from_chars(digits.data(), last, value, base);
    if (ec != std::errc() || end != last)
        return false; // out of range as well: it stays text, and nothing of it is lost
    value = negative ? -value : value;
    return true;
}

bool isReal(std::string_view text)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    if (text.find('.') == std::string_view::npos ||
        text.find_first_of("0123456789") == std::string_view::npos ||
        text.find_first_not_of("0123456789.eE+-") != std::string_view::npos)
        return false;
    double value = 0;
    const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value);
    return ec == std::errc() && end == text.data() + text.size() && std::isfinite(value);
}

void readScalar(const YAML::Node& node, FlatValue& value)
{
    value.text = node.Scalar();
    const std::string& tag = node.Tag();
    bool flag = false;
    long long integer = 0;
    if (tag != "?" && !tag.empty())
        return; // quoted, or tagged by the author
    if (isNull(value.text)) {
        value.kind = Kind::Empty;
        value.text.clear();
    } else if (isFlag(value.text, flag)) {
        value.kind = Kind::Flag;
        value.text = flag ? "true" : "false";
    } else if (isInteger(value.text, integer)) {
        value.kind = Kind::Integer;
        value.text = std::to_string(integer);
    } else if (isReal(value.text)) {
        value.kind = Kind::Real;
    }
}

/// A mapping's key as one step of the dotted key: Spring writes a key that is no text in brackets.
std::string stepOf(const YAML::Node& key)
{
    if (!key.IsScalar())
        throw Refused(key.Mark(), "a key is no scalar");
    FlatValue step;
    readScalar(key, step);
    return step.kind == Kind::Text ? step.text : "[" + step.text + "]";
}

class Flattener
{
public:
    explicit Flattener(const FlattenLimits& limits)
        : m_limits(limits)
    {
    }

    FlatDocument document(const YAML::Node& root)
    {
        m_values.clear();
        add(root.IsMap() ? "" : "document", root, 0);
        return std::move(m_values);
    }

private:
    void add(const std::string& path, const YAML::Node& node, int depth)
    {
        if (depth > m_limits.depthMax)
            throw Refused(node.Mark(), "nested deeper than " + std::to_string(m_limits.depthMax));
        if (node.IsMap()) {
            std::set<std::string> taken;
            addMap(path, node, depth, taken);
        } else if (node.IsSequence() && node.size() > 0) {
            std::size_t index = 0;
            for (const YAML::Node& member : node)
                add(path + "[" + std::to_string(index++) + "]", member, depth + 1);
        } else {
            addValue(path, node);
        }
    }

    /// @param taken keys that stand nearer: an own key wins over a merged one.
    void
    addMap(const std::string& path, const YAML::Node& map, int depth, std::set<std::string>& taken)
    {
        std::set<std::string> own;
        std::vector<YAML::Node> merged;
        for (const auto& member : map) {
            if (member.first.IsScalar() && member.first.Scalar() == "<<" &&
                member.first.Tag() == "?") {
                merged.push_back(member.second);
                continue;
            }
            const std::string step = stepOf(member.first);
            if (!own.insert(step).second)
                throw Refused(member.first.Mark(), "the key '" + step + "' stands twice");
            if (!taken.insert(step).second)
                continue;
            const bool joined = path.empty() || step.starts_with('[');
            add(joined ? path + step : path + "." + step, member.second, depth + 1);
        }
        for (const YAML::Node& source : merged)
            addMerged(path, source, depth + 1, taken);
    }

    void addMerged(const std::string& path,
                   const YAML::Node& source,
                   int depth,
                   std::set<std::string>& taken)
    {
        if (depth > m_limits.depthMax)
            throw Refused(source.Mark(), "nested deeper than " + std::to_string(m_limits.depthMax));
        if (source.IsMap()) {
            addMap(path, source, depth, taken);
        } else if (source.IsSequence()) {
            for (const YAML::Node& each : source)
                addMerged(path, each, depth + 1, taken);
        } else {
            throw Refused(source.Mark(), "'<<' takes a mapping or a list of mappings");
        }
    }

    void addValue(const std::string& path, const YAML::Node& node)
    {
        if (++m_count > m_limits.valuesMax)
            throw Refused(node.Mark(),
                          "more than " + std::to_string(m_limits.valuesMax) + " values");
        FlatValue value{
            .key = path, .line = node.Mark().line + 1, .column = node.Mark().column + 1};
        if (node.IsScalar())
            readScalar(node, value);
        else
            value.kind = Kind::Empty; // null, or an empty list
        m_values.push_back(std::move(value));
    }

    const FlattenLimits& m_limits;
    std::size_t m_count = 0;
    FlatDocument m_values;
};

} // namespace

Result<std::vector<FlatDocument>> flattenYaml(std::string_view text, const FlattenLimits& limits)
{
    const auto refuse = [](std::string why) {
        return Error{.code = ErrorCode::InvalidArgument, .message = std::move(why)};
    };
    if (text.size() > limits.bytesMax)
        return refuse("longer than " + std::to_string(limits.bytesMax) + " bytes");
    if (!isCleanUtf8(text))
        return refuse("not UTF-8, or with a zero byte");
    try {
        std::vector<FlatDocument> documents;
        Flattener flattener(limits);
        for (const YAML::Node& root : YAML::LoadAll(std::string(text))) {
            if (root.IsDefined() && !root.IsNull())
                documents.push_back(flattener.document(root));
        }
        return documents;
    } catch (const YAML::Exception& e) {
        return refuse("line " + std::to_string(e.mark.line + 1) + ": " + e.msg);
    } catch (const Refused& e) {
        return refuse(e.what());
    }
}

} // namespace vitrine::platform
