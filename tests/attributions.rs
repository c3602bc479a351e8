//! What a document attributes to somebody: speaker, cue and content of sentences as news writes them.

use rashomon::extract::attributions;
use rashomon::model::{Attribution, Descriptor, Document, Format, Span};
use rashomon::packs::Packs;

fn found(text: &str) -> Vec<Attribution> {
    let published = Some("2024-05-02".parse().expect("a day"));
    let descriptor =
        Descriptor { id: "example".into(), file: "example.txt".into(), published, ..Descriptor::default() };
    let document = Document::new(descriptor, Format::Plain, text.to_string(), Span::new(0, text.len()));
    attributions(&document, &Packs::builtin())
}

/// Returns an attribution as `speaker | cue | content`, pieces parted by `…`.
fn written(attribution: &Attribution) -> String {
    let speaker = attribution.speaker.as_ref().map_or("", |speaker| speaker.words.text.as_str());
    let content: Vec<&str> = attribution.content.iter().map(|words| words.text.as_str()).collect();
    format!("{speaker} | {} | {}", attribution.cue.text, content.join(" … "))
}

fn check(text: &str, expect: &[&str]) {
    let found: Vec<String> = found(text).iter().map(written).collect();
    assert_eq!(found, expect, "{text}");
}

#[test]
fn a_cue_stands_before_inside_or_after_what_is_said() {
    check("The mayor said that the road was closed.", &["The mayor | said | that the road was closed"]);
    check("The road was closed, the mayor said on Monday.", &["the mayor | said | The road was closed"]);
    check("The road, the mayor said, was closed.", &["the mayor | said | The road … was closed"]);
    check("“The road is closed,” said the mayor.", &["the mayor | said | “The road is closed,”"]);
    check("According to the governor, nobody was hurt.", &["the governor | According to | nobody was hurt"]);
}

#[test]
fn a_headline_names_its_source_before_or_behind_a_colon() {
    check("Zelensky: Russia has broken the truce\n", &["Zelensky | : | Russia has broken the truce"]);
    check("UN: At least 20 villagers hurt in raid\n", &["UN | : | At least 20 villagers hurt in raid"]);
    check(
        "Hundreds hurt in raid on market: health ministry\n",
        &["health ministry | : | Hundreds hurt in raid on market"],
    );
    check("Syria: Shelling of the town resumes\n", &[]);
    check("Breaking news: Shelling of the town resumes\n", &[]);
}

#[test]
fn a_quotation_goes_on_in_the_next_sentence() {
    check(
        "“Nobody has fired a shot,” the envoy told reporters. “The convoys can move.”",
        &["the envoy | told | “Nobody has fired a shot,” … “The convoys can move.”"],
    );
    check("“We shall stay in our homes.” — Karim Adel\n", &["Karim Adel | — | “We shall stay in our homes.”"]);
}

#[test]
fn an_ambassador_to_a_state_does_not_speak_for_it() {
    let party = |text: &str| found(text)[0].speaker.as_ref().and_then(|speaker| speaker.party.clone());
    assert_eq!(party("The ambassador to Chad said that the road was closed."), None);
    assert_eq!(party("The French ambassador to Chad said that the road was closed.").as_deref(), Some("France"));
    let adviser = "Karim Adel, an adviser to M23 commander Sultani Makenga, said that the road was closed.";
    assert_eq!(party(adviser).as_deref(), Some("M23"));
}

#[test]
fn a_quotation_with_a_cue_of_its_own_goes_on_nothing() {
    check(
        "“Nobody has fired a shot in the valley,” the envoy said.\n\nThe governor went on, “Their drones hit the bridge.”",
        &[
            "the envoy | said | “Nobody has fired a shot in the valley,”",
            "The governor | went | “Their drones hit the bridge.”",
        ],
    );
    check(
        "“Nobody has fired a shot in the valley,\" the envoy said.",
        &["the envoy | said | “Nobody has fired a shot in the valley,\""],
    );
}

#[test]
fn a_colon_announces_the_next_paragraph() {
    check(
        "The ministry said:\n\nOur forces have left the valley and the bridge is open.\n\nResidents were glad.",
        &["The ministry | said | Our forces have left the valley and the bridge is open."],
    );
    check(
        "The ministry issued this statement:\n\n“Our forces have left the valley and the bridge is open.”",
        &["The ministry | issued | “Our forces have left the valley and the bridge is open.”"],
    );
    check("The ministry said:\n\n- the bridge\n- the road", &[]);
}

