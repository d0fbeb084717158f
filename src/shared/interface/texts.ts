/** Interface texts from `_locales`; a key that is not there does not compile. */
import browser from 'webextension-polyfill';
import type messages from '../../../_locales/en/messages.json';

export type TextKey = keyof typeof messages;

/** The text for a key in the browser's language, with `$1`, `$2` … filled in; numbers as that language writes them. */
export function text(key: TextKey, ...fill: (string | number)[]): string {
  const written = fill.map((part) => (typeof part === 'number' ? numberText(part) : part));
  return browser.i18n.getMessage(key, written) || key;
}

/**
 * The language in which the texts are (BCP 47). It is not the browser's where the browser speaks one that we do not:
 * the texts are English then, and so must be their plurals, numbers and dates. English too where no texts can be had.
 */
export const interfaceLanguage = (): string => browser.i18n.getMessage('interfaceLanguage') || 'en';

/** A number as the interface language writes it. */
export const numberText = (value: number): string => wordingOf(interfaceLanguage()).numbers.format(value);

/** What knows a language's numbers and plurals; to make it costs a thousand times what it costs to use. */
interface Wording {
  readonly language: string;
  readonly numbers: Intl.NumberFormat;
  readonly plurals: Intl.PluralRules;
}
let wording: Wording | undefined;

function wordingOf(language: string): Wording {
  if (wording?.language !== language)
    wording = {
      language,
      numbers: new Intl.NumberFormat(language),
      plurals: new Intl.PluralRules(language),
    };
  return wording;
}

/**
 * The text for a number of things; the form is chosen by the interface language's own plural rules. A language with
 * more forms than two takes the second for all but `one`; which these are, the test of the texts watches over.
 * @param fill what is filled in after the number
 */
export function countText(one: TextKey, other: TextKey, count: number, ...fill: string[]): string {
  const form = wordingOf(interfaceLanguage()).plurals.select(count) === 'one' ? one : other;
  return text(form, count, ...fill);
}

/** The direction in which the interface language is written. */
export const interfaceDirection = (): 'rtl' | 'ltr' =>
  browser.i18n.getMessage('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr';
