/** Fits rules/weights.yaml to labelled pages, and tells by pages left out whether that helps. */
import type { CompiledPatterns } from '../detect/patterns.ts';
import { blocksOf } from '../rules/examples.ts';
import type { Example } from '../rules/vocabulary.ts';
import type { LabelledPage } from './labelled-page.ts';
import { type Case, fit, type Model, probability } from './logistic.ts';
import { flags } from './outcomes.ts';
import { type Statement, StatementReader } from './statements.ts';

/** Pages of one origin. Pages of one group (a site) stay together when some are left out. */
export interface Collection {
  readonly name: string;
  /** How much a statement of it counts. */
  readonly weight: number;
  readonly pages: readonly { readonly page: LabelledPage; readonly group: string }[];
}

export interface FitSettings {
  /** On the squares of weights. */
  readonly penalty: number;
  /** A feature met in fewer statements gets no weight. */
  readonly least: number;
  /** The confidence that the rules' own examples must reach. */
  readonly threshold: number;
  /** The weights that earlier text gave, to which this text adds. */
  readonly known?: Model | undefined;
}

/** Examples count little at first; those that fall short count twice as much the next time. */
const EXAMPLE_WEIGHT = 0.3;
const ROUNDS = 8;
const MARGIN = 0.03;

interface ReadPage {
  readonly page: LabelledPage;
  readonly group: string;
  readonly collection: Collection;
  readonly statements: readonly Statement[];
}

/** Sentences of left-out pages, marked or not. */
export interface Counts {
  readonly right: number;
  readonly marked: number;
  readonly claims: number;
  readonly deniedMarked: number;
  readonly denied: number;
  readonly freePagesMarked: number;
  readonly freePages: number;
}

/** The confidence of marked sentences, and whether they are claims. */
export type Bins = readonly (readonly [from: number, right: number, all: number])[];

export class Fitting {
  private readonly pages: readonly ReadPage[];
  private readonly examples: readonly Statement[];

  constructor(
    patterns: CompiledPatterns,
    private readonly collections: readonly Collection[],
    claimExamples: readonly Example[],
    private readonly settings: FitSettings,
  ) {
    const reader = new StatementReader(patterns);
    this.pages = collections.flatMap((collection) =>
      collection.pages.map(({ page, group }) => ({
        page,
        group,
        collection,
        statements: reader.read(page.blocks),
      })),
    );
    this.examples = claimExamples.flatMap((example) => {
      const blocks = blocksOf(example);
      return reader.read(blocks).filter(({ block }) => block === blocks.length - 1);
    });
  }

  /** The model that all pages give. */
  fit(): Model {
    return this.fitTo(this.pages);
  }

  /** Claims of the rules' examples that a model would not mark. */
  fallShort(model: Model): number {
    return this.examples.filter(({ features }) => probability(model, features) < this.settings.threshold)
      .length;
  }

  /** What a model that was fitted elsewhere makes of each collection. */
  judgedBy(model: Model): Map<string, Judged[]> {
    return new Map(
      this.collections.map((collection) => [
        collection.name,
        this.pages.filter((page) => page.collection === collection).map(judgeBy(model)),
      ]),
    );
  }

  /** What models make of each collection that were fitted to all others. */
  leavingOutCollections(): Map<string, Judged[]> {
    return new Map(
      this.collections.map((collection) => {
        const model = this.fitTo(this.pages.filter((page) => page.collection !== collection));
        return [
          collection.name,
          this.pages.filter((page) => page.collection === collection).map(judgeBy(model)),
        ];
      }),
    );
  }

  /** What models make of each collection that were fitted without the groups of a tenth of all. */
  leavingOutGroups(folds: number): Map<string, Judged[]> {
    const judged = new Map<string, Judged[]>(this.collections.map(({ name }) => [name, []]));
    for (let fold = 0; fold < folds; fold++) {
      const isOut = ({ group }: ReadPage): boolean => foldOf(group, folds) === fold;
      const model = this.fitTo(this.pages.filter((page) => !isOut(page)));
      for (const page of this.pages.filter(isOut))
        judged.get(page.collection.name)?.push(judgeBy(model)(page));
    }
    return judged;
  }

