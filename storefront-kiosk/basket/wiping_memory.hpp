#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <string>

namespace vitrine::kiosk {

/// Overwrites what `text` holds and empties it. The compiler may not leave it out.
inline void wipeText(std::string& text) noexcept
{
    text.resize(text.capacity()); // no allocation: what is behind the end counts too
    explicit_bzero(text.data(), text.size());
    text.clear();
}

/// Overwrites each block before it is given back, so that a container that grew, shrank or died
/// leaves nothing behind.
template <typename T> struct WipingAllocator
{
    using value_type = T;

    WipingAllocator() = default;
    template <typename U> WipingAllocator(const WipingAllocator<U>&) noexcept {}

    [[nodiscard]] T* allocate(std::size_t count) { return std::allocator<T>().allocate(count); }
    void deallocate(T* block, std::size_t count) noexcept
    {
        explicit_bzero(static_cast<void*>(block), count * sizeof(T));
        std::allocator<T>().deallocate(block, count);
    }
    template <typename U> bool operator==(const WipingAllocator<U>&) const noexcept { return true; }
};

} // namespace vitrine::kiosk
