import { describe, expect, test } from 'vitest';
import { compileRules } from '../../build.mjs';
import { CITATION_FORMS, citation, citations, studyAddress } from '../../src/shared/citation.ts';
import type { Study } from '../../src/shared/evidence.ts';

const base = { design: '', finding: '', status: 'verified', families: [] } as const;

const article: Study = {
  ...base,
  id: 'walts-2008',
  authors: 'Walts CT, Hanson ED, et al.',
  year: 2008,
  title: 'Do sex or race differences influence muscle or fat?',
  journal: 'Medicine & Science',
  volumePages: '2008;40(4):669-676',
  doi: '10.1249/MSS.0b013e318161aa82',
};
const page: Study = {
  ...base,
  id: 'ftc-page',
  authors: 'US Federal Trade Commission',
  title: 'No support for [slimming] claims: 100% cut',
  journal: 'FTC',
  url: 'https://example.gov/a_(b)',
};
const bare: Study = { ...base, id: 'bare', title: 'A title' };

describe('plain', () => {
  test.each([
    [
      article,
      'Walts CT, Hanson ED, et al. Do sex or race differences influence muscle or fat? ' +
        'Medicine & Science 2008;40(4):669-676. https://doi.org/10.1249/MSS.0b013e318161aa82',
    ],
    [
      page,
      'US Federal Trade Commission. No support for [slimming] claims: 100% cut. FTC. https://example.gov/a_(b)',
    ],
    [bare, 'A title.'],
  ])('%#', (study, text) => expect(citation(study, 'plain')).toBe(text));
});

describe('markdown', () => {
  test.each([
    [
      article,
      'Walts CT, Hanson ED, et al. [Do sex or race differences influence muscle or fat?]' +
        '(https://doi.org/10.1249/MSS.0b013e318161aa82). *Medicine & Science* 2008;40(4):669-676.',
    ],
    [bare, 'A title.'],
  ])('%#', (study, text) => expect(citation(study, 'markdown')).toBe(text));

  test('no bracket of a title or address ends the link early', () => {
    const text = citation(page, 'markdown');
    expect(text).toContain('[No support for \\[slimming\\] claims: 100% cut](https://example.gov/a_%28b%29)');
  });
});

describe('bibtex', () => {
  test('an article with volume, number and pages', () => {
    expect(citation(article, 'bibtex')).toBe(
      [
        '@article{walts-2008,',
        '  author = {Walts, CT and Hanson, ED and others},',
        '  title = {{Do sex or race differences influence muscle or fat?}},',
        '  journal = {Medicine \\& Science},',
        '  year = {2008},',
        '  volume = {40},',
        '  number = {4},',
        '  pages = {669--676},',
        '  doi = {10.1249/MSS.0b013e318161aa82},',
        '  url = {https://doi.org/10.1249/MSS.0b013e318161aa82}',
        '}',
      ].join('\n'),
    );
  });

  test("a body's name is one name, and TeX's own characters are escaped", () => {
    const text = citation(page, 'bibtex');
    expect(text).toMatch(/^@misc\{ftc-page,/);
    expect(text).toContain('author = {{US Federal Trade Commission}}');
    expect(text).toContain('100\\% cut');
  });
});

describe('the whole bibliography', () => {
  test.each(CITATION_FORMS)('every study can be cited as %s', async (form) => {
    const studies = Object.values((await compileRules()).studies);
    for (const study of studies) {
      const text = citation(study, form);
      expect(text).not.toMatch(/undefined|null|\.\.(?!\.)| {3}|\?\.\s/);
      if (form === 'bibtex') expect(text.split('{').length).toBe(text.split('}').length);
    }
    expect(citations(studies, form).length).toBeGreaterThan(studies.length * 20);
  });

  test('every address is https, and a DOI comes before PubMed and the own page', () => {
    expect(studyAddress({ ...article, pmid: '1', url: 'https://a.example/' })).toMatch(
      /^https:\/\/doi\.org\//,
    );
    expect(studyAddress({ ...bare, pmid: '12', url: 'https://a.example/' })).toBe(
      'https://pubmed.ncbi.nlm.nih.gov/12/',
    );
    expect(studyAddress(bare)).toBeNull();
  });
});
