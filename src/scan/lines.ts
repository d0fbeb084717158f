/** A line of a stream, without its line break, and its number counted from 1. */
export interface Line {
  readonly text: string;
  readonly number: number;
  /** The line break; '' at the end of a stream that has none there. */
  readonly ending: '\n' | '\r\n' | '';
  /** True for a line that is longer than any page: its text is left out. */
  readonly isTooLong: boolean;
}

/** UTF-16 units in one line at most. */
export const MOST_LINE = 64 * 2 ** 20;

const MARK = '\ufeff';

/** Collects the parts of one line; it may span many chunks, and they are joined once, when its end is there. */
class OpenLine {
  private parts: string[] = [];
  private length = 0;
  private number = 0;

  get isEmpty(): boolean {
    return this.length === 0;
  }

  add(part: string): void {
    this.length += part.length;
    if (this.length > MOST_LINE) this.parts = [];
    else this.parts.push(part);
  }

  end(hasBreak: boolean): Line {
    const text = this.parts.join('');
    const isTooLong = this.length > MOST_LINE;
    this.parts = [];
    this.length = 0;
    this.number += 1;
    // A byte order mark belongs to the file, not to its first line.
    const from = this.number === 1 && text.startsWith(MARK) ? 1 : 0;
    const hasReturn = hasBreak && text.endsWith('\r');
    return {
      text: text.slice(from, hasReturn ? -1 : undefined),
      number: this.number,
      ending: hasReturn ? '\r\n' : hasBreak ? '\n' : '',
      isTooLong,
    };
  }
}

/**
 * The lines of a stream of text, one at a time: what is not yet asked for is not yet read, so memory holds one line.
 * @param chunks decoded text; a readable stream with `setEncoding('utf8')`
 */
export async function* readLines(chunks: AsyncIterable<string>): AsyncGenerator<Line> {
  const open = new OpenLine();
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      open.add(chunk.slice(from, end));
      yield open.end(true);
      from = end + 1;
    }
    if (from < chunk.length) open.add(chunk.slice(from));
  }
  if (!open.isEmpty) yield open.end(false);
}
