/** A line on a terminal that tells how far a scan is; it is drawn over itself. */

/** Between two drawings. */
const EVERY_MS = 250;
/** To the line's beginning, and the line emptied (ECMA-48: EL). */
const EMPTIED = '\r\u001b[K';

export interface ProgressNeeds {
  /** Writes to the terminal. */
  readonly draw: (text: string) => void;
  /** Milliseconds, from any beginning. */
  readonly now: () => number;
}

export class Progress {
  private records = 0;
  private claims = 0;
  private readonly start: number;
  private drawn = Number.NEGATIVE_INFINITY;
  private isShown = false;

  constructor(private readonly needs: ProgressNeeds) {
    this.start = needs.now();
  }

  /** One more record is done. */
  count(claims: number): void {
    this.records += 1;
    this.claims += claims;
    const now = this.needs.now();
    if (now - this.drawn >= EVERY_MS) this.show(now);
  }

  /** Takes the line away, so that other text can be written there. */
  clear(): void {
    if (!this.isShown) return;
    this.needs.draw(EMPTIED);
    this.isShown = false;
  }

  /** Leaves the last figures standing. */
  end(): void {
    this.show(this.needs.now());
    this.needs.draw('\n');
  }

  private show(now: number): void {
    this.drawn = now;
    this.isShown = true;
    const seconds = (now - this.start) / 1000;
    const rate = seconds > 0 ? `, ${numeral(this.records / seconds)} records/s` : '';
    this.needs.draw(`${EMPTIED}${numeral(this.records)} records, ${numeral(this.claims)} claims${rate}`);
  }
}

const numeral = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 1 : 0 });
