import { parseArgs } from 'node:util';
import { SENSITIVITIES, type Sensitivity } from '../detect/claim.ts';

export interface ScanArguments {
  /** `-` is standard input. */
  readonly files: readonly string[];
  readonly sensitivity: Sensitivity;
  readonly keepGoing: boolean;
  readonly help: boolean;
}

/** Arguments that cannot be followed; `message` says what to do instead. */
export class BadArguments extends Error {
  override name = 'BadArguments';
}

export const USAGE = `usage: scan [--sensitivity strict|standard|broad] [--keep-going] [FILE…]

Reads a page a line, {"id", "blocks": [text or {"text", "kind"}]}, from the files (- or none: standard input)
and writes a page a line, {"id", "claims": […], "refutations": […]}. A file ending in .html is read as one page.
A bad line is reported on standard error and the exit status is 1; with --keep-going it is answered in its place
by {"line", "error"} and the status is 0.
`;

/** Parses the command line; throws BadArguments. */
export function parseArguments(words: readonly string[]): ScanArguments {
  const { values, positionals } = parse(words);
  const sensitivity = SENSITIVITIES.find((known) => known === (values.sensitivity ?? 'standard'));
  if (!sensitivity)
    throw new BadArguments(
      `--sensitivity must be one of ${SENSITIVITIES.join(', ')}, not "${values.sensitivity}"`,
    );
  return {
    files: positionals.length > 0 ? positionals : ['-'],
    sensitivity,
    keepGoing: values['keep-going'] ?? false,
    help: values.help ?? false,
  };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        sensitivity: { type: 'string' },
        'keep-going': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new BadArguments(error instanceof Error ? error.message : String(error));
  }
}
