import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import messages from '../../_locales/en/messages.json' with { type: 'json' };

const sources = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(?:ts|html)$/.test(entry.name))
  .map((entry) => ({ name: entry.name, text: readFileSync(join(entry.parentPath, entry.name), 'utf8') }));
const manifest = readFileSync('manifest.json', 'utf8').replace(/__MSG_(\w+)__/g, '$1');

test('every interface text is used', () => {
  const all = [...sources.map(({ text }) => text), manifest].join('\n');
  const unused = Object.keys(messages).filter((key) => !new RegExp(`\\b${key}\\b`).test(all));
  expect(unused).toEqual([]);
});

test("the extension's pages hold no text of their own but the product's name", () => {
  for (const { name, text } of sources.filter(({ name }) => name.endsWith('.html'))) {
    const words = text
      .replace(/<title>.*<\/title>|<h1>.*<\/h1>/g, '')
      .replace(/<[^>]*>/g, ' ')
      .trim();
    expect(words, name).toBe('');
  }
});

type Texts = Record<string, { message: string }>;
const textsOf = (language: string): Texts =>
  JSON.parse(readFileSync(`_locales/${language}/messages.json`, 'utf8'));
const languages = readdirSync('_locales');
const fillsOf = (message: string) => [...message.matchAll(/\$(\d)/g)].map(([, number]) => Number(number));

/** Names, formats, the English sample text, and words that a language has in common with English. */
const SAME_AS_ENGLISH: Readonly<Record<string, string>> = {
  all: `extensionName welcomeSample citeMarkdown citeBibtex popupFilterOption reviewFormMarkdown
    reviewFormClaimReview`,
  de: 'reportVersion reviewCaseName reviewForm',
  es: 'reviewNo',
  fr: `foldSources reportPage reportVersion docPage docCapture docNote popupOptions optionsSites reviewPageOne
    reviewPageOther`,
};
const mayBeEnglish = (language: string) =>
  new Set(`${SAME_AS_ENGLISH.all} ${SAME_AS_ENGLISH[language]}`.split(/\s+/));

test('what is filled into a text is named in order', () => {
  for (const [key, { message }] of Object.entries(messages)) {
    const fills = fillsOf(message);
    expect(fills, key).toEqual(fills.map((_, i) => i + 1));
  }
});

test('the interface speaks these languages', () => {
  expect(languages.toSorted()).toEqual(['de', 'en', 'es', 'fr']);
});

describe.each(languages)('the texts in %s', (language) => {
  const texts = textsOf(language);

  test('are all there, no other, and say which language they are in', () => {
    expect(Object.keys(texts).toSorted()).toEqual(Object.keys(messages).toSorted());
    expect(texts.interfaceLanguage?.message).toBe(language);
  });

  // In another order where the language asks for it, and none twice or left out.
  test('have the same places to fill in', () => {
    for (const [key, { message }] of Object.entries(messages))
      expect(fillsOf(texts[key]?.message ?? '').toSorted(), key).toEqual(fillsOf(message).toSorted());
  });

  test('are neither empty nor of stray spaces', () => {
    const faulty = Object.entries(texts).filter(
      ([, { message }]) => message === '' || message !== message.trim(),
    );
    expect(faulty).toEqual([]);
  });

  // Browsers take a description of 132 characters at most:
  // https://developer.chrome.com/docs/extensions/reference/manifest/description
  test('have a description that is short enough', () => {
    expect(texts.extensionDescription?.message.length).toBeLessThanOrEqual(132);
  });

  // `many` is for millions in Spanish and French: no page has as many claims. A language of more forms needs more texts.
  test('need no plural form but one and other', () => {
    const rules = new Intl.PluralRules(language);
    const forms = new Set(Array.from({ length: 1000 }, (_, count) => rules.select(count)));
    expect([...forms].toSorted()).toEqual(['one', 'other']);
  });
});

test.each(languages.filter((language) => language !== 'en'))(
  'nothing is left in English in %s',
  (language) => {
    const texts = textsOf(language);
    const same = Object.entries(messages).filter(([key, { message }]) => texts[key]?.message === message);
    const allowed = mayBeEnglish(language);
    expect(new Set(same.map(([key]) => key))).toEqual(allowed);
  },
);
