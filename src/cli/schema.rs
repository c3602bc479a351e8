//! `rashomon schema`

use super::{Verdict, print_raw};
use crate::packs::{schema, schemas};
use crate::store::nearest;
use anyhow::bail;
use clap::Args;

/// Prints a JSON Schema: of claim, topic or lexicon files, by which an editor helps to write them; of `briefing.json`, for programs that read it.
#[derive(Debug, Args)]
pub(super) struct Schema {
    /// `claims`, `topics`, `lexicons` or `report`.
    #[arg(value_name = "FORM")]
    name: String,
}

impl Schema {
    pub(super) fn run(&self) -> anyhow::Result<Verdict> {
        let name = &self.name;
        let Some(text) = schema(name) else {
            match nearest(name, schemas()) {
                Some(meant) => bail!("there is no schema of `{name}`: did you mean `{meant}`?"),
                None => bail!("there is no schema of `{name}`: there are {}", schemas().collect::<Vec<_>>().join(", ")),
            }
        };
        print_raw(text.as_bytes())?;
        Ok(Verdict::Fine)
    }
}
