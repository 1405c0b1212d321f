#include "vitrine/core/headers.hpp"

#include "vitrine/core/encoding.hpp"

#include <algorithm>

namespace vitrine {

namespace {

bool isSafe(const std::string& name, const std::string& value)
{
    constexpr std::string_view forbidden("\r\n\0", 3);
    return !name.empty() && name.find_first_of(forbidden) == std::string::npos &&
           value.find_first_of(forbidden) == std::string::npos;
}

} // namespace

bool Headers::add(std::string name, std::string value)
{
    if (!isSafe(name, value))
        return false;
    m_fields.emplace_back(std::move(name), std::move(value));
    return true;
}

bool Headers::set(std::string name, std::string value)
{
    if (!isSafe(name, value))
        return false;
    remove(name);
    m_fields.emplace_back(std::move(name), std::move(value));
    return true;
}

void Headers::remove(std::string_view name)
{
    std::erase_if(m_fields,
                  [name](const Field& field) { return asciiEqualsIgnoreCase(field.first, name); });
}

std::string_view Headers::get(std::string_view name) const noexcept
{
    for (const Field& field : m_fields) {
        if (asciiEqualsIgnoreCase(field.first, name))
            return field.second;
    }
    return {};
}

bool Headers::has(std::string_view name) const noexcept
{
    return count(name) > 0;
}

std::size_t Headers::count(std::string_view name) const noexcept
{
    return static_cast<std::size_t>(
        std::count_if(m_fields.begin(), m_fields.end(), [name](const Field& field) {
            return asciiEqualsIgnoreCase(field.first, name);
        }));
}

} // namespace vitrine
