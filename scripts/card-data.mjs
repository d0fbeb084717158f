/**
 * The cards as data for others: evidence, studies and rules about advertising as JSON with their schemas,
 * schema.org ClaimReview for each family, and the table in docs/evidence.md that traces every sentence to its studies.
 */

/** Version of the exported files' shape. */
export const DATA_VERSION = 1;
const PARTS = { found: 'Found', contrary: 'The other side', instead: 'What works instead' };

const EXPORTS = {
  evidence: { schema: 'evidence', keyed: 'family', by: 'family' },
  studies: { schema: 'studies', keyed: 'id', by: 'id' },
  regulators: { schema: 'regulators', keyed: 'id', by: 'id' },
};

const without = (key, entry) => Object.fromEntries(Object.entries(entry).filter(([name]) => name !== key));

/** What a file exports: its schema's place, versions, and the entries by key, as the rule files have them. */
function exported(ruleSet, name) {
  const entries = Object.entries(ruleSet[name]).map(([key, entry]) => [
    key,
    without(EXPORTS[name].keyed, entry),
  ]);
  return {
    $schema: `./${name}.schema.json`,
    version: DATA_VERSION,
    rules: ruleSet.version,
    [name]: Object.fromEntries(entries),
  };
}

/** The schema of an exported file, made from the schema of the rule files, which is that of one entry or of all. */
function exportedSchema(name, { definitions, $schema, ...one }) {
  const isOfOne = name !== 'studies';
  const entries = isOfOne ? { type: 'object', additionalProperties: { $ref: '#/definitions/entry' } } : one;
  return {
    $schema,
    title: `Spotcheck: ${name}`,
    type: 'object',
    required: ['version', 'rules', name],
    properties: {
      version: { const: DATA_VERSION },
      rules: { description: 'Fingerprint of the rule set.', type: 'string' },
      [name]: entries,
    },
    definitions: isOfOne ? { ...definitions, entry: one } : definitions,
  };
}

/**
 * Files of dist/data: name → object.
 * @param schemas the rule files' schemas by name
 * @param verdictWord verdict → its word for readers
 */
export function dataFiles(ruleSet, schemas, verdictWord) {
  const files = Object.keys(EXPORTS).flatMap((name) => [
    [`${name}.json`, exported(ruleSet, name)],
    [`${name}.schema.json`, exportedSchema(name, schemas[name])],
  ]);
  return Object.fromEntries([...files, ['claim-reviews.json', claimReviews(ruleSet, verdictWord)]]);
}

/** A template as it reads where a claim names neither means nor region. */
const plain = (template) =>
  template
    .replace(/\{(?:means|region)\|([^}]*)\}/g, '$1')
    .replace(/<[^>]*>/g, '')
    .replace(/^./, (first) => first.toUpperCase());
const textOf = (statements) =>
  statements
    .map(({ says }) => says)
    .join(' ')
    .replace(/<[^>]*>/g, '');

const idsOf = ({ found, contrary, instead, also = [] }) => [
  ...new Set([...[found, contrary, instead].flat().flatMap(({ studies = [] }) => studies), ...also]),
];

export const studyAddress = ({ doi, pmid, url }) =>
  doi ? `https://doi.org/${encodeURI(doi)}` : pmid ? `https://pubmed.ncbi.nlm.nih.gov/${pmid}/` : url;

/** https://schema.org/ClaimReview, a review for each family. */
function claimReviews(ruleSet, verdictWord) {
  const citationOf = (id) => {
    const study = ruleSet.studies[id];
    return {
      '@type': 'CreativeWork',
      name: study.title,
      ...(studyAddress(study) && { sameAs: studyAddress(study) }),
    };
  };
  const reviews = Object.values(ruleSet.evidence).map((evidence) => ({
    '@type': 'ClaimReview',
    identifier: evidence.family,
    claimReviewed: evidence.claim,
    itemReviewed: { '@type': 'Claim', name: evidence.claim },
    reviewRating: {
      '@type': 'Rating',
      alternateName: verdictWord(evidence.verdict),
      ratingExplanation: plain(evidence.answer.any),
    },
    reviewBody: Object.keys(PARTS)
      .map((part) => textOf(evidence[part]))
      .join('\n\n'),
    author: { '@type': 'Organization', name: 'Spotcheck' },
    datePublished: evidence.searched,
    version: evidence.version,
    inLanguage: 'en',
    citation: idsOf(evidence).map(citationOf),
  }));
  return { '@context': 'https://schema.org', '@graph': reviews };
}

const cell = (text) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');

/** docs/evidence.md: what every sentence of every card rests on. */
export function evidenceTable(ruleSet, verdictWord) {
  const cited = new Set(Object.values(ruleSet.evidence).flatMap(idsOf));
  return [
    '# What the cards rest on',
    '',
    'Made by `npm run build` from `rules/evidence/` and `rules/studies.yaml`; do not edit. Every sentence of a card',
    'is listed with the studies that it rests on; one without says that none was found, or is plain advice.',
    '',
    ...Object.values(ruleSet.evidence).flatMap((evidence) => familySection(evidence, verdictWord)),
    '## Studies',
    '',
    ...[...cited].sort().map((id) => studyLine(ruleSet.studies[id])),
    '',
  ].join('\n');
}

function familySection(evidence, verdictWord) {
  const { family, name, claim, verdict, sure, answer, also = [], regulators, searched, version } = evidence;
  const grades = Object.entries(sure).map(([place, level]) => `${place}: ${level}`);
  const link = (id) => `[${id}](#${id})`;
  const row = (part, text, ids) => `| ${part} | ${cell(text)} | ${ids.map(link).join(', ')} |`;
  return [
    `## ${name}`,
    '',
    `\`${family}\`, version ${version}, searched ${searched}. Verdict on “${claim}” **${verdictWord(verdict)}**.`,
    `How sure: ${grades.join(', ')}.`,
    '',
    '| part | sentence | studies |',
    '| --- | --- | --- |',
    ...Object.entries(answer).map(([place, text]) =>
      row(`Answer (${place})`, plain(text), idsOf({ ...evidence, instead: [], also: [] })),
    ),
    ...Object.entries(PARTS).flatMap(([part, label]) =>
      evidence[part].map(({ says, studies = [] }) => row(label, says, studies)),
    ),
    ...(also.length > 0 ? [row('Also listed', '', also)] : []),
    ...(regulators
      ? [`| Regulators | ${regulators.rules.join(', ')} | ${(regulators.cases ?? []).join(', ')} |`]
      : []),
    '',
  ];
}

function studyLine(study) {
  const { id, authors, year, title, design, n, duration, finding } = study;
  const address = studyAddress(study);
  const name = [authors, year].filter(Boolean).join(', ');
  const facts = [design, n && `${n} people`, duration].filter(Boolean).join('; ');
  const local = study['local-effect'];
  return [
    `- <a id="${id}"></a>**${id}**${name ? ` (${name})` : ''}: ${address ? `[${title}](${address})` : title}. ${facts}. ${finding}`,
    local ? ` *At the treated place (${local.place}): ${local.found}. ${local.because}*` : '',
  ].join('');
}