#[test]
fn an_aside_says_whose_word_the_sentence_is() {
    check("As the minister noted on Friday, the truce is dead.", &["the minister | noted | the truce is dead"]);
    check("The truce, as the minister put it, is dead.", &["the minister | put | The truce … is dead"]);
    check("The army retook the bridge, as it had announced.", &[]);
}

#[test]
fn who_is_told_is_not_the_one_who_speaks() {
    check(
        "Seven villagers had died, the ministry's spokesman, Major General Issa Ndiaye, told reporters.",
        &["the ministry's spokesman, Major General Issa Ndiaye | told | Seven villagers had died"],
    );
    check(
        "Two officers, who asked not to be named, told The Valley Monitor that 22 soldiers had died.",
        &[
            "who | asked | not to be named",
            "Two officers, who asked not to be named | told | that 22 soldiers had died",
        ],
    );
    check(
        "Chad broke the truce on Monday, the foreign ministry of Niger told reporters in Niamey.",
        &["the foreign ministry of Niger | told | Chad broke the truce on Monday"],
    );
}

#[test]
fn an_aside_before_the_verb_hides_nobody() {
    check(
        "The Joint Forces, allied with the army, said two fighters had died.",
        &["The Joint Forces | said | two fighters had died"],
    );
    check(
        "“We hold the hill,” said Prime Minister Issa Ndiaye.",
        &["Prime Minister Issa Ndiaye | said | “We hold the hill,”"],
    );
}

#[test]
fn a_plural_of_calling_is_the_verb_of_who_calls() {
    check(
        "The government calls on Niger to withdraw its troops.",
        &["The government | calls | Niger to withdraw its troops"],
    );
}

#[test]
fn what_follows_an_opening_clause_is_not_told_in_it() {
    check(
        "After the army announced that it had taken the town, residents fled.",
        &["the army | announced | that it had taken the town"],
    );
    check(
        "The bridge was hit by a missile, an analysis of video footage shows.",
        &["an analysis of video footage | shows | The bridge was hit by a missile"],
    );
}

#[test]
fn what_somebody_is_charged_with_or_sure_of_is_told() {
    check("The general was accused of burning the bridge.", &[" | was accused of | The general … burning the bridge"]);
    check("The general is seen as a failure.", &[" | is seen | The general … as a failure"]);
    check("The government is convinced the bridge is safe.", &["The government | is convinced | the bridge is safe"]);
    check("Their criticism of the delay came late.", &["Their | criticism of | the delay"]);
    check("The criticism came late.", &[]);
}

#[test]
fn beliefs_findings_and_plans_are_attributed_too() {
    check("Residents believe the bridge is safe.", &["Residents | believe | the bridge is safe"]);
    check("Satellite images show that the camp is empty.", &["Satellite images | show | that the camp is empty"]);
    check("The council refused to reopen the school.", &["The council | refused | to reopen the school"]);
    check("The envoy criticised the delay, but left.", &["The envoy | criticised | the delay"]);
    check("The mayor is expected to leave.", &[" | is expected | The mayor … to leave"]);
}

#[test]
fn the_narration_and_what_is_due_are_attributed_to_nobody() {
    check("The convoy crossed the bridge at noon.", &[]);
    check("The guards made sure that nobody entered.", &[]);
    check("Both sides must leave the town.", &[]);
}

#[test]
fn a_pronoun_is_resolved_in_the_document() {
    let found = found("Karim Adel spoke to reporters. “We want peace in the valley,” he said.");
    let said = found.iter().find(|attribution| attribution.cue.text == "said").expect("it is said");
    let speaker = said.speaker.as_ref().expect("somebody");
    assert_eq!((speaker.words.text.as_str(), said.content[0].at.line), ("he", 1));
}

/// Holds the cues of a text with the parties that speak at them against `expect`.
fn check_parties(text: &str, expect: &[(&str, Option<&str>)]) {
    let found = found(text);
    let party = |a: &Attribution| a.speaker.as_ref().and_then(|speaker| speaker.party.clone());
    let parties: Vec<(&str, Option<String>)> = found.iter().map(|a| (a.cue.text.as_str(), party(a))).collect();
    let expect: Vec<_> = expect.iter().map(|(cue, party)| (*cue, party.map(String::from))).collect();
    assert_eq!(parties, expect, "{text}");
}

