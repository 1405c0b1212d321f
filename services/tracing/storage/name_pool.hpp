#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

namespace vitrine::tracing {

/// Holds each of the few texts that many spans share once, for as long as a span uses it. Not safe
/// for several threads.
class NamePool
{
    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const
        {
            return std::hash<std::string_view>()(text);
        }
    };
    using Map = std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>>;

public:
    /// A text of the pool; two are the same text when their pointers are equal. Null stands for "".
    using Name = const Map::value_type*;

    [[nodiscard]] Name take(std::string_view text)
    {
        if (text.empty())
            return nullptr;
        auto found = m_uses.find(text);
        if (found == m_uses.end())
            found = m_uses.emplace(std::string(text), 0).first;
        ++found->second;
        return &*found;
    }
    void release(Name name)
    {
        if (name == nullptr)
            return;
        const auto found = m_uses.find(name->first);
        if (--found->second == 0)
            m_uses.erase(found);
    }
    /// The text's name without a use of it; null when no span has it.
    [[nodiscard]] Name find(std::string_view text) const
    {
        const auto found = m_uses.find(text);
        return found == m_uses.end() ? nullptr : &*found;
    }
    [[nodiscard]] static std::string textOf(Name name)
    {
        return name == nullptr ? std::string() : name->first;
    }
    [[nodiscard]] std::size_t size() const { return m_uses.size(); }

private:
    Map m_uses; ///< Text -> spans that use it. Its elements never move.
};

} // namespace vitrine::tracing
