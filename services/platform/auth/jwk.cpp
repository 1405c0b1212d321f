#include "services/platform/auth/jwk.hpp"

#include "vitrine/core/encoding.hpp"
#include "vitrine/wire/json_reader.hpp"

namespace vitrine::platform {

namespace {

constexpr std::size_t kSetBytesMax = 512 * 1024;
constexpr std::size_t kKeysMax = 100;
constexpr std::size_t kKeyIdBytesMax = 256;

std::string member(const nlohmann::json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool isForSignatures(const nlohmann::json& jwk)
{
    if (jwk.contains("use") && member(jwk, "use") != "sig")
        return false;
    const auto operations = jwk.find("key_ops");
    if (operations == jwk.end() || !operations->is_array())
        return true;
    for (const auto& operation : *operations) {
        if (operation == "verify")
            return true;
    }
    return false;
}

Result<PublicKey> publicKeyOf(const nlohmann::json& jwk)
{
    const auto number = [&jwk](const char* name) {
        auto bytes = base64UrlDecode(member(jwk, name));
        return bytes.ok() ? *std::move(bytes) : std::string();
    };
    const std::string type = member(jwk, "kty");
    if (type == "RSA")
        return PublicKey::rsa({number("n"), number("e")});
    if (type == "EC" && member(jwk, "crv") == "P-256")
        return PublicKey::p256({number("x"), number("y")});
    return failure<PublicKey>(ErrorCode::InvalidArgument, "neither an RSA nor a P-256 key");
}

/// The members that RFC 7638 hashes, in its order: the alphabet's.
Result<nlohmann::json> requiredMembers(const PrivateKey& key)
{
    if (key.algorithm() == SignatureAlgorithm::Rs256) {
        const auto parts = key.rsaParts();
        if (!parts.ok())
            return parts.error();
        return nlohmann::json{{"e", base64UrlEncode(parts->exponent)},
                              {"kty", "RSA"},
                              {"n", base64UrlEncode(parts->modulus)}};
    }
    const auto parts = key.p256Parts();
    if (!parts.ok())
        return parts.error();
    return nlohmann::json{{"crv", "P-256"},
                          {"kty", "EC"},
                          {"x", base64UrlEncode(parts->x)},
                          {"y", base64UrlEncode(parts->y)}};
}

} // namespace

Result<KeySet> KeySet::parse(std::string_view json)
{
    if (json.size() > kSetBytesMax)
        return failure<KeySet>(ErrorCode::InvalidArgument, "the key set is larger than 512 KB");
    const auto document = wire::parseJson(json);
    if (!document.ok())
        return document.error();
    if (!document->is_object() || !document->contains("keys") || !(*document)["keys"].is_array())
        return failure<KeySet>(
            ErrorCode::InvalidArgument, "the key set has no list of keys", "/keys");
    const auto& list = (*document)["keys"];
    if (list.size() > kKeysMax)
        return failure<KeySet>(
            ErrorCode::InvalidArgument, "the key set holds more than 100 keys", "/keys");

    KeySet set;
    for (const auto& jwk : list) {
        if (!jwk.is_object() || !isForSignatures(jwk))
            continue;
        std::string keyId = member(jwk, "kid");
        if (keyId.empty() || keyId.size() > kKeyIdBytesMax)
            continue;
        auto key = publicKeyOf(jwk);
        const bool isForItsAlgorithm =
            key.ok() && (!jwk.contains("alg") || member(jwk, "alg") == toString(key->algorithm()));
        if (isForItsAlgorithm)
            set.add(std::move(keyId), *std::move(key));
    }
    return set;
}

void KeySet::add(std::string keyId, PublicKey key)
{
    if (find(keyId, key.algorithm()) == nullptr)
        m_keys.push_back({std::move(keyId), std::move(key)});
}

const PublicKey* KeySet::find(std::string_view keyId, SignatureAlgorithm algorithm) const
{
    for (const Entry& entry : m_keys) {
        if (entry.keyId == keyId && entry.key.algorithm() == algorithm)
            return &entry.key;
    }
    return nullptr;
}

Result<std::string> publicJwk(const PrivateKey& key, std::string_view keyId)
{
    auto jwk = requiredMembers(key);
    if (!jwk.ok())
        return jwk.error();
    (*jwk)["kid"] = keyId;
    (*jwk)["use"] = "sig";
    (*jwk)["alg"] = toString(key.algorithm());
    return jwk->dump();
}

Result<std::string> thumbprint(const PrivateKey& key)
{
    const auto members = requiredMembers(key);
    if (!members.ok())
        return members.error();
    return base64UrlEncode(
        sha256(members->dump())); // dump() writes members in the alphabet's order, without spaces
}

std::string keySetJson(const std::vector<std::string>& jwks)
{
    std::string json = R"({"keys":[)";
    for (std::size_t i = 0; i < jwks.size(); ++i)
        json += (i == 0 ? "" : ",") + jwks[i];
    return json + "]}";
}

} // namespace vitrine::platform
