#include "services/identity/application/password_hasher.hpp"

#include "services/identity/domain/password_policy.hpp"
#include "vitrine/core/encoding.hpp"

#include <argon2.h>
#include <array>
#include <cstddef>
#include <malloc.h>

namespace vitrine::identity {

namespace {

constexpr std::uint32_t kPasses = 2;
constexpr std::uint32_t kMemoryKiB = 19 * 1024;
constexpr std::uint32_t kLanes = 1;
constexpr std::size_t kSaltBytes = 16;
constexpr std::size_t kHashBytes = 32;

} // namespace

Result<std::string> hashPassword(std::string_view password)
{
    std::array<std::byte, kSaltBytes> salt{};
    randomBytes(salt);
    std::string encoded(
        argon2_encodedlen(kPasses, kMemoryKiB, kLanes, kSaltBytes, kHashBytes, Argon2_id), '\0');
    const int fault = argon2id_hash_encoded(kPasses,
                                            kMemoryKiB,
                                            kLanes,
                                            password.data(),
                                            password.size(),
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

bool isPasswordOf(std::string_view password, const std::string& encodedHash)
{
    return password.size() <= kPasswordBytesMax &&
           argon2id_verify(encodedHash.c_str(), password.data(), password.size()) == ARGON2_OK;
}

void returnHashingMemory()
{
    constexpr int kMappedFrom = 1024 * 1024;
    mallopt(M_MMAP_THRESHOLD, kMappedFrom); // a threshold that was set does not grow by itself
}

void spendPasswordCheck(std::string_view password)
{
    static const std::string somebodys = [] {
        auto hash = hashPassword(randomToken(24));
        return hash.ok() ? *std::move(hash) : std::string();
    }();
    std::ignore = isPasswordOf(password, somebodys);
}

} // namespace vitrine::identity
