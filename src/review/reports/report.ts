/** What every form of report is made of: a case with its pages and claims, and for each claim what answers it. */
import type { Certainty, FamilyCard, Regulation, Study } from '../../shared/evidence.ts';
import type { TextKey } from '../../shared/interface/texts.ts';
import { mayBreach } from '../may-breach.ts';
import type { Case, PageReview, ReviewedClaim } from '../record/record.ts';

/** What the evidence says of a claim's family, in plain text. */
export interface Answer {
  readonly name: string;
  /** The family's claim in one sentence. */
  readonly claim: string;
  readonly says: string;
  readonly sure: Certainty;
  readonly found: string;
  readonly contrary: string;
  readonly studies: readonly Study[];
  /** Month in which the literature was last searched. */
  readonly searched: string;
}

export interface ReportedClaim extends ReviewedClaim {
  /** From 1, in the page's order, as the panel and the pictures number it; rejected claims have one, too. */
  readonly number: number;
  /** Its number in the pictures of the page's last capture; null where it is outlined in none. */
  readonly pictured: number | null;
  /** Null for a claim that the reviewer tied to no family. */
  readonly answer: Answer | null;
  readonly regulations: readonly Regulation[];
}

/** A picture of a page, as a `data:` address. */
export interface Picture {
  readonly name: string;
  readonly address: string;
}

/** A claim that is outlined in a page's pictures. */
export interface PicturedClaim {
  readonly number: number;
  readonly quote: string;
}

/** A capture as the report names it. */
export interface ReportedCapture {
  readonly name: string;
  readonly taken: string;
  /** SHA-256 of the zip, in hexadecimal. */
  readonly sha256: string;
}

export interface ReportedPage extends Omit<PageReview, 'claims'> {
  readonly claims: readonly ReportedClaim[];
  readonly captures: readonly ReportedCapture[];
  readonly pictures: readonly Picture[];
}

export interface Report {
  readonly case: Case;
  readonly pages: readonly ReportedPage[];
  readonly made: {
    /** ISO 8601, UTC. */
    readonly at: string;
    /** Versions of the extension and of the rule set. */
    readonly extension: string;
    readonly rules: string;
  };
}

/** What reports need to know of the evidence. */
export interface ReportKnowledge {
  /** The card of a family; undefined where there is none. */
  card(family: string): FamilyCard | undefined;
  readonly regulations: readonly Regulation[];
}

const withoutMarkup = (markup: string): string => markup.replace(/<[^>]*>/g, '');
const fillingsOut = (template: string): string => template.replace(/\{(?:means|region)\|([^}]*)\}/g, '$1');
const asSentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A family's answer for a claim of this wording; means and region in general words, which always read well. */
export function answerOf({ evidence, studies, wording }: FamilyCard): Answer {
  const { name, claim, answer, sure, found, contrary, searched } = evidence;
  const template = answer[wording.place] ?? answer.any;
  const told = (statements: FamilyCard['evidence']['found']) =>
    statements.map(({ says }) => withoutMarkup(says)).join(' ');
  return {
    name,
    claim,
    says: asSentence(withoutMarkup(fillingsOut(template))),
    sure: sure[wording.place] ?? sure.any,
    found: told(found),
    contrary: told(contrary),
    studies,
    searched,
  };
}

/** What was captured of a page, as its report needs it. */
export interface Captured {
  readonly captures: readonly ReportedCapture[];
  readonly pictures: readonly Picture[];
  readonly pictured: readonly PicturedClaim[];
}

const NOTHING: Captured = { captures: [], pictures: [], pictured: [] };

/** Ties what answers it to each claim of a page. */
export function reportPage(
  page: PageReview,
  knowledge: ReportKnowledge,
  { captures, pictures, pictured }: Captured = NOTHING,
): ReportedPage {
  const left = [...pictured];
  const claims = page.claims.map((claim, i): ReportedClaim => {
    const at = left.findIndex(({ quote }) => quote === claim.quote);
    const [seen] = at < 0 ? [] : left.splice(at, 1);
    const card = claim.family === null ? undefined : knowledge.card(claim.family);
    return {
      ...claim,
      number: i + 1,
      pictured: seen?.number ?? null,
      answer: card ? answerOf(card) : null,
      regulations: mayBreach(claim, knowledge.regulations),
    };
  });
  return { ...page, captures, pictures, claims };
}

/** Which claims a report is about: all that the reviewer has not rejected. */
export const standing = (claims: readonly ReportedClaim[]): ReportedClaim[] =>
  claims.filter(({ decision }) => decision !== 'rejected');

/** What a page's report lacks, by the names of it. */
export const missing = ({ product, seller, captures }: ReportedPage): TextKey[] => [
  ...(product === '' ? (['docProduct'] as const) : []),
  ...(seller === '' ? (['docSeller'] as const) : []),
  ...(captures.length === 0 ? (['docCapture'] as const) : []),
];
