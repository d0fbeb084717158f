/** Reports of a case, with pages whose texts want to be more than text. */
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import messages from '../../_locales/en/messages.json' with { type: 'json' };
import { familyCard } from '../../src/background/evidence.ts';
import { type PageReview, type ReviewedClaim, undecided } from '../../src/review/record/record.ts';
import { claimReviewReport } from '../../src/review/reports/claim-review.ts';
import { complaintDraft } from '../../src/review/reports/complaint.ts';
import { CSV_HEADER, csvCell, csvReport } from '../../src/review/reports/csv.ts';
import { escapeMarkdown, showable } from '../../src/review/reports/escape.ts';
import { htmlReport } from '../../src/review/reports/html.ts';
import { markdownReport } from '../../src/review/reports/markdown.ts';
import { type Report, reportPage } from '../../src/review/reports/report.ts';
import type { Words } from '../../src/review/reports/words.ts';
import { compileRules } from '../rule-files.ts';

const ruleSet = await compileRules();
const knowledge = {
  card: (family: string) => (family in ruleSet.evidence ? familyCard(ruleSet, family) : undefined),
  regulations: Object.values(ruleSet.regulators),
};
const words: Words = {
  text: (key, ...fill) =>
    messages[key].message.replace(/\$(\d)/g, (_, place: string) => String(fill[Number(place) - 1])),
  language: 'en',
  time: (iso) => `local ${iso}`,
};
const TIME = '2026-11-23T10:00:00.000Z';

const claim = (quote: string, more: Partial<ReviewedClaim> = {}): ReviewedClaim => ({
  ...undecided('c', {
    quote,
    before: 'Our tea. ',
    after: ' Order now.',
    place: 'text',
    isHidden: false,
    frame: null,
    family: 'supplements-foods',
    verdict: 'not-supported',
    rule: 'supplement',
    fields: { means: 'tea', amount: '4 inches', period: '2 weeks' },
    concepts: { means: 'supplement', region: 'belly' },
    isExpress: true,
    isTestimonial: false,
  }),
  decision: 'confirmed',
  ...more,
});
const page = (claims: ReviewedClaim[], more: Partial<PageReview> = {}): PageReview => ({
  id: 'p',
  caseId: 'a',
  key: 'https://shop.example/tea',
  address: 'https://shop.example/tea',
  title: 'Flat Tummy Tea',
  product: '',
  seller: 'Teas Ltd',
  claims,
  visits: [TIME],
  ...more,
});
const report = (...pages: PageReview[]): Report => ({
  case: { id: 'a', name: 'Teas', created: TIME, changed: TIME },
  pages: pages.map((one) => reportPage(one, knowledge)),
  made: { at: TIME, extension: '1.0', rules: 'abc' },
});

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</style></title></textarea><!-- x',
  '=HYPERLINK("https://evil.example")',
  '[click](javascript:alert(1)) `code` # title',
  'safe \u202egnp.exe',
  "a'b&amp;c\u0000d",
];

