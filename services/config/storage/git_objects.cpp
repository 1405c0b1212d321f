#include "services/config/storage/git_objects.hpp"

#include "services/config/storage/file_limits.hpp"

#include <algorithm>

namespace vitrine::config {
namespace {

bool isCommitId(const std::string& label)
{
    return label.size() >= 7 && label.size() <= GIT_OID_HEXSZ &&
           label.find_first_not_of("0123456789abcdef") == std::string::npos;
}

/// What the walk over a commit's tree collects.
struct Walk
{
    git_repository* repository = nullptr;
    ConfigTree tree;
    bool isTooMuch = false;
};

int visit(const char* root, const git_tree_entry* entry, void* payload)
{
    Walk& walk = *static_cast<Walk*>(payload);
    const std::string folder = root; // "" or "a/b/"
    if (git_tree_entry_type(entry) == GIT_OBJECT_TREE) {
        const auto depth = static_cast<std::size_t>(std::count(folder.begin(), folder.end(), '/'));
        return depth >= kFoldersDepthMax ? 1 : 0; // 1: not into this one
    }
    const std::string path = folder + git_tree_entry_name(entry);
    // A symbolic link is a blob too, whose text is a path; it is not followed.
    const bool isFile = git_tree_entry_type(entry) == GIT_OBJECT_BLOB &&
                        git_tree_entry_filemode(entry) != GIT_FILEMODE_LINK;
    if (!isFile || !isConfigFile(path))
        return 0;
    if (walk.tree.files.size() >= kFilesMax) {
        walk.isTooMuch = true;
        return -1;
    }
    git_blob* raw = nullptr;
    if (const int failed = git_blob_lookup(&raw, walk.repository, git_tree_entry_id(entry));
        failed < 0)
        return failed;
    const GitBlobPtr blob(raw);
    const auto bytes = static_cast<std::size_t>(git_blob_rawsize(raw));
    const std::string_view text(static_cast<const char*>(git_blob_rawcontent(raw)), bytes);
    walk.tree.files.emplace(path,
                            bytes > kFileBytesMax
                                ? ConfigFile{.documents = {}, .fault = "longer than a megabyte"}
                                : parseConfigFile(path, text));
    return 0;
}

Result<git_oid> peelToCommit(const git_reference* reference, const std::string& label)
{
    git_object* raw = nullptr;
    if (git_reference_peel(&raw, reference, GIT_OBJECT_COMMIT) < 0)
        return Error{.code = ErrorCode::NotFound,
                     .message = "the label '" + label + "' names no commit"};
    const GitObjectPtr commit(raw);
    return *git_object_id(raw);
}

} // namespace

Error gitError(const std::string& what)
{
    const git_error* error = git_error_last();
    return Error{.code = ErrorCode::Unavailable,
                 .message = what + ": " + (error != nullptr ? error->message : "unknown cause")};
}

Result<git_oid> resolveLabel(git_repository* repository, const std::string& label)
{
    for (const char* prefix : {"refs/heads/", "refs/remotes/origin/", "refs/tags/"}) {
        git_reference* raw = nullptr;
        if (git_reference_lookup(&raw, repository, (prefix + label).c_str()) == 0) {
            const GitReferencePtr reference(raw);
            return peelToCommit(raw, label);
        }
    }
    git_oid prefix;
    git_object* raw = nullptr;
    if (isCommitId(label) && git_oid_fromstrn(&prefix, label.c_str(), label.size()) == 0 &&
        git_object_lookup_prefix(&raw, repository, &prefix, label.size(), GIT_OBJECT_COMMIT) == 0) {
        const GitObjectPtr commit(raw);
        return *git_object_id(raw);
    }
    return Error{.code = ErrorCode::NotFound,
                 .message = "there is no branch, tag or commit '" + label + "'"};
}

Result<ConfigTree> readCommit(git_repository* repository, const git_oid& commit)
{
    git_object* raw = nullptr;
    if (git_object_lookup(&raw, repository, &commit, GIT_OBJECT_COMMIT) < 0)
        return gitError("commit");
    const GitObjectPtr object(raw);
    git_object* rawTree = nullptr;
    if (git_object_peel(&rawTree, raw, GIT_OBJECT_TREE) < 0)
        return gitError("tree of a commit");
    const GitObjectPtr tree(rawTree);
    Walk walk{.repository = repository, .tree = {}};
    const int failed =
        git_tree_walk(reinterpret_cast<const git_tree*>(rawTree), GIT_TREEWALK_PRE, visit, &walk);
    if (walk.isTooMuch)
        return Error{.code = ErrorCode::TooLarge,
                     .message = "more than " + std::to_string(kFilesMax) + " files"};
    if (failed < 0)
        return gitError("tree of a commit");
    char id[GIT_OID_HEXSZ + 1];
    walk.tree.version = git_oid_tostr(id, sizeof id, &commit);
    return std::move(walk.tree);
}

} // namespace vitrine::config
