/** Which rules about advertising a claim may breach. Only the body that watches over a rule can say that one does. */
import type { Regulation, RegulationFit } from '../shared/evidence.ts';
import type { FoundClaim } from '../shared/messages/found-claim.ts';

type Facts = Pick<FoundClaim, 'family' | 'fields' | 'concepts'>;

function fits({ families, means, names = [] }: RegulationFit, { family, fields, concepts }: Facts): boolean {
  if (families && (family === null || !families.includes(family))) return false;
  if (means && (concepts.means === undefined || !means.includes(concepts.means))) return false;
  return names.every((field) => fields[field] !== undefined);
}

/** The rules that a claim may breach, in the order in which they are given. */
export const mayBreach = (claim: Facts, regulations: readonly Regulation[]): Regulation[] =>
  regulations.filter((regulation) => regulation.fits.some((fit) => fits(fit, claim)));
