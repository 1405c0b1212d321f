#include "services/config/storage/git_repository.hpp"

#include "services/config/storage/git_objects.hpp"
#include "services/platform/telemetry/telemetry.hpp"
#include "vitrine/core/encoding.hpp"

namespace vitrine::config {
namespace {

using std::chrono::steady_clock;

/// Labels whose state is kept. There are as many as there are branches in use; commit ids are asked
/// for rarely.
constexpr std::size_t kLabelsMax = 64;

} // namespace

struct GitRepository::Opened
{
    GitRepositoryPtr repository;
};

Result<std::string> localGitPath(const std::string& uri)
{
    const auto refuse = [&](const char* why) {
        return Error{.code = ErrorCode::InvalidArgument, .message = "'" + uri + "' " + why};
    };
    if (uri.starts_with("file://")) {
        const auto path = percentDecode(uri.substr(7));
        if (!path.ok() || !path->starts_with('/'))
            return refuse("is no file: URL of this machine");
        return *path;
    }
    if (uri.starts_with("file:"))
        return uri.substr(5);
    const auto colon = uri.find(':');
    if (uri.find("://") != std::string::npos ||
        (colon != std::string::npos && uri.find('/') > colon))
        return refuse("is on another machine; clone it, and name the clone");
    return uri;
}

GitRepository::GitRepository(GitOptions options)
    : m_options(std::move(options))
    , m_path([&] {
        const auto path = localGitPath(m_options.uri);
        return path.ok() ? *path : std::string();
    }())
{
    git_libgit2_init();
}

GitRepository::~GitRepository()
{
    m_opened.reset();
    git_libgit2_shutdown();
}

Result<ConfigTreePtr> GitRepository::tree(const std::string& label)
{
    const std::lock_guard lock(m_mutex);
    const auto now = steady_clock::now();
    const auto known = m_known.find(label);
    if (known != m_known.end() && now < known->second.lookAgainAt)
        return known->second.tree;
    auto found = look(label);
    if (found.ok()) {
        if (m_known.size() >= kLabelsMax && known == m_known.end())
            m_known.erase(m_known.begin());
        m_known.insert_or_assign(label, Known{*found, now + m_options.refresh});
        return found;
    }
    const bool isGone = found.error().code == ErrorCode::NotFound;
    if (isGone)
        m_known.erase(label);
    if (isGone || !m_known.contains(label))
        return found;
    platform::log(platform::LogLevel::Warn,
                  "the settings' repository cannot be read; its last state is served",
                  {{"cause", found.error().message}});
    Known& last = m_known.at(label);
    last.lookAgainAt = now + m_options.refresh;
    return last.tree;
}

/// @pre the lock is held
Result<ConfigTreePtr> GitRepository::look(const std::string& label)
{
    const bool wasOpen = m_opened != nullptr;
    if (const Outcome opened = open(); !opened.ok())
        return opened.error();
    git_repository* repository = m_opened->repository.get();
    auto commit = resolveLabel(repository, label.empty() ? m_options.defaultLabel : label);
    if (!commit.ok() && label.empty() && m_options.defaultLabel == "main" &&
        m_options.tryMasterBranch)
        commit = resolveLabel(repository, "master");
    if (!commit.ok()) {
        m_opened.reset(); // it may have been replaced, or have gone away, since it was opened
        return wasOpen ? look(label) : commit.error();
    }
    char id[GIT_OID_HEXSZ + 1];
    if (auto tree = cached(git_oid_tostr(id, sizeof id, &*commit)))
        return tree;
    auto tree = readCommit(repository, *commit);
    if (!tree.ok()) {
        m_opened.reset();
        return tree.error();
    }
    tree->origin = m_options.uri + (m_options.uri.ends_with('/') ? "" : "/");
    return std::make_shared<const ConfigTree>(*std::move(tree));
}

/// A commit never changes: a state that any label named is the same for all.
ConfigTreePtr GitRepository::cached(const std::string& commit) const
{
    for (const auto& [label, known] : m_known) {
        if (known.tree->version == commit)
            return known.tree;
    }
    return nullptr;
}

Outcome GitRepository::open()
{
    if (m_opened)
        return Done{};
    git_repository* raw = nullptr;
    if (git_repository_open_ext(&raw, m_path.c_str(), GIT_REPOSITORY_OPEN_NO_SEARCH, nullptr) < 0)
        return gitError("git repository " + m_options.uri);
    m_opened = std::make_unique<Opened>(Opened{GitRepositoryPtr(raw)});
    return Done{};
}

} // namespace vitrine::config
