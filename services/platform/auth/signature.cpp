#include "services/platform/auth/signature.hpp"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <array>

namespace vitrine::platform {

namespace {

constexpr std::size_t kP256FieldBytes = 32;
constexpr int kRsaBitsMin = 2048;
constexpr int kRsaBitsMax =
    8192; // a check costs the square of this: a larger key is an attack, not a precaution
constexpr unsigned kRsaBitsMade = 2048;

template <auto Free> struct Deleter
{
    template <typename T> void operator()(T* object) const noexcept { Free(object); }
};
using BigNumber = std::unique_ptr<BIGNUM, Deleter<BN_free>>;
using ParamBuilder = std::unique_ptr<OSSL_PARAM_BLD, Deleter<OSSL_PARAM_BLD_free>>;
using Params = std::unique_ptr<OSSL_PARAM, Deleter<OSSL_PARAM_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Deleter<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Deleter<EVP_MD_CTX_free>>;
using EcdsaSignature = std::unique_ptr<ECDSA_SIG, Deleter<ECDSA_SIG_free>>;
using MemoryBio = std::unique_ptr<BIO, Deleter<BIO_free_all>>;

const unsigned char* bytes(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* bytes(std::string& text)
{
    return reinterpret_cast<unsigned char*>(text.data());
}

std::shared_ptr<EVP_PKEY> owned(EVP_PKEY* key)
{
    return {key, EVP_PKEY_free};
}

/// OpenSSL keeps a queue of errors per thread: what is not taken from it would surface in another
/// connection's TLS.
Error cryptoError(const char* what)
{
    std::array<char, 200> text{};
    ERR_error_string_n(ERR_get_error(), text.data(), text.size());
    ERR_clear_error();
    return Error{.code = ErrorCode::Internal, .message = std::string(what) + ": " + text.data()};
}

Result<std::shared_ptr<EVP_PKEY>> keyFromParams(const char* type, OSSL_PARAM_BLD* builder)
{
    const Params params(OSSL_PARAM_BLD_to_param(builder));
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY* key = nullptr;
    if (!params || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) != 1) {
        ERR_clear_error();
        return failure<std::shared_ptr<EVP_PKEY>>(ErrorCode::InvalidArgument,
                                                  "the key's numbers make no key");
    }
    return owned(key);
}

bool isP256(const EVP_PKEY* key)
{
    std::array<char, 64> group{};
    std::size_t length = 0;
    return EVP_PKEY_is_a(key, "EC") == 1 &&
           EVP_PKEY_get_group_name(key, group.data(), group.size(), &length) == 1 &&
           std::string_view(group.data(), length) == SN_X9_62_prime256v1;
}

std::string unsignedBytes(const BIGNUM* number)
{
    std::string out(static_cast<std::size_t>(BN_num_bytes(number)), '\0');
    BN_bn2bin(number, bytes(out));
    return out;
}

Result<std::string> numberOf(const EVP_PKEY* key, const char* name)
{
    BIGNUM* raw = nullptr;
    if (EVP_PKEY_get_bn_param(key, name, &raw) != 1)
        return cryptoError("read a key's number");
    return unsignedBytes(BigNumber(raw).get());
}

/// JOSE writes R and S side by side (RFC 7518 section 3.4), OpenSSL reads DER.
std::optional<std::string> derFromConcatenated(std::string_view signature)
{
    if (signature.size() != 2 * kP256FieldBytes)
        return std::nullopt;
    const EcdsaSignature pair(ECDSA_SIG_new());
    BigNumber r(BN_bin2bn(bytes(signature), kP256FieldBytes, nullptr));
    BigNumber s(BN_bin2bn(bytes(signature.substr(kP256FieldBytes)), kP256FieldBytes, nullptr));
    if (!pair || !r || !s || ECDSA_SIG_set0(pair.get(), r.get(), s.get()) != 1)
        return std::nullopt;
    std::ignore = r.release(); // the pair owns both now
    std::ignore = s.release();
    const int size = i2d_ECDSA_SIG(pair.get(), nullptr);
    if (size <= 0)
        return std::nullopt;
    std::string der(static_cast<std::size_t>(size), '\0');
    unsigned char* out = bytes(der);
    i2d_ECDSA_SIG(pair.get(), &out);
    return der;
}

Result<std::string> concatenatedFromDer(std::string_view der)
{
    const unsigned char* in = bytes(der);
    const EcdsaSignature pair(d2i_ECDSA_SIG(nullptr, &in, static_cast<long>(der.size())));
    std::string out(2 * kP256FieldBytes, '\0');
    if (!pair || BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), bytes(out), kP256FieldBytes) < 0 ||
        BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), bytes(out) + kP256FieldBytes, kP256FieldBytes) <
            0)
        return cryptoError("read an ECDSA signature");
    return out;
}

} // namespace

