//! A table of words for the terminal.

use super::safe::one_line;

/// Returns `rows` under `head`, columns aligned; the columns from the second on are numbers and stand to the right if `numbers`.
pub(super) fn table(head: &[&str], rows: &[Vec<String>], numbers: bool) -> String {
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| one_line(cell)).collect()).collect();
    let width = |column: usize| {
        let cells = rows.iter().map(|row| row[column].chars().count());
        cells.chain([head[column].chars().count()]).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    let mut out = line(&head.iter().map(|cell| cell.to_string()).collect::<Vec<_>>(), &widths, numbers);
    for row in &rows {
        out += &line(row, &widths, numbers);
    }
    out
}

fn line(cells: &[String], widths: &[usize], numbers: bool) -> String {
    let aligned = cells.iter().zip(widths).enumerate().map(|(column, (cell, width))| {
        if numbers && column > 0 { format!("{cell:>width$}") } else { format!("{cell:<width$}") }
    });
    let line = aligned.collect::<Vec<_>>().join("  ");
    format!("{}\n", line.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_each_other() {
        let rows = [vec!["embassy".into(), "12".into()], vec!["a".into(), "3".into()]];
        assert_eq!(
            table(&["document", "proposed"], &rows, true),
            "document  proposed\nembassy         12\na                3\n"
        );
    }
}
