import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Sensitivity } from '../detect/claim.ts';
import type { Detector } from '../detect/detector.ts';
import { readHtmlPage } from './html-page.ts';
import { readLines } from './lines.ts';
import { BadRecord, parseRecord } from './record.ts';

/** What scanning reads from and writes to. */
export interface ScanStreams {
  readonly input: NodeJS.ReadableStream;
  /** Takes a line; the promise is fulfilled when the reader is ready for more. */
  readonly write: (line: string) => Promise<void>;
  /** Takes a complaint. */
  readonly complain: (message: string) => void;
}

export interface ScanSettings {
  readonly sensitivity: Sensitivity;
  readonly keepGoing: boolean;
}

/** Scans files one after another, a page at a time; returns the exit status. */
export async function scan(
  files: readonly string[],
  detector: Detector,
  settings: ScanSettings,
  streams: ScanStreams,
): Promise<0 | 1> {
  let failed = false;
  for (const file of files) {
    const answers = file.endsWith('.html')
      ? scanHtml(file, detector, settings)
      : scanLines(file, detector, settings, streams);
    try {
      for await (const answer of answers) {
        if ('error' in answer && !settings.keepGoing) {
          failed = true;
          streams.complain(`${file === '-' ? 'standard input' : file}:${answer.line}: ${answer.error}`);
        } else await streams.write(JSON.stringify(answer));
      }
    } catch (error) {
      if (!isFileError(error)) throw error;
      failed = true;
      streams.complain(`${file}: ${error.message}`);
    }
  }
  return failed ? 1 : 0;
}

type Answer = { readonly id: string | number } | { readonly line: number; readonly error: string };

async function* scanLines(
  file: string,
  detector: Detector,
  settings: ScanSettings,
  streams: ScanStreams,
): AsyncGenerator<Answer> {
  const input = file === '-' ? streams.input : createReadStream(file);
  input.setEncoding('utf8');
  for await (const { text, number } of readLines(input as AsyncIterable<string>)) {
    if (text.trim() === '') continue;
    yield answerLine(text, number, detector, settings);
  }
}

function answerLine(text: string, line: number, detector: Detector, settings: ScanSettings): Answer {
  try {
    const { id, blocks } = parseRecord(text);
    return { id, ...detector.detect(blocks, settings) };
  } catch (error) {
    if (error instanceof BadRecord) return { line, error: error.message };
    throw error;
  }
}

async function* scanHtml(file: string, detector: Detector, settings: ScanSettings): AsyncGenerator<Answer> {
  const html = await readFile(file, 'utf8');
  try {
    const blocks = readHtmlPage(html);
    yield { id: basename(file), ...detector.detect(blocks, settings), ...{ blocks } };
  } catch (error) {
    if (!(error instanceof BadRecord)) throw error;
    yield { line: 1, error: error.message };
  }
}

const isFileError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'path' in error;
