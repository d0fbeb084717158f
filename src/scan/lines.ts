/** A line of a stream, without its line break, and its number counted from 1. */
export interface Line {
  readonly text: string;
  readonly number: number;
}

/**
 * The lines of a stream of text, one at a time: what is not yet asked for is not yet read, so memory holds one line.
 * @param chunks decoded text; a readable stream with `setEncoding('utf8')`
 */
export async function* readLines(chunks: AsyncIterable<string>): AsyncGenerator<Line> {
  let number = 0;
  // A line may span many chunks: the parts are joined once, when its end is there.
  let parts: string[] = [];
  const take = (last: string): Line => {
    const text = [...parts, last].join('');
    parts = [];
    return { text: text.endsWith('\r') ? text.slice(0, -1) : text, number: ++number };
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      yield take(chunk.slice(from, end));
      from = end + 1;
    }
    if (from < chunk.length) parts.push(chunk.slice(from));
  }
  if (parts.length > 0) yield take('');
}
