#include "vitrine/qt/keychain_token_store.hpp"

#include <QCoreApplication>
#include <QList>
#include <QTimer>
#include <qt6keychain/keychain.h>

#include <atomic>

namespace vitrine::qt {
namespace {

constexpr int kPatienceMs = 60'000; // a person may have to unlock the keychain

Error keychainError(const QKeychain::Job& job)
{
    return {.code = ErrorCode::Unavailable,
            .message = "keychain: " + job.errorString().toStdString()};
}

/// What a finished job says: nothing, or why not. An entry that is missing is no failure.
std::optional<Error> faultOf(const QKeychain::Job& job)
{
    if (job.error() == QKeychain::NoError || job.error() == QKeychain::EntryNotFound)
        return std::nullopt;
    return keychainError(job);
}

} // namespace

/// Lives on the GUI thread, where the jobs run.
struct KeychainTokenStore::State : std::enable_shared_from_this<KeychainTokenStore::State>
{
    using Finish = std::function<void(const QKeychain::Job* job)>; ///< Null: no answer in time.

    QString service;
    QString account;
    std::function<void(const QString&)> onFallback;
    client::MemoryTokenStore memory;
    std::atomic<bool> isFallback = false;
    std::atomic<bool> isClosing = false;

    /// Runs `job` on the GUI thread; `finish` is called there, exactly once.
    void run(std::function<QKeychain::Job*()> make, Finish finish)
    {
        auto* app = QCoreApplication::instance();
        if (app == nullptr || isClosing) {
            finish(nullptr);
            return;
        }
        QMetaObject::invokeMethod(
            app,
            [self = shared_from_this(), make = std::move(make), finish = std::move(finish)] {
                self->runHere(make, finish);
            },
            Qt::QueuedConnection);
    }

    void runHere(const std::function<QKeychain::Job*()>& make, const Finish& finish)
    {
        auto* job = make();
        job->setAutoDelete(true);
        auto* patience = new QTimer(job);
        auto once = std::make_shared<bool>(false);
        const auto end = [once, finish](const QKeychain::Job* done) {
            if (!std::exchange(*once, true))
                finish(done);
        };
        QObject::connect(
            job, &QKeychain::Job::finished, job, [end](QKeychain::Job* done) { end(done); });
        QObject::connect(patience, &QTimer::timeout, job, [end] { end(nullptr); });
        QObject::connect(QCoreApplication::instance(), &QCoreApplication::aboutToQuit, job, [end] {
            end(nullptr);
        });
        patience->setSingleShot(true);
        patience->start(kPatienceMs);
        job->start();
    }

    /// From now on tokens are kept in memory. On the GUI thread, or while the program ends.
    void fallBack(const std::string& why)
    {
        if (!isFallback.exchange(true) && onFallback && !isClosing)
            onFallback(QString::fromStdString(why));
    }

    [[nodiscard]] static std::string reasonOf(const QKeychain::Job* job)
    {
        return job == nullptr ? "no answer" : job->errorString().toStdString();
    }
};

KeychainTokenStore::KeychainTokenStore(QString service,
                                       QString account,
                                       std::function<void(const QString&)> onFallback)
    : m_state(std::make_shared<State>())
{
    m_state->service = std::move(service);
    m_state->account = std::move(account);
    m_state->onFallback = std::move(onFallback);
}

KeychainTokenStore::~KeychainTokenStore()
{
    m_state->isClosing = true;
}

client::Task<std::optional<client::TokenSet>> KeychainTokenStore::load()
{
    using Loaded = Result<std::optional<client::TokenSet>>;
    if (m_state->isFallback)
        return m_state->memory.load();
    const pplx::task_completion_event<Loaded> ended;
    const auto state = m_state;
    state->run(
        [state]() -> QKeychain::Job* {
            auto* job = new QKeychain::ReadPasswordJob(state->service);
            job->setKey(state->account);
            return job;
        },
        [state, ended](const QKeychain::Job* job) {
            if (job == nullptr || faultOf(*job)) {
                state->fallBack(State::reasonOf(job));
                ended.set(Loaded(std::optional<client::TokenSet>()));
                return;
            }
            const auto* read = static_cast<const QKeychain::ReadPasswordJob*>(job);
            const auto tokens = client::decodeTokens(read->textData().toStdString());
            // What cannot be read is as good as nothing: the person signs in again.
            ended.set(Loaded(tokens.ok() ? std::optional(*tokens) : std::nullopt));
        });
    return pplx::create_task(ended);
}

client::Task<Done> KeychainTokenStore::save(client::TokenSet tokens)
{
    if (m_state->isFallback)
        return m_state->memory.save(std::move(tokens));
    const pplx::task_completion_event<Outcome> ended;
    const auto state = m_state;
    state->run(
        [state, text = QString::fromStdString(client::encodeTokens(tokens))]() -> QKeychain::Job* {
            auto* job = new QKeychain::WritePasswordJob(state->service);
            job->setKey(state->account);
            job->setTextData(text);
            return job;
        },
        [state, ended, tokens](const QKeychain::Job* job) {
            if (job == nullptr || faultOf(*job)) {
                state->fallBack(State::reasonOf(job));
                state->memory.save(tokens).then(
                    [ended](Outcome saved) { ended.set(std::move(saved)); });
                return;
            }
            ended.set(Outcome(Done{}));
        });
    return pplx::create_task(ended);
}

client::Task<Done> KeychainTokenStore::clear()
{
    if (m_state->isFallback)
        return m_state->memory.clear();
    const pplx::task_completion_event<Outcome> ended;
    const auto state = m_state;
    state->run(
        [state]() -> QKeychain::Job* {
            auto* job = new QKeychain::DeletePasswordJob(state->service);
            job->setKey(state->account);
            return job;
        },
        [ended](const QKeychain::Job* job) {
            if (job == nullptr)
                ended.set(failure<Done>(ErrorCode::Unavailable, "keychain: no answer"));
            else if (const auto fault = faultOf(*job))
                ended.set(Outcome(*fault));
            else
                ended.set(Outcome(Done{}));
        });
    return pplx::create_task(ended);
}

} // namespace vitrine::qt