  private fitTo(pages: readonly ReadPage[]): Model {
    const cases = pages.flatMap(({ page, collection, statements }) =>
      statements.flatMap((statement): Case[] => {
        const sentence = page.blocks[statement.block]?.sentences.find((span) => flags(statement, span));
        if (!sentence || sentence.label === 'borderline') return [];
        const isSo = sentence.label === 'claim';
        return [{ features: statement.features, isSo, weight: collection.weight }];
      }),
    );
    const { penalty, least, threshold, known } = this.settings;
    const names = [...new Set([...(known?.weights.keys() ?? []), ...namesIn(cases, least)])].sort();
    const weights = this.examples.map(() => EXAMPLE_WEIGHT);
    for (let round = 1; ; round++) {
      const examples = this.examples.map(
        ({ features }, i): Case => ({ features, isSo: true, weight: weights[i] ?? 0 }),
      );
      const model = fit([...cases, ...examples], names, penalty, known);
      const short = this.examples.flatMap(({ features }, i) =>
        probability(model, features) < threshold + MARGIN ? [i] : [],
      );
      if (short.length === 0 || round === ROUNDS) return model;
      for (const i of short) weights[i] = 2 * (weights[i] ?? 0);
    }
  }
}

/** A page with what a model makes of its statements. */
export interface Judged {
  readonly page: LabelledPage;
  readonly statements: readonly (Statement & { readonly confidence: number })[];
}

const judgeBy =
  (model: Model) =>
  ({ page, statements }: ReadPage): Judged => ({
    page,
    statements: statements.map((statement) => ({
      ...statement,
      confidence: isOpen(statement) ? probability(model, statement.features) : 0,
    })),
  });

/** Whether rules and guards leave it to the weights. */
const isOpen = ({ mayBeClaim, stance }: Statement): boolean =>
  mayBeClaim && (stance === 'asserted' || stance === 'claim');

function namesIn(cases: readonly Case[], least: number): string[] {
  const times = new Map<string, number>();
  for (const { features } of cases)
    for (const [name, amount] of features) if (amount !== 0) times.set(name, (times.get(name) ?? 0) + 1);
  return [...times].flatMap(([name, count]) => (count >= least ? [name] : [])).sort();
}

function foldOf(group: string, folds: number): number {
  let hash = 7;
  for (let i = 0; i < group.length; i++) hash = (Math.imul(hash, 31) + group.charCodeAt(i)) >>> 0;
  return hash % folds;
}

/** The surest statement that flags each sentence of a page. */
function sentencesOf({ page, statements }: Judged) {
  return page.blocks.flatMap(({ sentences }, block) =>
    sentences.map((span) => {
      const here = statements.filter((statement) => statement.block === block && flags(statement, span));
      return { label: span.label, confidence: Math.max(0, ...here.map(({ confidence }) => confidence)) };
    }),
  );
}

/** Counts what is marked from a confidence on. */
export function countsAt(judged: readonly Judged[], threshold: number): Counts {
  const counts = {
    right: 0,
    marked: 0,
    claims: 0,
    deniedMarked: 0,
    denied: 0,
    freePagesMarked: 0,
    freePages: 0,
  };
  for (const one of judged) {
    const sentences = sentencesOf(one).filter(({ label }) => label !== 'borderline');
    const marked = sentences.filter(({ confidence }) => confidence >= threshold);
    const claims = sentences.filter(({ label }) => label === 'claim');
    counts.claims += claims.length;
    counts.right += marked.filter(({ label }) => label === 'claim').length;
    counts.marked += marked.length;
    counts.denied += sentences.filter(({ label }) => label === 'refute').length;
    counts.deniedMarked += marked.filter(({ label }) => label === 'refute').length;
    if (claims.length > 0) continue;
    counts.freePages += 1;
    if (marked.length > 0) counts.freePagesMarked += 1;
  }
  return counts;
}

const BOUNDS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

export function binsOf(judged: readonly Judged[]): Bins {
  const sentences = judged.flatMap(sentencesOf).filter(({ label }) => label !== 'borderline');
  return BOUNDS.map((from, i) => {
    const to = BOUNDS[i + 1] ?? 2;
    const here = sentences.filter(({ confidence }) => confidence >= from && confidence < to);
    return [from, here.filter(({ label }) => label === 'claim').length, here.length] as const;
  });
}
