#pragma once

#include "services/config/domain/config_tree.hpp"
#include "vitrine/core/result.hpp"

#include <git2.h>
#include <memory>
#include <string>

namespace vitrine::config {

template <auto Free> struct GitFree
{
    template <typename T> void operator()(T* object) const { Free(object); }
};
using GitRepositoryPtr = std::unique_ptr<git_repository, GitFree<git_repository_free>>;
using GitObjectPtr = std::unique_ptr<git_object, GitFree<git_object_free>>;
using GitTreePtr = std::unique_ptr<git_tree, GitFree<git_tree_free>>;
using GitBlobPtr = std::unique_ptr<git_blob, GitFree<git_blob_free>>;
using GitReferencePtr = std::unique_ptr<git_reference, GitFree<git_reference_free>>;

/// libgit2's last error as ours.
[[nodiscard]] Error gitError(const std::string& what);

/// The commit that a label names: a local branch, a branch of the remote "origin", a tag, or the id
/// of a commit (7 digits at least). Nothing else that git's revision language knows is understood.
/// @return NotFound when there is none.
[[nodiscard]] Result<git_oid> resolveLabel(git_repository* repository, const std::string& label);

/// Reads all settings' files of a commit.
/// @return Unavailable when an object cannot be read; TooLarge for too many files.
[[nodiscard]] Result<ConfigTree> readCommit(git_repository* repository, const git_oid& commit);

} // namespace vitrine::config
