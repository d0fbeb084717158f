/** What an evidence card is made of. Compiled from rules/evidence and rules/studies.yaml, served by the background. */

export const VERDICTS = ['not-supported', 'misleading', 'needs-context', 'no-evidence'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** How sure the evidence lets one be (GRADE's four levels). */
export const CERTAINTIES = ['high', 'moderate', 'low', 'very-low'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** Regions that evidence tells apart; a region without its own entry takes `any`. */
export const EVIDENCE_REGIONS = ['belly', 'limbs', 'face', 'any'] as const;
export type EvidenceRegion = (typeof EVIDENCE_REGIONS)[number];

/** What trials that measured fat at the treated place found there. */
export const LOCAL_EFFECTS = ['none', 'unclear', 'local'] as const;

export interface LocalEffect {
  readonly found: (typeof LOCAL_EFFECTS)[number];
  readonly place: Exclude<EvidenceRegion, 'any'>;
  /** The finding that this rests on. */
  readonly because: string;
  /** A review that pools trials: it stands apart from them, so that nobody counts votes. */
  readonly pooled?: true;
}

/** One reference of the bibliography; parts that were not seen in the source are absent. */
export interface Study {
  readonly id: string;
  /** `Walts CT, Hanson ED`; absent where the record seen named none. */
  readonly authors?: string;
  /** Absent on a page without a date. */
  readonly year?: number;
  /** In square brackets: our description of a work whose own title was not seen. */
  readonly title: string;
  readonly journal?: string;
  readonly volumePages?: string;
  /** Without the resolver's address: `10.5114/hm.2022.110373`. */
  readonly doi?: string;
  readonly pmid?: string;
  /** A regulator's or publisher's own page. */
  readonly url?: string;
  readonly design: string;
  /** Number of people. */
  readonly n?: number;
  readonly duration?: string;
  readonly measure?: string;
  readonly finding: string;
  readonly limits?: string;
  /** Cards cite what is `verified`: its source was seen, and every part given here stood in it. */
  readonly status: 'verified' | 'unverified';
  /** Families of claims that it bears on. */
  readonly families: readonly string[];
  readonly 'local-effect'?: LocalEffect;
}

/** A rule about advertising; whether a claim breaches it is for its body to say. */
export interface Regulation {
  readonly id: string;
  readonly country: string;
  readonly body: string;
  readonly code: string;
  /** Its number in the code. */
  readonly number: string;
  readonly says: string;
  /** What it does not cover. */
  readonly exceptions?: string;
  /** Which claims may breach it: those that fit one of these. */
  readonly fits: readonly RegulationFit[];
  /** Where its text stands: the body's site. */
  readonly page: string;
  /** Month in which its text was last seen, `2026-11`. */
  readonly checked: string;
}

/** What a claim must be to fit a rule about advertising: all that is given. */
export interface RegulationFit {
  /** One of these families. */
  readonly families?: readonly string[];
  /** By one of these means: concepts of the vocabulary. */
  readonly means?: readonly string[];
  /** Naming all of these. */
  readonly names?: readonly ('amount' | 'period')[];
}

/** Text in which `<em>` and `<strong>` are allowed, nothing else; it passes the sanitiser before it is shown. */
export type CardMarkup = string;

/** A sentence with the ids of the studies that it rests on; without any it tells of none, or is plain advice. */
export interface Statement {
  readonly says: CardMarkup;
  readonly studies?: readonly string[];
}

export interface Evidence {
  /** The family's key: the file's name without ending. */
  readonly family: string;
  readonly name: string;
  /** The claim that is answered, in one sentence. */
  readonly claim: string;
  readonly verdict: Verdict;
  /** One sentence by region, in which `{means|…}` and `{region|…}` stand for what the claim speaks of. */
  readonly answer: Readonly<Partial<Record<EvidenceRegion, CardMarkup>> & { any: CardMarkup }>;
  readonly sure: Readonly<Partial<Record<EvidenceRegion, Certainty>> & { any: Certainty }>;
  readonly found: readonly Statement[];
  readonly contrary: readonly Statement[];
  readonly instead: readonly Statement[];
  /** Ids of further studies that the card lists. */
  readonly also?: readonly string[];
  /** Ids of rules that such a claim may breach, and of cases about such claims. */
  readonly regulators?: { readonly rules: readonly string[]; readonly cases?: readonly string[] };
  /** Families whose cards this one leads to. */
  readonly related?: readonly string[];
  /** Month in which the literature was last searched, `2026-11`. */
  readonly searched: string;
  /** The card's own version, counted up at every change of its text. */
  readonly version: number;
}

/** The vocabulary's concepts of what a claim speaks of. */
export interface ClaimConcepts {
  readonly means?: string;
  readonly region?: string;
}

/** How an answer speaks of one claim: noun phrases, absent where the claim gives none. */
export interface ClaimWording {
  readonly means?: string;
  readonly region?: string;
  /** The evidence that the claim's region falls under. */
  readonly place: EvidenceRegion;
}

/** What a card shows of a family: the evidence with all that it cites. */
export interface FamilyCard {
  readonly evidence: Evidence;
  readonly studies: readonly Study[];
  readonly regulations: readonly Regulation[];
  /** Regulators' cases. */
  readonly cases: readonly Study[];
  readonly wording: ClaimWording;
}

/** A family whose card another one leads to. */
export interface RelatedFamily {
  readonly family: string;
  readonly name: string;
}

/** What the card shows for one claim. */
export interface EvidenceCard extends FamilyCard {
  readonly rule: { readonly id: string; readonly name: string };
  readonly related: readonly RelatedFamily[];
  /** Version of the rule set. */
  readonly rulesVersion: string;
}

const idsIn = (...parts: (readonly Statement[])[]): string[] =>
  parts.flat().flatMap(({ studies = [] }) => studies);

/** Ids of the studies that a card lists, in the order in which it names them. */
export const citedStudies = ({ found, contrary, instead, also = [] }: Evidence): string[] => [
  ...new Set([...idsIn(found, contrary, instead), ...also]),
];

/** Of these studies, those of a family's own means; what works instead was tried in others. */
export function ownStudies({ found, contrary, also = [] }: Evidence, studies: readonly Study[]): Study[] {
  const own = new Set([...idsIn(found, contrary), ...also]);
  return studies.filter(({ id }) => own.has(id));
}
