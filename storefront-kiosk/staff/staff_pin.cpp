#include "storefront-kiosk/staff/staff_pin.hpp"

#include "vitrine/core/encoding.hpp"

#include <algorithm>
#include <argon2.h>
#include <array>
#include <cstddef>
#include <cstdint>

namespace vitrine::kiosk {
namespace {

constexpr std::uint32_t kPasses = 2;
constexpr std::uint32_t kMemoryKiB = 19 * 1024;
constexpr std::uint32_t kLanes = 1;
constexpr std::size_t kSaltBytes = 16;
constexpr std::size_t kHashBytes = 32;
constexpr std::size_t kDigitsMin = 4;
constexpr std::size_t kDigitsMax = 12;

/// 0000, 1234, 9876: what is tried first.
bool isObvious(std::string_view pin)
{
    for (const int step : {0, 1, -1}) {
        bool row = true;
        for (std::size_t i = 1; i < pin.size(); ++i)
            row = row && pin[i] - pin[i - 1] == step;
        if (row)
            return true;
    }
    return false;
}

Result<std::string> refuse(const char* message)
{
    return failure<std::string>(ErrorCode::InvalidArgument, message, "/pin");
}

} // namespace

Result<std::string> hashPin(std::string_view pin)
{
    const bool digits =
        std::all_of(pin.begin(), pin.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || pin.size() < kDigitsMin || pin.size() > kDigitsMax)
        return refuse("a PIN has 4 to 12 digits");
    if (isObvious(pin))
        return refuse("a PIN is not one digit repeated or a row like 1234");
    std::array<std::byte, kSaltBytes> salt{};
    randomBytes(salt);
    std::string encoded(
        argon2_encodedlen(kPasses, kMemoryKiB, kLanes, kSaltBytes, kHashBytes, Argon2_id), '\0');
    const int fault = argon2id_hash_encoded(kPasses,
                                            kMemoryKiB,
                                            kLanes,
                                            pin.data(),
                                            pin.size(),
                                            salt.data(),
                                            salt.size(),
                                            kHashBytes,
                                            encoded.data(),
                                            encoded.size());
    if (fault != ARGON2_OK)
        return failure<std::string>(ErrorCode::Internal,
                                    std::string("argon2: ") + argon2_error_message(fault));
    encoded.resize(encoded.find('\0')); // the length that argon2 asks for includes its terminator
    return encoded;
}

bool isPinOf(std::string_view pin, const std::string& encodedHash)
{
    return pin.size() <= kDigitsMax &&
           argon2id_verify(encodedHash.c_str(), pin.data(), pin.size()) == ARGON2_OK;
}

} // namespace vitrine::kiosk
