#include "services/platform/client/client_network.hpp"

#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <gtest/gtest.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <thread>
#include <utility>

namespace vitrine::platform {
namespace {

using namespace std::chrono_literals;
namespace asio = boost::asio;
using asio::ip::tcp;

template <typename T, void (*release)(T*)>
using Owned = std::unique_ptr<T, decltype([](T* pointer) { release(pointer); })>;

/// A certificate signed by its own key, for one name.
struct Certificate
{
    explicit Certificate(const std::string& subjectAltName)
    {
        const Owned<EVP_PKEY, EVP_PKEY_free> pair(
            EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
        const Owned<X509, X509_free> certificate(X509_new());
        X509_set_version(certificate.get(), 2);
        ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
        X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -60);
        X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
        X509_set_pubkey(certificate.get(), pair.get());
        X509_NAME* const name = X509_get_subject_name(certificate.get());
        X509_NAME_add_entry_by_txt(name,
                                   "CN",
                                   MBSTRING_ASC,
                                   reinterpret_cast<const unsigned char*>("vitrine test"),
                                   -1,
                                   -1,
                                   0);
        X509_set_issuer_name(certificate.get(), name);
        const Owned<X509_EXTENSION, X509_EXTENSION_free> names(
            X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, subjectAltName.c_str()));
        X509_add_ext(certificate.get(), names.get(), -1);
        X509_sign(certificate.get(), pair.get(), EVP_sha256());
        pem = text([&](BIO* bio) { PEM_write_bio_X509(bio, certificate.get()); });
        key = text([&](BIO* bio) {
            PEM_write_bio_PrivateKey(bio, pair.get(), nullptr, nullptr, 0, nullptr, nullptr);
        });
    }

    template <typename Write> static std::string text(const Write& write)
    {
        const Owned<BIO, BIO_free_all> bio(BIO_new(BIO_s_mem()));
        write(bio.get());
        char* data = nullptr;
        const long size = BIO_ctrl(bio.get(), BIO_CTRL_INFO, 0, &data);
        return std::string(data, static_cast<std::size_t>(size));
    }

    std::string pem;
    std::string key;
};

/// An HTTPS server that answers every request with 200.
class TlsServer
{
public:
    explicit TlsServer(const Certificate& certificate)
        : m_context(asio::ssl::context::tls_server)
        , m_acceptor(m_io, tcp::endpoint(asio::ip::address_v4::loopback(), 0))
    {
        m_context.use_certificate_chain(asio::buffer(certificate.pem));
        m_context.use_private_key(asio::buffer(certificate.key), asio::ssl::context::pem);
        m_thread = std::jthread([this] { serveAll(); });
    }
    ~TlsServer() { ::shutdown(m_acceptor.native_handle(), SHUT_RDWR); }

    std::uint16_t port() const { return m_acceptor.local_endpoint().port(); }

    std::atomic<int> handshakes = 0;

private:
    void serveAll()
    {
        for (;;) {
            boost::system::error_code ec;
            tcp::socket socket(m_io);
            m_acceptor.accept(socket, ec);
            if (ec)
                return;
            asio::ssl::stream<tcp::socket> stream(std::move(socket), m_context);
            stream.handshake(asio::ssl::stream_base::server, ec);
            handshakes += ec ? 0 : 1;
            std::string request;
            while (!ec) {
                const std::size_t size =
                    asio::read_until(stream, asio::dynamic_buffer(request), "\r\n\r\n", ec);
                if (ec)
                    break;
                request.erase(0, size);
                asio::write(
                    stream,
                    asio::buffer(std::string("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")),
                    ec);
            }
        }
    }

    asio::io_context m_io;
    asio::ssl::context m_context;
    tcp::acceptor m_acceptor;
    std::jthread m_thread;
};

/// A file that goes when the test ends.
class TemporaryFile
{
public:
    explicit TemporaryFile(const std::string& content)
    {
        std::string name = (std::filesystem::temp_directory_path() / "vitrine-tls-XXXXXX").string();
        const int descriptor = ::mkstemp(name.data());
        path = name;
        ::close(descriptor);
        std::ofstream(path) << content;
    }
    ~TemporaryFile() { std::filesystem::remove(path); }

    std::string path;
};

UpstreamReply get(ClientNetwork& network, const std::string& host, std::uint16_t port)
{
    return network.send(Endpoint{host, port}, {.tls = true}, Deadline::in(5s));
}

TEST(TlsUpstream, TalksToAServerWhoseCertificateItTrustsAndKeepsTheConnection)
{
    const Certificate certificate("DNS:localhost,IP:127.0.0.1");
    const TemporaryFile roots(certificate.pem);
    TlsServer server(certificate);
    {
        ClientNetwork network(UpstreamOptions{.trustedCertificates = roots.path});
        for (int i = 0; i < 3; ++i) {
            const UpstreamReply reply = get(network, "localhost", server.port());
            ASSERT_TRUE(reply.ok()) << reply.message;
            EXPECT_EQ(reply.response.body, "ok");
        }
        EXPECT_EQ(server.handshakes, 1);
    }
    ClientNetwork byAddress(UpstreamOptions{.trustedCertificates = roots.path});
    EXPECT_TRUE(get(byAddress, "127.0.0.1", server.port()).ok());
}

TEST(TlsUpstream, RefusesACertificateOfUnknownOrigin)
{
    TlsServer server(Certificate("DNS:localhost"));
    ClientNetwork network;
    const UpstreamReply reply = get(network, "localhost", server.port());
    EXPECT_EQ(reply.fault, UpstreamFault::Connect);
    EXPECT_FALSE(reply.maySent);
    EXPECT_NE(reply.message.find("TLS"), std::string::npos) << reply.message;
}

TEST(TlsUpstream, RefusesACertificateForAnotherName)
{
    const Certificate certificate("DNS:other.example");
    const TemporaryFile roots(certificate.pem);
    TlsServer server(certificate);
    ClientNetwork network(UpstreamOptions{.trustedCertificates = roots.path});
    EXPECT_EQ(get(network, "localhost", server.port()).fault, UpstreamFault::Connect);
}

TEST(TlsUpstream, ReportsRootsThatCannotBeRead)
{
    ClientNetwork network(UpstreamOptions{.trustedCertificates = "/nonexistent.pem"});
    const UpstreamReply reply = get(network, "localhost", 1);
    EXPECT_EQ(reply.fault, UpstreamFault::Connect);
    EXPECT_NE(reply.message.find("trusted certificates"), std::string::npos);
}

} // namespace
} // namespace vitrine::platform
