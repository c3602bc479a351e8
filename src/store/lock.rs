//! One program at a time writes to a project.

use super::{Error, Project};
use std::fs::{File, TryLockError};
use std::io;

/// Holds a project for one program, until it is dropped or the program ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    _file: Option<File>,
}

impl Lock {
    /// Waits until no other program holds the project, and holds it; calls `on_wait` once if there is one.
    ///
    /// The lock is on the folder `corpus/` itself, so that no file is left behind and two users see the same lock. File systems that
    /// know no locks go without.
    ///
    /// # Errors
    /// When waiting is interrupted.
    pub fn take(project: &Project, on_wait: impl FnOnce()) -> Result<Self, Error> {
        let Ok(file) = handle(project) else { return Ok(Self { _file: None }) };
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: Some(file) }),
            Err(TryLockError::WouldBlock) => {
                on_wait();
                file.lock().map_err(|source| Error::Lock { path: project.root().into(), source })?;
                Ok(Self { _file: Some(file) })
            }
            Err(TryLockError::Error(_)) => Ok(Self { _file: None }),
        }
    }
}

#[cfg(not(windows))]
fn handle(project: &Project) -> io::Result<File> {
    File::open(project.path("corpus"))
}

/// Windows opens no folders: there the lock is a file of the temporary folder, named after the project.
#[cfg(windows)]
fn handle(project: &Project) -> io::Result<File> {
    let path = std::fs::canonicalize(project.root())?;
    let name = blake3::hash(path.as_os_str().as_encoded_bytes()).to_hex();
    File::options()
        .create(true)
        .write(true)
        .truncate(false)
        .open(std::env::temp_dir().join(format!("rashomon-{}.lock", &name[..16])))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[test]
    fn the_second_waits_for_the_first() {
        let dir = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(dir.path().join("corpus")).expect("a folder");
        let project = Project::at(dir.path()).expect("a project");
        let first = Lock::take(&project, || panic!("nobody holds it")).expect("held");
        let (waits, waiting) = mpsc::channel();
        let second = std::thread::spawn(move || Lock::take(&project, || waits.send(()).expect("heard")).map(drop));
        waiting.recv().expect("the second says that it waits");
        assert!(!second.is_finished());
        drop(first);
        second.join().expect("no panic").expect("held");
    }
}
