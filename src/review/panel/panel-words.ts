/** The words of reports, and of what went wrong, in the interface's language. */
import { interfaceLanguage, type TextKey, text } from '../../shared/interface/texts.ts';
import { KeptOut, NoPicture, PageLeft } from '../capture/capture.ts';
import { type Unreadable, UnreadableFile } from '../reports/json.ts';
import type { Words } from '../reports/words.ts';
import { StoreFull } from '../store/review-store.ts';

export function panelWords(): Words {
  const language = interfaceLanguage();
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'long' });
  return { text, language, time: (iso) => format.format(new Date(iso)) };
}

const UNREADABLE: Readonly<Record<Unreadable, TextKey>> = {
  'no-json': 'reviewFileNoJson',
  foreign: 'reviewFileForeign',
  newer: 'reviewFileNewer',
  broken: 'reviewFileBroken',
};

/** What went wrong and what to do about it. */
export function whatFailed(error: unknown): string {
  if (error instanceof StoreFull) return text('reviewFull');
  if (error instanceof PageLeft) return text('reviewPageLeft');
  if (error instanceof KeptOut) return text('reviewWithheld');
  if (error instanceof NoPicture) return text('reviewNoPicture', error.message);
  if (error instanceof UnreadableFile) return text(UNREADABLE[error.reason], error.detail);
  return text('couldNot', error instanceof Error ? error.message : String(error));
}