std::string_view toString(SignatureAlgorithm algorithm) noexcept
{
    return algorithm == SignatureAlgorithm::Rs256 ? "RS256" : "ES256";
}

std::optional<SignatureAlgorithm> signatureAlgorithmFrom(std::string_view name) noexcept
{
    if (name == "RS256")
        return SignatureAlgorithm::Rs256;
    if (name == "ES256")
        return SignatureAlgorithm::Es256;
    return std::nullopt;
}

Result<PublicKey> PublicKey::rsa(const RsaPublicParts& parts)
{
    if (parts.modulus.size() > kRsaBitsMax / 8 + 1 || parts.exponent.empty() ||
        parts.exponent.size() > 8)
        return failure<PublicKey>(ErrorCode::InvalidArgument,
                                  "the RSA key has a modulus or exponent of odd size");
    const BigNumber n(
        BN_bin2bn(bytes(parts.modulus), static_cast<int>(parts.modulus.size()), nullptr));
    const BigNumber e(
        BN_bin2bn(bytes(parts.exponent), static_cast<int>(parts.exponent.size()), nullptr));
    if (!n || !e || BN_num_bits(n.get()) < kRsaBitsMin || BN_num_bits(n.get()) > kRsaBitsMax)
        return failure<PublicKey>(ErrorCode::InvalidArgument, "an RSA key needs 2048 to 8192 bits");
    if (BN_is_odd(e.get()) != 1 || BN_is_one(e.get()) == 1 || BN_is_odd(n.get()) != 1)
        return failure<PublicKey>(ErrorCode::InvalidArgument, "the RSA key's numbers make no key");
    const ParamBuilder builder(OSSL_PARAM_BLD_new());
    if (!builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1 ||
        OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
        return cryptoError("build an RSA key");
    auto key = keyFromParams("RSA", builder.get());
    if (!key.ok())
        return key.error();
    return PublicKey(*std::move(key), SignatureAlgorithm::Rs256);
}

Result<PublicKey> PublicKey::p256(const P256PublicParts& parts)
{
    if (parts.x.size() != kP256FieldBytes || parts.y.size() != kP256FieldBytes)
        return failure<PublicKey>(ErrorCode::InvalidArgument,
                                  "a P-256 key has coordinates of 32 bytes");
    const std::string point = '\x04' + parts.x + parts.y;
    const ParamBuilder builder(OSSL_PARAM_BLD_new());
    if (!builder ||
        OSSL_PARAM_BLD_push_utf8_string(
            builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, SN_X9_62_prime256v1, 0) != 1 ||
        OSSL_PARAM_BLD_push_octet_string(
            builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) != 1)
        return cryptoError("build a P-256 key");
    auto key = keyFromParams("EC", builder.get());
    if (!key.ok())
        return key.error();
    const KeyContext check(EVP_PKEY_CTX_new_from_pkey(nullptr, key->get(), nullptr));
    if (!check || EVP_PKEY_public_check(check.get()) != 1) {
        ERR_clear_error();
        return failure<PublicKey>(ErrorCode::InvalidArgument, "the point is not on P-256");
    }
    return PublicKey(*std::move(key), SignatureAlgorithm::Es256);
}

bool PublicKey::verify(std::string_view data, std::string_view signature) const
{
    std::string der;
    if (m_algorithm == SignatureAlgorithm::Es256) {
        auto converted = derFromConcatenated(signature);
        if (!converted)
            return false;
        der = *std::move(converted);
        signature = der;
    }
    const DigestContext context(EVP_MD_CTX_new());
    const bool holds =
        context &&
        EVP_DigestVerifyInit_ex(
            context.get(), nullptr, "SHA256", nullptr, nullptr, m_key.get(), nullptr) == 1 &&
        EVP_DigestVerify(
            context.get(), bytes(signature), signature.size(), bytes(data), data.size()) == 1;
    if (!holds)
        ERR_clear_error();
    return holds;
}

Result<PrivateKey> PrivateKey::generate(SignatureAlgorithm algorithm)
{
    auto key = owned(algorithm == SignatureAlgorithm::Rs256 ? EVP_RSA_gen(kRsaBitsMade)
                                                            : EVP_EC_gen(SN_X9_62_prime256v1));
    if (!key)
        return cryptoError("make a key");
    return PrivateKey(std::move(key), algorithm);
}

Result<PrivateKey> PrivateKey::fromPem(std::string_view pem)
{
    const MemoryBio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    // The callback refuses a passphrase: without it OpenSSL would ask on the terminal.
    const auto noPassphrase = [](char*, int, int, void*) { return -1; };
    auto key =
        owned(bio ? PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassphrase, nullptr) : nullptr);
    if (!key) {
        ERR_clear_error();
        return failure<PrivateKey>(ErrorCode::InvalidArgument,
                                   "the text holds no private key in PEM");
    }
    if (isP256(key.get()))
        return PrivateKey(std::move(key), SignatureAlgorithm::Es256);
    const int bits = EVP_PKEY_get_bits(key.get());
    if (EVP_PKEY_is_a(key.get(), "RSA") == 1 && bits >= kRsaBitsMin && bits <= kRsaBitsMax)
        return PrivateKey(std::move(key), SignatureAlgorithm::Rs256);
    return failure<PrivateKey>(ErrorCode::InvalidArgument,
                               "a signing key is RSA with 2048 to 8192 bits, or P-256");
}

