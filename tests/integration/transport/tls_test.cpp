#include "tests/integration/transport/echo_server.hpp"
#include "tests/testkit/raw_http.hpp"

#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <arpa/inet.h>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sys/socket.h>
#include <unistd.h>

namespace vitrine::transport::test {

namespace {

using namespace std::chrono_literals;

/// A self-signed certificate for 127.0.0.1, in a folder of its own that goes with it.
class Certificate
{
public:
    Certificate()
    {
        std::string name = (std::filesystem::temp_directory_path() / "vitrine-tls-XXXXXX").string();
        m_folder = ::mkdtemp(name.data());
        EVP_PKEY* const key = EVP_EC_gen("P-256");
        X509* const certificate = X509_new();
        X509_set_version(certificate, 2);
        ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
        X509_gmtime_adj(X509_getm_notBefore(certificate), -60);
        X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
        X509_set_pubkey(certificate, key);
        X509_NAME* const subject = X509_get_subject_name(certificate);
        const auto* const commonName = reinterpret_cast<const unsigned char*>("127.0.0.1");
        X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, commonName, -1, -1, 0);
        X509_set_issuer_name(certificate, subject);
        X509_sign(certificate, key, EVP_sha256());
        writePem(files().certificateChain,
                 [&](std::FILE* file) { PEM_write_X509(file, certificate); });
        writePem(files().privateKey, [&](std::FILE* file) {
            PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
        });
        X509_free(certificate);
        EVP_PKEY_free(key);
    }
    ~Certificate() { std::filesystem::remove_all(m_folder); }
    Certificate(const Certificate&) = delete;
    Certificate& operator=(const Certificate&) = delete;

    [[nodiscard]] TlsFiles files() const
    {
        return {m_folder + "/certificate.pem", m_folder + "/key.pem"};
    }

private:
    template <typename Write> static void writePem(const std::string& path, Write write)
    {
        std::FILE* const file = std::fopen(path.c_str(), "w");
        write(file);
        std::fclose(file);
    }

    std::string m_folder;
};

/// A TLS client with blocking calls.
class TlsClient
{
public:
    TlsClient(std::uint16_t port, int version = 0, SSL_SESSION* session = nullptr)
        : m_context(SSL_CTX_new(TLS_client_method()))
        , m_socket(::socket(AF_INET, SOCK_STREAM, 0))
    {
        if (version != 0) {
            SSL_CTX_set_min_proto_version(m_context, version);
            SSL_CTX_set_max_proto_version(m_context, version);
            SSL_CTX_set_security_level(m_context, 0);
        }
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        EXPECT_EQ(::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address),
                  0);
        const timeval limit{.tv_sec = 5, .tv_usec = 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        m_ssl = SSL_new(m_context);
        SSL_set_fd(m_ssl, m_socket);
        if (session != nullptr)
            SSL_set_session(m_ssl, session);
        m_isOpen = SSL_connect(m_ssl) == 1;
    }
    ~TlsClient()
    {
        SSL_shutdown(m_ssl); // a session that was not ended properly cannot be resumed
        SSL_free(m_ssl);
        SSL_CTX_free(m_context);
        ::close(m_socket);
    }
    TlsClient(const TlsClient&) = delete;
    TlsClient& operator=(const TlsClient&) = delete;

    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    [[nodiscard]] std::string version() const { return SSL_get_version(m_ssl); }
    [[nodiscard]] bool resumed() const { return SSL_session_reused(m_ssl) == 1; }
    [[nodiscard]] SSL_SESSION* session() const { return SSL_get1_session(m_ssl); }

