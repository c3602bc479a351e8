use super::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Texts that would be obeyed, were they not escaped.
const HOSTILE: [&str; 74] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</td></tr></table>",
    "<!-- hidden -->",
    "<!--",
    "<?php echo 1 ?>",
    "<![CDATA[x]]>",
    "<https://evil.example>",
    "<a@b.example>",
    "[click](https://evil.example)",
    "[click](javascript:alert(1))",
    "![pixel](https://evil.example/p.png)",
    "[ref][1]",
    "[1]: https://evil.example",
    "[^1]",
    "[^1]: a footnote",
    "[ ] not a task",
    "[x] done",
    "[!NOTE]",
    "[[wiki|link]]",
    "https://evil.example/path",
    "see www.evil.example now",
    "mail press@evil.example today",
    "@everyone look",
    "*emphasis*",
    "**strong**",
    "_emphasis_ and __strong__",
    "~~struck~~ and ~sub~",
    "^super^ 2^10",
    "`code` and ``co`de``",
    "``` fenced",
    "~~~ fenced",
    "$x_1$ and $$y$$",
    "# heading",
    "###### heading ######",
    "trailing #",
    "===",
    "---",
    "***",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "12) item",
    "999999999. item",
    "> quoted",
    ">>> deeper",
    ": definition",
    "| a | b |",
    "a | b \\| c",
    "--- | ---",
    "|---|",
    "\\",
    "a\\",
    "\\|",
    "\\\\|",
    "\\*not\\*",
    "&lt;b&gt; &amp; &#60; &#x3C; &copy;",
    "AT&T; R&D",
    "{#id .class}",
    "{{ site.title }} {% raw %}",
    "line one\nline two",
    "para one\n\npara two",
    "a\r\nb\rc",
    "    indented code",
    "\ttabbed",
    "hard  \nbreak",
    "left\u{202E}thgir\u{202C} again",
    "iso\u{2066}late\u{2069} marks \u{200F}here",
    "bell\u{7} escape \u{1b}[31mred\u{1b}[0m",
    "null \u{0} next \u{85} c1 \u{9b}31m",
    "tag\u{E0041}ged \u{FFF9}annotated",
    "quote \"double\" 'single' “curly”",
    "fire **broke *out* on** _both_ sides of the line_of_contact",
];

/// Returns the text that a reader of Markdown sees, and whether anything but text was there.
fn read(markdown: &str, wrapped: &[TagEnd]) -> Result<String, String> {
    let mut seen = String::new();
    for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        match event {
            Event::Text(text) => seen.push_str(&text),
            Event::InlineHtml(html) if &*html == "<!---->" => {}
            Event::Start(tag) if wrapped.contains(&tag.to_end()) => {}
            Event::End(tag) if wrapped.contains(&tag) => {}
            other => return Err(format!("{other:?} in {markdown:?}")),
        }
    }
    Ok(seen)
}

#[test]
fn a_hostile_text_stays_a_paragraph_of_its_own_words() {
    for text in HOSTILE {
        let markdown = markdown(text, Place::Start);
        assert_eq!(read(&markdown, &[TagEnd::Paragraph]), Ok(visible(text)), "{text:?}");
    }
}

#[test]
fn json_says_the_same_and_steers_nothing() {
    for text in HOSTILE {
        let written = json(&serde_json::to_string_pretty(&[text]).expect("a string"));
        assert_eq!(serde_json::from_str::<[String; 1]>(&written).expect("JSON"), [text]);
        assert!(!written.contains(|c| is_unruly(c) && c != '\n'), "{written:?}");
    }
    assert_eq!(json("\"\u{202e}\u{e0041}\""), "\"\\u202e\\udb40\\udc41\"");
}

#[test]
fn these_texts_are_hostile_indeed() {
    let obeyed = HOSTILE.iter().filter(|text| read(text, &[TagEnd::Paragraph]) != Ok(visible(text)));
    assert!(obeyed.count() >= 50, "a text that nothing obeys tests nothing");
}

#[test]
fn a_hostile_text_stays_inside_its_sentence() {
    for text in HOSTILE {
        let line = format!("She said “{}” twice", markdown(text, Place::Inside));
        assert_eq!(read(&line, &[TagEnd::Paragraph]), Ok(format!("She said “{}” twice", visible(text))), "{text:?}");
    }
}

#[test]
fn a_hostile_text_stays_in_its_heading_and_in_its_item() {
    for text in HOSTILE {
        let (shown, heading) = (visible(text), TagEnd::Heading(pulldown_cmark::HeadingLevel::H3));
        let line = format!("### {}", markdown(text, Place::Start));
        assert_eq!(read(&line, &[heading]), Ok(shown.clone()), "{text:?}");
        let line = format!("- {}\n- next", markdown(text, Place::Start));
        assert_eq!(read(&line, &[TagEnd::List(false), TagEnd::Item]), Ok(format!("{shown}next")), "{text:?}");
    }
}

#[test]
fn a_hostile_text_stays_in_its_cell() {
    for text in HOSTILE {
        let table = format!("| a | b |\n| --- | --- |\n| {} | after |", markdown(text, Place::Cell));
        let cells = [TagEnd::Table, TagEnd::TableHead, TagEnd::TableRow, TagEnd::TableCell];
        assert_eq!(read(&table, &cells), Ok(format!("ab{}after", visible(text))), "{text:?}");
        let columns =
            Parser::new_ext(&table, Options::ENABLE_TABLES).filter(|e| matches!(e, Event::Start(Tag::TableCell)));
        assert_eq!(columns.count(), 4, "{text:?}");
    }
}

#[test]
fn what_is_not_to_be_obeyed_is_shown_by_its_code_point() {
    assert_eq!(visible("a\u{202E}b\u{1b}[0m\u{E0041}"), "a⟨U+202E⟩b⟨U+001B⟩[0m⟨U+E0041⟩");
    assert_eq!(visible("  two \n\t words\u{2028}more "), "two words more");
}

#[test]
fn plain_prose_is_left_as_it_is() {
    let prose = "At 9.30 the ministry (in Goris) said: “5–6 people, e.g. R&D staff, aren't home” – 100% sure!";
    assert_eq!(markdown(prose, Place::Start), prose);
}

#[test]
fn an_address_ends_no_link_and_an_anchor_no_attribute() {
    assert_eq!(address("a b/(c)\"<é>#?.txt", ""), "a%20b/%28c%29%22%3C%C3%A9%3E%23%3F.txt");
    assert_eq!(anchor("a b/\"c\""), "a=20=b=2f==22=c=22=");
    assert_ne!(anchor("a/b"), anchor("a-b"));
    assert_eq!(anchor("troop_withdrawal"), "troop_withdrawal");
}
