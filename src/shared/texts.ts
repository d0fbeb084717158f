/** Interface texts from `_locales`; a key that is not there does not compile. */
import browser from 'webextension-polyfill';
import type messages from '../../_locales/en/messages.json';

export type TextKey = keyof typeof messages;

/** The text for a key in the browser's language, with `$1`, `$2` … filled in. */
export function text(key: TextKey, ...fill: (string | number)[]): string {
  return browser.i18n.getMessage(key, fill.map(String)) || key;
}

/**
 * The text for a number of things; the form is chosen by the interface language's own plural rules.
 * @param fill what is filled in after the number
 */
export function countText(one: TextKey, other: TextKey, count: number, ...fill: string[]): string {
  const language = browser.i18n.getUILanguage();
  const form = new Intl.PluralRules(language).select(count) === 'one' ? one : other;
  return text(form, new Intl.NumberFormat(language).format(count), ...fill);
}

/** The direction in which the interface language is written. */
export const interfaceDirection = (): 'rtl' | 'ltr' =>
  browser.i18n.getMessage('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr';
