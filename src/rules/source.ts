import { type Document, LineCounter, parseDocument } from 'yaml';
import type { Problem } from './problems.ts';

/** What a schema validator made by ajv looks like. */
export interface Validator {
  (data: unknown): boolean;
  errors?: readonly ValidatorError[] | null;
}

export interface ValidatorError {
  readonly instancePath: string;
  readonly message?: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export type Path = readonly (string | number)[];

/** One rule file, parsed and checked by its schema, that still knows the line of each of its values. */
export class Source<T> {
  readonly path: string;
  readonly data: T;
  private readonly document: Document;
  private readonly lines: LineCounter;

  private constructor(path: string, data: T, document: Document, lines: LineCounter) {
    this.path = path;
    this.data = data;
    this.document = document;
    this.lines = lines;
  }

  /** The file name without folders and ending: the id of what it holds. */
  get id(): string {
    return this.path.replace(/^.*\//, '').replace(/\.ya?ml$/, '');
  }

  problem(at: Path, reason: string): Problem {
    return { file: this.path, line: lineOf(this.document, this.lines, at), reason };
  }

  /** Parses `text`; what does not fit is told in `problems`, and nothing is returned. */
  static parse<T>(
    path: string,
    text: string,
    validate: Validator,
    problems: Problem[],
  ): Source<T> | undefined {
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
    for (const error of document.errors) {
      problems.push({
        file: path,
        line: lines.linePos(error.pos[0]).line,
        reason: error.message.split('\n')[0] ?? error.code,
      });
    }
    if (document.errors.length > 0) return undefined;
    const data: unknown = document.toJS();
    if (validate(data)) return new Source(path, data as T, document, lines);
    for (const error of validate.errors ?? []) {
      const at = error.instancePath
        .split('/')
        .slice(1)
        .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
      problems.push({ file: path, line: lineOf(document, lines, at), reason: explain(error, at) });
    }
    return undefined;
  }

  /**
   * The same of a file, which is parsed once: packs are compiled together with all built-in rules, at every change.
   * A file is known by its object, so it must not change; its path tells its schema, so it is always the same.
   */
  static of<T>(
    file: { readonly path: string; readonly text: string },
    validate: Validator,
    problems: Problem[],
  ): Source<T> | undefined {
    const known = parsed.get(file);
    if (known) return known as Source<T>;
    const source = Source.parse<T>(file.path, file.text, validate, problems);
    if (source) parsed.set(file, source);
    return source;
  }
}

/** Of files that had no mistake. */
const parsed = new WeakMap<object, Source<unknown>>();

/** The line of the value at `at`, or of the nearest thing around it. */
function lineOf(document: Document, lines: LineCounter, at: Path): number {
  for (let length = at.length; length >= 0; length--) {
    const path = at.slice(0, length).map((part) => (/^\d+$/.test(String(part)) ? Number(part) : part));
    const node: unknown = document.getIn(path, true);
    const range = (node as { range?: readonly number[] } | undefined)?.range;
    if (range) return lines.linePos(range[0] ?? 0).line;
  }
  return 1;
}

function explain(error: ValidatorError, at: Path): string {
  const where = at.length > 0 ? `${at.join('.')} ` : '';
  if (error.keyword === 'additionalProperties')
    return `${where}has an unknown key "${String(error.params['additionalProperty'])}"`;
  if (error.keyword === 'enum')
    return `${where}must be one of ${JSON.stringify(error.params['allowedValues'])}`;
  return `${where}${error.message ?? 'does not fit the schema'}`;
}
