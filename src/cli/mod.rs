//! The commands: one file each, with its arguments (whose comments are the help) and its run. The terminal is known here and nowhere else.

mod annotated;
mod attributions;
mod check;
mod claim_names;
mod derivation;
mod diagnostics;
mod diff;
mod eval;
mod excerpt;
mod explain;
mod extract;
mod findings;
mod format;
mod import;
mod init;
mod opened;
mod report;
mod review;
mod safe;
mod schema;
mod sides;
mod table;
mod topics;

use clap::{Parser, Subcommand, ValueEnum};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const EXIT_CODES: &str = "Exit codes:
  0  all is well
  1  problems were found in the documents, claims, topics or lexicons
  2  the work could not be done: no project, a file that cannot be written, a wrong argument";

/// Reads what several sources say about a conflict, and writes a briefing that shows where they agree and where they conflict.
///
/// A project is a folder with a folder `corpus`, which holds the documents as .txt or .md files. It is looked for from the current folder upwards.
#[derive(Debug, Parser)]
#[command(name = "rashomon", version, after_help = EXIT_CODES)]
struct Cli {
    /// The folder of the project.
    #[arg(long, global = true, value_name = "DIR")]
    project: Option<PathBuf>,
    /// Whether to print in colours.
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    color: Color,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Color {
    /// On a terminal.
    #[default]
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    Report(report::Report),
    Extract(extract::Extract),
    Review(review::Review),
    Import(import::Import),
    Check(check::Check),
    Diff(diff::Diff),
    Explain(explain::Explain),
    Eval(eval::Eval),
    Topics(topics::Topics),
    Schema(schema::Schema),
    Init(init::Init),
}

/// How a command that ran to its end found the user's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// Nothing to mend.
    Fine,
    /// There is something to mend.
    Problems,
}

/// Runs the program on the arguments of the process, and returns its exit code.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let choice = match cli.color {
        Color::Auto => anstream::ColorChoice::Auto,
        Color::Always => anstream::ColorChoice::Always,
        Color::Never => anstream::ColorChoice::Never,
    };
    choice.write_global();
    match run(&cli) {
        Ok(Verdict::Fine) => ExitCode::SUCCESS,
        Ok(Verdict::Problems) => ExitCode::from(1),
        // The reader of a pipe has gone (`| head`): nobody is left to tell.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = anstream::stderr().write_all(diagnostics::failure(&error).as_bytes());
            ExitCode::from(2)
        }
    }
}

fn run(cli: &Cli) -> anyhow::Result<Verdict> {
    let project = cli.project.as_deref();
    match &cli.command {
        Command::Report(report) => report.run(project),
        Command::Extract(extract) => extract.run(project),
        Command::Review(review) => review.run(project),
        Command::Import(import) => import.run(project),
        Command::Check(check) => check.run(project),
        Command::Diff(diff) => diff.run(project),
        Command::Explain(explain) => explain.run(project),
        Command::Eval(eval) => eval.run(project),
        Command::Topics(topics) => topics.run(project),
        Command::Schema(schema) => schema.run(),
        Command::Init(init) => init.run(project),
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let of_pipe = |error: &io::Error| error.kind() == io::ErrorKind::BrokenPipe;
    error.chain().any(|cause| cause.downcast_ref::<io::Error>().is_some_and(of_pipe))
}

/// Returns the project that was named, else the one that the current folder lies in.
fn project(named: Option<&Path>) -> anyhow::Result<crate::store::Project> {
    Ok(match named {
        Some(dir) => crate::store::Project::at(dir)?,
        None => crate::store::Project::find(Path::new("."))?,
    })
}

/// Prints `text` for a person: with colours on a terminal, and without what could steer it.
fn print(text: &str) -> io::Result<()> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Prints `bytes` as they are, for another program.
fn print_raw(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// Prints `thing` as JSON, indented, for another program.
fn print_json(thing: &impl serde::Serialize) -> anyhow::Result<()> {
    let text = serde_json::to_string_pretty(thing)? + "\n";
    Ok(print_raw(text.as_bytes())?)
}

/// Says `text` on the side, where it does not mix with what the command prints.
fn whisper(text: &str) {
    // What cannot be whispered is not worth stopping for.
    let _ = anstream::stderr().write_all(text.as_bytes());
}

/// Returns `n` with the noun in its singular or plural.
fn counted(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_consistent() {
        Cli::command().debug_assert();
    }
}