#[test]
fn who_holds_an_office_of_a_place_speaks_for_the_state_it_lies_in() {
    check_parties(
        "A missile hit a market in Kharkiv, the regional governor's office said.",
        &[("said", Some("Ukraine"))],
    );
    check_parties(
        "Shells fell on the Ukrainian town of Lesne. Nobody was hurt, said its mayor.",
        &[("said", Some("Ukraine"))],
    );
    check_parties("Nobody was hurt, said the mayor.", &[("said", None)]);
}

#[test]
fn an_association_with_a_country_in_its_name_speaks_for_itself() {
    let text = "The Sudan Farmers' Union said nine people were killed. The union said others were missing.";
    check_parties(text, &[("said", Some("Sudan Farmers' Union")), ("said", Some("Sudan Farmers' Union"))]);
    check_parties("Sudan's foreign ministry said nobody was hurt.", &[("said", Some("Sudan"))]);
}

#[test]
fn whose_embassy_a_headline_means_is_told_below() {
    check_parties(
        "Embassy: Baku should pull back\n\nThe US embassy in Armenia spoke on Friday.\n",
        &[(":", Some("United States"))],
    );
    check_parties("Embassy: Baku should pull back\n\nNobody left.\n", &[(":", None)]);
}

#[test]
fn the_security_council_of_a_state_is_not_the_united_nations() {
    for (text, party) in [
        ("Kenya's Security Council said the pass is open.\n", Some("Kenya")),
        ("The Kenyan Security Council said the pass is open.\n", Some("Kenya")),
        ("The Security Council of Kenya said the pass is open.\n", Some("Kenya")),
        ("The UN Security Council said the pass is open.\n", Some("United Nations")),
        ("The Security Council said the pass is open.\n", Some("United Nations")),
    ] {
        check_parties(text, &[("said", party)]);
    }
}

#[test]
fn another_ministry_is_not_the_ministry_named_before() {
    let text = "Russia's foreign ministry denied the report. At least 60 people were killed, the health ministry said.";
    check_parties(text, &[("denied", Some("Russia")), ("said", None)]);
    let text = "Russia's foreign ministry denied the report. Nobody was hurt, the ministry said.";
    check_parties(text, &[("denied", Some("Russia")), ("said", Some("Russia"))]);
}

#[test]
fn a_day_does_not_speak_and_is_no_part_of_a_name() {
    check(
        "The Rapid Support Forces on Thursday said the road was open.",
        &["The Rapid Support Forces | said | the road was open"],
    );
}

#[test]
fn what_a_monitor_counts_is_behind_the_verb() {
    let text = "The London-based monitor the Syrian Observatory for Human Rights counted 19 dead and dozens wounded.";
    check_parties(text, &[("counted", Some("Syrian Observatory for Human Rights"))]);
}

#[test]
fn a_record_speaks_for_the_body_that_keeps_it() {
    check_parties("Nine villages were burned, according to Hamas's figures.", &[("according to", Some("Hamas"))]);
}

#[test]
fn a_record_that_nobody_keeps_is_not_the_one_who_speaks_on() {
    let text = "Germany's embassy said it was closed and mentioned reports that two people had been hurt. It added that the road was open.";
    let found = found(text);
    let added = found.iter().find(|a| a.cue.text == "added").and_then(|a| a.speaker.as_ref()).expect("somebody added");
    assert_eq!(added.party.as_deref(), Some("Germany"));
}

#[test]
fn he_is_the_one_presented_last_though_he_did_not_speak() {
    let text = "Omar Haddad, a senior Hamas official, left the hall. “We signed nothing,” he said.";
    check_parties(text, &[("said", Some("Hamas"))]);
    check_parties("A Kenyan diplomat left the hall. “We signed nothing,” he said.", &[("said", None)]);
}

#[test]
fn somebody_in_office_speaks_for_the_ground_he_has_it_on() {
    let text = "A missile hit a market in Kharkiv, regional governor Taras Bilyk said.";
    check_parties(text, &[("said", Some("Ukraine"))]);
    let text = "On the Kenyan side, a relief official said nobody was hurt.";
    check_parties(text, &[("said", Some("Kenya"))]);
    let text = "A shell fell in Kharkiv. Nobody was hurt in Crimea, the mayor said.";
    check_parties(text, &[("said", None)]);
}

