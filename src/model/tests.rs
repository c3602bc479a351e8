//! Claims for the tests of every floor.

use super::*;
use jiff::civil::Date;

/// Returns a claim without any detail, of a document published by an outlet of the document's own name.
pub(crate) fn testimony(document: &str, question: &str) -> Testimony {
    let claim = Claim {
        id: format!("{document}-{question}"),
        topic: question.split('.').next().unwrap_or_default().into(),
        question: question.into(),
        act: Act::Assertion,
        speaker: None,
        speaker_party: None,
        relayed_by: Vec::new(),
        answer: Answer::Parties(Vec::new()),
        victims: None,
        victims_side: None,
        victims_group: None,
        by: None,
        of: None,
        place: None,
        count: None,
        share: None,
        area: None,
        event_date: None,
        polarity: Polarity::Affirmed,
        modality: Modality::Asserted,
        quote: String::new(),
        at: None,
        mentions: Vec::new(),
        review: Review::Proposed,
        note: String::new(),
        basis: None,
    };
    let document = Descriptor {
        id: document.into(),
        file: format!("{document}.txt"),
        title: None,
        publisher: Some(document.into()),
        published: None,
        url: None,
        party: None,
        grade: None,
        sha256: String::new(),
    };
    Testimony { claim, document }
}

/// What a test says about a claim, one after the other.
impl Testimony {
    pub(crate) fn by(mut self, party: &str) -> Self {
        self.claim.speaker_party = Some(party.into());
        self.claim.id = format!("{}/{party}", self.claim.id);
        self
    }

    pub(crate) fn named(mut self, id: &str) -> Self {
        self.claim.id = id.into();
        self
    }

    pub(crate) fn answers(mut self, parties: &[&str]) -> Self {
        self.claim.answer = Answer::Parties(parties.iter().map(|party| (*party).into()).collect());
        self
    }

    pub(crate) fn counts(mut self, min: Option<u64>, max: Option<u64>, text: &str) -> Self {
        let vague = matches!(text, "dozens" | "hundreds" | "several");
        self.claim.answer =
            Answer::Count(Count { min, max, text: text.into(), approx: text.starts_with("about"), vague });
        self
    }

    pub(crate) fn status(mut self, word: &str) -> Self {
        self.claim.answer = Answer::Status(word.into());
        self
    }

    pub(crate) fn published(mut self, day: Date) -> Self {
        self.document.published = Some(day);
        self
    }

    pub(crate) fn on(mut self, day: Date) -> Self {
        self.claim.event_date = Some(DateRange::day(day));
        self
    }

    pub(crate) fn during(mut self, from: Date, to: Date) -> Self {
        self.claim.event_date = Some(DateRange::between(from, to));
        self
    }

    pub(crate) fn at_place(mut self, place: &str) -> Self {
        self.claim.place = Some(place.into());
        self
    }

    pub(crate) fn victims_of(mut self, victims: Victims, side: &str) -> Self {
        self.claim.victims = Some(victims);
        self.claim.victims_side = Some(side.into());
        self
    }

    pub(crate) fn owned_by(mut self, owner: &str) -> Self {
        self.claim.of = Some(owner.into());
        self
    }

    pub(crate) fn denied(mut self) -> Self {
        self.claim.polarity = Polarity::Denied;
        self.claim.act = Act::Denial;
        self
    }
}
