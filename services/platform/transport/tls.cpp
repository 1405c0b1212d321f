#include "services/platform/transport/tls.hpp"

#include <openssl/ssl.h>

#include <string_view>

namespace vitrine::transport {

namespace {

namespace ssl = boost::asio::ssl;

constexpr char kCiphers12[] = "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:"
                              "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:"
                              "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";

int selectProtocol(SSL*,
                   const unsigned char** out,
                   unsigned char* outLength,
                   const unsigned char* in,
                   unsigned inLength,
                   void*)
{
    static constexpr unsigned char own[] = "\x08http/1.1";
    unsigned char* chosen = nullptr;
    if (SSL_select_next_proto(&chosen, outLength, own, sizeof(own) - 1, in, inLength) !=
        OPENSSL_NPN_NEGOTIATED)
        return SSL_TLSEXT_ERR_NOACK;
    *out = chosen;
    return SSL_TLSEXT_ERR_OK;
}

Error unusable(const std::string& what, const std::string& file, const std::string& why)
{
    return Error{.code = ErrorCode::InvalidArgument,
                 .message = "cannot use the TLS " + what + " " + file + ": " + why};
}

} // namespace

Result<std::shared_ptr<ssl::context>> makeTlsContext(const TlsFiles& files)
{
    auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
    SSL_CTX* const raw = context->native_handle();
    SSL_CTX_set_min_proto_version(raw, TLS1_2_VERSION);
    SSL_CTX_set_options(
        raw, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_mode(raw, SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_cipher_list(raw, kCiphers12);
    SSL_CTX_set_session_cache_mode(raw, SSL_SESS_CACHE_SERVER);
    constexpr unsigned char sessions[] = "vitrine";
    SSL_CTX_set_session_id_context(raw, sessions, sizeof(sessions) - 1);
    SSL_CTX_set_alpn_select_cb(raw, &selectProtocol, nullptr);

    boost::system::error_code error;
    context->use_certificate_chain_file(files.certificateChain, error);
    if (error)
        return unusable("certificate", files.certificateChain, error.message());
    context->use_private_key_file(files.privateKey, ssl::context::pem, error);
    if (error)
        return unusable("private key", files.privateKey, error.message());
    if (SSL_CTX_check_private_key(raw) != 1)
        return unusable("private key", files.privateKey, "it does not belong to the certificate");
    return context;
}

} // namespace vitrine::transport
