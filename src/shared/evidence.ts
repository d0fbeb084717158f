/** What an evidence card is made of. Compiled from rules/evidence and rules/studies.yaml, served by the background. */

export const VERDICTS = ['not-supported', 'misleading', 'needs-context', 'no-evidence'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** How sure the evidence lets one be (GRADE's four levels). */
export const CERTAINTIES = ['high', 'moderate', 'low', 'very-low'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** Regions that evidence tells apart; a region without its own entry takes `any`. */
export const EVIDENCE_REGIONS = ['belly', 'limbs', 'face', 'any'] as const;
export type EvidenceRegion = (typeof EVIDENCE_REGIONS)[number];

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
}

/** Text in which `<em>` and `<strong>` are allowed, nothing else; it passes the sanitiser before it is shown. */
export type CardMarkup = string;

/** A statement with the ids of the studies that it rests on. */
export interface CitedText {
  readonly text: CardMarkup;
  readonly studies: readonly string[];
}

export interface Evidence {
  /** The family's key: the file's name without ending. */
  readonly family: string;
  readonly name: string;
  readonly verdict: Verdict;
  /** The finding in one sentence. */
  readonly answer: CardMarkup;
  readonly sure: Readonly<Partial<Record<EvidenceRegion, Certainty>> & { any: Certainty }>;
  readonly found: CitedText;
  readonly contrary: CitedText;
  readonly instead: CitedText;
  /** Month in which the literature was last searched, `2026-11`. */
  readonly searched: string;
  /** The card's own version, counted up at every change of its text. */
  readonly version: number;
}

/** What the card shows for one claim: the evidence and every study that it names, by id. */
export interface EvidenceCard {
  readonly evidence: Evidence;
  readonly studies: readonly Study[];
}
