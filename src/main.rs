//! The program `rashomon`: see `rashomon --help`.

fn main() -> std::process::ExitCode {
    rashomon::cli::main()
}
