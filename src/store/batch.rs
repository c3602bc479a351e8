//! Writing: all files of a command are made beside their places first, then moved there one by one, each whole.

use super::{Error, Project};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::{Builder, NamedTempFile};

/// The files that a command will write or remove.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    project: Project,
    /// Each file with its content; none to remove it.
    files: Vec<(PathBuf, Option<Vec<u8>>)>,
}

impl Batch {
    /// Returns a batch without files.
    pub fn new(project: &Project) -> Self {
        Self { project: project.clone(), files: Vec::new() }
    }

    /// Adds a file of the project with its content.
    pub fn write(&mut self, path: &str, content: impl Into<Vec<u8>>) {
        self.write_to(self.project.path(path), content);
    }

    /// Adds a file anywhere with its content.
    pub fn write_to(&mut self, path: PathBuf, content: impl Into<Vec<u8>>) {
        self.files.push((path, Some(content.into())));
    }

    /// Adds a file of the project to be removed, if it is there.
    pub fn remove(&mut self, path: &str) {
        self.files.push((self.project.path(path), None));
    }

    /// Writes all files and returns the paths of those that changed. A file that holds these very bytes already is left alone.
    ///
    /// Every new content lies complete and synced beside its place before the first file is replaced; each replacement is one rename.
    /// So a full disk, a folder that cannot be written, or a kill leaves every file either old or new, and mostly all of them old.
    /// Permissions are kept, and a link stays a link.
    ///
    /// # Errors
    /// When a file or folder cannot be written.
    pub fn commit(self) -> Result<Vec<PathBuf>, Error> {
        let mut ready = Vec::new();
        for (path, content) in self.files {
            let place = resolved(&path);
            match content {
                Some(content) if fs::read(&place).is_ok_and(|old| old == content) => {}
                Some(content) => ready.push((path, Some(beside(&place, &content)?), place)),
                None if place.exists() => ready.push((path, None, place)),
                None => {}
            }
        }
        ready.into_iter().map(|(path, new, place)| replace(new, &place).map(|()| path)).collect()
    }
}

/// How the name of a file begins that waits beside its place.
const PREFIX: &str = ".rashomon-";

/// How old what waits beside its place is before it is taken for left over: no program takes as long between writing and renaming.
const LEFT_OVER: Duration = Duration::from_secs(600);

/// Removes what a killed program left beside its places in `claims/` and `reports/`, once it is ten minutes old: `report -o` writes there
/// without holding the project.
pub(super) fn sweep(project: &Project) {
    let is_old = |entry: &walkdir::DirEntry| {
        let age = entry.metadata().ok().and_then(|data| data.modified().ok()).and_then(|time| time.elapsed().ok());
        age.is_some_and(|age| age > LEFT_OVER)
    };
    for folder in ["claims", "reports"] {
        let entries = walkdir::WalkDir::new(project.path(folder)).into_iter().filter_map(Result::ok).filter(is_old);
        for entry in
            entries.filter(|entry| entry.file_type().is_file() && is_left(&entry.file_name().to_string_lossy()))
        {
            // What cannot be removed does no harm where it is.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Tells whether a file has a name as `tempfile` gives one: the prefix and six letters or digits.
fn is_left(name: &str) -> bool {
    name.strip_prefix(PREFIX).is_some_and(|rest| rest.len() == 6 && rest.chars().all(|c| c.is_ascii_alphanumeric()))
}

/// Returns the file that `path` leads to when it is a link, even one to a file that is not there yet.
fn resolved(path: &Path) -> PathBuf {
    let mut path = path.to_path_buf();
    // As many links as Linux follows.
    for _ in 0..40 {
        let Ok(target) = fs::read_link(&path) else { break };
        path = path.parent().map_or(target.clone(), |dir| dir.join(&target));
    }
    path
}

/// Writes `content` into a new file in the folder of `place`, made where it is missing.
fn beside(place: &Path, content: &[u8]) -> Result<NamedTempFile, Error> {
    let dir = place.parent().expect("a file stands in a folder");
    let failed =
        |e: std::io::Error| Error::Write { path: place.into(), why: obstacle(place).unwrap_or_else(|| e.to_string()) };
    if place.is_dir() {
        return Err(failed(std::io::ErrorKind::IsADirectory.into()));
    }
    fs::create_dir_all(dir).map_err(failed)?;
    let mut builder = Builder::new();
    builder.prefix(PREFIX);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(dir).map_err(failed)?;
    if let Ok(old) = fs::metadata(place) {
        file.as_file().set_permissions(old.permissions()).map_err(failed)?;
    }
    file.write_all(content).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    Ok(file)
}

/// Says in words what stands in the way of `place`: a file where a folder should be, or the other way round.
fn obstacle(place: &Path) -> Option<String> {
    if place.is_dir() {
        return Some("a folder of that name is in the way".into());
    }
    let file = place.ancestors().skip(1).find(|above| above.is_file())?;
    Some(format!("{} is a file, where a folder is needed", file.display()))
}

/// Moves `new` to `place`, or removes what is there.
fn replace(new: Option<NamedTempFile>, place: &Path) -> Result<(), Error> {
    let failed = |e: std::io::Error| Error::Write { path: place.into(), why: e.to_string() };
    match new {
        Some(file) => file.persist(place).map(drop).map_err(|e| failed(e.error))?,
        None => fs::remove_file(place).map_err(failed)?,
    }
    // The rename itself is on disk once its folder is; not every system lets a folder be synced.
    if let Some(dir) = place.parent().and_then(|dir| fs::File::open(dir).ok()) {
        let _ = dir.sync_all();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project() -> (tempfile::TempDir, Project) {
        let dir = tempfile::tempdir().expect("a folder");
        fs::create_dir(dir.path().join("corpus")).expect("a folder");
        let project = Project::at(dir.path()).expect("a project");
        (dir, project)
    }

    fn write(project: &Project, path: &str, content: &str) -> Result<Vec<PathBuf>, Error> {
        let mut batch = Batch::new(project);
        batch.write(path, content);
        batch.commit()
    }

    #[test]
    fn the_same_bytes_are_not_written_again() {
        let (_dir, project) = project();
        assert_eq!(write(&project, "claims/a/b.yaml", "x").expect("written"), [project.path("claims/a/b.yaml")]);
        assert_eq!(write(&project, "claims/a/b.yaml", "x").expect("written"), Vec::<PathBuf>::new());
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_are_kept() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let (dir, project) = project();
        let real = dir.path().join("real.md");
        fs::write(&real, "old").expect("written");
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("set");
        symlink("real.md", dir.path().join("link.md")).expect("linked");
        write(&project, "link.md", "new").expect("written");
        assert_eq!(fs::read_to_string(&real).expect("there"), "new");
        assert_eq!(fs::metadata(&real).expect("there").permissions().mode() & 0o777, 0o640);
        assert!(dir.path().join("link.md").is_symlink());
    }

    #[test]
    fn one_file_that_cannot_be_written_leaves_all_as_they_were() {
        let (dir, project) = project();
        fs::write(dir.path().join("reports"), "a file").expect("written");
        let mut batch = Batch::new(&project);
        batch.write("claims/a.new.yaml", "x");
        batch.write("reports/v1/briefing.md", "y");
        let error = batch.commit().expect_err("reports is a file").to_string();
        assert!(error.contains("is a file, where a folder is needed"), "{error}");
        assert!(!dir.path().join("claims/a.new.yaml").exists());
        let left: Vec<_> = fs::read_dir(dir.path().join("claims")).expect("there").collect();
        assert!(left.is_empty(), "{left:?}");
    }
}
