//! A report opened for reading: claims, documents and questions at hand by name.

use crate::model::{Claim, ClaimRef, Descriptor, Finding, Position, Relation, Report, ShownQuestion};
use std::collections::{BTreeMap, BTreeSet};

/// A report with what is looked up in it all the time.
pub(super) struct Reading<'a> {
    pub(super) report: &'a Report,
    documents: BTreeMap<&'a str, &'a Descriptor>,
    claims: BTreeMap<&'a str, &'a [Claim]>,
    told: BTreeMap<ClaimRef, Told<'a>>,
    questions: BTreeMap<&'a str, &'a ShownQuestion>,
    clashing: BTreeSet<&'a ClaimRef>,
    accompanied: BTreeSet<&'a ClaimRef>,
}

/// A claim with the document it stands in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) claim: &'a Claim,
    pub(super) document: &'a Descriptor,
}

impl<'a> Reading<'a> {
    pub(super) fn new(report: &'a Report) -> Self {
        let documents: BTreeMap<&str, &Descriptor> = report.documents.iter().map(|d| (d.id.as_str(), d)).collect();
        let told = report.claims.iter().filter_map(|file| Some((file, *documents.get(file.document.as_str())?)));
        let told = told.flat_map(|(file, document)| file.claims.iter().map(move |claim| Told { claim, document }));
        let questions = report.topics.iter().flat_map(|topic| &topic.questions);
        let clashes = |finding: &&Finding| matches!(finding.relation, Relation::Conflict | Relation::Oppose);
        let told: BTreeMap<ClaimRef, Told> = told.map(|told| (told.name(), told)).collect();
        Self {
            report,
            accompanied: accompanied(report, &told),
            claims: report.claims.iter().map(|file| (file.document.as_str(), file.claims.as_slice())).collect(),
            told,
            questions: questions.map(|question| (question.id.as_str(), question)).collect(),
            documents,
            clashing: report.findings.iter().filter(clashes).flat_map(Finding::claims).collect(),
        }
    }

    /// Returns the claim of that name with its document.
    pub(super) fn get(&self, name: &ClaimRef) -> Option<Told<'a>> {
        self.told.get(name).copied()
    }

    pub(super) fn document(&self, id: &str) -> Option<&'a Descriptor> {
        self.documents.get(id).copied()
    }

    /// Returns the claims of a document, in their order.
    pub(super) fn claims_of(&self, document: &str) -> &'a [Claim] {
        self.claims.get(document).copied().unwrap_or_default()
    }

    /// Returns the claims of a position, in its order.
    pub(super) fn of(&self, position: &Position) -> Vec<Told<'a>> {
        self.all(&position.claims)
    }

    /// Returns the claims of these names, in their order.
    pub(super) fn all<'b>(&self, names: impl IntoIterator<Item = &'b ClaimRef>) -> Vec<Told<'a>> {
        names.into_iter().filter_map(|name| self.get(name)).collect()
    }

    pub(super) fn question(&self, id: &str) -> Option<&'a ShownQuestion> {
        self.questions.get(id).copied()
    }

    /// Tells whether a claim stands in a conflict or a clash of positions.
    pub(super) fn clashes(&self, name: &ClaimRef) -> bool {
        self.clashing.contains(name)
    }

    /// Tells whether nobody else says anything on the matter: no other voice in its issue, and none that it was compared with.
    pub(super) fn is_alone(&self, name: &ClaimRef) -> bool {
        !self.accompanied.contains(name)
    }

    /// Returns the adjective of a party: `Armenian`.
    pub(super) fn adjective(&self, party: &str) -> Option<&'a str> {
        let parties = &self.report.parties;
        let at = parties.binary_search_by(|shown| shown.name.as_str().cmp(party)).ok()?;
        Some(&parties[at].adjective)
    }
}

/// Returns the claims that another voice speaks beside, be it in their issue or in a pair that was judged.
fn accompanied<'a>(report: &'a Report, told: &BTreeMap<ClaimRef, Told<'a>>) -> BTreeSet<&'a ClaimRef> {
    let voice = |name: &ClaimRef| told.get(name).map(Told::voice);
    let is_shared = |names: &&'a [ClaimRef]| names.iter().any(|name| voice(name) != voice(&names[0]));
    let issues = report.issues.iter().map(|issue| issue.claims.as_slice());
    let pairs = report.judgements.iter().map(|judgement| judgement.claims.as_slice());
    issues.chain(pairs).filter(is_shared).flatten().collect()
}

impl<'a> Told<'a> {
    pub(super) fn name(&self) -> ClaimRef {
        ClaimRef { document: self.document.id.clone(), id: self.claim.id.clone() }
    }

    /// Returns who says it: the speaker's party, else the speaker, else the outlet.
    pub(super) fn voice(&self) -> &'a str {
        let named = self.claim.speaker_party.as_deref().or(self.claim.speaker.as_deref());
        named.unwrap_or_else(|| self.document.name())
    }

    /// Tells whether the outlet says it in its own name.
    pub(super) fn is_narrated(&self) -> bool {
        self.claim.is_narrated()
    }
}
