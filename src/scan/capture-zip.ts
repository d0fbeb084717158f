import { unzip } from 'fflate';
import { sha256 } from '../review/capture/manifest.ts';
import { decodeHtml } from './html-text.ts';
import { BadRecord, htmlContent, type PageRecord } from './record.ts';

/** Bytes that are unpacked at most: a small zip can hold any amount. */
const MOST_BYTES = 256 * 2 ** 20;
const PAGE = 'page.html';
const MANIFEST = 'manifest.json';

type Files = Readonly<Record<string, Uint8Array<ArrayBuffer>>>;

const unpacked = (zip: Uint8Array): Promise<Files> =>
  new Promise((done, fail) => {
    const filter = ({ name, originalSize }: { name: string; originalSize: number }) =>
      (name === PAGE || name === MANIFEST) && originalSize <= MOST_BYTES;
    unzip(zip, { filter }, (error, files) =>
      error ? fail(new BadRecord(`a broken zip: ${error.message}`)) : done(files as Files),
    );
  });

/**
 * Reads the page in a zip that the review panel captured. Throws BadRecord for a broken zip, one without a page, and a
 * page that is not as its manifest says.
 */
export async function readCapture(zip: Uint8Array): Promise<Omit<PageRecord, 'id'>> {
  const { [PAGE]: page, [MANIFEST]: manifest } = await unpacked(zip);
  if (!page) throw new BadRecord(`no ${PAGE} in the zip (of ${MOST_BYTES / 2 ** 20} MB at most): no capture`);
  const told = manifest ? parseManifest(new TextDecoder().decode(manifest)) : null;
  if (told?.sha256 && told.sha256 !== (await sha256(page)))
    throw new BadRecord(`${PAGE} is not as it was captured: its SHA-256 is not the one in ${MANIFEST}`);
  return { ...htmlContent(decodeHtml(page)), ...told?.facts };
}

interface Told {
  readonly facts: Pick<PageRecord, 'address' | 'title' | 'seen'>;
  /** Of the page; undefined where the manifest does not name it. */
  readonly sha256: string | undefined;
}

/** What a manifest tells of its page. Throws BadRecord for one that cannot be read. */
function parseManifest(text: string): Told {
  const raw = parseJson(text);
  const { address, title, started, parts } = Object(raw) as Record<string, unknown>;
  const page = (Array.isArray(parts) ? parts : []).find((part) => Object(part).name === PAGE);
  const hash: unknown = Object(page).sha256;
  return {
    facts: {
      ...(typeof address === 'string' && { address }),
      ...(typeof title === 'string' && { title }),
      ...(typeof started === 'string' && { seen: started }),
    },
    sha256: typeof hash === 'string' ? hash : undefined,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadRecord(`${MANIFEST} in the zip is no JSON`);
  }
}