describe('the HTML report', () => {
  const parsed = (one: Report) => parseHTML(htmlReport(one, words)).document;

  test.each(HOSTILE)('shows %j as text', (text) => {
    const document = parsed(report(page([claim(text, { note: text })], { title: text, product: text })));
    expect(document.querySelectorAll('script, img, iframe, object')).toHaveLength(0);
    expect(document.querySelector('mark')?.textContent).toBe(showable(text));
    expect(document.querySelector('h2')?.textContent).toBe(showable(text));
    for (const element of document.querySelectorAll('*'))
      for (const { name } of element.attributes) expect(name).not.toMatch(/^on/);
  });

  test('links lead to the web only', () => {
    const document = parsed(report(page([claim('x')], { address: 'javascript:alert(1)' })));
    const addresses = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '');
    expect(addresses.length).toBeGreaterThan(2);
    for (const address of addresses) expect(address).toMatch(/^(#|https?:)/);
  });

  test('shows evidence, rules and gaps; rejected claims are counted and not shown', () => {
    const document = parsed(report(page([claim('Kept'), claim('Dropped', { decision: 'rejected' })])));
    const text = document.body.textContent;
    expect(text).toContain('Still missingProduct; Capture');
    expect(text).not.toContain('decisions on');
    expect(parsed(report(page([claim('x', { decision: 'open' })]))).body.textContent).toContain(
      'Still missingProduct; Capture; decisions on 1 of 1 claims',
    );
    expect(text).toContain('Kept');
    expect(text).not.toContain('Dropped');
    expect(text).toContain(knowledge.card('supplements-foods')?.evidence.contrary[0]?.says.slice(0, 30));
    expect(text).toContain('CAP Code, rule 13.10');
    expect([...document.querySelectorAll('tbody td')].slice(1).map((cell) => cell.textContent)).toEqual([
      '2',
      '1',
      '0',
      '1',
      '0',
    ]);
  });

  test('numbers claims as the panel and the pictures do, and tells each answer and rule once', () => {
    const one = page([claim('First', { decision: 'rejected' }), claim('Second'), claim('Third')]);
    const captured = {
      captures: [],
      pictures: [],
      pictured: [
        { number: 7, quote: 'Third' },
        { number: 8, quote: 'Gone since' },
      ],
    };
    const document = parsed({ ...report(), pages: [reportPage(one, knowledge, captured)] });
    const entries = [...document.querySelectorAll('.claims > li')];
    expect(entries.map((entry) => entry.getAttribute('value'))).toEqual(['2', '3']);
    expect(entries.map((entry) => /Number in the pictures\s*7/.test(entry.textContent))).toEqual([
      false,
      true,
    ]);
    expect(document.querySelectorAll('#evidence article')).toHaveLength(1);
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of document.querySelectorAll('.claims a[href^="#"]'))
      expect(ids).toContain(link.getAttribute('href')?.slice(1));
  });

  test('loads nothing from elsewhere', () => {
    const text = htmlReport(report(page([claim('x')])), words);
    expect(text).toContain("default-src 'none'");
    expect(text).not.toMatch(/<(?:link|script|iframe)|url\(|@import/i);
  });
});

describe('the table', () => {
  test('a cell that a spreadsheet would run is text', () => {
    for (const start of ['=', '+', '-', '@', '\t=', ' =', '\r\n@', '＝', '|']) {
      expect(csvCell(`${start}cmd`)).toMatch(/^"?'/);
    }
    expect(csvCell('lost 4 inches')).toBe('lost 4 inches');
    expect(csvCell('a "b", c')).toBe('"a ""b"", c"');
  });

  test('every line has the header’s cells, whatever stands in them', () => {
    const [whole] = report(page([claim('x')])).pages;
    const [told] = whole?.claims ?? [];
    if (!whole || !told) throw new Error('no claim');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const claims = [{ ...told, quote: text, note: text, tags: [text] }];
        const lines = parseCsv(csvReport({ ...report(), pages: [{ ...whole, claims }] }));
        expect(lines).toHaveLength(2);
        expect(lines[0]).toEqual(CSV_HEADER);
        expect(lines[1]).toHaveLength(CSV_HEADER.length);
      }),
    );
  });
});

/** RFC 4180, read strictly. */
function parseCsv(text: string): string[][] {
  const lines: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  let line: string[] = [];
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text);
    if (!found) throw new Error('not a table');
    line.push(found[1] === undefined ? (found[2] ?? '') : found[1].replaceAll('""', '"'));
    if (found[3] === '\r\n') {
      lines.push(line);
      line = [];
    }
  }
  return lines;
}

test('in Markdown, signs of a page stay signs', () => {
  expect(escapeMarkdown('[a](b) *c* <d>\n# e')).toBe('\\[a\\]\\(b\\) \\*c\\* \\<d\\> \\# e');
  const text = markdownReport(report(page([claim(HOSTILE[4] ?? '')])), words);
  expect(text).not.toMatch(/\[click\]\(/);
  expect(text).toContain('- Product: not named\n- Seller: Teas Ltd\n');
  expect(text).toContain('May breach: United Kingdom, ASA, CAP Code, rule 13\\.9'.replace('\\.', '.'));
});

test('ClaimReview holds confirmed claims only, and closes no script element', () => {
  const text = claimReviewReport(
    report(page([claim('</script>'), claim('open', { decision: 'open' })])),
    words,
  );
  expect(text).not.toContain('<');
  const { '@graph': reviews } = JSON.parse(text);
  expect(reviews).toHaveLength(1);
  expect(reviews[0]).toMatchObject({
    '@type': 'ClaimReview',
    claimReviewed: '</script>',
    itemReviewed: { author: { name: 'Teas Ltd' } },
    reviewRating: { alternateName: 'Not supported' },
  });
});

describe('the complaint', () => {
  const draft = (one: PageReview) => complaintDraft(report(one).pages[0] as never, report(one), words);

  test('names claim, place, time, rules, studies, and what is missing', () => {
    const text =
      draft(page([claim('Melts belly fat in 2 weeks'), claim('No', { decision: 'unsure' })])) ?? '';
    expect(text).toContain('1. “Melts belly fat in 2 weeks”');
    expect(text).not.toContain('2. “');
    expect(text).toContain('Seller: Teas Ltd');
    expect(text).toContain(`Seen: local ${TIME} (${TIME})`);
    expect(text).toContain('Regulation (EC) 1924/2006');
    expect(text.split('To be added before this is sent')[1]).toContain('- Product');
    expect(text.split('To be added before this is sent')[1]).not.toContain('- Seller');
  });

  test('there is none while nothing is confirmed', () => {
    expect(draft(page([claim('x', { decision: 'open' })]))).toBeNull();
  });
});