#[test]
fn the_health_ministry_is_that_of_the_one_country_told_of() {
    let text = "Floods hit a camp in Kenya and roads across Kenya. Nine people drowned, the health ministry said.";
    check_parties(text, &[("said", Some("Kenya"))]);
    let text = "Shells fell in Kenya and in Uganda. Nine people died, the health ministry said.";
    check_parties(text, &[("said", None)]);
    let text = "Shells fell in Kenya and all across Kenya. Witnesses said nine people died.";
    check_parties(text, &[("said", None)]);
}

#[test]
fn a_group_that_only_the_document_knows_speaks_under_both_its_names() {
    let text = "On Friday the Hill Liberation Front (HLF) left the town. The HLF said that nobody was hurt.";
    check_parties(text, &[("said", Some("Hill Liberation Front"))]);
    let text = "The road is held by the Chadian Armed Forces (CAF). The CAF said that nobody was hurt.";
    check_parties(text, &[("said", Some("Chad"))]);
}

#[test]
fn whoever_is_backed_by_a_state_is_not_that_state() {
    check_parties("A spokesman for Rwandan-backed fighters said the town was theirs.", &[("said", None)]);
    check_parties("The Hamas-run health ministry said nobody was hurt.", &[("said", Some("Hamas"))]);
}

#[test]
fn figures_are_the_word_of_the_one_who_gathered_them() {
    let text = "Nine people died, according to data collected by the Kenyan health ministry.";
    check_parties(text, &[("according to", Some("Kenya"))]);
    check_parties("Nine people died, according to official data.", &[("according to", None)]);
}

#[test]
fn the_one_who_said_it_goes_on_behind_what_he_said() {
    check(
        "Major Dan Katz said units were holding the ridge, adding that nobody was hurt.",
        &["Major Dan Katz | said | units were holding the ridge", "Major Dan Katz | adding | that nobody was hurt"],
    );
    check(
        "Bilyk, writing on a blog, said a boy of 12 was hurt.",
        &["Bilyk | writing | on a blog", "Bilyk | said | a boy of 12 was hurt"],
    );
}

#[test]
fn a_word_that_asks_for_what_is_said_is_part_of_it() {
    check(
        "The guards stopped the lorry, which the mayor said had been empty.",
        &["the mayor | said | which … had been empty"],
    );
    check("The mayor explained what the ferry had carried.", &["The mayor | explained | what the ferry had carried"]);
}

#[test]
fn what_links_a_sentence_to_the_one_before_is_not_said() {
    check("However, the road is closed, the mayor said.", &["the mayor | said | the road is closed"]);
    check("For example, the ford is flooded, the mayor said.", &["the mayor | said | the ford is flooded"]);
    check("And the road is closed, according to the governor.", &["the governor | according to | the road is closed"]);
    check("Still waters flood the ford, the mayor said.", &["the mayor | said | Still waters flood the ford"]);
}

#[test]
fn who_is_to_do_what_is_asked_for_is_part_of_it() {
    check("The mayor urged her sons to stay at home.", &["The mayor | urged | her sons to stay at home"]);
    check("The mayor told her sons to stay at home.", &["The mayor | told | to stay at home"]);
}

#[test]
fn a_cue_ends_with_its_preposition() {
    check("The envoy called for banning the ferry.", &["The envoy | called | banning the ferry"]);
    check("The envoy argued against closing the port.", &["The envoy | argued | closing the port"]);
    check("The mayor was worried about a lack of water.", &["The mayor | was worried | a lack of water"]);
}

#[test]
fn an_attitude_is_told_once_by_the_noun_that_names_it() {
    check("The nurses voiced misgivings about the ferry.", &["The nurses | misgivings about | the ferry"]);
    check("The nurses voiced a plain wish.", &["The nurses | voiced | a plain wish"]);
}

#[test]
fn a_dash_alone_ends_what_is_thought() {
    check("The mayor criticised the delay – the school was closed.", &["The mayor | criticised | the delay"]);
    check(
        "The mayor criticised the delay – a long one – and the cost.",
        &["The mayor | criticised | the delay – a long one"],
    );
}

#[test]
fn what_a_rule_requires_is_nobodys_word() {
    check("The permit requires two signatures.", &[]);
}

#[test]
fn a_mark_set_the_wrong_way_round_opens_a_quotation() {
    check("”We shall stay in our homes.” — Karim Adel\n", &["Karim Adel | — | ”We shall stay in our homes.”"]);
}
