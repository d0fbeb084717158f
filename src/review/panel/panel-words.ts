/** The words of reports, in the interface's language. */
import { interfaceLanguage, text } from '../../shared/texts.ts';
import type { Words } from '../reports/words.ts';

export function panelWords(): Words {
  const language = interfaceLanguage();
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'long' });
  return { text, language, time: (iso) => format.format(new Date(iso)) };
}
