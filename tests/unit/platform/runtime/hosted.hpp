#pragma once

#include "services/platform/runtime/http_call.hpp"
#include "services/platform/runtime/service_host.hpp"
#include "tests/testkit/service_process.hpp"

#include <fstream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace vitrine::testkit {

/// A ServiceHost of a made-up service "till" in this process, as its main would use it.
class Hosted
{
public:
    /// @param arguments beside a free port; without a registry unless they name one.
    explicit Hosted(std::vector<std::string> arguments = {})
    {
        m_arguments = {"till", "--service.port=0", "--service.port-file=" + portFile()};
        bool hasRegistry = false;
        for (std::string& argument : arguments) {
            hasRegistry = hasRegistry || argument.starts_with("--registry.url");
            m_arguments.push_back(std::move(argument));
        }
        if (!hasRegistry)
            m_arguments.emplace_back("--registry.url=");
        std::vector<const char*> argv;
        for (const std::string& argument : m_arguments)
            argv.push_back(argument.c_str());
        m_host = std::make_unique<platform::ServiceHost>(
            "till", static_cast<int>(argv.size()), argv.data());
    }
    ~Hosted() { (void)stop(); }
    Hosted(const Hosted&) = delete;
    Hosted& operator=(const Hosted&) = delete;

    [[nodiscard]] platform::ServiceHost& host() { return *m_host; }
    /// Serves on a thread of its own. @return false when the host does not want to start.
    bool run(std::vector<platform::Route> routes)
    {
        if (!m_host->shouldStart())
            return false;
        m_thread =
            std::jthread([this, routes = std::move(routes)] { m_exitCode = m_host->run(routes); });
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        while (m_port == 0 && std::chrono::steady_clock::now() < end) {
            std::ifstream(portFile()) >> m_port;
            if (m_port == 0)
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        return m_port != 0;
    }
    [[nodiscard]] unsigned port() const { return m_port; }
    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port); }
    /// @return The answer to a GET; status 0 when there is none.
    [[nodiscard]] platform::HttpAnswer get(const std::string& path,
                                           const Headers& headers = {}) const
    {
        platform::HttpCall call{.url = url() + path};
        call.headers = headers;
        auto answer = platform::callHttp(call, Deadline::in(std::chrono::seconds(10)));
        return answer.ok() ? *answer
                           : platform::HttpAnswer{
                                 .status = 0, .headers = {}, .body = answer.error().message};
    }
    /// Waits until it says that it is ready (or not).
    [[nodiscard]] bool becomes(bool ready) const
    {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        while (std::chrono::steady_clock::now() < end) {
            if (get("/actuator/health/readiness").status == (ready ? 200 : 503))
                return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        return false;
    }
    /// Asks for the end and waits for it. @return What `run` returned, -1 when it did not run.
    int stop()
    {
        if (m_thread.joinable()) {
            m_host->stop();
            m_thread.join();
        }
        return m_exitCode;
    }

private:
    [[nodiscard]] std::string portFile() const { return (m_folder.path() / "port").string(); }

    TemporaryFolder m_folder;
    std::vector<std::string> m_arguments;
    std::unique_ptr<platform::ServiceHost> m_host;
    unsigned m_port = 0;
    int m_exitCode = -1;
    std::jthread m_thread;
};

} // namespace vitrine::testkit
