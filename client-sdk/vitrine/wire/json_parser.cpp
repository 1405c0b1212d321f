#include "vitrine/wire/json_reader.hpp"

#include <string>
#include <utility>
#include <vector>

namespace vitrine::wire {
namespace {

constexpr std::size_t kDepthMax = 64;

using nlohmann::json;

/// Builds the document while it is read, so that what nlohmann's own builder lets pass can be
/// refused: of two members with one name it would silently keep the last, and another reader on the
/// way may keep the first.
class StrictBuilder final : public nlohmann::json_sax<json>
{
public:
    bool null() override { return put(nullptr); }
    bool boolean(bool value) override { return put(value); }
    bool number_integer(number_integer_t value) override { return put(value); }
    bool number_unsigned(number_unsigned_t value) override { return put(value); }
    bool number_float(number_float_t value, const string_t&) override { return put(value); }
    bool string(string_t& value) override { return isClean(value) && put(std::move(value)); }
    bool binary(binary_t&) override { return refuse("binary value"); }
    bool start_object(std::size_t) override { return open(json::object()); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(json::array()); }
    bool end_array() override { return close(); }

    bool key(string_t& name) override
    {
        if (!isClean(name))
            return false;
        json& object = *m_open.back();
        const auto [slot, isNew] = object.get_ref<json::object_t&>().try_emplace(name);
        if (!isNew)
            return refuse("member \"" + name + "\" appears twice");
        m_slot = &slot->second;
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const json::exception& e) override
    {
        // "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error ..." ->
        // the last part
        std::string_view text = e.what();
        for (const std::string_view mark : {"] ", ": "}) {
            if (const auto at = text.find(mark); at != std::string_view::npos)
                text.remove_prefix(at + mark.size());
        }
        m_fault = "no valid JSON at byte " + std::to_string(position) + ": " + std::string(text);
        return false;
    }

    json takeDocument() { return std::move(m_document); }
    [[nodiscard]] const std::string& fault() const { return m_fault; }

private:
    json* place(json value)
    {
        if (m_open.empty()) {
            m_document = std::move(value);
            return &m_document;
        }
        json& parent = *m_open.back();
        if (parent.is_array())
            return &parent.get_ref<json::array_t&>().emplace_back(std::move(value));
        *m_slot = std::move(value);
        return m_slot;
    }

    template <typename T> bool put(T&& value)
    {
        place(json(std::forward<T>(value)));
        return true;
    }

    bool open(json container)
    {
        if (m_open.size() >= kDepthMax)
            return refuse("nested deeper than " + std::to_string(kDepthMax));
        m_open.push_back(place(std::move(container)));
        return true;
    }

    bool close()
    {
        m_open.pop_back();
        return true;
    }

    bool isClean(const std::string& text)
    {
        return text.find('\0') == std::string::npos || refuse("a text contains U+0000");
    }

    bool refuse(std::string why)
    {
        m_fault = "no acceptable JSON: " + std::move(why);
        return false;
    }

    json m_document;
    // A container is filled only while it is the last one open, so these stay valid.
    std::vector<json*> m_open;
    json* m_slot = nullptr;
    std::string m_fault;
};

} // namespace

Result<nlohmann::json> parseJson(std::string_view text)
{
    StrictBuilder builder;
    if (!json::sax_parse(text, &builder))
        return failure<json>(ErrorCode::InvalidArgument, builder.fault());
    return builder.takeDocument();
}

} // namespace vitrine::wire
