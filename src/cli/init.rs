//! `rashomon init`

use super::{Verdict, print};
use crate::store::{Batch, Project};
use anyhow::{Context, bail};
use clap::Args;
use std::fs;
use std::path::{Path, PathBuf};

/// Makes a project with example documents: corpus/, claims/, reports/, lexicons/ and a README.
///
/// Nothing that is there is overwritten.
#[derive(Debug, Args)]
pub(super) struct Init {
    /// The folder to make it in.
    #[arg(value_name = "DIR", default_value = ".")]
    dir: PathBuf,
}

/// The files of a new project.
const FILES: [(&str, &str); 4] = [
    ("README.md", include_str!("init/README.md")),
    ("corpus/example-northland-ministry.md", include_str!("init/example-northland-ministry.md")),
    ("corpus/example-southland-agency.md", include_str!("init/example-southland-agency.md")),
    ("lexicons/example.yaml", include_str!("init/example.yaml")),
];

impl Init {
    pub(super) fn run(&self, project: Option<&Path>) -> anyhow::Result<Verdict> {
        if project.is_some() {
            bail!("`init` makes a project in the folder it is given: `rashomon init DIR`, without `--project`");
        }
        let dir = &self.dir;
        if dir.join("corpus").exists() {
            let here = if dir == Path::new(".") { "this folder".into() } else { dir.display().to_string() };
            bail!("{here} is a project already: it has a folder `corpus`");
        }
        let taken = FILES.iter().find(|(path, _)| *path != "README.md" && dir.join(path).exists());
        if let Some((path, _)) = taken {
            bail!("{} is there already, and would be overwritten", dir.join(path).display());
        }
        for folder in ["corpus", "claims", "reports", "lexicons"] {
            let folder = dir.join(folder);
            fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        }
        let mut batch = Batch::new(&Project::at(dir)?);
        // A folder that is to become a project may have a README of its own.
        for (path, content) in FILES.iter().filter(|(path, _)| !dir.join(path).exists()) {
            batch.write(path, *content);
        }
        let made = batch.commit()?;
        let made: String =
            made.iter().map(|path| format!("{}\n", path.strip_prefix(".").unwrap_or(path).display())).collect();
        let go = if dir == Path::new(".") { String::new() } else { format!("cd {} && ", dir.display()) };
        print(&format!("{made}\nNow: {go}rashomon report\n"))?;
        Ok(Verdict::Fine)
    }
}
