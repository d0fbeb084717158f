/** The words of reports, in the browser's language. */
import browser from 'webextension-polyfill';
import { text } from '../../shared/texts.ts';
import type { Words } from '../reports/words.ts';

export function panelWords(): Words {
  const language = browser.i18n.getUILanguage();
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'long' });
  return { text, language, time: (iso) => format.format(new Date(iso)) };
}