Result<std::string> PrivateKey::sign(std::string_view data) const
{
    const DigestContext context(EVP_MD_CTX_new());
    std::size_t size = 0;
    if (!context ||
        EVP_DigestSignInit_ex(
            context.get(), nullptr, "SHA256", nullptr, nullptr, m_key.get(), nullptr) != 1 ||
        EVP_DigestSign(context.get(), nullptr, &size, bytes(data), data.size()) != 1)
        return cryptoError("sign");
    std::string signature(size, '\0');
    if (EVP_DigestSign(context.get(), bytes(signature), &size, bytes(data), data.size()) != 1)
        return cryptoError("sign");
    signature.resize(size);
    if (m_algorithm == SignatureAlgorithm::Es256)
        return concatenatedFromDer(signature);
    return signature;
}

Result<std::string> PrivateKey::pem() const
{
    const MemoryBio bio(BIO_new(BIO_s_mem()));
    if (!bio || PEM_write_bio_PKCS8PrivateKey(
                    bio.get(), m_key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return cryptoError("write a key");
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return std::string(data, static_cast<std::size_t>(size));
}

Result<RsaPublicParts> PrivateKey::rsaParts() const
{
    auto n = numberOf(m_key.get(), OSSL_PKEY_PARAM_RSA_N);
    auto e = numberOf(m_key.get(), OSSL_PKEY_PARAM_RSA_E);
    if (!n.ok() || !e.ok())
        return n.ok() ? e.error() : n.error();
    return RsaPublicParts{*std::move(n), *std::move(e)};
}

Result<P256PublicParts> PrivateKey::p256Parts() const
{
    auto x = numberOf(m_key.get(), OSSL_PKEY_PARAM_EC_PUB_X);
    auto y = numberOf(m_key.get(), OSSL_PKEY_PARAM_EC_PUB_Y);
    if (!x.ok() || !y.ok())
        return x.ok() ? y.error() : x.error();
    const auto padded = [](const std::string& number) {
        return std::string(kP256FieldBytes - number.size(), '\0') + number;
    };
    return P256PublicParts{padded(*x), padded(*y)};
}

std::string sha256(std::string_view data)
{
    std::string digest(32, '\0');
    if (EVP_Digest(data.data(), data.size(), bytes(digest), nullptr, EVP_sha256(), nullptr) != 1)
        std::terminate(); // a digest that cannot be computed must never read as one that matched
    return digest;
}

bool equalsInConstantTime(std::string_view a, std::string_view b) noexcept
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace vitrine::platform
