/** What the user has called no claim, each with a way back. */

import type { DoneNote } from '../shared/interface/done-note.ts';
import { inEnglish } from '../shared/interface/english.ts';
import { button, byId, line } from '../shared/interface/page-nodes.ts';
import { text } from '../shared/interface/texts.ts';
import { type HiddenClaim, hiddenEntry } from '../shared/settings/hidden-claims.ts';
import { RowList } from './row-list.ts';
import { removeEntries } from './stored.ts';

export class HiddenSection {
  private readonly list: RowList<HiddenClaim>;

  constructor(
    private readonly document: Document,
    private readonly note: DoneNote,
  ) {
    const list = byId(document, 'hidden-list', HTMLUListElement);
    const title = byId(document, 'hidden-title', HTMLElement);
    title.tabIndex = -1;
    this.list = new RowList<HiddenClaim>(list, (entry) => this.row(entry), title);
  }

  show(hidden: readonly HiddenClaim[]): void {
    this.list.show(hidden);
    byId(this.document, 'hidden-none', HTMLElement).hidden = hidden.length > 0;
  }

  private row(entry: HiddenClaim): Node[] {
    const words = this.document.createElement('div');
    words.className = 'name';
    const quote = inEnglish(line(this.document, 'p', '', text('quoted', entry.quote)));
    words.append(quote, line(this.document, 'small', '', whereOf(entry)));
    const back = () => void this.note.attempt(() => this.showAgain(entry));
    return [words, button(this.document, text('popupShowAgain'), text('showAgainLabel', entry.quote), back)];
  }

  private async showAgain(entry: HiddenClaim): Promise<void> {
    this.note.say(text('hiddenShown'), await removeEntries([hiddenEntry(entry)]));
  }
}

function whereOf({ scope, rule, place }: HiddenClaim): string {
  if (scope === 'rule') return text('hiddenRule', rule);
  return text(scope === 'page' ? 'hiddenPageAt' : 'hiddenSiteAt', place);
}
