import type { Block } from '../detect/claim.ts';
import { BadRecord } from './record.ts';

/** The readable blocks of an HTML file, as the extension would read them from the page. */
export function readHtmlPage(_html: string): Block[] {
  throw new BadRecord('HTML files cannot be read yet');
}
