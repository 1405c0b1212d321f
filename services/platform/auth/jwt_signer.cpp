#include "services/platform/auth/jwt_signer.hpp"

#include "vitrine/core/encoding.hpp"

#include <nlohmann/json.hpp>

namespace vitrine::platform {

Result<std::string> JwtSigner::sign(const nlohmann::json& claims) const
{
    const nlohmann::json header{{"kid", m_keyId}, {"alg", toString(m_key.algorithm())}};
    std::string token = base64UrlEncode(header.dump()) + "." + base64UrlEncode(claims.dump());
    const auto signature = m_key.sign(token);
    if (!signature.ok())
        return signature.error();
    return token + "." + base64UrlEncode(*signature);
}

} // namespace vitrine::platform
