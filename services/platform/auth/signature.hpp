#pragma once

#include "vitrine/core/result.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct evp_pkey_st;

/// Signatures and digests for tokens, all of them OpenSSL's. A key knows the one algorithm it is
/// for, so that no token can choose another one (RFC 8725 section 3.1).
namespace vitrine::platform {

enum class SignatureAlgorithm {
    Rs256, ///< RSASSA-PKCS1-v1_5 with SHA-256.
    Es256  ///< ECDSA on P-256 with SHA-256; the signature is R and S, 32 bytes each.
};

/// The name in a JOSE header: "RS256", "ES256".
[[nodiscard]] std::string_view toString(SignatureAlgorithm algorithm) noexcept;
/// Nothing for any other spelling; "none" and the HMAC family are no signatures here.
[[nodiscard]] std::optional<SignatureAlgorithm>
signatureAlgorithmFrom(std::string_view name) noexcept;

/// The members of a JSON Web Key that make up a public key, as raw bytes.
struct RsaPublicParts
{
    std::string modulus;
    std::string exponent;
};
struct P256PublicParts
{
    std::string x;
    std::string y;
};

/// Checks signatures. Cheap to copy; safe to use from any thread.
class PublicKey
{
public:
    /// @return InvalidArgument for a modulus below 2048 or above 8192 bits, or an exponent that is
    /// even, 1 or over 64 bits.
    static Result<PublicKey> rsa(const RsaPublicParts& parts);
    /// @return InvalidArgument when the point is not on the curve.
    static Result<PublicKey> p256(const P256PublicParts& parts);

    [[nodiscard]] SignatureAlgorithm algorithm() const noexcept { return m_algorithm; }
    [[nodiscard]] bool verify(std::string_view data, std::string_view signature) const;

private:
    friend class PrivateKey;
    PublicKey(std::shared_ptr<evp_pkey_st> key, SignatureAlgorithm algorithm)
        : m_key(std::move(key))
        , m_algorithm(algorithm)
    {
    }

    std::shared_ptr<evp_pkey_st> m_key;
    SignatureAlgorithm m_algorithm;
};

/// Makes signatures. Cheap to copy; safe to use from any thread.
class PrivateKey
{
public:
    /// A new key: RSA with 2048 bits, or P-256.
    static Result<PrivateKey> generate(SignatureAlgorithm algorithm);
    /// Reads PKCS#8 PEM.
    /// @return InvalidArgument for anything but an unencrypted RSA key of 2048 to 8192 bits or a
    /// P-256 key.
    static Result<PrivateKey> fromPem(std::string_view pem);

    [[nodiscard]] SignatureAlgorithm algorithm() const noexcept { return m_algorithm; }
    [[nodiscard]] Result<std::string> sign(std::string_view data) const;
    /// PKCS#8 PEM without a passphrase: whoever stores it protects it.
    [[nodiscard]] Result<std::string> pem() const;
    [[nodiscard]] PublicKey publicKey() const { return PublicKey(m_key, m_algorithm); }
    /// @pre algorithm() == Rs256
    [[nodiscard]] Result<RsaPublicParts> rsaParts() const;
    /// @pre algorithm() == Es256
    [[nodiscard]] Result<P256PublicParts> p256Parts() const;

private:
    PrivateKey(std::shared_ptr<evp_pkey_st> key, SignatureAlgorithm algorithm)
        : m_key(std::move(key))
        , m_algorithm(algorithm)
    {
    }

    std::shared_ptr<evp_pkey_st> m_key;
    SignatureAlgorithm m_algorithm;
};

/// The 32 bytes of SHA-256 of `data`.
[[nodiscard]] std::string sha256(std::string_view data);

/// Whether two secrets are equal, in a time that depends on their lengths only.
[[nodiscard]] bool equalsInConstantTime(std::string_view a, std::string_view b) noexcept;

} // namespace vitrine::platform
