/** A study as a citation, in the forms that people paste: plain text, Markdown, BibTeX. */
import type { Study } from './evidence.ts';

export const CITATION_FORMS = ['plain', 'markdown', 'bibtex'] as const;
export type CitationForm = (typeof CITATION_FORMS)[number];

/** The page that a reader can look a study up on: its DOI, its PubMed entry, or its publisher's own page. */
export function studyAddress({ doi, pmid, url }: Study): string | null {
  if (doi !== undefined) return `https://doi.org/${encodeURI(doi)}`;
  if (pmid !== undefined) return `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`;
  return url ?? null;
}

const sentence = (part: string): string => (/[.?!]$/.test(part) ? part : `${part}.`);

/** Where it came out: what follows the journal's name has the year, unless there is none. */
const published = ({ journal, volumePages, year }: Study): string =>
  [journal, volumePages ?? year?.toString()].filter((part) => part !== undefined).join(' ');

function plain(study: Study): string {
  const parts = [study.authors, study.title, published(study), studyAddress(study) ?? undefined];
  return parts
    .filter((part) => part !== undefined && part !== '')
    .map((part, i, all) => (i === all.length - 1 && part?.startsWith('https:') ? part : sentence(part ?? '')))
    .join(' ');
}

const escapeMarkdown = (part: string): string => part.replace(/[\\`*_[\]<>]/g, '\\$&');

function markdown(study: Study): string {
  const address = studyAddress(study);
  const title = escapeMarkdown(study.title);
  const journal = study.journal === undefined ? '' : `*${escapeMarkdown(study.journal)}*`;
  const rest = escapeMarkdown(study.volumePages ?? study.year?.toString() ?? '');
  const parts = [
    study.authors === undefined ? '' : sentence(escapeMarkdown(study.authors)),
    address === null
      ? sentence(title)
      : `[${title}](${address.replaceAll('(', '%28').replaceAll(')', '%29')}).`,
    [journal, rest].filter((part) => part !== '').join(' '),
  ];
  return sentence(parts.filter((part) => part !== '').join(' '));
}

/** Characters that TeX takes for its own, written so that it prints them. */
const escapeTex = (part: string): string =>
  part
    .replace(/[\\{}]/g, '')
    .replace(/[&%$#_]/g, '\\$&')
    .replace(/~/g, '\\textasciitilde{}');

/** `Walts CT, Hanson ED, et al.` → `Walts, CT and Hanson, ED and others`; a body's name is kept whole by braces. */
function texAuthors(authors: string): string {
  const isPerson = (name: string) => /^\S.* \p{Lu}{1,3}$/u.test(name);
  const names = authors.split(', ');
  if (!names.some(isPerson)) return `{${escapeTex(authors)}}`;
  return names
    .map((name) => {
      if (name === 'et al.') return 'others';
      const space = name.lastIndexOf(' ');
      return isPerson(name)
        ? `${escapeTex(name.slice(0, space))}, ${name.slice(space + 1)}`
        : escapeTex(name);
    })
    .join(' and ');
}

/** `2008;40(4):669-676`, as journals are cited. */
const VOLUME = /^\d{4};(?<volume>[^(:]+)(?:\((?<number>[^)]+)\))?:(?<pages>\S+)/;

function bibtex(study: Study): string {
  const issue = study.volumePages?.match(VOLUME)?.groups;
  const fields: [string, string | undefined][] = [
    ['author', study.authors && texAuthors(study.authors)],
    ['title', `{${escapeTex(study.title)}}`],
    [issue ? 'journal' : 'howpublished', study.journal && escapeTex(study.journal)],
    ['year', study.year?.toString()],
    ['volume', issue?.['volume']],
    ['number', issue?.['number']],
    ['pages', issue?.['pages']?.replace(/-/, '--')],
    ['note', issue ? undefined : study.volumePages && escapeTex(study.volumePages)],
    ['doi', study.doi],
    ['url', studyAddress(study) ?? undefined],
  ];
  const lines = fields.filter(([, value]) => value !== undefined && value !== '');
  const body = lines.map(([name, value]) => `  ${name} = {${value}}`).join(',\n');
  return `@${issue ? 'article' : 'misc'}{${study.id},\n${body}\n}`;
}

const FORM: Readonly<Record<CitationForm, (study: Study) => string>> = { plain, markdown, bibtex };

/** One study's citation; parts that its entry lacks are left out. */
export const citation = (study: Study, form: CitationForm): string => FORM[form](study);

/** Several studies' citations, as a list that can be pasted. */
export const citations = (studies: readonly Study[], form: CitationForm): string =>
  studies.map((study) => citation(study, form)).join(form === 'bibtex' ? '\n\n' : '\n');
