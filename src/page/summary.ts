/** Tells screen readers how many claims of a page are marked: when they are first found, and when that changes much. */
import { countText } from '../shared/interface/texts.ts';
import type { LiveRegion } from './card/live-region.ts';
import { isNews } from './news.ts';

export class Summary {
  private told = 0;

  constructor(private readonly live: LiveRegion) {}

  /** @param count claims that are marked now */
  tell(count: number): void {
    // Where nothing is left to tell of, nothing of ours is left either.
    if (count === 0) this.live.remove();
    if (!isNews(this.told, count)) return;
    this.told = count;
    if (count > 0) this.live.say(countText('summaryOne', 'summaryOther', count));
  }
}