    void send(std::string_view bytes)
    {
        SSL_write(m_ssl, bytes.data(), static_cast<int>(bytes.size()));
    }
    /// Reads until `size` bytes or the end.
    std::string read(std::size_t size)
    {
        std::string text;
        std::string piece(65536, '\0');
        while (text.size() < size) {
            const int count = SSL_read(
                m_ssl, piece.data(), static_cast<int>(std::min(piece.size(), size - text.size())));
            if (count <= 0)
                break;
            text.append(piece.data(), static_cast<std::size_t>(count));
        }
        return text;
    }
    /// Reads until the text ends like this, or the connection does.
    std::string readUntil(std::string_view end)
    {
        std::string text;
        for (std::string byte = read(1); !byte.empty(); byte = read(1)) {
            text += byte;
            if (text.ends_with(end))
                break;
        }
        return text;
    }
    /// Whether the server has said properly that it sends no more.
    bool endsProperly()
    {
        char byte = 0;
        return SSL_read(m_ssl, &byte, 1) == 0 && SSL_get_error(m_ssl, 0) == SSL_ERROR_ZERO_RETURN;
    }

private:
    SSL_CTX* m_context;
    int m_socket;
    SSL* m_ssl = nullptr;
    bool m_isOpen = false;
};

const std::string kGet = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

TEST(TlsServer, ServesTls12And13)
{
    const Certificate certificate;
    EchoServer echo({}, certificate.files());
    for (const auto& [version, name] :
         {std::pair(TLS1_2_VERSION, "TLSv1.2"), std::pair(TLS1_3_VERSION, "TLSv1.3")}) {
        TlsClient client(echo.port(), version);
        ASSERT_TRUE(client.isOpen());
        EXPECT_EQ(client.version(), name);
        client.send(kGet + kGet);
        EXPECT_TRUE(client.readUntil("GET:").starts_with("HTTP/1.1 200 OK\r\n"));
        EXPECT_TRUE(client.readUntil("GET:").starts_with("HTTP/1.1 200 OK\r\n"));
    }
}

TEST(TlsServer, RefusesOlderVersions)
{
    const Certificate certificate;
    EchoServer echo({}, certificate.files());
    EXPECT_FALSE(TlsClient(echo.port(), TLS1_1_VERSION).isOpen());
    EXPECT_FALSE(TlsClient(echo.port(), TLS1_VERSION).isOpen());
    EXPECT_TRUE(TlsClient(echo.port()).isOpen());
}

TEST(TlsServer, ResumesASession)
{
    const Certificate certificate;
    EchoServer echo({}, certificate.files());
    SSL_SESSION* session = nullptr;
    {
        TlsClient first(echo.port());
        first.send(kGet);
        EXPECT_FALSE(first.read(100).empty()); // the ticket comes with the first bytes
        session = first.session();
        EXPECT_FALSE(first.resumed());
    }
    TlsClient second(echo.port(), 0, session);
    EXPECT_TRUE(second.resumed());
    SSL_SESSION_free(session);
}

TEST(TlsServer, SendsALargeBodyAndEndsProperly)
{
    const Certificate certificate;
    EchoServer echo({}, certificate.files());
    TlsClient client(echo.port());
    client.send("GET /big HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    client.readUntil("\r\n\r\n");
    EXPECT_EQ(client.read(EchoHandler::kBigBytes), std::string(EchoHandler::kBigBytes, 'b'));
    EXPECT_TRUE(client.endsProperly()) << "a cut connection could not be told from an attack";
    EXPECT_TRUE(echo.becomesEmpty());
}

TEST(TlsServer, EndsAHandshakeThatDoesNotCome)
{
    const Certificate certificate;
    Limits limits;
    limits.headerTimeout = 200ms;
    EchoServer echo(limits, certificate.files());
    testkit::RawConnection silent(echo.port());
    EXPECT_TRUE(silent.endsWithin(3s));
    testkit::RawConnection half(echo.port());
    half.send(std::string("\x16\x03\x01\x02\x00\x01", 6));
    EXPECT_TRUE(half.endsWithin(3s));
    EXPECT_TRUE(echo.becomesEmpty());
}

TEST(TlsServer, EndsPlainTextOnItsPort)
{
    const Certificate certificate;
    EchoServer echo({}, certificate.files());
    testkit::RawConnection plain(echo.port());
    plain.send(kGet);
    EXPECT_TRUE(plain.endsWithin(3s));
    EXPECT_EQ(plain.unread().find("200"), std::string::npos);
    TlsClient good(echo.port());
    EXPECT_TRUE(good.isOpen());
}

TEST(TlsServer, RefusesABadRequestAndShowsIt)
{
    const Certificate certificate;
    EchoServer echo({}, certificate.files());
    TlsClient client(echo.port());
    client.send("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
    EXPECT_TRUE(client.read(12).ends_with("400"));
}

TEST(TlsServer, NamesTheFileItCannotUse)
{
    const Certificate certificate;
    const Certificate other;
    EchoHandler handler;
    const auto openWith = [&](TlsFiles files) {
        Server server(ServerOptions{.tls = std::move(files)}, handler);
        const auto opened = server.open();
        EXPECT_FALSE(opened.ok());
        return opened.ok() ? std::string() : opened.error().message;
    };
    EXPECT_NE(
        openWith({"/no/such/file.pem", certificate.files().privateKey}).find("/no/such/file.pem"),
        std::string::npos);
    EXPECT_NE(openWith({certificate.files().certificateChain, "/no/key.pem"}).find("/no/key.pem"),
              std::string::npos);
    EXPECT_NE(openWith({certificate.files().certificateChain, other.files().privateKey})
                  .find("private key"),
              std::string::npos);
}

} // namespace

} // namespace vitrine::transport::test
