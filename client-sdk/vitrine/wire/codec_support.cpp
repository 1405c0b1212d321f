#include "vitrine/wire/codec_support.hpp"

#include "vitrine/core/encoding.hpp"

namespace vitrine::wire::codec {

QueryWriter& QueryWriter::add(std::string_view name, std::string_view value)
{
    if (value.empty())
        return *this;
    if (!m_text.empty())
        m_text += '&';
    m_text += name;
    m_text += '=';
    m_text += percentEncode(value);
    return *this;
}

QueryWriter& QueryWriter::addNumber(std::string_view name, std::int64_t value)
{
    return add(name, std::to_string(value));
}

void putReason(nlohmann::json& document, const Reason& reason)
{
    if (reason.code.empty())
        return;
    document["code"] = reason.code;
    document["values"] = reason.values;
}

Reason readReason(ObjectReader& in)
{
    return {in.optionalText("code"), in.texts("values", 20)};
}

} // namespace vitrine::wire::codec
