import type { Sensitivity } from '../detect/claim.ts';
import type { Detector } from '../detect/detector.ts';
import type { Answers } from './answers.ts';
import { type BadInput, readInput } from './input.ts';
import type { PageRecord } from './record.ts';
import type { ColumnNames } from './table-record.ts';

/** What scanning reads from and writes to. */
export interface ScanStreams {
  readonly input: NodeJS.ReadableStream;
  /** Takes text as it is; the promise is fulfilled when the reader is ready for more. */
  readonly write: (text: string) => Promise<void>;
  /** Takes a complaint: one line, without its line break. */
  readonly complain: (message: string) => void;
  /** Is told of every record that was answered. */
  readonly onRecord: (claims: number) => void;
}

export interface ScanSettings {
  readonly sensitivity: Sensitivity;
  readonly keepGoing: boolean;
  readonly columns: ColumnNames;
}

/** Scans files one after another, a page at a time; returns the exit status. */
export async function scan(
  files: readonly string[],
  detector: Detector,
  answers: Answers,
  settings: ScanSettings,
  streams: ScanStreams,
): Promise<0 | 1> {
  let failed = false;
  if (answers.header) await streams.write(answers.header);
  for (const file of files) {
    try {
      for await (const input of readInput(file, settings.columns, streams.input)) {
        if ('page' in input) await answerPage(input.page, detector, answers, settings, streams);
        else if (!(await answerBad(input, file, answers, settings, streams))) failed = true;
      }
    } catch (error) {
      if (!isFileError(error)) throw error;
      failed = true;
      streams.complain(`${file}: ${error.message}`);
    }
  }
  return failed ? 1 : 0;
}

async function answerPage(
  page: PageRecord,
  detector: Detector,
  answers: Answers,
  settings: ScanSettings,
  { write, onRecord }: ScanStreams,
): Promise<void> {
  const found = detector.detect(page.blocks, settings);
  const text = answers.page(page, found, () => detector.detect(page.data ?? [], settings));
  if (text) await write(text);
  onRecord(found.claims.length);
}

/** @returns whether it was asked to go on after such input */
async function answerBad(
  input: BadInput,
  file: string,
  answers: Answers,
  { keepGoing }: ScanSettings,
  { write, complain, onRecord }: ScanStreams,
): Promise<boolean> {
  const answer = keepGoing ? answers.bad(input) : null;
  if (answer === null) complain(`${file === '-' ? 'standard input' : file}:${input.line}: ${input.error}`);
  else await write(answer);
  onRecord(0);
  return keepGoing;
}

/** Whether the system could not read a file: none there, no right to, a folder, too large. */
const isFileError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error &&
  'code' in error &&
  ('syscall' in error || error.code === 'ERR_FS_FILE_TOO_LARGE') &&
  error.code !== 'EPIPE';
