/** A report of a case in which everything wants to be more than text, opened in a real browser. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { serve } from '../../scripts/serve.mjs';
import { RECORD_VERSION } from '../../src/review/record/record.ts';
import { type CaseFile, FORMAT } from '../../src/review/reports/json.ts';
import { type Stage, stage } from './extension.ts';
import { BROWSERS } from './in-browsers.ts';
import { catchSaved, importCases, openReview, savedReport } from './review-panel.ts';

const HOSTILE = [
  '<script>document.documentElement.dataset.ran = "script"</script>',
  '"><img src=x onerror="document.documentElement.dataset.ran = \'image\'">',
  "' autofocus onfocus='document.documentElement.dataset.ran = \"focus\"' x='",
  '</style></title></textarea><svg onload="document.documentElement.dataset.ran = \'svg\'">',
  '<iframe srcdoc="<script>parent.document.documentElement.dataset.ran = 1</script>"></iframe>',
  '<a href="javascript:document.documentElement.dataset.ran = 1">press</a>',
  '<meta http-equiv="refresh" content="0; url=https://evil.example/"><base href="https://evil.example/">',
];
const ALL = HOSTILE.join(' ');
const AT = '2026-11-23T10:00:00.000Z';

const CASES: CaseFile = {
  format: FORMAT,
  version: RECORD_VERSION,
  cases: [{ id: 'hostile', name: ALL, created: AT, changed: AT }],
  pages: HOSTILE.map((text, i) => ({
    id: `page-${i}`,
    caseId: 'hostile',
    key: `https://shop.example/${i}`,
    address:
      i === 0 ? 'javascript:document.documentElement.dataset.ran=1' : `https://shop.example/${i}?q=${text}`,
    title: text,
    product: text,
    seller: text,
    visits: [AT],
    claims: [
      {
        quote: text,
        before: text,
        after: text,
        place: 'text',
        isHidden: true,
        frame: `https://frame.example/?${text}`,
        family: 'supplements-foods',
        verdict: 'not-supported',
        rule: text,
        fields: { means: text, effect: text, region: text, amount: text, period: text },
        concepts: {},
        isExpress: true,
        isTestimonial: true,
        id: `claim-${i}`,
        decision: 'confirmed',
        tags: [text],
        note: text,
        standing: 'reworded',
        formerly: text,
      },
    ],
  })),
};

describe.each(BROWSERS)('in %s', { timeout: 300_000 }, (name) => {
  let on: Stage;
  let folder: string;
  beforeEach(async () => {
    on = await stage(name);
    folder = await mkdtemp(join(tmpdir(), 'spotcheck-report-'));
  });
  afterEach(async () => {
    await on?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('nothing in it runs, loads or leads astray, with its policy and without', async () => {
    const page = await on.browser.newPage(on.page('plain.html'));
    const review = await openReview(on.browser, page);
    await importCases(review, JSON.stringify(CASES));
    await review.waitFor(() => document.getElementById('done-text')?.textContent?.startsWith('Imported'));
    await review.waitFor(() => document.querySelectorAll('#pages > li').length === 7);
    await review.evaluate(() => {
      const scope = document.getElementById('scope') as HTMLSelectElement;
      scope.value = 'case';
    });
    await catchSaved(review);
    const html = await savedReport(review, 'html');
    await writeFile(join(folder, 'kept.html'), html);
    await writeFile(
      join(folder, 'bare.html'),
      html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''),
    );
    const site = await serve(folder);
    try {
      for (const file of ['kept.html', 'bare.html']) {
        const report = await on.browser.newPage(`${site.url}/${file}`);
        const seen = await report.evaluate(() => ({
          ran: document.documentElement.dataset['ran'] ?? 'nothing',
          at: location.pathname,
          alien: document.querySelectorAll('script, img, iframe, svg, object, base, textarea').length,
          handlers: [...document.querySelectorAll('*')].flatMap((element) =>
            element.getAttributeNames().filter((attribute) => attribute.startsWith('on')),
          ),
          links: [...document.links].filter(({ protocol }) => !/^https?:$/.test(protocol)).length,
          quotes: [...document.querySelectorAll('blockquote mark:not([data-spotcheck])')].map(
            (quote) => quote.textContent,
          ),
          // Firefox asks the site for its picture.
          loaded: performance
            .getEntriesByType('resource')
            .filter((entry) => !entry.name.endsWith('/favicon.ico'))
            .map((entry) => entry.name),
        }));
        expect(seen, file).toEqual({
          ran: 'nothing',
          at: `/${file}`,
          alien: 0,
          handlers: [],
          links: 0,
          quotes: HOSTILE,
          loaded: [],
        });
        await report.close();
      }
    } finally {
      await site.close();
    }
    expect(await review.evaluate(() => document.documentElement.dataset['ran'] ?? 'nothing')).toBe('nothing');
    expect(await review.consoleErrors()).toEqual([]);
  });
});
