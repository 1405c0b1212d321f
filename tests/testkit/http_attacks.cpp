#include "tests/testkit/http_attacks.hpp"

#include "tests/testkit/raw_http.hpp"

#include <algorithm>
#include <sys/resource.h>

namespace vitrine::testkit {

using namespace std::chrono_literals;

namespace {

constexpr auto kAnswerLimit = 5s;
constexpr auto kCloseLimit = 8s; // a server may linger so that its answer is seen
constexpr std::size_t kMemoryAllowance = 32 * 1024 * 1024;
constexpr std::size_t kBytewiseMax = 2000; // longer messages are only sent whole

/// Collects attacks; what they share is written once.
class Corpus
{
public:
    explicit Corpus(std::string path)
        : m_path(std::move(path))
    {
    }

    /// A request with a good request line and Host.
    void fields(const std::string& name,
                const std::string& fields,
                const std::string& body = {},
                int status = 400)
    {
        raw(name,
            "POST " + m_path + " HTTP/1.1\r\nHost: shop.test\r\n" + fields + "\r\n" + body,
            status);
    }
    void chunks(const std::string& name, const std::string& chunks, int status = 400)
    {
        fields(name, "Transfer-Encoding: chunked\r\n", chunks, status);
        lastIsInBody();
    }
    void lastIsInBody() { m_attacks.back().inBody = true; }
    void target(const std::string& name, const std::string& target, int status = 400)
    {
        raw(name, "GET " + target + " HTTP/1.1\r\nHost: shop.test\r\n\r\n", status);
    }
    void raw(const std::string& name, std::string bytes, int status = 400)
    {
        m_attacks.push_back(Attack{.name = name, .bytes = std::move(bytes), .status = status});
    }
    const std::string& path() const { return m_path; }
    std::vector<Attack> take() { return std::move(m_attacks); }

private:
    std::string m_path;
    std::vector<Attack> m_attacks;
};

void addLengthAttacks(Corpus& corpus)
{
    corpus.fields("Transfer-Encoding and Content-Length together",
                  "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                  "0\r\n\r\n");
    corpus.fields("Content-Length and Transfer-Encoding, the other order",
                  "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                  "0\r\n\r\n");
    corpus.fields(
        "two different Content-Length", "Content-Length: 3\r\nContent-Length: 5\r\n", "abcde");
    corpus.fields("two equal Content-Length", "Content-Length: 3\r\nContent-Length: 3\r\n", "abc");
    for (const char* length : {"3, 3",
                               "+3",
                               "0x3",
                               "-1",
                               "3 3",
                               "",
                               "3a",
                               "99999999999999999999999",
                               "18446744073709551619"})
        corpus.fields(std::string("Content-Length: ") + length,
                      std::string("Content-Length: ") + length + "\r\n",
                      "abc");
}

void addCodingAttacks(Corpus& corpus)
{
    corpus.fields("unknown coding xchunked", "Transfer-Encoding: xchunked\r\n", "0\r\n\r\n", 501);
    corpus.fields("unknown coding gzip", "Transfer-Encoding: gzip\r\n", "0\r\n\r\n", 501);
    for (const char* coding : {"chunked, identity",
                               "chunked, chunked",
                               "gzip, chunked",
                               "\"chunked\"",
                               "chunked;q=1",
                               ", chunked",
                               ""})
        corpus.fields(std::string("Transfer-Encoding: ") + coding,
                      std::string("Transfer-Encoding: ") + coding + "\r\n",
                      "0\r\n\r\n");
    corpus.fields("Transfer-Encoding twice",
                  "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
                  "0\r\n\r\n");
    corpus.fields("coding with a vertical tab", "Transfer-Encoding: \vchunked\r\n", "0\r\n\r\n");
    corpus.raw("chunked on HTTP/1.0",
               "POST " + corpus.path() +
                   " HTTP/1.0\r\nHost: shop.test\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
}

void addFieldAttacks(Corpus& corpus)
{
    corpus.fields("space before the colon", "Content-Length : 3\r\n", "abc");
    corpus.fields(
        "space before the colon of a coding", "Transfer-Encoding : chunked\r\n", "0\r\n\r\n");
    corpus.fields("folded field", "X-Folded: a\r\n b\r\n");
    corpus.fields("folded field that looks like another",
                  "X-Folded: a\r\n Transfer-Encoding: chunked\r\n");
    corpus.fields("field without a colon", "nonsense\r\n");
    corpus.fields("field without a name", ": value\r\n");
    corpus.fields("byte past ASCII in a name", "X-\xc3\xa9: a\r\n");
    corpus.fields("control byte in a name", "X-\x01: a\r\n");
    corpus.fields("NUL in a value", std::string("X-Nul: a\0b\r\n", 12));
    corpus.fields("bare CR in a value", "X-Return: a\rb\r\n");
    corpus.fields("bare LF line end", "X-Feed: a\nX-Next: b\r\n");
    corpus.fields("DEL in a value", "X-Del: a\x7f\r\n");
    corpus.fields("unknown expectation", "Expect: miracles\r\n", "", 417);
    corpus.fields("malformed Connection", "Connection: close/now\r\n");
    std::string many;
    for (int i = 0; i < 150; ++i)
        many += "X-" + std::to_string(i) + ": a\r\n";
    corpus.fields("150 fields", many, "", 431);
    corpus.fields("40,000 byte field", "X-Long: " + std::string(40000, 'a') + "\r\n", "", 431);
}

void addHostAttacks(Corpus& corpus)
{
    const std::string start = "GET " + corpus.path() + " HTTP/1.1\r\n";
    corpus.raw("no Host", start + "\r\n");
    corpus.raw("two Host", start + "Host: shop.test\r\nHost: shop.test\r\n\r\n");
    corpus.raw("empty Host", start + "Host:\r\n\r\n");
    corpus.raw("Host with a user", start + "Host: a@shop.test\r\n\r\n");
    corpus.raw("Host with a path", start + "Host: shop.test/x\r\n\r\n");
    corpus.raw("Host with a bad port", start + "Host: shop.test:http\r\n\r\n");
    corpus.raw("Host with two names", start + "Host: shop.test other.test\r\n\r\n");
}

void addStartLineAttacks(Corpus& corpus)
{
    const std::string host = "Host: shop.test\r\n\r\n";
    corpus.raw("HTTP/9.9", "GET " + corpus.path() + " HTTP/9.9\r\n" + host, 505);
    corpus.raw("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);
    corpus.raw("HTTP/1.10", "GET " + corpus.path() + " HTTP/1.10\r\n" + host);
    corpus.raw("lower case version", "GET " + corpus.path() + " http/1.1\r\n" + host);
    corpus.raw("HTTP/0.9", "GET " + corpus.path() + "\r\n\r\n");
    corpus.raw("two spaces in the request line", "GET  " + corpus.path() + " HTTP/1.1\r\n" + host);
    corpus.raw("tab in the request line", "GET\t" + corpus.path() + " HTTP/1.1\r\n" + host);
    corpus.raw("space after the version", "GET " + corpus.path() + " HTTP/1.1 \r\n" + host);
    corpus.raw("bare CR in the request line", "GET " + corpus.path() + "\rx HTTP/1.1\r\n" + host);
    corpus.raw("bare LF after the request line", "GET " + corpus.path() + " HTTP/1.1\n" + host);
    corpus.raw("space before the first field",
               "GET " + corpus.path() + " HTTP/1.1\r\n X: a\r\n" + host);
    corpus.raw("five empty lines before the request",
               "\r\n\r\n\r\n\r\n\r\nGET / HTTP/1.1\r\n" + host);
    corpus.raw("a TLS hello on the plain port",
               std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11));
    corpus.raw("TRACE",
               "TRACE " + corpus.path() + " HTTP/1.1\r\nAuthorization: Bearer secret\r\n" + host,
               405);
    corpus.raw("CONNECT", "CONNECT shop.test:443 HTTP/1.1\r\n" + host, 405);
    corpus.target("a target of 9,000 bytes", "/" + std::string(9000, 'a'), 414);
    corpus.target("a target of 40,000 bytes", "/" + std::string(40000, 'a'), 414);
}

void addTargetAttacks(Corpus& corpus)
{
    for (const char* target : {"/a%2fb",
                               "/a%2Fb",
                               "/a%5cb",
                               "/a\\b",
                               "/a%00b",
                               "/a%0ab",
                               "/a%zzb",
                               "/a%",
                               "/a%2",
                               "/../etc/passwd",
                               "/a/./b",
                               "/a/..",
                               "/a/%2e%2e/b",
                               "/%2E/",
                               "/a/.%2e",
                               "/a#b",
                               "/\xc3\xa9",
                               "ftp://shop.test/",
                               "http://a@shop.test/",
                               "http:///a",
                               "shop.test:80",
                               "a/b",
                               "*"})
        corpus.target(std::string("target ") + target, target);
}

void addChunkAttacks(Corpus& corpus)
{
    corpus.chunks("chunk size -1, which ends a stock cpprestsdk listener",
                  "-1\r\nabc\r\n0\r\n\r\n");
    corpus.chunks("chunk size zz", "zz\r\nabc\r\n0\r\n\r\n");
    corpus.chunks("chunk size 0x3", "0x3\r\nabc\r\n0\r\n\r\n");
    corpus.chunks("chunk size +3", "+3\r\nabc\r\n0\r\n\r\n");
    corpus.chunks("chunk size with a space before", " 3\r\nabc\r\n0\r\n\r\n");
    corpus.chunks("chunk size with a space behind", "3 \r\nabc\r\n0\r\n\r\n");
    corpus.chunks("no chunk size", "\r\nabc\r\n0\r\n\r\n");
    corpus.chunks("chunk size of 17 digits", "10000000000000003\r\nabc\r\n0\r\n\r\n");
    corpus.chunks("chunk size 7fffffff", "7fffffff\r\nabc\r\n0\r\n\r\n", 413);
    corpus.chunks("chunk longer than its size", "3\r\nabcd\r\n0\r\n\r\n");
    corpus.chunks("bare LF after a chunk size", "3\nabc\r\n0\r\n\r\n");
    corpus.chunks("bare LF after chunk data", "3\r\nabc\n0\r\n\r\n");
    corpus.chunks("bare CR in a chunk extension", "3;a\rb\r\nabc\r\n0\r\n\r\n");
    corpus.chunks("bare LF in a chunk extension", "3;a\nb\r\nabc\r\n0\r\n\r\n");
    corpus.chunks("chunk extension of 100,000 bytes",
                  "3;" + std::string(100000, 'a') + "\r\nabc\r\n0\r\n\r\n");
    corpus.chunks("trailer that is no field", "3\r\nabc\r\n0\r\nnonsense\r\n\r\n");
    corpus.chunks(
        "trailer of 100,000 bytes", "0\r\nX: " + std::string(100000, 'a') + "\r\n\r\n", 431);
}

void addHarmless(Corpus& corpus)
{
    corpus.fields("body of a known length", "Content-Length: 3\r\n", "abc", 200);
    corpus.fields("body of no length", "Content-Length: 0\r\n", "", 200);
    corpus.fields("expecting client that does not wait",
                  "Expect: 100-continue\r\nContent-Length: 3\r\n",
                  "abc",
                  200);
    corpus.lastIsInBody(); // a server that answers early ends such a connection
    corpus.chunks("chunked body", "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", 200);
    corpus.chunks("chunk extension 3;a=b", "3;a=b\r\nabc\r\n0\r\n\r\n", 200);
    corpus.chunks("trailer with framing fields",
                  "3\r\nabc\r\n0\r\nContent-Length: 7\r\nX-Sum: 1\r\n\r\n",
                  200);
    corpus.fields("9,000 byte field", "X-Long: " + std::string(9000, 'a') + "\r\n", "", 200);
    corpus.fields("tab in a value", "X-Tab: a\tb\r\n", "", 200);
    corpus.raw("empty line before the request",
               "\r\nGET " + corpus.path() + " HTTP/1.1\r\nHost: shop.test\r\n\r\n",
               200);
}

std::string goodRequest(const std::string& path, const char* connection)
{
    return "GET " + path + " HTTP/1.1\r\nHost: shop.test\r\nConnection: " + connection + "\r\n\r\n";
}

std::string answersAGoodRequest(const AttackTarget& target)
{
    RawConnection connection(target.port);
    if (!connection.isOpen())
        return "the server takes no connection any more";
    connection.send(goodRequest(target.healthyPath, "close"));
    const auto response = connection.read(kAnswerLimit);
    if (!response)
        return "a good request is not answered any more";
    return response->status < 500
               ? ""
               : "a good request is answered " + std::to_string(response->status);
}

bool isRight(const AttackTarget& target, const Attack& attack, int status)
{
    if (attack.status == status || (attack.status == 200 && status < 500))
        return true;
    // A path that never reads bodies refuses for its own reasons.
    return attack.inBody && !target.readsBodies && status >= 400 && status < 500;
}

std::string judgeRefusal(RawConnection& connection, const Attack& attack, Delivery delivery)
{
    if (!connection.endsWithin(kCloseLimit))
        return "the connection stays open";
    if (!connection.unread().empty() && attack.status != 200)
        return std::string(delivery == Delivery::WithSecondRequest ? "the request behind it"
                                                                   : "something") +
               " was answered too: " + connection.unread().substr(0, 60);
    return {};
}

std::string judge(RawConnection& connection,
                  const AttackTarget& target,
                  const Attack& attack,
                  Delivery delivery)
{
    auto response = connection.read(kAnswerLimit);
    if (response && response->status == 100)
        response = connection.read(kAnswerLimit);
    if (!response)
        return "no answer";
    if (!isRight(target, attack, response->status))
        return "answered " + std::to_string(response->status) + " instead of " +
               std::to_string(attack.status);
    if (attack.status != 200)
        return judgeRefusal(connection, attack, delivery);
    if (attack.inBody && !target.readsBodies)
        return {}; // it may end the connection rather than read a body that it has refused
    if (delivery != Delivery::WithSecondRequest)
        connection.send(goodRequest(target.healthyPath, "close"));
    const auto second = connection.read(kAnswerLimit);
    return second && second->status < 500 ? ""
                                          : "the next request on the connection is not answered";
}

} // namespace

std::vector<Attack> framingAttacks(const std::string& path)
{
    Corpus corpus(path);
    addLengthAttacks(corpus);
    addCodingAttacks(corpus);
    addFieldAttacks(corpus);
    addHostAttacks(corpus);
    addStartLineAttacks(corpus);
    addTargetAttacks(corpus);
    addChunkAttacks(corpus);
    addHarmless(corpus);
    return corpus.take();
}

std::string tryAttack(const AttackTarget& target, const Attack& attack, Delivery delivery)
{
    std::string fault;
    {
        RawConnection connection(target.port);
        if (!connection.isOpen())
            return attack.name + ": cannot connect";
        if (delivery == Delivery::ByteByByte)
            connection.sendBytewise(attack.bytes);
        else if (delivery == Delivery::WithSecondRequest)
            connection.send(attack.bytes + goodRequest(target.healthyPath, "close"));
        else
            connection.send(attack.bytes);
        fault = judge(connection, target, attack, delivery);
    }
    if (fault.empty())
        fault = answersAGoodRequest(target);
    return fault.empty() ? fault : attack.name + ": " + fault;
}

std::string tryHugeHeader(const AttackTarget& target, std::size_t bytes)
{
    const std::size_t before = residentBytes(target.pid);
    RawConnection connection(target.port);
    connection.send("GET " + target.path + " HTTP/1.1\r\nHost: shop.test\r\nX-Long: ");
    const std::string piece(64 * 1024, 'a');
    for (std::size_t sent = 0; sent < bytes && connection.send(piece); sent += piece.size()) {
    }
    const auto response = connection.read(kAnswerLimit);
    const std::size_t after = residentBytes(target.pid);
    if (response && response->status != 431)
        return "huge header: answered " + std::to_string(response->status) + " instead of 431";
    if (!response && !connection.endsWithin(kCloseLimit))
        return "huge header: neither answered nor refused";
    if (after > before + kMemoryAllowance)
        return "huge header: memory grew by " + std::to_string((after - before) / 1024 / 1024) +
               " MB";
    return answersAGoodRequest(target);
}

std::string tryHugeBody(const AttackTarget& target,
                        std::size_t bytes,
                        const std::vector<int>& statuses,
                        const std::string& fields)
{
    const std::size_t before = residentBytes(target.pid);
    const auto begun = std::chrono::steady_clock::now();
    RawConnection connection(target.port);
    connection.send("POST " + target.path + " HTTP/1.1\r\nHost: shop.test\r\n" + fields +
                    "Content-Length: " + std::to_string(bytes) + "\r\n\r\n");
    const auto response = connection.read(kAnswerLimit); // before a byte of the body was sent
    if (!response)
        return "huge body: not answered before the body was sent";
    if (std::find(statuses.begin(), statuses.end(), response->status) == statuses.end())
        return "huge body: answered " + std::to_string(response->status);
    if (std::chrono::steady_clock::now() - begun > 1s)
        return "huge body: the answer took longer than a second";
    const std::string piece(64 * 1024, 'a');
    std::size_t sent = 0;
    const auto until =
        std::chrono::steady_clock::now() + 1s; // the server reads on for a while, and keeps nothing
    while (sent < bytes && std::chrono::steady_clock::now() < until && connection.send(piece))
        sent += piece.size();
    const std::size_t after = residentBytes(target.pid);
    if (after > before + kMemoryAllowance)
        return "huge body: memory grew by " + std::to_string((after - before) / 1024 / 1024) +
               " MB";
    return answersAGoodRequest(target);
}

std::string tryHalfRequests(const AttackTarget& target, std::size_t count)
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    std::vector<RawConnection> connections;
    connections.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        connections.emplace_back(target.port);
        if (!connections.back().isOpen())
            return "half requests: connection " + std::to_string(i) + " was not taken";
        connections.back().send("GET " + target.path + " HTTP/1.1\r\nHost: shop");
    }
    const std::string fault = answersAGoodRequest(target);
    return fault.empty() ? fault : "half requests: " + fault;
}

std::vector<std::string> tryEverything(const AttackTarget& target)
{
    std::vector<std::string> faults;
    const auto note = [&faults](std::string fault) {
        if (!fault.empty())
            faults.push_back(std::move(fault));
    };
    for (const Attack& attack : framingAttacks(target.path)) {
        note(tryAttack(target, attack, Delivery::OneSegment));
        if (attack.bytes.size() <= kBytewiseMax)
            note(tryAttack(target, attack, Delivery::ByteByByte));
        note(tryAttack(target, attack, Delivery::WithSecondRequest));
    }
    note(tryHugeHeader(target, 200ULL * 1024 * 1024));
    note(tryHugeBody(target, 512ULL * 1024 * 1024, {400, 401, 403, 404, 405, 413}));
    note(tryHalfRequests(target, 2000));
    return faults;
}

} // namespace vitrine::testkit
