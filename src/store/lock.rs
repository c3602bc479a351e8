//! One program at a time writes to a project.

use super::batch::sweep;
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
    /// know no locks go without. Who holds the project first clears away what a killed program left half-written beside its files.
    ///
    /// # Errors
    /// When waiting is interrupted.
    pub fn take(project: &Project, on_wait: impl FnOnce()) -> Result<Self, Error> {
        let Ok(file) = handle(project) else { return Ok(Self { _file: None }) };
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                on_wait();
                file.lock().map_err(|source| Error::Lock { path: project.root().into(), source })?;
            }
            Err(TryLockError::Error(_)) => return Ok(Self { _file: None }),
        }
        sweep(project);
        Ok(Self { _file: Some(file) })
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
    fn who_holds_a_project_clears_away_what_a_killed_program_left() {
        let dir = tempfile::tempdir().expect("a folder");
        for folder in ["corpus", "claims/2024", "reports/v1"] {
            std::fs::create_dir_all(dir.path().join(folder)).expect("a folder");
        }
        let project = Project::at(dir.path()).expect("a project");
        let left = ["claims/.rashomon-a1B2c3", "claims/2024/.rashomon-Zz9aaa", "reports/v1/.rashomon-000000"];
        let kept = ["claims/a.yaml", "claims/.rashomon-notes.txt", "corpus/.rashomon-a1B2c3", "reports/v1/briefing.md"];
        let long_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(3600);
        for path in left.iter().chain(&kept) {
            let file = File::create(dir.path().join(path)).expect("written");
            file.set_modified(long_ago).expect("dated");
        }
        let waiting = dir.path().join("reports/v1/.rashomon-justno");
        File::create(&waiting).expect("written");
        let _lock = Lock::take(&project, || panic!("nobody holds it")).expect("held");
        assert_eq!(left.map(|path| dir.path().join(path).exists()), [false; 3]);
        assert_eq!(kept.map(|path| dir.path().join(path).exists()), [true; 4]);
        assert!(waiting.exists(), "another program may be about to move it to its place");
    }

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
