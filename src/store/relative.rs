//! The way from one folder to another, as links write it. By names alone: the disk is not asked, so a link may lead to what is not there yet.

use super::{Error, Project};
use std::path::{Component, Path};

impl Project {
    /// Returns the way from `folder` to `corpus/`, with `/` between folders: `../../corpus`; nothing where only the root of the disk is
    /// common to both, for a path from there on would be of this machine alone.
    ///
    /// # Errors
    /// When the current folder, from which relative paths are taken, is not known.
    pub fn corpus_from(&self, folder: &Path) -> Result<Option<String>, Error> {
        let absolute = |path: &Path| std::path::absolute(path).map_err(|e| Error::read(path, e));
        Ok(way(&absolute(folder)?, &absolute(&self.path("corpus"))?))
    }
}

/// Returns the way from one absolute folder to another, if they have a folder in common.
fn way(from: &Path, to: &Path) -> Option<String> {
    let (from, to) = (parts(from)?, parts(to)?);
    let common = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    let up = from[common..].iter().map(|_| "..");
    let is_near = common > 1 && from[0] == to[0];
    is_near.then(|| up.chain(to[common..].iter().map(String::as_str)).collect::<Vec<_>>().join("/"))
}

/// Returns the root and then each folder, with `.` and `..` taken out; nothing for a name that is no Unicode.
fn parts(path: &Path) -> Option<Vec<String>> {
    let mut parts = vec![String::new()];
    for component in path.components() {
        match component {
            Component::Prefix(disk) => parts[0] = disk.as_os_str().to_str()?.into(),
            Component::Normal(name) => parts.push(name.to_str()?.into()),
            Component::ParentDir if parts.len() > 1 => parts.truncate(parts.len() - 1),
            Component::RootDir | Component::CurDir | Component::ParentDir => {}
        }
    }
    Some(parts)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_way_goes_up_to_what_both_have_in_common() {
        let cases = [
            ("/press/war/reports/v1", Some("../../corpus")),
            ("/press/war", Some("corpus")),
            ("/press/war/corpus/notes", Some("..")),
            ("/press/desk/out", Some("../../war/corpus")),
            ("/press/war/out/../again/.", Some("../corpus")),
            ("/tmp/out", None),
            ("/", None),
        ];
        for (from, expect) in cases {
            assert_eq!(way(Path::new(from), Path::new("/press/war/corpus")).as_deref(), expect, "{from}");
        }
    }
}
