#include "services/platform/runtime/http_call.hpp"
#include "services/platform/telemetry/span_json.hpp"
#include "services/platform/telemetry/telemetry.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <iterator>
#include <mutex>
#include <pthread.h>
#include <thread>

namespace vitrine::platform {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kSpansMax = 10000; ///< Waiting and being sent together.
constexpr std::size_t kBatchWanted = 100;
constexpr std::size_t kBatchMax = 1000;
constexpr auto kFlushInterval = 500ms;
constexpr auto kPostTimeout = 5000ms;
constexpr auto kBackoffMin = 500ms;
constexpr auto kBackoffMax = 30000ms;
constexpr auto kCloseTimeout = 2000ms;

} // namespace

struct ZipkinReporter::State
{
    State(std::string base,
          std::string service,
          std::string host,
          unsigned short portNow,
          Metrics& counters)
        : origin{std::move(service), std::move(host), portNow}
        , metrics(counters)
    {
        while (base.ends_with('/'))
            base.pop_back();
        url = base + "/api/v2/spans";
    }

    void run();
    void fillBatch();
    Outcome post();
    void keep(const Error& failed);
    void drop(std::size_t spans);

    std::string url;
    SpanOrigin origin;
    Metrics& metrics;

    std::mutex mutex; // guards what follows, up to the next blank line
    std::condition_variable changed;
    std::vector<Span> queue;
    std::size_t sending = 0;
    bool closing = false;
    Deadline closeBy;
    unsigned short port = 0;

    std::vector<Span> batch; // of the thread alone, as are the two below
    std::chrono::milliseconds backoff{0};
    std::string lastTrouble;

    std::jthread thread;
};

void ZipkinReporter::State::run()
{
    for (;;) {
        fillBatch();
        if (batch.empty())
            return; // closing, and everything is sent
        const Outcome sent = post();
        if (sent.ok()) {
            metrics.count("zipkin_reporter_spans_total", {}, static_cast<double>(batch.size()));
            if (!lastTrouble.empty())
                log(LogLevel::Info, "spans are reported again", {{"url", url}});
            lastTrouble.clear();
            backoff = 0ms;
            batch.clear();
        } else {
            keep(sent.error());
        }
        const std::lock_guard lock(mutex);
        sending = batch.size();
        if (closing && !batch.empty()) {
            drop(batch.size() + queue.size());
            return;
        }
    }
}

/// Waits for work: a batch that is still to be sent, after its pause; else spans, for the interval
/// or until there are enough.
void ZipkinReporter::State::fillBatch()
{
    std::unique_lock lock(mutex);
    if (!batch.empty()) {
        changed.wait_for(lock, backoff, [this] { return closing; });
        return;
    }
    changed.wait(lock, [this] { return closing || !queue.empty(); });
    changed.wait_for(
        lock, kFlushInterval, [this] { return closing || queue.size() >= kBatchWanted; });
    const auto taken = std::min(queue.size(), kBatchMax);
    const auto end = queue.begin() + static_cast<std::ptrdiff_t>(taken);
    batch.assign(std::make_move_iterator(queue.begin()), std::make_move_iterator(end));
    queue.erase(queue.begin(), end);
    sending = taken;
}

Outcome ZipkinReporter::State::post()
{
    Deadline deadline = Deadline::in(kPostTimeout);
    {
        const std::lock_guard lock(mutex);
        origin.port = port != 0 ? port : origin.port;
        if (closing)
            deadline = closeBy.orEarlier(kPostTimeout);
    }
    HttpCall call{.method = "POST", .url = url, .body = encodeSpans(batch, origin)};
    call.headers.set("Content-Type", "application/json");
    call.headers.set("b3", "0"); // or the reports would be traced, and those reports again
    const auto answer = callHttp(call, deadline);
    if (!answer.ok())
        return answer.error();
    if (answer->status / 100 == 2)
        return Done{};
    const bool laterMayHelp =
        answer->status >= 500 || answer->status == 429 || answer->status == 408;
    return Error{.code = laterMayHelp ? ErrorCode::Unavailable : ErrorCode::InvalidArgument,
                 .message = "the collector answers " + std::to_string(answer->status)};
}

void ZipkinReporter::State::keep(const Error& failed)
{
    const std::string trouble = failed.message;
    if (trouble != lastTrouble)
        log(LogLevel::Warn, "spans cannot be reported", {{"url", url}, {"cause", trouble}});
    lastTrouble = trouble;
    backoff = std::clamp<std::chrono::milliseconds>(backoff * 2, kBackoffMin, kBackoffMax);
    if (!isTransient(failed.code) && failed.code != ErrorCode::DeadlineExceeded) {
        drop(batch.size()); // it will not be taken the next time either
        batch.clear();
    }
}

void ZipkinReporter::State::drop(std::size_t spans)
{
    metrics.count("zipkin_reporter_spans_dropped_total", {}, static_cast<double>(spans));
}

ZipkinReporter::ZipkinReporter(
    std::string url, std::string service, std::string host, unsigned short port, Metrics& metrics)
    : m_state(std::make_unique<State>(
          std::move(url), std::move(service), std::move(host), port, metrics))
{
    m_state->thread = std::jthread([state = m_state.get()] { state->run(); });
    pthread_setname_np(m_state->thread.native_handle(), "spans");
}

ZipkinReporter::~ZipkinReporter()
{
    close();
}

void ZipkinReporter::report(Span span)
{
    if (!span.context.sampled)
        return;
    {
        const std::lock_guard lock(m_state->mutex);
        if (!m_state->closing && m_state->queue.size() + m_state->sending < kSpansMax) {
            m_state->queue.push_back(std::move(span));
            if (m_state->queue.size() == 1 || m_state->queue.size() == kBatchWanted)
                m_state->changed.notify_one();
            return;
        }
    }
    m_state->drop(1);
}

void ZipkinReporter::listeningOn(unsigned short port)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->port = port;
}

void ZipkinReporter::close()
{
    {
        const std::lock_guard lock(m_state->mutex);
        if (!m_state->closing)
            m_state->closeBy = Deadline::in(kCloseTimeout);
        m_state->closing = true;
    }
    m_state->changed.notify_all();
    if (m_state->thread.joinable())
        m_state->thread.join();
}

} // namespace vitrine::platform
