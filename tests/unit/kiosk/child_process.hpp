#pragma once

#include <chrono>
#include <csignal>
#include <filesystem>
#include <poll.h>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <sys/wait.h>
#include <tuple>
#include <unistd.h>
#include <vector>

namespace vitrine::kiosk::testing {

/// A program beside the test's own, to talk to by lines and to kill.
class ChildProcess
{
public:
    ChildProcess(const char* name, std::vector<std::string> arguments)
    {
        int ends[2];
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
            throw std::runtime_error("socketpair");
        arguments.insert(
            arguments.begin(),
            (std::filesystem::read_symlink("/proc/self/exe").parent_path() / name).string());
        std::vector<char*> list;
        for (auto& argument : arguments)
            list.push_back(argument.data());
        list.push_back(nullptr);
        m_process = ::fork();
        if (m_process == 0) {
            ::dup2(ends[1], STDIN_FILENO);
            ::dup2(ends[1], STDOUT_FILENO);
            ::execv(list[0], list.data());
            ::_exit(9);
        }
        ::close(ends[1]);
        m_line = ends[0];
    }
    ~ChildProcess()
    {
        kill();
        ::close(m_line);
    }
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    void kill()
    {
        if (m_process < 0)
            return;
        ::kill(m_process, SIGKILL);
        ::waitpid(m_process, nullptr, 0);
        m_process = -1;
    }
    /// @return "" when the process has ended or says nothing within `wait`.
    std::string readLine(std::chrono::microseconds wait)
    {
        const auto until = std::chrono::steady_clock::now() + wait;
        for (;;) {
            if (const auto end = m_read.find('\n'); end != std::string::npos) {
                auto line = m_read.substr(0, end);
                m_read.erase(0, end + 1);
                return line;
            }
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(
                until - std::chrono::steady_clock::now());
            pollfd ready{m_line, POLLIN, 0};
            if (left.count() <= 0 || ::poll(&ready, 1, static_cast<int>(left.count())) <= 0)
                return "";
            char block[4096];
            const auto count = ::read(m_line, block, sizeof block);
            if (count <= 0)
                return "";
            m_read.append(block, static_cast<std::size_t>(count));
        }
    }
    void answer(const std::string& line)
    {
        const auto whole = line + "\n";
        std::ignore = ::send(m_line, whole.data(), whole.size(), MSG_NOSIGNAL);
    }

private:
    pid_t m_process = -1;
    int m_line = -1;
    std::string m_read;
};

} // namespace vitrine::kiosk::testing
