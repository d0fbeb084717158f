/**
 * The answer to one claim: its family's sentence with the claim's own means and region filled in.
 *
 * Words of the page are taken only where they are a plain plural ("crunches", "detox teas"): a bare singular would
 * need an article that cannot be known. Everything else speaks by the wording of its concept. The templates put
 * means and region only where any noun phrase reads well, so no verb has to agree with them.
 */
import type { CardMarkup, ClaimWording, Evidence } from '../../shared/evidence.ts';

/** `{means|Ab exercise}`: what is filled in, and what stands there when the claim does not say. */
const PLACE = /\{(means|region)\|([^}]*)\}/g;
/** Words before a plural that praise or point: "best exercises", "these moves". */
const POINTING = /^(?:best|top|great|effective|simple|easy|these|those|our|my|your|the|following|such) /i;
/** Words of letters with an English plural at the end, short enough for a sentence. */
const PLURAL = /^(?=.{4,28}$)[a-z]+(?:[ -][a-z]+){0,2}(?<=[^s'i]s)$/i;
/** Plurals that name no kind of thing by themselves: "moves can …" would speak of all there are. */
const BARE = /^(?:moves|steps|tips|tricks|hacks|ways|things|methods|techniques|routines|sessions|products)$/;

/** The means as the page words it, when it is a plural that can stand in a sentence; otherwise null. */
export function pluralWords(words: string): string | null {
  const plain = words.replace(/\s+/g, ' ').trim().replace(POINTING, '');
  if (!PLURAL.test(plain)) return null;
  const isShouted = plain === plain.toUpperCase();
  const keepsCapitals = (word: string) => !isShouted && /^[A-Z]{2,}$/.test(word);
  const said = plain
    .split(' ')
    .map((word) => (keepsCapitals(word) ? word : word.toLowerCase()))
    .join(' ');
  return BARE.test(said) ? `${said} like these` : said;
}

/**
 * @param words the claim's own words for its means, when it has any.
 * @returns markup that still has to pass the sanitiser.
 */
export function answerFor(
  { answer }: Pick<Evidence, 'answer'>,
  wording: ClaimWording,
  words: string | undefined,
): CardMarkup {
  const template = answer[wording.place] ?? answer.any;
  const means = wording.means && ((words && pluralWords(words)) ?? wording.means);
  const filled = template.replace(PLACE, (_, slot: string, otherwise: string) =>
    slot === 'means' ? (means ?? otherwise) : (wording.region ?? otherwise),
  );
  return filled.charAt(0).toUpperCase() + filled.slice(1);
}
