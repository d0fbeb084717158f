/**
 * The single place where markup enters a page: card text with its tiny subset of HTML becomes nodes here.
 *
 * DOMPurify gives a string, which is parsed again in an inert document. Its fragment output must not be used: in a
 * Chromium content script a handler that the clean fragment no longer shows still runs when it is inserted.
 */
import DOMPurify from 'dompurify';
import type { CardMarkup } from '../../shared/evidence.ts';

const SUBSET = { ALLOWED_TAGS: ['em', 'strong'], ALLOWED_ATTR: [] };

/** On pages with Trusted Types DOMPurify would ask for a policy of its own name and log a violation there. */
const AS_IT_IS = {
  createHTML: (html: string) => html,
  createScriptURL: (url: string) => url,
} as unknown as TrustedTypePolicyLike;

type TrustedTypePolicyLike = NonNullable<Parameters<typeof DOMPurify.sanitize>[1]>['TRUSTED_TYPES_POLICY'];

/** Clean nodes for a piece of card text, owned by `document`. */
export function markupNodes(document: Document, markup: CardMarkup): Node[] {
  const clean = DOMPurify.sanitize(markup, { ...SUBSET, TRUSTED_TYPES_POLICY: AS_IT_IS });
  const parsed = new DOMParser().parseFromString(String(clean), 'text/html');
  return [...parsed.body.childNodes].map((node) => document.importNode(node, true));
}
