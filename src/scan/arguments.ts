import { parseArgs } from 'node:util';
import { SENSITIVITIES, type Sensitivity } from '../detect/claim.ts';
import { type ColumnNames, USUAL_COLUMNS } from './table-record.ts';

export const FORMATS = ['json', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

export interface ScanArguments {
  /** `-` is standard input. */
  readonly files: readonly string[];
  readonly sensitivity: Sensitivity;
  readonly format: Format;
  /** Whether a table begins with the names of its columns. */
  readonly header: boolean;
  /** Which columns of a CSV list of ads hold what. */
  readonly columns: ColumnNames;
  readonly keepGoing: boolean;
  readonly help: boolean;
}

/** Arguments that cannot be followed; `message` says what to do instead. */
export class BadArguments extends Error {
  override name = 'BadArguments';
}

export const USAGE = `usage: scan [options] [FILE…]

Finds the claims in saved pages and in lists of ads; - or no file: standard input. By the end of its name, a FILE is
  .html .htm      a page
  .mhtml .mht     a page with its resources, as browsers save it
  .zip            a capture by the review panel
  .csv            a list of ads, one a row, with a header
  anything else   one JSON object a line: {"id", "blocks": [text or {"text", "kind"}]}, or {"id", "text"}, or {"id", "html"}

  --sensitivity strict|standard|broad   how much counts as a claim (standard)
  --format json|csv                     a JSON object a page (json), or a table with a row a claim
  --no-header                           a table without the names of its columns
  --id-column, --text-column, --html-column, --url-column NAME
                                        the columns of a CSV list (id, text, html, url)
  --keep-going                          answer what cannot be read in its place by {"line", "error"}, and end with 0

What cannot be read is told on standard error with file and line, the rest goes on, and the exit status is 1.
`;

const OPTIONS = {
  sensitivity: { type: 'string', default: 'standard' },
  format: { type: 'string', default: 'json' },
  'no-header': { type: 'boolean', default: false },
  'id-column': { type: 'string' },
  'text-column': { type: 'string' },
  'html-column': { type: 'string' },
  'url-column': { type: 'string' },
  'keep-going': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Parses the command line; throws BadArguments. */
export function parseArguments(words: readonly string[]): ScanArguments {
  const { values, positionals } = parse(words);
  return {
    files: positionals.length > 0 ? positionals : ['-'],
    sensitivity: oneOf(SENSITIVITIES, '--sensitivity', values.sensitivity),
    format: oneOf(FORMATS, '--format', values.format),
    header: !values['no-header'],
    columns: {
      id: values['id-column'] ?? USUAL_COLUMNS.id,
      text: values['text-column'] ?? USUAL_COLUMNS.text,
      html: values['html-column'] ?? USUAL_COLUMNS.html,
      url: values['url-column'] ?? USUAL_COLUMNS.url,
    },
    keepGoing: values['keep-going'],
    help: values.help,
  };
}

function oneOf<T extends string>(known: readonly T[], option: string, value: string): T {
  const found = known.find((one) => one === value);
  if (!found) throw new BadArguments(`${option} must be one of ${known.join(', ')}, not "${value}"`);
  return found;
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], allowPositionals: true, options: OPTIONS });
  } catch (error) {
    throw new BadArguments(error instanceof Error ? error.message : String(error));
  }
}
