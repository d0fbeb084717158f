import { parseArgs } from 'node:util';
import { SENSITIVITIES } from '../detect/claim.ts';
import { BadArguments } from '../scan/arguments.ts';
import type { EvaluationSettings } from './evaluation.ts';

export { BadArguments };

/** What a listing shows. */
export const LISTINGS = ['missed', 'false'] as const;
export type Listing = (typeof LISTINGS)[number];

export interface EvalArguments extends EvaluationSettings {
  /** A corpus of somebody else's; undefined is the project's own. */
  readonly corpus: string | undefined;
  readonly listings: readonly Listing[];
  /** The figures as Markdown, and nothing else. */
  readonly table: boolean;
  /** Keep this run as what the next ones are compared with. */
  readonly write: boolean;
  readonly help: boolean;
}

export const USAGE = `usage: npm run eval -- [CORPUS] [--sensitivity strict|standard|broad] [--show missed|false]…
                       [--table] [--write] [--show-held-out]

Measures detection on labelled pages: CORPUS is a file with a page a line or a folder of YAML documents; without it
both halves of tests/corpus. Tells what changed since the run before, and for tests/corpus since the committed
tests/corpus/state.txt, which --write brings up to date with the figures in the documentation.
  --show           lists the claims that were missed, or the other sentences that were marked
  --table          prints the figures as Markdown
  --show-held-out  shows sentences of tests/corpus/held-out; nobody who writes rules should use it
`;

/** Parses the command line; throws BadArguments. */
export function parseArguments(words: readonly string[]): EvalArguments {
  const { values, positionals } = parse(words);
  if (positionals.length > 1)
    throw new BadArguments(`one corpus at a time, please, not ${positionals.join(' ')}`);
  const sensitivity = oneOf(SENSITIVITIES, values.sensitivity ?? 'standard', '--sensitivity');
  const write = values.write ?? false;
  if (write && (positionals.length > 0 || sensitivity !== 'standard'))
    throw new BadArguments('--write is for tests/corpus at standard sensitivity');
  if (write && values.table) throw new BadArguments('--table only prints; --write goes without it');
  return {
    corpus: positionals[0],
    sensitivity,
    listings: (values.show ?? []).map((word) => oneOf(LISTINGS, word, '--show')),
    showsHeldOut: values['show-held-out'] ?? false,
    table: values.table ?? false,
    write,
    help: values.help ?? false,
  };
}

function oneOf<Word extends string>(words: readonly Word[], word: string, option: string): Word {
  const known = words.find((one) => one === word);
  if (known) return known;
  throw new BadArguments(`${option} must be one of ${words.join(', ')}, not "${word}"`);
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        sensitivity: { type: 'string' },
        show: { type: 'string', multiple: true },
        'show-held-out': { type: 'boolean' },
        table: { type: 'boolean' },
        write: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new BadArguments(error instanceof Error ? error.message : String(error));
  }
}
